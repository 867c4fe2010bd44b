"""What was purged on one side stays out of it, with all that says what it said."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from annotator.domain.adjudication import Adjudication
from annotator.domain.document import Document
from annotator.domain.identity import document_id_of
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.merging.holdings import Holdings, Row, row_of
from annotator.domain.merging.redaction import Redaction
from annotator.domain.review_records import ReviewRecords
from annotator.domain.span import Span
from annotator.domain.step import Record, Step
from annotator.domain.verdict import Verdict


def purged_among(documents: Collection[Document], hashes: Collection[str]) -> list[Document]:
    """Those of the documents that were purged, by the hash of their text or of their key."""
    ids = {document_id_of(each) for each in hashes}
    return [each for each in documents if each.text_sha256 in hashes or each.id in ids]


def without(holdings: Holdings, hashes: Collection[str]) -> tuple[Holdings, int]:
    """The holdings without what was purged, and how many documents that leaves out.

    A batch of review goes as a whole where an item of it does. Titles of steps quote.
    """
    articles = {each.id: each for each in holdings.images() if isinstance(each, Document)}
    gone = {each.id for each in purged_among(list(articles.values()), hashes)}
    if not gone:
        return holdings, 0
    rows = _rows_in(holdings, gone)
    steps: dict[str, Step] = {}
    for step in holdings.steps.values():
        left = _left_of(step, rows, gone)
        if left is not None and (step.target is None or step.target in steps):
            steps[step.id] = left
    gone_texts = {articles[each].text_sha256 for each in gone}
    texts = {key: text for key, text in holdings.texts.items() if key not in gone_texts}
    said = [
        "\n".join((each.title, each.source, each.url, each.file_name))
        for each in articles.values()
        if each.id not in gone
    ]
    redaction = Redaction(
        gone, [holdings.texts.get(each, "") for each in gone_texts], [*texts.values(), *said]
    )
    kept = replace(
        holdings,
        texts=texts,
        steps={key: redaction.step(step) for key, step in steps.items()},
        reviews=redaction.reviews(_reviews_without(holdings.reviews, rows, gone)),
        splits={key: split for key, split in holdings.splits.items() if key not in gone},
        twins=frozenset(each for each in holdings.twins if Row(*each[:2]) not in rows),
        confirmed=frozenset(each for each in holdings.confirmed if Row(*each[:2]) not in rows),
        guidelines={key: redaction.guideline(each) for key, each in holdings.guidelines.items()},
        times={key: each for key, each in holdings.times.items() if key.document not in gone},
    )
    return kept, len(gone)


def _rows_in(holdings: Holdings, gone: Collection[str]) -> set[Row]:
    """All rows that are in the documents, or about what is in them."""
    found: set[Row] = set()
    images = [each for step in holdings.steps.values() for each in _images(step)]
    known = -1
    # A link is about spans, a decision about links: what hangs on what is three deep.
    while len(found) != known:
        known = len(found)
        found.update(row_of(each) for each in images if _is_about(each, found, gone))
    return found


def _images(step: Step) -> Iterator[Record]:
    for change in step.changes:
        yield change.after


def _is_about(record: Record, rows: Collection[Row], gone: Collection[str]) -> bool:
    match record:
        case Document():
            return record.id in gone
        case Span() | Completion():
            return record.document in gone
        case Link():
            return Row("span", record.a) in rows or Row("span", record.b) in rows
        case Absence():
            return record.document in gone or Row("span", record.span) in rows
        case Dismissal():
            return bool({*record.documents} & {*gone}) or Row("span", record.span or "") in rows
        case Adjudication():
            sources = (*record.a, *record.b, *(each for t in record.taken for each in t.sources))
            return record.document in gone or any(
                Row(each.kind, each.record) in rows for each in sources
            )
        case _:
            return False


def _left_of(step: Step, rows: Collection[Row], gone: Collection[str]) -> Step | None:
    """What is left of a step, or none where nothing is."""
    kept = tuple(change for change in step.changes if row_of(change.after) not in rows)
    if len(kept) == len(step.changes):
        return step
    return replace(step, changes=kept, title="") if kept else None


def _reviews_without(
    reviews: ReviewRecords, rows: Collection[Row], gone: Collection[str]
) -> ReviewRecords:
    batches = {
        each.batch
        for each in reviews.items
        if each.document in gone or Row(each.kind, each.record or "") in rows
    }
    batches |= {each.batch for each in reviews.verdicts if _amends_in(each, gone)}
    verdicts = {each.id for each in reviews.verdicts if each.batch in batches}
    return ReviewRecords(
        tuple(each for each in reviews.batches if each.id not in batches),
        tuple(each for each in reviews.items if each.batch not in batches),
        tuple(each for each in reviews.verdicts if each.id not in verdicts),
        tuple(each for each in reviews.reveals if each.batch not in batches),
        tuple(each for each in reviews.objections if each.verdict not in verdicts),
        tuple(each for each in reviews.signoffs if each.batch not in batches),
    )


def _amends_in(verdict: Verdict, gone: Collection[str]) -> bool:
    passages = (verdict.amendment.passage, verdict.amendment.other)
    return any(each is not None and each.document in gone for each in passages)
