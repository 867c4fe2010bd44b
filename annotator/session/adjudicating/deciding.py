"""Planning one decision: rows of the gold layer and what they were made from, in one step."""

from collections.abc import Mapping, Sequence

from annotator.domain.adjudication import Adjudication, Choice, Taken
from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.link import Absence, Dismissal, Link
from annotator.domain.span import Span
from annotator.review.difference import Difference, Item, Row
from annotator.session.adjudicating.edit import Edit, edited, said_by
from annotator.session.adjudicating.gathering import Gathering
from annotator.session.adjudicating.settled import live_rows
from annotator.session.adjudicating.sources import Sources, source_of
from annotator.session.adjudicating.taking import revision_now, take
from annotator.session.asking import Choice as Answer
from annotator.session.asking import NeedsAnswer, Question
from annotator.session.plan import added, changed, removed
from annotator.session.spans import title_of
from annotator.session.wording import count


def decide(
    gathering: Gathering,
    sources: Sources,
    adjudicator: str,
    item: Item,
    choice: Choice,
    edit: Edit | None = None,
    *,
    anyway: bool = False,
) -> None:
    """Gather what a decision about an item changes in the gold layer.

    What was decided about it before is decided anew: rows that no longer hold go. Raises `Refused`
    where the choice has no meaning for the item, `NeedsAnswer` where others stand on what goes
    unless `anyway`, and both as `take` does.
    """
    before = _before(gathering, item)
    choice, rows = _chosen(gathering, item, choice, edit)
    own = _own(gathering, before)
    if len(own) == 1 and len(rows) == 1:
        _change_in_place(gathering, own[0], rows[0])
    taken: dict[str, list[Row]] = {}
    for row in rows:
        made = take(gathering, sources, row, own=[each.id for each in own], anyway=anyway)
        taken.setdefault(made, []).append(row)
    for each in own:
        if each.id not in taken:
            _remove(gathering, each, anyway=anyway)
    made_from = {made: item.rows if choice is Choice.EDIT else of for made, of in taken.items()}
    _settle(gathering, before, _adjudication(gathering, adjudicator, item, choice, made_from))


def _before(gathering: Gathering, item: Item) -> Adjudication | None:
    """The decision about the item so far, where there is one.

    Raises `Refused` where its rows were not decided together, and with no others.
    """
    found = gathering.settled.about(row.id for row in item.rows)
    if not found:
        return None
    before = found[0]
    decided = {source.record for source in (*before.a, *before.b)}
    if len(found) > 1 or decided != set(item.key):
        raise Refused("What stands here was decided in parts.", "u undoes the last decision.")
    return before


def _chosen(
    gathering: Gathering, item: Item, choice: Choice, edit: Edit | None
) -> tuple[Choice, Sequence[Row]]:
    """What is decided, and the rows to take over; an edit that changes nothing is no edit."""
    match choice:
        case Choice.A:
            return choice, item.a
        case Choice.B:
            return choice, item.b
        case Choice.NEITHER:
            return choice, ()
        case Choice.EDIT:
            assert edit is not None
            row = edited(gathering.draft, item, edit)
            said = said_by(item, row)
            return (choice, (row,)) if said is None else _chosen(gathering, item, said, None)
        case _:
            _refuse_both(item)
            return choice, item.rows


def _refuse_both(item: Item) -> None:
    if not item.a or not item.b:
        raise Refused("Only one of the two has something there.", "1 or 2 takes it, 0 leaves it.")
    if item.difference is Difference.RELATION:
        raise Refused("A pair has one link only.", "1 or 2 takes one, = ~ ! - say it otherwise.")


def _own(gathering: Gathering, before: Adjudication | None) -> list[Row]:
    """The live gold rows that were made by the decision so far, and by no other."""
    if before is None:
        return []
    rows = live_rows(gathering.layer, before)
    return [row for row in rows if not gathering.settled.is_shared(row.id, before)]


def _change_in_place(gathering: Gathering, own: Row, row: Row) -> None:
    """Let a gold span say what `row` says, so that its links stay, unless another one does."""
    if not isinstance(own, Span) or not isinstance(row, Span):
        return
    layer, labels = gathering.layer, gathering.draft.labels
    if layer.span_at(row.document, *row.extent, row.label) is None:
        revision = revision_now(labels, row.label, row.label_revision)
        values = {"start": row.start, "end": row.end, "quote": row.quote}
        gathering.add(changed(own, **values, label=row.label, label_revision=revision))


def _remove(gathering: Gathering, row: Row, *, anyway: bool) -> None:
    """Take a gold row out, and what stands on it; that is asked about first."""
    layer = gathering.layer
    if isinstance(row, Span):
        on_it: list[Link | Absence | Dismissal] = [
            *layer.links_of(row.id),
            *layer.absences_of(row.id),
            *layer.dismissals_of(row.id),
        ]
        if on_it and not anyway:
            raise NeedsAnswer(_question(gathering, row, len(on_it)))
        gathering.add(*(removed(each) for each in on_it))
    gathering.add(removed(row))


def _question(gathering: Gathering, span: Span, on_it: int) -> Question:
    what = title_of(gathering.draft, span)
    stand = "stands" if on_it == 1 else "stand"
    words = f"In the gold layer {count(on_it, 'row')} {stand} on {what}."
    return Question(words, (Answer(True, "take these out with it"),), "anyway")


def _adjudication(
    gathering: Gathering,
    adjudicator: str,
    item: Item,
    choice: Choice,
    made_from: Mapping[str, Sequence[Row]],
) -> Adjudication:
    return Adjudication(
        id=new_id(),
        annotator=gathering.draft.annotator,
        adjudicator=adjudicator,
        document=item.document,
        choice=choice,
        a=tuple(source_of(row) for row in item.a),
        b=tuple(source_of(row) for row in item.b),
        taken=tuple(
            Taken(made, tuple(source_of(row) for row in made_from[made])) for made in made_from
        ),
    )


def _settle(gathering: Gathering, before: Adjudication | None, now: Adjudication) -> None:
    if before is None:
        gathering.settle(added(now))
        return
    same = (before.choice, before.taken) == (now.choice, now.taken)
    if not same or gathering.changes:
        fields = {"adjudicator": now.adjudicator, "choice": now.choice, "taken": now.taken}
        gathering.settle(changed(before, **fields, a=now.a, b=now.b))
