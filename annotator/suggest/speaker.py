"""Who speaks in a passage: a witness, or somebody for a state or an authority.

The one who is named last before a verb of saying speaks, or first after it where a quotation comes
before it (`“I ran,” said a miner`).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from annotator.suggest.speaker_words import (
    OFFICIALS,
    SAYING,
    SOMEBODY,
    STATING,
    TELLING,
    WITNESSES,
)

BEFORE = 90
"""Code points before a verb in which the one who speaks is named."""

AFTER = 50
"""Code points after a verb that follows a quotation."""


class Speaker(StrEnum):
    """Whose words they are."""

    OFFICIAL = "official"
    WITNESS = "witness"
    SOMEBODY = "somebody"
    """A name or a pronoun says no more."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks, and what of it stands in quotation marks."""

    speaker: Speaker | None
    quoted: int
    """Words in quotation marks, titles aside."""


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])", re.IGNORECASE)


_NAMED = {
    Speaker.OFFICIAL: _words(*OFFICIALS),
    Speaker.WITNESS: _words(*WITNESSES),
    Speaker.SOMEBODY: _words(*SOMEBODY),
}
_VERB = _words(*SAYING, *STATING, *TELLING)
_TELLING = _words(*TELLING)
_QUOTATION = re.compile(
    # The end of one that began in an earlier sentence.
    r"\A[^“”\"]*[,.!?…][”\"]"
    r"|[“\"«][^”\"»]*[”\"»]?"
    # Not the apostrophe of `workers’ rights`.
    r"|(?<!\w)[‘'](?!s\b)[^’']{3,}[’'](?!\w)"
)
_MASK = "\x00"


def voices(text: str) -> Voices:
    """Who speaks in a passage, and how much of it is quoted."""
    quoted = sum(_words_said(match[0]) for match in _QUOTATION.finditer(text))
    masked = _QUOTATION.sub(lambda match: _MASK * len(match[0]), text)
    found = [_speaker(masked, verb) for verb in _VERB.finditer(masked)]
    known = next((each for each in found if each not in (None, Speaker.SOMEBODY)), None)
    return Voices(known or next(filter(None, found), None), quoted)


def _words_said(quotation: str) -> int:
    """The words of a quotation; none of a title, whose words have capitals."""
    words = quotation.split()
    capitals = sum(word.strip("“\"«‘'")[:1].isupper() for word in words)
    return 0 if 2 * capitals > len(words) else len(words)


def _speaker(text: str, verb: re.Match[str]) -> Speaker | None:
    """Who is the subject of a verb of saying, in a text whose quotations are masked."""
    before, quotation, near = text[max(0, verb.start() - BEFORE) : verb.start()].rpartition(_MASK)
    if (quotation and not near.strip(" ,")) or verb[0].endswith((" to", " by")):
        who = _named(text[verb.end() : verb.end() + AFTER], first=True)
    else:
        who = _named(near if quotation else before + near, first=False)
    is_telling = who is Speaker.SOMEBODY and _TELLING.fullmatch(verb[0])
    return Speaker.WITNESS if is_telling else who


def _named(text: str, *, first: bool) -> Speaker | None:
    """Who is named first, or else last; a bare name or pronoun only where nobody else is."""
    places = {
        speaker: [match.start() for match in named.finditer(text)]
        for speaker, named in _NAMED.items()
    }
    known = {speaker: found for speaker, found in places.items() if found}
    somebody = known.pop(Speaker.SOMEBODY, None)
    if not known:
        return Speaker.SOMEBODY if somebody else None
    if first:
        return min(known, key=lambda speaker: known[speaker][0])
    return max(known, key=lambda speaker: known[speaker][-1])
