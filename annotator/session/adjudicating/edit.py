"""What an adjudicator puts in the place of what the two annotators say."""

from dataclasses import dataclass, replace

from annotator.domain.adjudication import Choice
from annotator.domain.errors import Refused
from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from annotator.review.difference import Item, Row
from annotator.session.draft import Draft
from annotator.session.spans import bounds, label_revision


@dataclass(frozen=True, slots=True)
class EditedSpan:
    """A span of the item's document."""

    start: int
    """First code point."""
    end: int
    """One past the last; white space at the outside is left out."""
    label: str | None


@dataclass(frozen=True, slots=True)
class EditedLink:
    """The relation of the two that are linked; which says more is then not known."""

    relation: Relation


Edit = EditedSpan | EditedLink


def edited(draft: Draft, item: Item, edit: Edit) -> Row:
    """A row of the item as the edit has it.

    Raises `Refused` where the item is of another kind, and as `bounds` and `label_revision` do.
    """
    row = item.rows[0]
    match edit, row:
        case EditedSpan(), Span():
            start, end = bounds(draft, item.document, edit.start, edit.end)
            revision = label_revision(draft, edit.label)
            quote = draft.texts[item.document][start:end]
            changed = replace(row, start=start, end=end, quote=quote)
            return replace(changed, label=edit.label, label_revision=revision)
        case EditedLink(), Link():
            return replace(row, relation=edit.relation, more=None)
        case EditedSpan(), _:
            raise Refused(
                "This is no span: it has no label and no bounds.", "1, 2 and 0 decide it."
            )
        case _:
            raise Refused("This is no link: it has no relation.", "1, 2, 3 and 0 decide it.")


def said_by(item: Item, row: Row) -> Choice | None:
    """Whose word an edited row is, where one of the two has exactly that there."""
    by_a, by_b = ([_words(each) for each in side] == [_words(row)] for side in (item.a, item.b))
    if by_a and by_b:
        return Choice.BOTH
    return Choice.A if by_a else Choice.B if by_b else None


def _words(row: Row) -> tuple[object, ...]:
    match row:
        case Span():
            return row.start, row.end, row.label
        case Link():
            return (row.relation,)
        case _:
            return (row.document,)
