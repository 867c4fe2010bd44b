"""What a reviewer says of one revision of a span, link or absence, or of a passage."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.link import Relation, Side
from annotator.domain.passage import QuotedPassage


class Judgement(StrEnum):
    """What a verdict says."""

    ACCEPT = "accept"
    """It is right; of a passage: nothing else is missing in it."""
    WRONG_LABEL = "wrong_label"
    WRONG_BOUNDARY = "wrong_boundary"
    SPURIOUS = "spurious"
    """It should not be there at all."""
    WRONG_RELATION = "wrong_relation"
    """Of a link: another relation; of an absence: the article does say something of it."""
    MISSING = "missing"
    """Something should be there: a passage can have several of these, each a verdict."""
    UNSURE = "unsure"
    """The reviewer has a question, which is the comment."""
    WITHDRAWN = "withdrawn"
    """An earlier verdict is taken back."""

    @property
    def is_error(self) -> bool:
        """Whether it says that something is wrong."""
        return self in ERRORS


ERRORS = frozenset(
    {
        Judgement.WRONG_LABEL,
        Judgement.WRONG_BOUNDARY,
        Judgement.SPURIOUS,
        Judgement.WRONG_RELATION,
        Judgement.MISSING,
    }
)
"""The judgements that count as errors."""


class Severity(StrEnum):
    """How much an error matters."""

    MINOR = "minor"
    """A boundary that is off by one word at most."""
    MAJOR = "major"


class Reason(StrEnum):
    """Why something should not be there."""

    NOT_THIS = "not_this"
    """It is not what the label, the link or the absence says."""
    DUPLICATE = "duplicate"
    """The same is marked already."""
    VAGUE = "vague"
    """Too vague to be marked."""
    OTHER = "other"
    """The comment says why."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What it should be, as values; what is none stays as it is."""

    label: str | None = None
    """A label id: of a span, or of a missing one."""
    passage: QuotedPassage | None = None
    """The right bounds of a span; where a missing span stands, or one end of a missing link; where
    the article of an absence does say something."""
    relation: Relation | None = None
    more: Side | None = None
    """Of a partial relation: the end that says more, or none where that is not known. `a` is the
    link's own end `a`, the span of an absence, the `passage` of a missing link."""
    other: QuotedPassage | None = None
    """The other end of a missing link."""

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return self == NOTHING


NOTHING = Amendment()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement; it never changes. A newer one of the same item takes its place.

    A `withdrawn` one takes back the verdict in `withdraws`, so that the one before holds again.
    """

    id: str
    batch: str
    place: int
    """The item's place in its batch, from 1."""
    reviewer: str
    judgement: Judgement
    severity: Severity | None = None
    """Of an error."""
    reason: Reason | None = None
    """Of what is spurious."""
    comment: str = ""
    """Of an unsure one: the question, which begins with `?`."""
    amendment: Amendment = NOTHING
    withdraws: str | None = None
    """The id of the verdict that is taken back."""
    seconds: float = 0.0
    """How long the item was in view before the verdict."""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """A word about a verdict: the annotator's objection, or the reviewer's answer to it.

    They follow one another; where the annotator has the last word, the reviewer has to answer.
    """

    id: str
    verdict: str
    author: str
    """The annotator whose work was judged, or the reviewer."""
    comment: str
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class SignOff:
    """A reviewer's signature under a batch as it stands."""

    id: str
    batch: str
    reviewer: str
    name: str
    """As it was typed."""
    digest: str
    """SHA-256 of what was signed, in hexadecimal; it holds while the batch has the same."""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class Reveal:
    """A reviewer has looked at whose work an item of a blind batch is."""

    batch: str
    place: int
    reviewer: str
    created_at: str = ""
