"""Tagged tokens as one of the formats."""

from collections.abc import Collection, Mapping
from typing import Any

from annotator.formats.format import Format
from annotator.formats.json_line import write_ordered
from annotator.formats.tokens_jsonl.row import Row, tag_names
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.losses import (
    CUTS_TOKEN,
    WHITE_ONLY,
    count_spans,
    count_statements,
)
from annotator.formats.training.names import file_name
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.origin import PROVENANCE, article_origin, span_origin
from annotator.formats.training.output import LABELS, Output, data_file

Layout = Mapping[str, Collection[str]]
"""The labels of each file, by what stands in its name behind the split."""


def train(data: TrainingData, output: Output, _: WritingOptions, account: Account) -> None:
    """Write the tokens of every article with their tags; one provenance is of all labels.

    The tags are named in the order of their numbers; by file where each label has its own.
    """
    layout = _layout(data)
    tags = {part: tag_names(labels) for part, labels in layout.items()}
    write_ordered(output.file(LABELS), tags.get("", tags))
    for bundle in data.bundles():
        for article in bundle.articles:
            row = Row.of(article, data.text(article.document.id))
            _write(row, article, bundle, layout, output, account)
            _count(row, article, layout, account)
        count_spans(bundle, account)
        count_statements(bundle, account)


def _layout(data: TrainingData) -> Layout:
    """One file for all labels, or, once two spans share a word, one for each that occurs."""
    found: set[str] = set()
    is_shared = False
    for bundle in data.bundles():
        for article in bundle.articles:
            found.update(each.label for each in article.spans if each.label is not None)
            if not is_shared and len(article.spans) > 1:
                is_shared = Row.of(article, data.text(article.document.id)).has_shared_words
    labels = [each.id for each in data.labels]
    if is_shared:
        return {file_name(each): (each,) for each in labels if each in found}
    return {"": labels}


def _write(
    row: Row,
    article: Article,
    bundle: Bundle,
    layout: Layout,
    output: Output,
    account: Account,
) -> None:
    for part, labels in layout.items():
        name = data_file(bundle.split, f".{part}.jsonl" if part else ".jsonl")
        kept = row.apart(labels)
        write_ordered(output.file(name), row.fields(article.document.id, kept))
        account.wrote(name, "article")
        account.wrote(name, "span", len(kept))
    beside = output.file(data_file(bundle.split, PROVENANCE))
    write_ordered(beside, _provenance(row, article, bundle))


def _count(row: Row, article: Article, layout: Layout, account: Account) -> None:
    """Count the spans that are not, or not exactly, in any of the files."""
    kept = [each for labels in layout.values() for each in row.apart(labels)]
    labelled = sum(1 for each in article.spans if each.label is not None)
    account.dropped("span", WHITE_ONLY, labelled - len(row.spans))
    account.dropped(
        "span", "a longer one of its label has a word of it", len(row.spans) - len(kept)
    )
    account.changed("span", CUTS_TOKEN, sum(1 for each in kept if not each.is_exact))


def _provenance(row: Row, article: Article, bundle: Bundle) -> dict[str, Any]:
    spans = (
        {**span_origin(each.span), "first": each.first, "last": each.last} for each in row.spans
    )
    return {**article_origin(article, bundle), "starts": row.starts, "spans": list(spans)}


FORMAT = Format(
    "tokens-jsonl",
    "Hugging Face token classification and other taggers",
    offsets="tokens; in the provenance code points",
    loses="bounds inside a token, links, absences, refusals, notes, plain highlights",
    train=train,
    takes=("empty",),
    is_folder=True,
)
