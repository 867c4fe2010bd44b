"""Native records of review back to records: their shape, not what they speak of."""

import re
from collections.abc import Callable, Mapping

from annotator.domain.batch import ItemKind, SamplingPlan, Target
from annotator.domain.link import Relation, Side
from annotator.domain.verdict import Judgement, Reason, Severity
from annotator.formats.incoming import Incoming
from annotator.formats.incoming_passage import IncomingPassage
from annotator.formats.incoming_reviews import (
    IncomingAmendment,
    IncomingBatch,
    IncomingItem,
    IncomingObjection,
    IncomingReveal,
    IncomingSignOff,
    IncomingVerdict,
)
from annotator.formats.json_line import JsonLine
from annotator.formats.native.fields import (
    instant,
    leave_out_unknown,
    member,
    needed_member,
    needed_positive,
    one_of,
    passage,
)
from annotator.formats.native.review_shape import AMENDMENT_KEYS, PASSAGE_KEYS, TARGET_KEYS

DIGEST = re.compile(r"[0-9a-f]{64}")

LONGEST_NAME = 100
"""Code points of the name under a batch."""

SEEDS = 2**63
"""A seed is a whole number of 64 bits."""

SIDES: Mapping[str, Side] = {"a": "a", "b": "b"}


def _batch(line: JsonLine, incoming: Incoming) -> None:
    place = line.place
    blind = line.flag("blind")
    if blind is None:
        raise place.refusal("“blind” is missing")
    batch = IncomingBatch(
        place=place,
        id=line.needed("id"),
        reviewer=line.needed("reviewer"),
        annotators=line.names("annotators"),
        labels=line.names("labels"),
        kinds=_kinds(line),
        story=line.name("story"),
        plan=needed_member(line, "plan", SamplingPlan),
        size=needed_positive(line, "size"),
        frame=needed_positive(line, "frame"),
        core=_share(line, "core"),
        seed=_seed(line),
        blind=blind,
        target=_target(line, incoming),
        created_at=instant(line, "created_at"),
    )
    if not batch.annotators:
        raise place.refusal("“annotators” is missing")
    if batch.size > batch.frame:
        raise place.refusal(f"“size” {batch.size} is more than “frame” {batch.frame}")
    incoming.reviews.batches.append(batch)


def _seed(line: JsonLine) -> int:
    """Any that the database can hold, for with another one no batch can be drawn again."""
    seed = line.fields.get("seed")
    if seed is None:
        raise line.place.refusal("“seed” is missing")
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise line.place.refusal("“seed” is not a whole number")
    if not -SEEDS <= seed < SEEDS:
        raise line.place.refusal("“seed” is too large")
    return seed


def _kinds(line: JsonLine) -> tuple[ItemKind, ...]:
    words = line.names("kinds")
    if not words:
        raise line.place.refusal("“kinds” is missing")
    for word in words:
        if word not in list(ItemKind):
            raise line.place.refusal(f"the kind “{word}” is none of {', '.join(ItemKind)}")
    return tuple(map(ItemKind, words))


def _target(line: JsonLine, incoming: Incoming) -> Target | None:
    if line.fields.get("target") is None:
        return None
    target = JsonLine(line.place, line.mapping("target"))
    leave_out_unknown(target.fields, TARGET_KEYS, "in “target” of a batch", incoming)
    found = Target(target.real("rate"), target.real("confidence"))
    if not (0 < found.rate < 1 and 0 < found.confidence < 1):
        raise line.place.refusal("“rate” and “confidence” of the target are shares, such as 0.05")
    return found


def _item(line: JsonLine, incoming: Incoming) -> None:
    kind = needed_member(line, "kind", ItemKind)
    is_passage = kind is ItemKind.PASSAGE
    if is_passage and (line.name("record") or line.number("rev")) is not None:
        raise line.place.refusal("a passage has no “record” and no “rev”")
    if is_passage and line.name("label") is not None:
        raise line.place.refusal("a passage has no “label”")
    core = line.flag("core")
    found = line.mapping("found")
    if found and not is_passage:
        raise line.place.refusal("“found” is of a passage")
    incoming.reviews.items.append(
        IncomingItem(
            place=line.place,
            batch=line.needed("batch"),
            number=needed_positive(line, "place"),
            kind=kind,
            record=None if is_passage else line.needed("record"),
            rev=None if is_passage else needed_positive(line, "rev"),
            annotator=line.needed("annotator"),
            passage=passage(line),
            label=line.name("label"),
            core=core is not False,
            weight=_weight(line),
            found={label: JsonLine(line.place, found).offset(label) for label in found},
        )
    )


