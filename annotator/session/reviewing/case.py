"""What an act of reviewing looks at, and what it says."""

from dataclasses import dataclass

from annotator.domain.batch import ItemKind
from annotator.domain.errors import Refused
from annotator.domain.passage import QuotedPassage
from annotator.domain.verdict import Reason, Verdict
from annotator.review.verdict_rules import Ruling
from annotator.session.draft import Draft
from annotator.session.reviewing.audit_item import AuditItem
from annotator.session.reviewing.standing import Standing
from annotator.session.spans import bounds
from annotator.text.white import WHITE

NOUNS = {
    ItemKind.SPAN: "a tag",
    ItemKind.LINK: "a link",
    ItemKind.ABSENCE: "“nothing here”",
    ItemKind.PASSAGE: "a passage",
}
"""What an item is called in a refusal."""


@dataclass(frozen=True, slots=True)
class Case:
    """The item in hand, the layer that it is read in, and what holds of it."""

    about: AuditItem
    draft: Draft
    standing: Standing

    @property
    def kind(self) -> ItemKind:
        """What is judged."""
        return self.about.item.kind

    @property
    def held(self) -> Verdict | None:
        """The verdict that holds."""
        return self.standing.verdict


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an act says of its case."""

    ruling: Ruling
    reason: Reason | None = None
    comment: str | None = None
    """None: what was noted before goes with it."""


def passage_on(draft: Draft, document: str, start: int, end: int) -> QuotedPassage:
    """`[start, end)` (code points) without its outer white space; raises as `spans.bounds` does."""
    start, end = bounds(draft, document, start, end)
    return QuotedPassage(document, start, end, draft.texts[document][start:end])


def comment_text(text: str) -> str:
    """What a person wrote, outer white space off.

    Raises `Refused` for what cannot be stored: a NUL character, half of a surrogate pair.
    """
    if "\x00" in text or any("\ud800" <= each <= "\udfff" for each in text):
        raise Refused("The note has a character in it that cannot be stored.", "Type it anew.")
    return text.strip(WHITE)
