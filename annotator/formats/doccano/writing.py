"""Spans as doccano's JSONL: a line for each article of each layer."""

from itertools import chain
from typing import Any

from annotator.formats.article_fields import fields_of
from annotator.formats.doccano.shape import LAYER
from annotator.formats.json_line import dump_ordered
from annotator.formats.offset_units import UNIT
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import OffsetUnit, WritingOptions
from annotator.formats.training.output import Output, data_file
from annotator.text.utf16 import Utf16

NO_PLACE = "the format has no place for it"


def train(data: TrainingData, output: Output, options: WritingOptions, account: Account) -> None:
    """Write all labelled spans, their offsets in the unit that was asked for."""
    for bundle in data.bundles():
        name = data_file(bundle.split, ".jsonl")
        for article in bundle.articles:
            record = _record(article, bundle, data.text(article.document.id), options.offsets)
            output.file(name).write(f"{dump_ordered(record)}\n".encode())
            account.wrote(name, "article")
            account.wrote(name, "span", len(record["label"]))
        _count_lost(bundle, account)


def _record(article: Article, bundle: Bundle, text: str, unit: OffsetUnit) -> dict[str, Any]:
    count = Utf16(text).units if unit is OffsetUnit.UTF16 else int
    said = fields_of(article.document, bundle.split)
    return {
        "id": said.pop("id"),
        "text": text,
        "label": [
            [count(span.start), count(span.end), span.label]
            for span in article.spans
            if span.label is not None
        ],
        **said,
        LAYER: bundle.layer,
        UNIT: str(unit),
    }


def _count_lost(bundle: Bundle, account: Account) -> None:
    spans = list(chain.from_iterable(article.spans for article in bundle.articles))
    notes = [each.note for each in spans if each.label is not None and each.note]
    account.dropped("span", "it has no label", sum(1 for each in spans if each.label is None))
    account.dropped("note", NO_PLACE, len(notes))
    account.dropped("link", NO_PLACE, len(bundle.links))
    account.dropped("absence", NO_PLACE, len(bundle.absences))
    account.dropped("dismissal", NO_PLACE, len(bundle.dismissals))
