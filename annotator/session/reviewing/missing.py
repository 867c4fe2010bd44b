"""Judging a passage: what should be there and is not."""

from annotator.domain.batch import ItemKind
from annotator.domain.errors import Refused
from annotator.domain.link import Relation, Side
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.standing import standings
from annotator.domain.verdict import Amendment, Judgement, Severity
from annotator.review.verdict_rules import Ruling
from annotator.session.draft import Draft
from annotator.session.reviewing.case import Case, Opinion, passage_on
from annotator.session.reviewing.relating import Stretch
from annotator.session.spans import label_revision
from annotator.session.wording import label_name, quoted


def missing_span(case: Case, stretch: Stretch, label: str | None) -> Opinion:
    """A span that should be there and begins in the passage.

    Raises `Refused` where the annotator has it, and for a label that cannot be given.
    """
    _refuse_no_passage(case)
    draft = case.draft
    if label is None:
        raise Refused("What is missing needs a label.", "Press the key of one.")
    label_revision(draft, label)
    wanted = passage_on(draft, *stretch)
    _refuse_elsewhere(case, wanted)
    if draft.layer.span_at(wanted.document, *wanted.extent, label) is not None:
        name = label_name(draft.labels, label)
        raise Refused(f"{quoted(wanted.quote)} is tagged {name} already.")
    return _missing(Amendment(label=label, passage=wanted))


def missing_link(
    case: Case, near: Stretch, far: Stretch, relation: Relation, more: Side | None
) -> Opinion:
    """A link that should be there; `near` begins in the passage, `far` is in another article.

    Of a partial one, `more` `a` is `near`. Raises `Refused` where the annotator has it, or where
    it is marked already.
    """
    _refuse_no_passage(case)
    if relation is Relation.DIFFERENT:
        raise Refused("What is not linked counts as different.", "There is nothing to mark.")
    one, other = passage_on(case.draft, *near), passage_on(case.draft, *far)
    _refuse_elsewhere(case, one)
    if one.document == other.document:
        raise Refused("Both are in the same article, and links run between articles.")
    _refuse_linked(case.draft, one, other, relation)
    _refuse_marked(case, one, other, relation)
    return _missing(Amendment(passage=one, other=other, relation=relation, more=more))


def _refuse_no_passage(case: Case) -> None:
    if case.kind is not ItemKind.PASSAGE:
        raise Refused(
            "What is missing is marked in a passage, so that it can be counted.",
            "Go to a passage of the batch, or draw one with passages.",
        )


def _refuse_elsewhere(case: Case, wanted: QuotedPassage) -> None:
    """A span counts where it begins; else two passages could count the same one."""
    item = case.about.item
    if wanted.document != item.document or not item.start <= wanted.start < item.end:
        raise Refused(
            "That does not begin in the passage in hand.", "Mark it in the passage that it is in."
        )


def _refuse_linked(
    draft: Draft, one: QuotedPassage, other: QuotedPassage, relation: Relation
) -> None:
    for near in _spans_on(draft, one):
        ways = standings(draft.layer, near.id)
        for far in _spans_on(draft, other):
            link = draft.layer.link_between(near.id, far.id)
            if link is not None and link.relation is not relation:
                raise Refused(
                    f"The two are linked as {link.relation} already.",
                    "Whether that is right is judged as an item of its own.",
                )
            if far.id in ways and ways[far.id].relation is relation:
                raise Refused(f"The two are {relation} already.")


def _refuse_marked(
    case: Case, one: QuotedPassage, other: QuotedPassage, relation: Relation
) -> None:
    for verdict in case.standing.missing:
        said = verdict.amendment
        if (said.passage, said.other) == (one, other) and said.relation is not relation:
            raise Refused(
                f"That link is marked as missing already, as {said.relation}.",
                "Withdraw that first.",
            )


def _spans_on(draft: Draft, passage: QuotedPassage) -> list[Span]:
    return list(draft.layer.spans_at(passage.document, *passage.extent))


def _missing(amendment: Amendment) -> Opinion:
    return Opinion(Ruling(Judgement.MISSING, Severity.MAJOR, amendment))
