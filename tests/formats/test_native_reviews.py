"""Batches, what was said of them, and decisions in native JSONL."""

import io
import json
from dataclasses import fields
from typing import Any

import pytest

from annotator.domain.adjudication import Choice
from annotator.domain.link import Relation
from annotator.domain.verdict import Judgement, Reason, Severity
from annotator.formats.incoming import Incoming
from annotator.formats.incoming_reviews import IncomingAmendment
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.native.checking import Unfaithful, check
from annotator.formats.native.reading import read
from annotator.formats.native.shape import TYPES
from annotator.formats.registry import read_file
from tests.formats.reviewed import BATCH, DECISION, NOON, ReviewedCorpus
from tests.formats.test_native_writing import written

GOLDEN = (
    '{"a":[{"kind":"span","record":"a1","rev":1}],"adjudicator":"bo","annotator":"gold",'
    '"b":[{"kind":"span","record":"b7","rev":2},{"kind":"link","record":"k","rev":1}],'
    '"choice":"both","created_at":"2026-01-01T00:00:00.000000Z","document":"d1","id":"j1","rev":1,'
    '"taken":[{"record":"g7","sources":[{"kind":"span","record":"a1","rev":1},'
    '{"kind":"span","record":"b7","rev":2}]}],"type":"adjudication",'
    '"updated_at":"2026-01-02T00:00:00.000000Z"}\n'
    '{"annotators":["ana"],"blind":true,"core":1.0,"created_at":"2026-01-03T12:00:00.000000Z",'
    '"frame":7,"id":"b1","kinds":["span","link","passage"],"labels":[],"plan":"random",'
    '"reviewer":"bo","seed":42,"size":3,"story":"s","target":{"confidence":0.95,"rate":0.05},'
    '"type":"batch"}\n'
    '{"annotator":"ana","batch":"b1","core":true,"document":"d1","end":26,"found":{},'
    '"kind":"span","label":"statistic","place":1,"record":"a1","rev":1,"start":17,"type":"item",'
    '"weight":1.0}\n'
    '{"annotator":"ana","batch":"b1","core":false,"document":"d1","end":26,"found":{},'
    '"kind":"link","label":"statistic","place":2,"record":"l1","rev":1,"start":17,"type":"item",'
    '"weight":1.5}\n'
    '{"annotator":"ana","batch":"b1","core":true,"document":"d2","end":20,'
    '"found":{"":1,"filler":2},"kind":"passage","label":null,"place":3,"record":null,"rev":null,'
    '"start":0,"type":"item","weight":1.0}\n'
    '{"amendment":{"label":null,"more":null,"other":null,"passage":{"document":"d1","end":37,'
    '"quote":"were hurt.","start":27},"relation":null},"batch":"b1","comment":"",'
    '"created_at":"2026-01-03T12:00:00.000000Z","id":"v1","judgement":"wrong_boundary","place":1,'
    '"reason":null,"reviewer":"bo","seconds":2.5,"severity":"minor","type":"verdict",'
    '"withdraws":null}\n'
    '{"amendment":null,"batch":"b1","comment":"","created_at":"2026-01-03T12:00:00.000000Z",'
    '"id":"v2","judgement":"withdrawn","place":1,"reason":null,"reviewer":"bo","seconds":0.0,'
    '"severity":null,"type":"verdict","withdraws":"v1"}\n'
    '{"amendment":null,"batch":"b1","comment":"","created_at":"2026-01-03T12:00:00.000000Z",'
    '"id":"v3","judgement":"spurious","place":2,"reason":"vague","reviewer":"bo","seconds":0.0,'
    '"severity":"major","type":"verdict","withdraws":null}\n'
    '{"amendment":{"label":null,"more":"b","other":{"document":"d2","end":20,'
    '"quote":"were injured.","start":7},"passage":{"document":"d1","end":37,"quote":"were hurt.",'
    '"start":27},"relation":"partial"},"batch":"b1","comment":"both\\u202e",'
    '"created_at":"2026-01-03T12:00:00.000000Z","id":"v4","judgement":"missing","place":3,'
    '"reason":null,"reviewer":"bo","seconds":0.0,"severity":"major","type":"verdict",'
    '"withdraws":null}\n'
    '{"amendment":null,"batch":"b1","comment":"? why","created_at":"2026-01-03T12:00:00.000000Z",'
    '"id":"v5","judgement":"unsure","place":3,"reason":null,"reviewer":"bo","seconds":0.0,'
    '"severity":null,"type":"verdict","withdraws":null}\n'
    '{"batch":"b1","created_at":"2026-01-03T12:00:00.000000Z","place":1,"reviewer":"bo",'
    '"type":"reveal"}\n'
    '{"author":"ana","comment":"It counts.","created_at":"2026-01-03T12:00:00.000000Z","id":"o1",'
    '"type":"objection","verdict":"v1"}\n'
    '{"batch":"b1","created_at":"2026-01-03T12:00:00.000000Z",'
    f'"digest":"{"0f" * 32}","id":"g1","name":" Bo B. ","reviewer":"bo","type":"signoff"}}\n'
)


