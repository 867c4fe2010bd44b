"""Texts that break programs which count bytes, UTF-16 units, cells or lines the wrong way."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

# A busy machine is no failure: speed is measured in tests/bench.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

FRAGMENTS = (
    # Plain prose, so that there are words, clauses, sentences and quantities to find.
    "workers", "Over 10,000 workers ", "were sent. ", "He said: ", "Mr. ", "U.S. ", "in 2019, ",
    "“It was – ", "true,” ", "halved; ", "18-plus hour days", "$100-$200", "(£74)", "isn’t", "- ",
    "6.5% ", "?! ", "...", "a", "A", " and ", ". ", ", ", "!", "'", '"', "--", "https://a.b/c-1",
    # White space: breaks that are no line ends here, and spaces that are no U+0020.
    " ", "  ", "\n", "\n\n", "\t", "\xa0", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\u3000",
    "\u202f", "\u2009", "\x1c", "\x1f",
    # Nothing to be seen.
    "\u200b", "\u2060", "\ufeff", "\xad", "\u200c", "\u200d",
    # More than one code point to a cluster.
    "e\u0301", "\u0301", "n\u0303o", "👨‍👩‍👧‍👦", "👍🏽", "🇰🇵🇷🇺", "1\ufe0f\u20e3", "❤️", "한",
    # Beyond the Basic Multilingual Plane.
    "😀", "𝔸", "𠮷", "\U0001f1ea",
    # Scripts without spaces, from right to left, with vowel signs.
    "您好,", "工人。", "「五万」", "ひらがな", "カタカナ", "แรงงาน", "עובדים ", "مليون ", "नमस्ते। ",
    "۵۰",
    # Letters that casefold to more letters, or to others.
    "ß", "ﬁ", "İ", "ſ", "\u212a", "Straße",
    # What a terminal obeys.
    "\x1b[31m", "\x1b]52;c;aGk=\x07", "\x7f", "\x9b2J", "\u202e", "\u2066", "\u200f", "\u061c",
)  # fmt: skip
"""What nasty text is put together from, besides code points at random."""

LONG_LINE = "The ministry said on Monday that 10,000 workers had left. " * 120
"""About 7,000 code points without a line end, in sentences."""

LONG_RUN = "工" * 1_500 + "x" * 1_500
"""Ink without any space or sentence end."""


def fragments() -> st.SearchStrategy[str]:
    """A word or two of prose, or something nasty."""
    return st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=3))


def nasty_text(max_fragments: int = 24) -> st.SearchStrategy[str]:
    """Any string, CR, NUL, lone surrogates, nothing at all and blank ones among them."""
    pieces = st.one_of(fragments(), st.sampled_from(("\r\n", "\r", "\x00", "\ud800", "\udfff")))
    return st.lists(pieces, max_size=max_fragments).map("".join)


def _storable(text: str) -> bool:
    return any(character.isalnum() for character in text)


def stored_text(max_fragments: int = 24) -> st.SearchStrategy[str]:
    """Text in the normal form in which documents are stored."""
    pieces = fragments().map(lambda piece: piece.replace("\r", "").replace("\x00", ""))
    text = st.lists(pieces, min_size=1, max_size=max_fragments).map("".join)
    return text.map(lambda each: each.lstrip("\ufeff")).filter(_storable)


def long_text() -> st.SearchStrategy[str]:
    """Stored text with a line or a run of ink that is longer than one scan takes in."""
    middle = st.sampled_from((LONG_LINE, LONG_RUN, LONG_LINE + LONG_RUN, " " * 5_000))
    return st.tuples(stored_text(6), middle, stored_text(6)).map("".join)


@st.composite
def text_and_offset(
    draw: st.DrawFn, texts: st.SearchStrategy[str] | None = None
) -> tuple[str, int]:
    """A text and an offset into it, its end included."""
    text = draw(texts if texts is not None else stored_text())
    return text, draw(st.integers(0, len(text)))


@st.composite
def text_and_extent(
    draw: st.DrawFn, texts: st.SearchStrategy[str] | None = None
) -> tuple[str, int, int]:
    """A text and an extent of it, which may be empty."""
    text = draw(texts if texts is not None else stored_text())
    one, other = draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))
    return text, min(one, other), max(one, other)