def _weight(line: JsonLine) -> float:
    weight = 1.0 if line.fields.get("weight") is None else line.real("weight")
    if weight <= 0:
        raise line.place.refusal("“weight” is not more than 0")
    return weight


def _share(line: JsonLine, key: str) -> float:
    share = line.real(key)
    if not 0 <= share <= 1:
        raise line.place.refusal(f"“{key}” is not between 0 and 1")
    return share


def _verdict(line: JsonLine, incoming: Incoming) -> None:
    seconds = 0.0 if line.fields.get("seconds") is None else line.real("seconds")
    if seconds < 0:
        raise line.place.refusal("“seconds” is negative")
    incoming.reviews.verdicts.append(
        IncomingVerdict(
            place=line.place,
            id=line.needed("id"),
            batch=line.needed("batch"),
            number=needed_positive(line, "place"),
            reviewer=line.name("reviewer"),
            judgement=needed_member(line, "judgement", Judgement),
            severity=member(line, "severity", Severity),
            reason=member(line, "reason", Reason),
            comment=line.string("comment"),
            amendment=_amendment(line, incoming),
            withdraws=line.name("withdraws"),
            seconds=seconds,
            created_at=instant(line, "created_at"),
        )
    )


def _amendment(line: JsonLine, incoming: Incoming) -> IncomingAmendment:
    fields = line.mapping("amendment")
    amendment = JsonLine(line.place, fields)
    leave_out_unknown(fields, AMENDMENT_KEYS, "in “amendment” of a verdict", incoming)
    return IncomingAmendment(
        label=amendment.name("label"),
        passage=_passage(amendment, "passage", incoming),
        relation=member(amendment, "relation", Relation),
        more=SIDES.get(one_of(amendment, "more", SIDES) or ""),
        other=_passage(amendment, "other", incoming),
    )


def _passage(line: JsonLine, key: str, incoming: Incoming) -> IncomingPassage | None:
    fields = line.mapping(key)
    if not fields:
        return None
    leave_out_unknown(fields, PASSAGE_KEYS, f"in “{key}” of a verdict", incoming)
    return passage(JsonLine(line.place, fields))


def _reveal(line: JsonLine, incoming: Incoming) -> None:
    incoming.reviews.reveals.append(
        IncomingReveal(
            place=line.place,
            batch=line.needed("batch"),
            number=needed_positive(line, "place"),
            reviewer=line.name("reviewer"),
            created_at=instant(line, "created_at"),
        )
    )


def _objection(line: JsonLine, incoming: Incoming) -> None:
    comment = line.string("comment")
    if not comment.strip(" "):
        raise line.place.refusal("“comment” is missing")
    incoming.reviews.objections.append(
        IncomingObjection(
            place=line.place,
            id=line.needed("id"),
            verdict=line.needed("verdict"),
            author=line.needed("author"),
            comment=comment,
            created_at=instant(line, "created_at"),
        )
    )


def _sign_off(line: JsonLine, incoming: Incoming) -> None:
    if not 1 <= len(line.string("name").strip(" ")) <= LONGEST_NAME:
        raise line.place.refusal(f"“name” has not 1 to {LONGEST_NAME} characters")
    digest = line.needed("digest")
    if not DIGEST.fullmatch(digest):
        raise line.place.refusal("“digest” is not the SHA-256 of anything, in 64 small digits")
    incoming.reviews.sign_offs.append(
        IncomingSignOff(
            place=line.place,
            id=line.needed("id"),
            batch=line.needed("batch"),
            reviewer=line.name("reviewer"),
            name=line.string("name"),
            digest=digest,
            created_at=instant(line, "created_at"),
        )
    )


TAKE: dict[str, Callable[[JsonLine, Incoming], None]] = {
    "batch": _batch,
    "item": _item,
    "verdict": _verdict,
    "reveal": _reveal,
    "objection": _objection,
    "signoff": _sign_off,
}
"""What takes a record of each type."""