def test_the_bytes_of_reviews_are_the_contract() -> None:
    assert written(ReviewedCorpus()).decode().endswith(GOLDEN)


def test_what_was_written_passes_its_proof() -> None:
    check(io.BytesIO(written(ReviewedCorpus())))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"start":27},"relation":null', '"start":26},"relation":null', "the quote of v1"),
        ('"quote":"were injured."', '"quote":"was injured."', "the quote of v4"),
        ('"verdict":5', '"verdict":4', "counts other records"),
    ],
)
def test_a_damaged_review_fails_its_proof(old: str, new: str, reason: str) -> None:
    raw = written(ReviewedCorpus()).decode()
    assert raw.count(old) == 1
    with pytest.raises(Unfaithful, match=reason):
        check(io.BytesIO(raw.replace(old, new).encode()))


def taken(*records: dict[str, Any], name: str = "a.jsonl") -> Incoming:
    raw = "\n".join(map(json.dumps, records)).encode()
    return read_file(InputFile.decoded(name, raw), None)


def test_what_is_written_is_read() -> None:
    incoming = read(InputFile.decoded("a.jsonl", GOLDEN.encode()))
    assert not incoming.left_out
    reviews = incoming.reviews
    (batch,) = reviews.batches
    for each in fields(BATCH):
        assert getattr(batch, each.name) == getattr(BATCH, each.name)
    assert [each.kind for each in reviews.items] == [*BATCH.kinds]
    assert [each.weight for each in reviews.items] == [1.0, 1.5, 1.0]
    assert reviews.items[2].found == {"": 1, "filler": 2}
    bounds, undone, spurious, missing, unsure = reviews.verdicts
    assert (bounds.severity, bounds.seconds) == (Severity.MINOR, 2.5)
    assert (undone.judgement, undone.withdraws) == (Judgement.WITHDRAWN, "v1")
    assert (spurious.reason, spurious.amendment) == (Reason.VAGUE, IncomingAmendment())
    assert missing.amendment.relation is Relation.PARTIAL
    assert missing.amendment.more == "b"
    assert missing.amendment.other is not None
    assert missing.amendment.other.quote == "were injured."
    assert unsure.comment == "? why"
    assert [each.number for each in reviews.reveals] == [1]
    assert [each.author for each in reviews.objections] == ["ana"]
    assert [each.name for each in reviews.sign_offs] == [" Bo B. "]
    (decision,) = incoming.adjudications
    assert (decision.a, decision.b, decision.taken) == (DECISION.a, DECISION.b, DECISION.taken)
    assert decision.choice is Choice.BOTH


