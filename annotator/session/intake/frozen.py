"""Records that never change: a file may bring a new one, or the same once more."""

from typing import TypeVar

from annotator.domain.batch import Batch
from annotator.domain.identity import FOREIGN_ID, text_hash
from annotator.domain.verdict import Objection, Reveal, SignOff, Verdict
from annotator.formats.input_file import Place, Unreadable
from annotator.session.intake.plan import IntakePlan

T = TypeVar("T", Batch, Verdict, Reveal, Objection, SignOff)


def kept_id(given: str) -> str:
    """The id in the database of what a file calls `given`: the same one, where it can be kept.

    Else it is derived, so that the same file brings the same record.
    """
    return given if FOREIGN_ID.fullmatch(given) else text_hash(given)[:32]


def moment(stated: str, known: T | None, plan: IntakePlan) -> str:
    """When a record was made; where the file does not say: as is known here, else now."""
    if stated:
        return stated
    return plan.at if known is None else known.created_at


def is_new(row: T, known: T | None, plan: IntakePlan, place: Place, called: str) -> bool:
    """Whether a record is to be added, counted; `known` is the one here with its id.

    Raises:
        Unreadable: the one here says something else.
    """
    kind = type(row).__name__.lower()
    if known is None:
        plan.tally.taken[kind] += 1
        return True
    if known != row:
        raise other_here(place, called)
    plan.tally.present[kind] += 1
    return False


def other_here(place: Place, called: str) -> Unreadable:
    """The refusal of a record that is here with another content."""
    return place.refusal(
        f"{called} is there already and says something else",
        "It never changes: give the one in the file another id.",
    )
