r"""Lines. A line ends at `\n` and nowhere else."""

from collections.abc import Iterator

from annotator.text.extent import Extent


def line_at(text: str, offset: int) -> Extent:
    """The line that `offset` is in, without its newline; a newline ends its own line."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text)


def lines(text: str) -> Iterator[Extent]:
    r"""Every line without its newline, the empty one after a last `\n` too.

    They and the newlines between them tile the text.
    """
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def line_number(text: str, offset: int) -> int:
    """The number of the line that `offset` is in, from 1."""
    return text.count("\n", 0, offset) + 1
