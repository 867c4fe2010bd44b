"""Literal find, in which case, kinds of white space, quotation mark and dash do not matter."""

import re
from collections.abc import Iterator
from functools import lru_cache

from annotator.text.extent import Extent
from annotator.text.folding import VANISHING, Folded, fold, fold_text

_FIRST_WINDOW = 65_536
_PLAIN = r"a-z0-9\u0590-\u08ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""ASCII letters and digits, and letters without case that nothing else is folded to."""


@lru_cache(maxsize=64)
def folded_needle(needle: str) -> str:
    """`needle` as it is looked for: folded, outer white space off."""
    return fold_text(needle).strip(" ")


@lru_cache(maxsize=64)
def plain_parts(needle: str) -> tuple[str, ...]:
    """What stands in this order, ASCII case aside, in every ordinary text that says `needle`.

    It is what the folded needle has of ASCII letters, digits and letters of scripts without case;
    maybe nothing. An odd text says a needle without it: one with characters that vanish when
    folded, or that fold to ASCII letters.
    """
    return tuple(re.findall(f"[{_PLAIN}]+", folded_needle(needle)))


@lru_cache(maxsize=64)
def _parts_in_order(needle: str) -> re.Pattern[str]:
    return re.compile(f"[^{_PLAIN}]+".join(plain_parts(needle)))


def may_contain(text: str, needle: str) -> bool:
    """Whether `text` may contain `needle`; false is certain, and quick to tell."""
    if _parts_in_order(needle).search(text.casefold()):
        return True
    return any(character in text for character in VANISHING)


def find_all(text: str, needle: str) -> Iterator[Extent]:
    """Every place where `text` says `needle`, in order, none overlapping the one before.

    A needle of nothing but white space is nowhere.
    """
    if folded_needle(needle) and may_contain(text, needle):
        yield from hits(fold(text), folded_needle(needle))


def find_next(text: str, needle: str, start: int) -> Extent | None:
    """The first place at or after `start` where `text` says `needle`."""
    wanted = folded_needle(needle)
    window = _FIRST_WINDOW
    while wanted:
        end = min(len(text), start + window)
        hit = next(hits(fold(text[start:end]), wanted), None)
        if hit:
            return start + hit[0], start + hit[1]
        if end == len(text) or (window == _FIRST_WINDOW and not may_contain(text[start:], needle)):
            return None
        window *= 16
    return None


def hits(folded: Folded, wanted: str) -> Iterator[Extent]:
    """Where in its source `folded` has the folded string `wanted`, left to right."""
    place = folded.text.find(wanted)
    while place >= 0:
        after = place + len(wanted)
        if folded.whole(place, after):
            yield folded.extent(place, after)
        else:
            after = place + 1
        place = folded.text.find(wanted, after)
