"""Spans as documents of spaCy: one a line, for each article of each layer."""

from collections.abc import Mapping
from typing import Any

from annotator.formats.article_record import record_fields
from annotator.formats.json_line import write_ordered
from annotator.formats.spacy_json.shape import GROUP, KB_ID
from annotator.formats.told_sets import count_told_links, told_sets
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.losses import (
    WHITE_ONLY,
    count_spans,
    count_statements,
)
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.output import Output, data_file
from annotator.text.tokens import Tokens, tokens_of

WIDENED = "it is widened to whole tokens"


def train(data: TrainingData, output: Output, _: WritingOptions, account: Account) -> None:
    """Write all labelled spans as one span group, with the tokens of their texts."""
    for bundle in data.bundles():
        sets = told_sets(bundle)
        name = data_file(bundle.split, ".jsonl")
        for article in bundle.articles:
            fields = _document(article, bundle, sets, data.text(article.document.id), account)
            write_ordered(output.file(name), fields)
            account.wrote(name, "article")
            account.wrote(name, "span", len(fields["spans"][GROUP]))
        count_spans(bundle, account)
        count_told_links(bundle, sets, account)
        count_statements(bundle, account, links=False)


def _document(
    article: Article, bundle: Bundle, sets: Mapping[str, str], text: str, account: Account
) -> dict[str, Any]:
    tokens = tokens_of(text)
    places = zip(tokens.starts, tokens.ends, strict=True)
    return {
        "text": text,
        "tokens": [
            {"id": number, "start": start, "end": end} for number, (start, end) in enumerate(places)
        ],
        "spans": {GROUP: _spans(article, sets, tokens, account)},
        **record_fields(article, bundle),
    }


def _spans(
    article: Article, sets: Mapping[str, str], tokens: Tokens, account: Account
) -> list[dict[str, Any]]:
    found = []
    for span in article.spans:
        covering = tokens.covering(span.start, span.end)
        if span.label is None:
            continue
        if covering is None:
            account.dropped("span", WHITE_ONLY)
            continue
        start, end = tokens.starts[covering[0]], tokens.ends[covering[1]]
        if (start, end) != span.extent:
            account.changed("span", WIDENED)
        found.append(
            {
                "start": start,
                "end": end,
                "label": span.label,
                KB_ID: sets.get(span.id, ""),
                "id": span.id,
                "rev": span.rev,
            }
        )
    return found
