"""Native JSONL, byte for byte, and the proof that it says what it should."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from annotator import __version__
from annotator.domain.adjudication import Adjudication
from annotator.domain.document import Annotator, Document
from annotator.domain.guideline import Guideline
from annotator.domain.identity import text_hash
from annotator.domain.label import Label, Unit
from annotator.domain.link import Absence, Completion, Dismissal, Link, Relation, refused_pair
from annotator.domain.merging.holdings import Twin
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.domain.step import Change, Step, StepKind
from annotator.domain.time_spent import TimeKey
from annotator.domain.work import Work
from annotator.formats.corpus import T
from annotator.formats.native.checking import Unfaithful, check
from annotator.formats.native.writing import write

TEXTS = {"d1": "📰 Officials said 12 people\u2028were hurt.", "d2": "Twelve were injured."}
AT: dict[str, Any] = {
    "created_at": "2026-01-01T00:00:00.000000Z",
    "updated_at": "2026-01-02T00:00:00.000000Z",
}


def document(name: str, number: int) -> Document:
    text = TEXTS[name]
    return Document(name, name, "s", number, text_hash(text), len(text), step="t", **AT)


RULES = Guideline("g1", text_hash("# Rules\n"), "# Rules\n", AT["created_at"], "ana")


class SmallCorpus:
    """Two articles with a span each, linked."""

    def counts(self) -> Mapping[str, int]:
        return {
            "label": 1,
            "guideline": 1,
            "annotator": 1,
            "document": 2,
            "span": 2,
            "link": 1,
            "absence": 0,
        }

    def labels(self) -> Iterable[Label]:
        return [Label("statistic", "statistic", "s", "blue", Unit.CLAUSE, "A quantity.")]

    def guideline(self) -> Guideline:
        return RULES

    def guidelines(self) -> Iterable[Guideline]:
        return [RULES]

    def annotators(self) -> Iterable[Annotator]:
        return [Annotator("ana", "Ana")]

    def documents(self) -> Iterable[Document]:
        return [document("d1", 1), document("d2", 2)]

    def spans(self) -> Iterable[Span]:
        common: dict[str, Any] = {"label": "statistic", "label_revision": 1, "step": "t", **AT}
        return [
            Span("a1", "d1", "ana", 17, 26, "12 people", **common),
            Span("a2", "d2", "ana", 0, 6, "Twelve", **common),
        ]

    def links(self) -> Iterable[Link]:
        return [Link("l1", "ana", "a1", "a2", Relation.PARTIAL, "a", step="t", **AT)]

    def absences(self) -> Iterable[Absence]:
        return []

    def dismissals(self) -> Iterable[Dismissal]:
        return []

    def completions(self) -> Iterable[Completion]:
        return []

    def adjudications(self) -> Iterable[Adjudication]:
        return []

    def reviews(self, kind: type[T]) -> Iterable[T]:
        return []

    def steps(self) -> Iterable[Step]:
        return []

    def twins(self) -> Iterable[Twin]:
        return []

    def purged(self) -> Iterable[tuple[str, str]]:
        return []

    def times(self) -> Mapping[TimeKey, float]:
        return {}

    def work(self) -> Iterable[Work]:
        return []

    def split(self, document: str) -> Split | None:
        return Split.VALIDATION if document == "d1" else None

    def text(self, document: str) -> str:
        return TEXTS[document]


def written(corpus: SmallCorpus, exported_at: str | None = None) -> bytes:
    out = io.BytesIO()
    write(corpus, out, exported_at)
    return out.getvalue()


GOLDEN = (
    '{"counts":{"annotator":1,"document":2,"guideline":1,"label":1,"link":1,"span":2},'
    f'"guideline":{{"sha256":"{RULES.hash}","since":"2026-01-01T00:00:00.000000Z"}},'
    f'"offset_unit":"codepoint","schema":"news-spans/1","tool":"annotator {__version__}",'
    '"type":"meta"}\n'
    '{"colour":"blue","definition":"A quantity.","id":"statistic","key":"s","name":"statistic",'
    '"position":0,"retired_at":null,"revision":1,"type":"label","unit":"clause"}\n'
    f'{{"annotator":"ana","hash":"{RULES.hash}","id":"g1",'
    '"since":"2026-01-01T00:00:00.000000Z","text":"# Rules\\n","type":"guideline"}\n'
    '{"id":"ana","name":"Ana","role":"annotator","type":"annotator"}\n'
    '{"created_at":"2026-01-01T00:00:00.000000Z","file_name":"","id":"d1","key":"d1","meta":{},'
    '"number":1,"published":"","rev":1,"source":"","split":"validation","story":"s",'
    '"supersedes":null,"text":"📰 Officials said 12 people\\u2028were hurt.",'
    f'"text_sha256":"{text_hash(TEXTS["d1"])}","title":"","type":"document",'
    '"updated_at":"2026-01-02T00:00:00.000000Z","url":""}\n'
    '{"created_at":"2026-01-01T00:00:00.000000Z","file_name":"","id":"d2","key":"d2","meta":{},'
    '"number":2,"published":"","rev":1,"source":"","story":"s","supersedes":null,'
    '"text":"Twelve were injured.",'
    f'"text_sha256":"{text_hash(TEXTS["d2"])}","title":"","type":"document",'
    '"updated_at":"2026-01-02T00:00:00.000000Z","url":""}\n'
    '{"annotator":"ana","created_at":"2026-01-01T00:00:00.000000Z","document":"d1","end":26,'
    '"id":"a1","label":"statistic","label_revision":1,"note":"","prefix":"📰 Officials said ",'
    '"quote":"12 people","rev":1,"start":17,"suffix":"\\u2028were hurt.","type":"span",'
    '"updated_at":"2026-01-02T00:00:00.000000Z"}\n'
    '{"annotator":"ana","created_at":"2026-01-01T00:00:00.000000Z","document":"d2","end":6,'
    '"id":"a2","label":"statistic","label_revision":1,"note":"","prefix":"",'
    '"quote":"Twelve","rev":1,"start":0,"suffix":" were injured.","type":"span",'
    '"updated_at":"2026-01-02T00:00:00.000000Z"}\n'
    '{"a":"a1","annotator":"ana","b":"a2","created_at":"2026-01-01T00:00:00.000000Z","id":"l1",'
    '"more":"a","note":"","relation":"partial","rev":1,"type":"link",'
    '"updated_at":"2026-01-02T00:00:00.000000Z"}\n'
)


def test_the_bytes_are_the_contract() -> None:
    assert written(SmallCorpus()).decode() == GOLDEN


def test_the_time_of_the_export_is_stated_when_asked_for() -> None:
    first = written(SmallCorpus(), "2026-11-22T00:00:00Z").splitlines()[0]
    assert b'"exported_at":"2026-11-22T00:00:00Z"' in first


def test_the_history_has_an_image_of_each_row_before_and_after() -> None:
    class WithHistory(SmallCorpus):
        def steps(self) -> Iterable[Step]:
            span = next(iter(self.spans()))
            step = Step("t", "ana", StepKind.DO, "x", (Change(None, span),), "now", seq=3)
            return [step]

    last = written(WithHistory()).splitlines()[-1].decode()
    assert '"seq":3' in last
    assert '"changes":[{"after":{' in last
    assert '"before":null' in last


def test_what_was_written_passes_its_proof() -> None:
    check(io.BytesIO(written(SmallCorpus())))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"quote":"Twelve"', '"quote":"Eleven"', "the quote of a2 is not in its text"),
        ('"start":17', '"start":16', "the quote of a1"),
        ('"text":"Twelve', '"text":"Eleven', "has another hash"),
        ('"span":2}', '"span":3}', "counts other records"),
        ("\\u2028were hurt.", "\u2028were hurt.", "is not escaped"),
    ],
)
def test_a_damaged_file_fails_its_proof(old: str, new: str, reason: str) -> None:
    damaged = GOLDEN.replace(old, new)
    assert damaged != GOLDEN
    with pytest.raises(Unfaithful, match=reason):
        check(io.BytesIO(damaged.encode()))


class WithRefusals(SmallCorpus):
    """Each kind of dismissal."""

    def counts(self) -> Mapping[str, int]:
        return {**super().counts(), "dismissal": 2}

    def dismissals(self) -> Iterable[Dismissal]:
        hurt, injured = (
            QuotedPassage("d1", 27, 37, "were hurt."),
            QuotedPassage("d2", 7, 20, "were injured."),
        )
        pair = refused_pair("p", "ana", injured, hurt)
        yield Dismissal("m", "ana", "a1", "d2", 7, 20, "were injured.", step="t", **AT)
        yield replace(pair, step="t", **AT)


REFUSALS = (
    '{"annotator":"ana","created_at":"2026-01-01T00:00:00.000000Z","document":"d2","end":20,'
    '"id":"m","prefix":"Twelve ","quote":"were injured.","rev":1,"span":"a1","start":7,'
    '"suffix":"","type":"dismissal","updated_at":"2026-01-02T00:00:00.000000Z"}\n'
    '{"annotator":"ana","created_at":"2026-01-01T00:00:00.000000Z","document":"d2","end":20,'
    '"id":"p","near":{"document":"d1","end":37,"prefix":"📰 Officials said 12 people\\u2028",'
    '"quote":"were hurt.","start":27,"suffix":""},"prefix":"Twelve ","quote":"were injured.",'
    '"rev":1,"start":7,"suffix":"","type":"dismissal",'
    '"updated_at":"2026-01-02T00:00:00.000000Z"}\n'
)


def test_a_dismissal_has_its_span_or_the_near_passage() -> None:
    raw = written(WithRefusals())
    assert raw.decode().endswith(REFUSALS)
    check(io.BytesIO(raw))


@pytest.mark.parametrize(
    ("old", "new"), [('"end":37', '"end":36'), ('injured.","rev":1,"span', 'hurt.","rev":1,"span')]
)
def test_the_quotes_of_dismissals_are_proved_too(old: str, new: str) -> None:
    raw = written(WithRefusals()).decode()
    assert raw.count(old) == 1
    with pytest.raises(Unfaithful, match="is not in its text"):
        check(io.BytesIO(raw.replace(old, new).encode()))
