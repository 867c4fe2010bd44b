"""Spans as doccano's JSONL: a line for each article of each layer."""

from typing import Any

from annotator.formats.article_record import record_fields
from annotator.formats.json_line import write_ordered
from annotator.formats.offset_units import UNIT
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.losses import count_spans, count_statements
from annotator.formats.training.options import OffsetUnit, WritingOptions
from annotator.formats.training.output import Output, data_file
from annotator.text.utf16 import Utf16


def train(data: TrainingData, output: Output, options: WritingOptions, account: Account) -> None:
    """Write all labelled spans, their offsets in the unit that was asked for."""
    for bundle in data.bundles():
        name = data_file(bundle.split, ".jsonl")
        for article in bundle.articles:
            record = _record(article, bundle, data.text(article.document.id), options.offsets)
            write_ordered(output.file(name), record)
            account.wrote(name, "article")
            account.wrote(name, "span", len(record["label"]))
        count_spans(bundle, account)
        count_statements(bundle, account)


def _record(article: Article, bundle: Bundle, text: str, unit: OffsetUnit) -> dict[str, Any]:
    count = Utf16(text).units if unit is OffsetUnit.UTF16 else int
    said = record_fields(article, bundle)
    return {
        "id": said.pop("id"),
        "text": text,
        "label": [
            [count(span.start), count(span.end), span.label]
            for span in article.spans
            if span.label is not None
        ],
        **said,
        UNIT: str(unit),
    }
