"""The card of the item in hand: what each of the two says, and what the gold layer has."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from annotator.domain.adjudication import Adjudication, Choice
from annotator.domain.excerpt import excerpt
from annotator.session.adjudicating.comparison import Comparison
from annotator.session.adjudicating.entries import Difference, Entry, Row, Subject
from annotator.session.adjudicating.telling import bounds_told, row_told
from annotator.text.visible import visible_line
from annotator.tui.compare.sight import Side, left_and_right
from annotator.tui.widgets.rows import Part

LEAST = 5
"""Rows of the card: what it is, the two (with room for their words), the gold layer."""

NAME_WIDTH = 16
"""Cells of the column with the names."""


NOTHING = {
    Subject.SPAN: "nothing here",
    Subject.LINK: "no link",
    Subject.ABSENCE: "does not say so",
}
"""What is said of the one who has no such row."""


def card_rows(comparison: Comparison, entry: Entry, width: int, height: int) -> list[list[Part]]:
    """The card in cells and rows; where there is room each of the two has several."""
    both = left_and_right(comparison, entry)
    if both is None:
        return [[Part(" The article has been moved to another story. Esc and C anew.", "error")]]
    each = max(1, (height - 2) // 2)
    rows = [[*heading_parts(comparison, entry), *_decided(comparison, entry)]]
    for digit, side in enumerate(both, start=1):
        rows += _side_rows(comparison, str(digit), side, entry.item.subject, (width, each))
    return [*rows, _gold(comparison, entry)][:height]


def heading_parts(comparison: Comparison, entry: Entry) -> list[Part]:
    """How the two differ, and where."""
    item = entry.item
    document = comparison.sitting.draft.documents[item.document]
    bounds = bounds_told(item)
    return [
        Part(f" {kind_words(comparison, item.subject, item.difference)}", "strong"),
        Part(f": {bounds}" if bounds else ""),
        Part(f" · article {document.number} · ", "dim"),
    ]


def kind_words(comparison: Comparison, subject: Subject, difference: Difference) -> str:
    """How the two differ, with their names."""
    people = {
        Difference.ONLY_A: f"only {comparison.sources.a.name}",
        Difference.ONLY_B: f"only {comparison.sources.b.name}",
    }
    words = people.get(difference, str(difference))
    match subject:
        case Subject.LINK:
            return f"link: {words}"
        case Subject.ABSENCE:
            return f"nothing here: {words}"
        case _:
            return words


def _decided(comparison: Comparison, entry: Entry) -> list[Part]:
    if entry.fell_away:
        return [Part("falls away: a span that it stands on was left out", "dim")]
    if entry.adjudication is None:
        return [Part("not decided", "warning")]
    changed = " · changed since" if entry.changed_since else ""
    words = _choice_words(comparison, entry, entry.adjudication)
    return [Part(words, "strong"), Part(changed, "warning")]


def _choice_words(comparison: Comparison, entry: Entry, adjudication: Adjudication) -> str:
    """A decision, by whom where that is somebody else."""
    sources, item = comparison.sources, entry.item
    # The two may have been named the other way round when it was decided.
    decided_a = {source.record for source in adjudication.a}
    decided_b = {source.record for source in adjudication.b}
    same = any(row.id in decided_a for row in item.a) or any(row.id in decided_b for row in item.b)
    a, b = (sources.a, sources.b) if same else (sources.b, sources.a)
    words = {
        Choice.AGREED: "both say so",
        Choice.A: f"as {a.name} has it",
        Choice.B: f"as {b.name} has it",
        Choice.BOTH: "both",
        Choice.NEITHER: "left out",
        Choice.EDIT: "otherwise",
    }[adjudication.choice]
    by = adjudication.adjudicator
    return words if by == comparison.adjudicator.id else f"{words} ({by})"


def _side_rows(
    comparison: Comparison, digit: str, side: Side, subject: Subject, size: tuple[int, int]
) -> list[list[Part]]:
    """The key, the name, and what that one says there, in cells and rows of `size`."""
    width, height = size
    target = f"digit:{digit}"
    name = f"{side.owner.name:<{NAME_WIDTH - 4}.{NAME_WIDTH - 4}} "
    head = [Part(f" {digit} ", "key", target), Part(name, "strong", target)]
    room = max(10, width - NAME_WIDTH - 1)
    if not side.rows:
        return [[*head, Part(NOTHING[subject], "absent", target)]]
    rows: list[list[Part]] = []
    for row in side.rows[:height]:
        lines = _lines(comparison, row, room, max(1, height // len(side.rows)))
        rows += [[Part(line, "member", target, NAME_WIDTH)] for line in lines]
        if row.note:
            rows[-1].append(Part(f"  {row.note}", "warning"))
    rows[0] = [*head, *rows[0]]
    return rows[:height]


def _lines(comparison: Comparison, row: Row, room: int, most: int) -> Sequence[str]:
    told = visible_line(row_told(comparison.sitting.draft, comparison.sources, row, most * room))
    lines = wrap(told, room) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], excerpt(" ".join(lines[most - 1 :]), room)]
    return lines


def _gold(comparison: Comparison, entry: Entry) -> list[Part]:
    """What the gold layer has of it."""
    head = Part(f"   {comparison.gold.name:<{NAME_WIDTH - 4}.{NAME_WIDTH - 4}} ", "dim")
    if entry.adjudication is None:
        return [head, Part("–", "dim")]
    rows = comparison.gold_rows(entry)
    return [head, Part(_told(comparison, rows) or "nothing", "member" if rows else "absent")]


def _told(comparison: Comparison, rows: Iterable[Row]) -> str:
    draft, sources = comparison.sitting.draft, comparison.sources
    return " · ".join(row_told(draft, sources, row) for row in rows)
