"""Terms: what of a passage is compared.

Words without the most frequent ones, as stems, and numbers in one spelling: `10,000` and `10000`,
`two` and `2`, `U.S.` and `US`, `Erdoğan` and `Erdogan` are the same term. Each ideograph and each
letter of hiragana is a term, since no space parts words there.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from rapidfuzz.utils import default_process

from annotator.suggest.weights import TERMS
from annotator.text.stems import stem

_UNSPACED = "\u3005-\u3007\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Accents and vowel signs, which Python's `\w` leaves out.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0971-\u0dff\u0e31-\u0eff"
)
_LETTER = rf"(?:[^\W\d_{_UNSPACED}]|[{_MARKS}])"
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[\xa0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,:]\d+)*)"
    r"|(?P<initials>(?<!\w)(?:[^\W\d_]\.){2,}(?!\w))"
    rf"|{_LETTER}+(?:['\u2019]{_LETTER}+)*"
    rf"|[{_UNSPACED}]"
)
_THOUSANDS = re.compile(r"[\xa0\u2009\u202f]|,(?=\d{3}(?!\d))")
_CLITICS = frozenset({"s", "re", "ve", "m", "d", "ll"})

_TEENS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_TEENS, 2)}
_NUMBER_WORDS |= {word: str(10 * value) for value, word in enumerate(_TENS, 2)}
_STOP = frozenset(
    re.findall(
        r"\w+",
        """
        a about above after again against all also am an and any are as at be because been before
        being below between both but by can could did do does doing down during each few for from
        further had has have having he her here hers herself him himself his how i if in into is
        it its itself just may me might more most much must my myself no nor not now of off on
        once only or other our ours out over own said same say saying says she should so some such
        than that the their theirs them themselves then there these they this those though through
        to too under until up upon us very was we were what when where which while who whom whose
        why will with would you your yours
        """,
    )
)
"""Words that nearly every passage has, and pronouns, which mean another thing in each."""


@dataclass(frozen=True, slots=True)
class Token:
    """A term where it stands."""

    start: int
    """In code points from the start of the passage."""
    end: int
    stem: str
    """What is compared: a stem, or a number in one spelling."""
    word: str
    """As it is written, without `'s`."""
    is_name: bool
    """Whether it has a capital letter at its start; so has the first word of a sentence."""
    is_number: bool

    def back(self, offset: int) -> "Token":
        """It, `offset` code points nearer to the start."""
        start, end = self.start - offset, self.end - offset
        return Token(start, end, self.stem, self.word, self.is_name, self.is_number)


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The terms of a passage. Each is equal to itself only."""

    text: str
    tokens: tuple[Token, ...]
    stems: tuple[str, ...]
    """Each once, in the order of the text: what sums run over, so that they never vary."""
    counts: Mapping[str, int]
    numbers: frozenset[str]
    names: frozenset[str]
    """Stems of what has a capital letter."""
    folded: str
    """The text as rapidfuzz's `default_process` leaves it."""

    def slice(self, start: int, end: int) -> "Terms":
        """The terms that stand whole in `[start, end)`, with their offsets counted from there."""
        inside = (token for token in self.tokens if start <= token.start and token.end <= end)
        return _assemble(self.text[start:end], [token.back(start) for token in inside])


@lru_cache(maxsize=8_192)
def terms(text: str) -> Terms:
    """The terms of a passage."""
    shouted = text.isupper()
    found = (_token(match, shouted) for match in _TOKEN.finditer(text))
    return _assemble(text, list(islice(filter(None, found), TERMS)))


def _assemble(text: str, tokens: Sequence[Token]) -> Terms:
    counts = Counter(token.stem for token in tokens)
    return Terms(
        text,
        tuple(tokens),
        tuple(counts),
        counts,
        frozenset(token.stem for token in tokens if token.is_number),
        frozenset(token.stem for token in tokens if token.is_name),
        default_process(text),
    )


def _token(match: re.Match[str], shouted: bool) -> Token | None:
    """The term at a match, if it is one; `shouted` where the whole text is in capitals."""
    written = match[0]
    if match["number"]:
        return Token(*match.span(), _number(written), written, False, True)
    if match["initials"]:
        return Token(*match.span(), _plain(written.replace(".", "")), written, True, False)
    base, _, clitic = written.replace("\u2019", "'").rpartition("'")
    word = written[: len(base)] if base and clitic.lower() in _CLITICS else written
    plain = _plain(word)
    # `US`, `IT` and `WHO` are names where other words are not in capitals.
    acronym = not shouted and len(word) > 1 and word.isupper()
    if (plain in _STOP and not acronym) or plain.endswith("n't") or not plain:
        return None
    number = _NUMBER_WORDS.get(plain)
    if number:
        return Token(*match.span(), number, word, False, True)
    name = word[0].isupper()
    return Token(match.start(), match.start() + len(word), stem(plain), word, name, False)


def _number(written: str) -> str:
    """A number without what parts its thousands, in ASCII digits."""
    digits = _THOUSANDS.sub("", written)
    if digits.isascii():
        return digits
    return "".join(str(unicodedata.decimal(each, each)) for each in digits)


def _plain(word: str) -> str:
    """A word in lower case, without accents, with straight apostrophes."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.replace("\u2019", "'").casefold())
    kept = "".join(each for each in apart if not unicodedata.combining(each))
    return unicodedata.normalize("NFC", kept)
