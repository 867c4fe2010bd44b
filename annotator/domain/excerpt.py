"""A quote made short enough for one line."""


def excerpt(quote: str, width: int) -> str:
    """The beginning of `quote` in at most `width` code points, runs of white space as one space.

    What is left out is cut at a word where one ends in the second half, and shown as `…`.
    `width` is at least 1.
    """
    line = " ".join(quote.split())
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    if not line[width - 1].isspace():
        head, space, _ = cut.rpartition(" ")
        if space and len(head) >= width // 2:
            cut = head
    return f"{cut.rstrip()}…"
