"""A corpus as native JSONL."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from annotator import __version__
from annotator.domain.guideline import mention
from annotator.formats.corpus import Corpus
from annotator.formats.json_line import dump_line
from annotator.formats.native import review_shape
from annotator.formats.native.shape import (
    OFFSET_UNIT,
    SCHEMA,
    TYPES,
    annotator_fields,
    document_fields,
    guideline_fields,
    passage_fields,
    purged_fields,
    record_fields,
    step_fields,
    time_fields,
    twin_fields,
)


def write(corpus: Corpus, out: BinaryIO, exported_at: str | None) -> None:
    """Write the corpus to `out` in UTF-8, one record a line.

    The same corpus and `exported_at` give the same bytes; without `exported_at` the file does
    not say when it was written.
    """
    for fields in _records(corpus, exported_at):
        out.write(f"{dump_line(fields)}\n".encode())


def _records(corpus: Corpus, exported_at: str | None) -> Iterator[dict[str, Any]]:
    yield _meta(corpus, exported_at)
    yield from map(record_fields, corpus.labels())
    yield from map(guideline_fields, corpus.guidelines())
    yield from map(annotator_fields, corpus.annotators())
    for document in corpus.documents():
        yield document_fields(document, corpus.text(document.id), corpus.split(document.id))
    for span in corpus.spans():
        yield passage_fields(span, corpus.text)
    yield from map(record_fields, corpus.links())
    yield from map(record_fields, corpus.absences())
    for dismissal in corpus.dismissals():
        yield passage_fields(dismissal, corpus.text)
    yield from map(record_fields, corpus.completions())
    yield from map(record_fields, corpus.adjudications())
    for kind in review_shape.TYPES:
        yield from map(review_shape.review_fields, corpus.reviews(kind))
    yield from map(step_fields, corpus.steps())
    yield from map(twin_fields, corpus.twins())
    for hash_, purged_at in corpus.purged():
        yield purged_fields(hash_, purged_at)
    for key, seconds in corpus.times().items():
        yield time_fields(key, seconds)


def _meta(corpus: Corpus, exported_at: str | None) -> dict[str, Any]:
    counts = corpus.counts()
    meta: dict[str, Any] = {
        "type": "meta",
        "schema": SCHEMA,
        "tool": f"annotator {__version__}",
        "offset_unit": OFFSET_UNIT,
        "guideline": mention(corpus.guideline()),
        "counts": {kind: counts[kind] for kind in TYPES if counts.get(kind)},
    }
    if exported_at is not None:
        meta["exported_at"] = exported_at
    return meta
