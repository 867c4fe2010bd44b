"""A report as an object for programs. In a blind batch it holds no name and no annotator's id."""

from dataclasses import asdict
from typing import Any

from annotator.domain.verdict import Amendment
from annotator.review.intervals import Interval
from annotator.review.rates import Share
from annotator.review.recall import Recall
from annotator.session.reporting.gathered import Report, ReportedItem, ReportedVerdict
from annotator.session.reviewing.counting import Row


def report_fields(report: Report) -> dict[str, Any]:
    """All that a report says.

    Offsets count code points of the article's text, the end is exclusive; shares lie in [0, 1];
    `items`, `wrong` and the like are places in the batch. What is undefined is null; the annotator
    where all are counted together is null too.
    """
    found = report.summary
    return {
        "batch": _batch(report),
        "signature": _signature(report),
        "void": report.void,
        "basis": found.basis,
        "power": found.power,
        "judged": found.judged,
        "seconds": found.seconds,
        "rates": [_rate(row, total=False) for row in found.rows]
        + [_rate(row, total=True) for row in found.totals],
        "recall": [_recall(each.recall, each.alias) for each in found.recalls_by_annotator]
        + [_recall(each, None) for each in found.recalls],
        "confusion": [
            {"kind": each.kind, "was": each.was, "should": each.should, "items": [*each.places]}
            for each in found.confusions
        ],
        "missing_links": [*found.missing_links],
        "undecided": [*found.undecided],
        "unsure": [*found.unsure],
        "changed": [*found.changed],
        "stale": [*found.stale],
        "outside_core": [*found.outside],
        "items": [_item(each) for each in report.items],
    }


def _batch(report: Report) -> dict[str, Any]:
    batch = report.batch
    return {
        "number": report.number,
        "id": batch.id,
        "reviewer": report.reviewer,
        "annotators": [*report.annotators],
        "labels": [*batch.labels],
        "kinds": [*batch.kinds],
        "story": batch.story,
        "plan": batch.plan,
        "size": batch.size,
        "frame": batch.frame,
        "core": batch.core,
        "seed": batch.seed,
        "blind": batch.blind,
        "target": None if batch.target is None else asdict(batch.target),
        "created_at": batch.created_at,
    }


def _signature(report: Report) -> dict[str, Any] | None:
    signed = report.signed
    if signed is None:
        return None
    return {
        "name": report.signature,
        "created_at": signed.created_at,
        "digest": signed.digest,
    }


def _rate(row: Row, *, total: bool) -> dict[str, Any]:
    rate = row.rate
    return {
        "kind": row.kind,
        "annotator": None if row.annotator is None else row.alias,
        "label": row.label,
        "all_labels": total,
        "n": rate.n,
        "errors": rate.errors,
        "minor": rate.minor,
        "major": rate.major,
        **_share(rate, "rate"),
        "items": [*rate.places],
        "wrong": [*rate.wrong],
        "wrong_minor": [*rate.wrong_minor],
        "wrong_outside_core": [*row.beyond],
    }


def _recall(recall: Recall, alias: str | None) -> dict[str, Any]:
    return {
        "annotator": alias,
        "label": recall.label,
        "passages": recall.passages,
        "marked": recall.found,
        "missing": recall.missing,
        **_share(recall, "recall"),
        "items": [*recall.places],
    }


def _share(share: Share, name: str) -> dict[str, Any]:
    return {
        name: share.value,
        "wilson": _interval(share.interval),
        "by_article": _interval(share.by_article),
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _item(reported: ReportedItem) -> dict[str, Any]:
    item, document = reported.item, reported.document
    return {
        "place": item.place,
        "kind": item.kind,
        "record": item.record,
        "rev": item.rev,
        "annotator": reported.alias,
        "story": reported.story,
        "number": None if document is None else document.number,
        "name": None if document is None else document.name,
        "document": item.document,
        "start": item.start,
        "end": item.end,
        "label": item.label,
        "quote": reported.quote,
        "what": reported.what,
        "core": item.core,
        "weight": item.weight,
        "found": dict(item.found),
        "since": reported.changed,
        "verdicts": [_verdict(each) for each in reported.held],
    }


def _verdict(reported: ReportedVerdict) -> dict[str, Any]:
    verdict = reported.verdict
    return {
        "id": verdict.id,
        "judgement": verdict.judgement,
        "severity": verdict.severity,
        "reason": verdict.reason,
        "comment": verdict.comment,
        "words": reported.words,
        "should": _amendment(verdict.amendment),
        "seconds": verdict.seconds,
        "created_at": verdict.created_at,
        "said": [{"by": word.who, "comment": word.comment} for word in reported.thread],
    }


def _amendment(amendment: Amendment) -> dict[str, Any] | None:
    return None if amendment.is_empty else asdict(amendment)
