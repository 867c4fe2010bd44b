"""Which of the places that read alike one is."""


def occurrence(text: str, start: int, end: int) -> int:
    """How many places of `text` up to `start` read as `[start, end)` does, itself included.

    Places may overlap: the `aa` at the end of `aaa` is the second.
    """
    quote = text[start:end]
    number, at = 1, text.find(quote)
    while at < start:
        at = text.find(quote, at + 1)
        number += 1
    return number