BATCH_FIELDS: dict[str, Any] = {
    "type": "batch",
    "id": "b",
    "reviewer": "bo",
    "annotators": ["ana"],
    "kinds": ["span"],
    "plan": "all",
    "size": 1,
    "frame": 1,
    "core": 1,
    "seed": 1,
    "blind": False,
}
ITEM: dict[str, Any] = {
    "type": "item",
    "batch": "b",
    "place": 1,
    "kind": "span",
    "record": "s",
    "rev": 1,
    "annotator": "ana",
    "document": "d",
    "start": 0,
    "end": 1,
}
VERDICT: dict[str, Any] = {
    "type": "verdict",
    "id": "v",
    "batch": "b",
    "place": 1,
    "judgement": "accept",
}
REVEAL: dict[str, Any] = {"type": "reveal", "batch": "b", "place": 1}
OBJECTION: dict[str, Any] = {
    "type": "objection",
    "id": "o",
    "verdict": "v",
    "author": "ana",
    "comment": "no",
}
SIGN_OFF: dict[str, Any] = {
    "type": "signoff",
    "id": "g",
    "batch": "b",
    "name": "Bo",
    "digest": "a" * 64,
}
ADJUDICATION: dict[str, Any] = {
    "type": "adjudication",
    "id": "j",
    "annotator": "gold",
    "adjudicator": "bo",
    "document": "d",
    "choice": "a",
}
LEAST = (BATCH_FIELDS, ITEM, VERDICT, REVEAL, OBJECTION, SIGN_OFF, ADJUDICATION)
SOURCE = {"kind": "span", "record": "s", "rev": 1}


def test_keys_that_need_not_be_there_have_a_meaning() -> None:
    incoming = taken(*LEAST)
    reviews = incoming.reviews
    assert (reviews.batches[0].target, reviews.batches[0].created_at) == (None, "")
    (item,) = reviews.items
    assert (item.label, item.core, item.weight, item.found) == (None, True, 1.0, {})
    (verdict,) = reviews.verdicts
    assert (verdict.reviewer, verdict.seconds) == (None, 0.0)
    assert verdict.amendment == IncomingAmendment()
    assert incoming.adjudications[0].taken == ()
    assert not incoming.left_out


@pytest.mark.parametrize("record", LEAST, ids=lambda each: str(each["type"]))
def test_each_other_key_is_needed(record: dict[str, Any]) -> None:
    for key in record.keys() - {"type"}:
        less = {name: value for name, value in record.items() if name != key}
        with pytest.raises(Unreadable) as caught:
            taken({"type": "meta"}, less)
        assert caught.value.reason.startswith(f"“{key}” ")
        assert caught.value.line == 2


