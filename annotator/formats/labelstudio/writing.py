"""A layer as tasks of Label Studio: every two articles with a link between them, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.formats.article_fields import fields_of
from annotator.formats.article_record import LAYER
from annotator.formats.json_array import JsonArray
from annotator.formats.labelstudio.config import labelling_config
from annotator.formats.labelstudio.shape import (
    HIGHLIGHT,
    HIGHLIGHTS,
    LABELS,
    SHOWN,
    SIDES,
    TEXT,
)
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.data import TrainingData
from annotator.formats.training.losses import count_statements
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.output import DATA, Output, data_file

CONFIG = f"{DATA}.config.xml"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What one task shows."""

    articles: tuple[Article, ...]
    """One or two."""
    links: list[Link]


def train(data: TrainingData, output: Output, _: WritingOptions, account: Account) -> None:
    """Write the tasks of each split as a list, and the configuration that shows them."""
    output.file(CONFIG).write(labelling_config(data.labels).encode())
    names = {split: data_file(split, ".json") for split in data.splits}
    lists = {split: JsonArray(output.file(name)) for split, name in names.items()}
    for bundle in data.bundles():
        for shown in _tasks(bundle):
            lists[bundle.split].add(_task(shown, bundle, data))
            account.wrote(names[bundle.split], "task")
        _count(bundle, names[bundle.split], account)
    for each in lists.values():
        each.finish()


def _tasks(bundle: Bundle) -> Iterator[_Shown]:
    """Each two articles that a link joins, and each article that none joins to another."""
    owner = {
        span.id: place for place, article in enumerate(bundle.articles) for span in article.spans
    }
    together: dict[tuple[int, ...], list[Link]] = {}
    for link in bundle.links:
        places = tuple(sorted((owner[link.a], owner[link.b])))
        together.setdefault(places, []).append(link)
    alone = set(range(len(bundle.articles))).difference(*together)
    for place in alone:
        together[(place,)] = []
    for places, links in sorted(together.items()):
        yield _Shown(tuple(bundle.articles[place] for place in places), links)


def _task(shown: _Shown, bundle: Bundle, data: TrainingData) -> dict[str, Any]:
    fields: dict[str, Any] = dict.fromkeys(sorted(SHOWN), "")
    result: list[dict[str, Any]] = []
    for side, article in zip(SIDES, shown.articles, strict=False):
        fields[TEXT + side] = data.text(article.document.id)
        fields |= fields_of(article.document, bundle.split, side)
        result += [_region(span, side) for span in article.spans]
    result += [_relation(link) for link in shown.links]
    return {"data": {**fields, LAYER: bundle.layer}, "annotations": [{"result": result}]}


def _region(span: Span, side: str) -> dict[str, Any]:
    tag, label = (HIGHLIGHTS, HIGHLIGHT) if span.label is None else (LABELS, span.label)
    value = {"start": span.start, "end": span.end, "text": span.quote, "labels": [label]}
    region = {
        "id": span.id,
        "from_name": tag + side,
        "to_name": TEXT + side,
        "type": "labels",
        "value": value,
    }
    return region | {"meta": {"text": [span.note]}} if span.note else region


def _relation(link: Link) -> dict[str, Any]:
    """The link; the arrow of a partial one begins at the end that says more."""
    ends = (link.b, link.a) if link.more == "b" else (link.a, link.b)
    return {
        "type": "relation",
        "from_id": ends[0],
        "to_id": ends[1],
        "direction": "bi" if link.more is None else "right",
        "labels": [str(link.relation)],
    }


def _count(bundle: Bundle, name: str, account: Account) -> None:
    """Count spans and links once, however many tasks show them."""
    account.wrote(name, "article", len(bundle.articles))
    account.wrote(name, "span", sum(len(each.spans) for each in bundle.articles))
    account.wrote(name, "link", len(bundle.links))
    count_statements(bundle, account, links=False)
