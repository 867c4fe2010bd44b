"""The measures of an agreement by their names, and their means over several pairs of annotators."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from annotator.review.agreement import Agreement
from annotator.review.link_agreement import LinkAgreement
from annotator.review.measure import Measure, mean
from annotator.review.span_agreement import SpanAgreement

Path = tuple[str, ...]
"""`("spans", "by_label", "statistic", "kappa")`: how a measure is reached from the top."""


def leaves(agreement: Agreement) -> dict[Path, Measure]:
    """Every measure, in the order in which they are declared, labels by id."""
    found = _of("spans", agreement.spans)
    for label, own in agreement.spans.by_label.items():
        found["spans", "by_label", label, "kappa"] = own.kappa
        found["spans", "by_label", label, "alpha"] = own.alpha
    return found | _of("links", agreement.links)


def mean_leaves(agreements: Sequence[Agreement]) -> dict[Path, Measure]:
    """The mean of each measure over the pairs of annotators for which it is defined."""
    found: dict[Path, list[Measure]] = {}
    for each in agreements:
        for path, measure in leaves(each).items():
            found.setdefault(path, []).append(measure)
    return {path: mean(measures) for path, measures in found.items()}


def nested(measures: Mapping[Path, Measure]) -> dict[str, Any]:
    """The measures as the object that a program reads, each `{"value", "n"}`.

    One with an interval has its ends as `low` and `high` too. `spans`, `spans.by_label` and
    `links` are always there.
    """
    top: dict[str, Any] = {"spans": {"by_label": {}}, "links": {}}
    for path, measure in measures.items():
        inner = top
        for name in path[:-1]:
            inner = inner.setdefault(name, {})
        inner[path[-1]] = _leaf(measure)
    return top


def _of(part: str, measures: SpanAgreement | LinkAgreement) -> dict[Path, Measure]:
    values = {field.name: getattr(measures, field.name) for field in fields(measures)}
    return {(part, name): each for name, each in values.items() if isinstance(each, Measure)}


def _leaf(measure: Measure) -> dict[str, float | None]:
    leaf: dict[str, float | None] = {"value": measure.value, "n": measure.n}
    if measure.interval is not None:
        leaf |= {"low": measure.interval.low, "high": measure.interval.high}
    return leaf
