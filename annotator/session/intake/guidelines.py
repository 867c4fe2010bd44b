"""The versions of the guideline in a file on their way into the database."""

from collections.abc import Iterable

from annotator.domain.guideline import LONGEST, Guideline
from annotator.domain.identity import FOREIGN_ID, new_id, text_hash
from annotator.formats.incoming import IncomingGuideline
from annotator.session.intake.plan import IntakePlan, Owners
from annotator.text.normalise import TextRefused, normalise


def take_guidelines(
    incoming: Iterable[IncomingGuideline], plan: IntakePlan, owners: Owners
) -> None:
    """Plan to take in the versions that are not there; what is there stays.

    Raises:
        Unreadable: a text cannot be stored, or is not the one that its hash is of.
    """
    for each in incoming:
        with each.place.file.record():
            _take(each, plan, owners)


def _take(incoming: IncomingGuideline, plan: IntakePlan, owners: Owners) -> None:
    text = _text(incoming)
    version = Guideline(
        id=_id(incoming) or new_id(),
        hash=text_hash(text),
        text=text,
        since=incoming.since or plan.at,
        annotator=owners.of(incoming.annotator, incoming.place).id,
    )
    known = {each.id: each for each in plan.guidelines} | plan.known.guidelines
    there = known.get(version.id)
    if there is not None:
        counts = plan.tally.present if there.hash == version.hash else plan.tally.kept
    elif _id(incoming) is None and any(each.hash == version.hash for each in known.values()):
        counts = plan.tally.present
    else:
        counts = plan.tally.taken
        plan.guidelines.append(version)
    counts["guideline"] += 1


def _id(incoming: IncomingGuideline) -> str | None:
    """The id to keep, or none."""
    return incoming.id if FOREIGN_ID.fullmatch(incoming.id or "") else None


def _text(incoming: IncomingGuideline) -> str:
    try:
        text = normalise(incoming.text)
    except TextRefused as error:
        raise incoming.place.refusal(f"the guideline, {error}") from error
    if incoming.hash is not None and text_hash(text) != incoming.hash:
        raise incoming.place.refusal("the guideline has another hash than “hash”")
    if len(text) > LONGEST:
        raise incoming.place.refusal(f"the guideline has more than {LONGEST:,} characters")
    return text
