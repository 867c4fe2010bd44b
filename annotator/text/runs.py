"""Stretches that two texts have in common, byte by byte, and a text without them."""

from collections.abc import Callable, Iterable, Iterator

RUN = 32
"""Bytes, in UTF-8, of the shortest stretch that counts: fewer are words that anybody may use."""

LEFT_OUT = "…"
"""What stands for a run that is taken out."""

_PIECE = RUN // 2
"""Of a run each has a whole one at a multiple of this offset."""


def shared(data: bytes, text: bytes) -> Iterator[tuple[int, int]]:
    """Where `data` has stretches of `text`, each as long as it goes, without overlaps."""
    done = 0
    for at in range(0, len(data) - _PIECE + 1, _PIECE):
        if at + _PIECE <= done or data[at : at + _PIECE] not in text:
            continue
        for start in range(max(done, at - _PIECE), at + 1):
            if start + RUN > len(data) or data[start : start + RUN] not in text:
                continue
            done = start + RUN
            while done < len(data) and data[done - RUN + 1 : done + 1] in text:
                done += 1
            yield start, done
            break


def quotable(texts: Iterable[str]) -> bytes:
    """Texts as what is quoted of them can be looked for in: as they are, and on one line each."""
    return "\n".join(each for text in texts for each in (text, " ".join(text.split()))).encode()


def unquoted(written: str, quoted: bytes, is_said_elsewhere: Callable[[bytes], bool]) -> str:
    """What somebody wrote, without runs of what is `quotable` that are not said elsewhere too.

    A `?` at the beginning, which marks a question, stays one.
    """
    data = written.encode()
    runs = [
        (start, end)
        for start, end in shared(data, quoted)
        if not is_said_elsewhere(data[start:end])
    ]
    if not runs:
        return written
    left = _without(data, runs).decode()
    return f"?{left}" if written.startswith("?") and not left.startswith("?") else left


def _without(data: bytes, runs: Iterable[tuple[int, int]]) -> bytes:
    """UTF-8 with `LEFT_OUT` for each run, and for the characters that are partly in one."""
    left, done = b"", 0
    for start, end in runs:
        while start > done and _is_within(data, start):
            start -= 1
        while _is_within(data, end):
            end += 1
        left += data[done:start] + LEFT_OUT.encode()
        done = end
    return left + data[done:]


def _is_within(data: bytes, at: int) -> bool:
    """Whether a character of UTF-8 goes on at an offset."""
    return at < len(data) and data[at] & 0xC0 == 0x80
