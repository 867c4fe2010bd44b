"""Words, for the caret, for selecting and for drags.

A word is a run of letters, digits and their marks. Inside it may stand an apostrophe, a hyphen, an
underscore, a soft hyphen or a zero-width joiner between letters or digits (`Korea's`, `18-plus`),
and `.` `,` `:` between digits (`10,000`, `6.5`, `10:30`). A currency sign before a digit and a
percent or currency sign after one belong to it (`$100`, `50%`), and so do the periods of initials
(`U.S.`). An en dash parts words. Each ideograph and each hiragana letter is a word of its own, as
in Unicode's annex 29; a run of katakana is one word. A run of ink over 128 code points is cut.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain, groupby, starmap

from annotator.text.extent import Extent
from annotator.text.pieces import piece_at, reach
from annotator.text.trimming import trim
from annotator.text.white import WHITE

REACH = 4_096
"""Code points without a word that one motion crosses at most."""

_SIZE = 128
ALONE = "\u3005-\u3007\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""What is a word by itself: the inside of a regular expression's set."""
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_CURRENCY = "$\xa2-\xa5\u0e3f\u20a0-\u20cf\ufdfc\ufe69\uff04\uffe0\uffe1\uffe5\uffe6"
_PERCENT = "%\u2030\u2031\u066a\uff05"
_INNER = "'\u2019_\\-\u2010\u2011\xb7\xad\u200c\u200d"
_IN_NUMBER = ".,:\u066b\u066c"
_BLOCKS_WITH_MARKS = (
    (0x300, 0x1E00),
    (0x2000, 0x2100),
    (0x2C00, 0x3100),
    (0xA600, 0xAC00),
    (0xFB00, 0xFF00),
    (0x10100, 0x12000),
    (0x16A00, 0x17000),
    (0x1BC00, 0x1BD00),
    (0x1CF00, 0x1D300),
    (0x1DA00, 0x1EA00),
    (0xE0100, 0xE0200),
)
_WHITE = re.compile(f"[{WHITE}]")
_INK = re.compile(f"[^{WHITE}]+")
_WORD_CHARACTER = re.compile(r"[^\W_]")


@cache
def marks() -> str:
    """All combining marks as the inside of a regular expression's set."""
    block_codes = chain.from_iterable(starmap(range, _BLOCKS_WITH_MARKS))
    codes = [code for code in block_codes if unicodedata.category(chr(code))[0] == "M"]
    # Neighbours keep one distance from their place in the list.
    runs = groupby(enumerate(codes), key=lambda placed: placed[1] - placed[0])
    ends = ((run[0][1], run[-1][1]) for run in (list(run) for _, run in runs))
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ends)


@cache
def word_source() -> str:
    """The regular expression that matches one word from its start; it has no groups."""
    mark = f"[{marks()}]"
    letter = rf"[^\W_{ALONE}{_KATAKANA}]"
    joint = rf"[{_INNER}](?={letter})|(?<=\d)[{_IN_NUMBER}](?=\d)"
    return (
        rf"(?:[^\W\d_]\.){{2,}}+(?![^\W_])"
        rf"|(?:[{_CURRENCY}](?=\d))?{letter}(?:{letter}|{mark}|{joint})*+"
        rf"(?:(?<=\d)[{_PERCENT}{_CURRENCY}])?"
        rf"|(?:(?!\W)[{ALONE}]|[{_KATAKANA}][{_KATAKANA}\u3099\u309a]*+){mark}*+"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(word_source())


@cache
def _gap() -> re.Pattern[str]:
    """What a long run of ink is cut before: anything that cannot stand inside a word."""
    inside = rf"\w{marks()}{_INNER}{_IN_NUMBER}{_PERCENT}{_CURRENCY}"
    return re.compile(f"[^{inside}]|[{ALONE}]")


def _cut(text: str, at: int) -> int:
    gap = _gap().search(text, at, at + _SIZE // 2)
    return gap.start() if gap else at


def _words_near(text: str, offset: int) -> list[Extent]:
    """The words of the piece of ink at `offset`; none where it is white space."""
    low, high = max(0, offset - reach(_SIZE)), min(len(text), offset + reach(_SIZE))
    before = max(text.rfind(white, low, offset) for white in WHITE)
    after = _WHITE.search(text, offset, high)
    run = max(low, before + 1), after.start() if after else high
    if run[0] == run[1]:
        return []
    piece = piece_at(text, offset, run, _SIZE, _cut)
    return [match.span() for match in _word().finditer(text, *piece)]


def word_at(text: str, offset: int) -> Extent | None:
    """The word that the code point at `offset` belongs to, if it belongs to one."""
    if not 0 <= offset < len(text) or text[offset] in WHITE:
        return None
    for start, end in _words_near(text, offset):
        if start <= offset < end:
            return start, end
    return None


def words_in(text: str, start: int, end: int) -> list[Extent]:
    """The words that begin in `[start, end)`, in order."""
    found: list[Extent] = []
    for run in _INK.finditer(text, start, end):
        first, last = run.span()
        # A run that goes on outside, or is cut, is not read from its beginning here.
        if first == start or last == end or last - first > _SIZE:
            found += _words_one_by_one(text, first, last)
        else:
            found += [match.span() for match in _word().finditer(text, first, last)]
    return found


def _words_one_by_one(text: str, start: int, end: int) -> Iterator[Extent]:
    """The words that begin in `[start, end)`, each looked for behind the one before."""
    offset = start
    while (word := _word_from(text, offset)) is not None and word[0] < end:
        if word[0] >= start:
            yield word
        offset = word[1]


def _word_from(text: str, offset: int) -> Extent | None:
    """The first word that has a letter or digit at or after `offset`; none within `REACH`."""
    found = _WORD_CHARACTER.search(text, offset, min(len(text), offset + REACH))
    return word_at(text, found.start()) if found else None


def _word_before(text: str, offset: int) -> Extent | None:
    """The last word that has a letter or digit before `offset`; none within `REACH`."""
    for place in range(offset - 1, max(-1, offset - 1 - REACH), -1):
        if text[place].isalnum():
            return word_at(text, place)
    return None


def next_word(text: str, offset: int) -> int:
    """The start of the next word after `offset`, else the end of the text."""
    here = word_at(text, offset)
    start = here[1] if here else offset
    word = _word_from(text, start)
    return word[0] if word else min(len(text), start + REACH)


def previous_word(text: str, offset: int) -> int:
    """The start of the word that begins last before `offset`, else 0."""
    here = word_at(text, offset)
    word = here if here and here[0] < offset else _word_before(text, offset)
    return word[0] if word else max(0, offset - REACH)


def next_word_end(text: str, offset: int) -> int:
    """The end of the first word that ends after `offset`, else the end of the text."""
    word = word_at(text, offset) or _word_from(text, offset)
    return word[1] if word else min(len(text), offset + REACH)


def previous_word_end(text: str, offset: int) -> int:
    """The end of the last word that ends before `offset`, else 0."""
    word = _word_before(text, offset)
    if word and word[1] >= offset:
        offset = word[0]
        word = _word_before(text, offset)
    return word[1] if word else max(0, offset - REACH)


def snap_to_words(text: str, start: int, end: int) -> Extent:
    """`[start, end)` widened to whole words at both ends, outer white space off."""
    first, last = word_at(text, start), word_at(text, end - 1) if end > start else None
    if first and start < end:
        start = first[0]
    if last:
        end = last[1]
    return trim(text, start, end)