def test_times_of_what_never_changes_are_told_in_one_way() -> None:
    incoming = taken({**VERDICT, "created_at": "2026-01-03T14:00:00+02:00"})
    assert incoming.reviews.verdicts[0].created_at == NOON


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "blind": ({**BATCH_FIELDS, "blind": 1}, "“blind” is neither true nor false"),
    "annotators": ({**BATCH_FIELDS, "annotators": "ana"}, "“annotators” is not a list"),
    "an annotator": ({**BATCH_FIELDS, "annotators": [3]}, "something else than identifiers"),
    "nobody": ({**BATCH_FIELDS, "annotators": [" "]}, "something else than identifiers"),
    "no kinds": ({**BATCH_FIELDS, "kinds": []}, "“kinds” is missing"),
    "kinds": ({**BATCH_FIELDS, "kinds": ["poem"]}, "the kind “poem” is none of span, link"),
    "plan": ({**BATCH_FIELDS, "plan": "best"}, "the plan “best” is none of all, random"),
    "core": ({**BATCH_FIELDS, "core": 1.5}, "“core” is not between 0 and 1"),
    "seed": ({**BATCH_FIELDS, "seed": 2**63}, "“seed” is too large"),
    "half a seed": ({**BATCH_FIELDS, "seed": 0.5}, "“seed” is not a whole number"),
    "frame": ({**BATCH_FIELDS, "size": 3}, "“size” 3 is more than “frame” 1"),
    "target": ({**BATCH_FIELDS, "target": {"rate": 5, "confidence": 0.9}}, "are shares"),
    "half a target": ({**BATCH_FIELDS, "target": {"rate": 0.5}}, "“confidence” is missing"),
    "place": ({**ITEM, "place": 0}, "“place” is less than 1"),
    "a passage of a row": (
        {**ITEM, "kind": "passage", "rev": None},
        "has no “record” and no “rev”",
    ),
    "a label of a passage": (
        {**ITEM, "kind": "passage", "record": None, "rev": None, "label": "filler"},
        "a passage has no “label”",
    ),
    "found in a span": ({**ITEM, "found": {"": 1}}, "“found” is of a passage"),
    "no name": ({**SIGN_OFF, "name": " "}, "“name” has not 1 to 100 characters"),
    "weight": ({**ITEM, "weight": 0}, "“weight” is not more than 0"),
    "found": (
        {**ITEM, "kind": "passage", "record": None, "rev": None, "found": {"x": -1}},
        "“x” is negative",
    ),
    "judgement": ({**VERDICT, "judgement": "good"}, "the judgement “good” is none of accept"),
    "seconds": ({**VERDICT, "seconds": -1}, "“seconds” is negative"),
    "more": ({**VERDICT, "amendment": {"more": "c"}}, "the more “c” is none of a, b"),
    "amendment": ({**VERDICT, "amendment": [1]}, "“amendment” is not an object"),
    "passage": ({**VERDICT, "amendment": {"other": {"start": 1}}}, "“document” is missing"),
    "time": ({**VERDICT, "created_at": "2026-02-30T00:00:00Z"}, "a time that there is not"),
    "early": ({**VERDICT, "created_at": "0001-01-01T00:00:00+01:00"}, "a time that there is not"),
    "comment": ({**OBJECTION, "comment": "  "}, "“comment” is missing"),
    "digest": ({**SIGN_OFF, "digest": "A" * 64}, "“digest” is not the SHA-256"),
    "choice": ({**ADJUDICATION, "choice": "c"}, "the choice “c” is none of agreed, a"),
    "source": ({**ADJUDICATION, "a": [{**SOURCE, "kind": "label"}]}, "the kind “label” is none of"),
    "revision": ({**ADJUDICATION, "b": [{**SOURCE, "rev": 0}]}, "“rev” is less than 1"),
    "taken": ({**ADJUDICATION, "taken": [{"sources": [SOURCE]}]}, "“record” is missing"),
}


@pytest.mark.parametrize(("record", "reason"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_review_is_refused_with_its_line(record: dict[str, Any], reason: str) -> None:
    with pytest.raises(Unreadable, match="line 2") as caught:
        taken({"type": "meta"}, record)
    assert reason in caught.value.reason


def test_what_has_no_meaning_is_counted() -> None:
    passage = {"document": "d", "start": 0, "end": 1, "mood": 1}
    incoming = taken(
        {**BATCH_FIELDS, "mood": 1, "target": {"rate": 0.1, "confidence": 0.9, "mood": 1}},
        {**VERDICT, "amendment": {"mood": 1, "passage": passage}},
        {**ADJUDICATION, "a": [{**SOURCE, "mood": 1}], "taken": [{"record": "g", "mood": 1}]},
    )
    assert incoming.left_out == {
        "“mood” of a batch": 1,
        "“mood” in “target” of a batch": 1,
        "“mood” in “amendment” of a verdict": 1,
        "“mood” in “passage” of a verdict": 1,
        "“mood” in a source of an adjudication": 1,
        "“mood” in “taken” of an adjudication": 1,
    }


def test_a_file_may_begin_with_any_type() -> None:
    assert {record["type"] for record in LEAST} < {*TYPES}
    for record in LEAST:
        assert not taken(record).documents
