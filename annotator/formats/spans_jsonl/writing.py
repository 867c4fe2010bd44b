"""Spans as JSON lines: one for each article of each layer."""

from collections.abc import Mapping

from annotator.formats.article_record import record_fields
from annotator.formats.json_line import dump_ordered
from annotator.formats.spans_jsonl.shape import ACCEPTED, CLUSTER
from annotator.formats.token_array import TokenArrays
from annotator.formats.told_sets import count_told_links, told_sets
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.losses import (
    CUTS_TOKEN,
    NO_LABEL,
    WHITE_ONLY,
    count_statements,
)
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.output import Output, data_file
from annotator.text.tokens import TokenBounds


def train(data: TrainingData, output: Output, _: WritingOptions, account: Account) -> None:
    """Write all labelled spans, with the tokens of their texts."""
    lines = _Lines(data, account)
    for bundle in data.bundles():
        sets = told_sets(bundle)
        name = data_file(bundle.split, ".jsonl")
        for article in bundle.articles:
            line, spans = lines.of(article, bundle, sets)
            output.file(name).write(line)
            account.wrote(name, "article")
            account.wrote(name, "span", spans)
        count_told_links(bundle, sets, account)
        count_statements(bundle, account, links=False)


class _Lines:
    """Puts lines together from parts: a text's tokens alone are ten times its size."""

    def __init__(self, data: TrainingData, account: Account) -> None:
        self._data = data
        self._account = account
        self._tokens = TokenArrays()
        self._labels = {each.id: dump_ordered(each.id) for each in data.labels}

    def of(self, article: Article, bundle: Bundle, sets: Mapping[str, str]) -> tuple[bytes, int]:
        """The line of an article with its line feed, and how many spans are in it."""
        text = self._data.text(article.document.id)
        tokens = self._tokens.of(text)
        spans = self._spans(article, sets, tokens.bounds)
        beside = {"answer": ACCEPTED, **record_fields(article, bundle)}
        line = (
            f'{{"text":{dump_ordered(text)},"tokens":{tokens.json},'
            f'"spans":[{",".join(spans)}],{dump_ordered(beside)[1:]}\n'
        )
        return line.encode(), len(spans)

    def _spans(self, article: Article, sets: Mapping[str, str], tokens: TokenBounds) -> list[str]:
        found = []
        cut = 0
        for span in article.spans:
            covering = tokens.covering(span.start, span.end)
            if span.label is None or covering is None:
                self._account.dropped("span", NO_LABEL if span.label is None else WHITE_ONLY)
                continue
            first, last = covering
            if tokens.starts[first] != span.start or tokens.ends[last] != span.end:
                cut += 1
            # Nothing in an id has to be escaped: see `domain.identity`.
            more = f',"{CLUSTER}":"{sets[span.id]}"' if span.id in sets else ""
            if span.note:
                more += f',"note":{dump_ordered(span.note)}'
            found.append(
                f'{{"start":{span.start},"end":{span.end},'
                f'"token_start":{first},"token_end":{last},'
                f'"label":{self._labels[span.label]},"id":"{span.id}","rev":{span.rev}{more}}}'
            )
        self._account.changed("span", CUTS_TOKEN, cut)
        return found
