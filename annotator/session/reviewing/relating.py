"""Judging how two passages stand to one another: a link, or “nothing here”."""

from annotator.domain.errors import Refused
from annotator.domain.link import Absence, Link, Relation, Side
from annotator.domain.passage import QuotedPassage
from annotator.domain.verdict import Amendment, Judgement, Severity, Verdict
from annotator.review.verdict_rules import Ruling
from annotator.session.reviewing.case import NOUNS, Case, Opinion, passage_on

_TURNED: dict[Side | None, Side | None] = {None: "a", "a": "b", "b": None}

Stretch = tuple[str, int, int]
"""A document's id, and `[start, end)` of its text in code points."""


def related(case: Case, relation: Relation, more: Side | None, passage: Stretch | None) -> Opinion:
    """The two should stand so; raises `Refused` for what is neither link nor absence."""
    if more is not None and relation is not Relation.PARTIAL:
        raise ValueError("only of a partial relation one end says more")
    match case.about.record:
        case Link() as link:
            return _link(case, link, relation, more)
        case Absence() as absence:
            return _absence(case, absence, relation, more, passage)
    raise Refused(
        f"This is {NOUNS[case.kind]}, which has no relation.",
        "A link that is missing is marked in a passage.",
    )


def _link(case: Case, link: Link, relation: Relation, more: Side | None) -> Opinion:
    own = link.relation, link.more
    if relation is Relation.PARTIAL and more is None:
        more = _turned(_held(case.held, own), link.more if own[0] is relation else None)
    if (relation, more) == own:
        return Opinion(Ruling(Judgement.ACCEPT))
    return _wrong(Amendment(relation=relation, more=more))


def _absence(
    case: Case, absence: Absence, relation: Relation, more: Side | None, passage: Stretch | None
) -> Opinion:
    if relation is Relation.DIFFERENT:
        raise Refused(
            "What says something different leaves “nothing here” right.", "Accept it, then."
        )
    there = _there(case, absence, passage)
    held = case.held
    if relation is Relation.PARTIAL and more is None and held is not None:
        same = held.amendment.passage == there
        more = _turned(_held(held, None) if same else None, None)
    return _wrong(Amendment(passage=there, relation=relation, more=more))


def _there(case: Case, absence: Absence, passage: Stretch | None) -> QuotedPassage:
    """Where the article does say something; without `passage`, where it was said to before."""
    number = case.draft.number(absence.document)
    before = case.held.amendment.passage if case.held is not None else None
    if passage is None:
        if before is not None:
            return before
        raise Refused(
            f"Where does article {number} say something of it?", "Select the passage first."
        )
    if passage[0] != absence.document:
        raise Refused(
            f"“Nothing here” is said of article {number}.",
            f"Select a passage of article {number}.",
        )
    return passage_on(case.draft, *passage)


def _held(
    held: Verdict | None, own: tuple[Relation, Side | None] | None
) -> tuple[Relation | None, Side | None] | None:
    """What the verdict that holds says of the relation; none: nothing."""
    if held is not None and held.judgement is Judgement.WRONG_RELATION:
        return held.amendment.relation, held.amendment.more
    return own if held is not None and held.judgement is Judgement.ACCEPT else None


def _turned(
    said: tuple[Relation | None, Side | None] | None, otherwise: Side | None
) -> Side | None:
    """Which end says more once `partial` is said again; `otherwise`: where it was not said yet."""
    if said is None or said[0] is not Relation.PARTIAL:
        return otherwise
    return _TURNED[said[1]]


def _wrong(amendment: Amendment) -> Opinion:
    return Opinion(Ruling(Judgement.WRONG_RELATION, Severity.MAJOR, amendment))
