"""A report as Markdown (CommonMark with tables), fit for a terminal too."""

from collections.abc import Iterator, Sequence

from annotator.domain.batch import Batch, ItemKind, SamplingPlan
from annotator.domain.excerpt import excerpt
from annotator.domain.verdict import Judgement
from annotator.formats.markdown import LEFT, RIGHT, heading, plain, table
from annotator.session.reporting.figures import (
    KINDS,
    duration,
    interval,
    meant,
    percent,
    places,
)
from annotator.session.reporting.gathered import Report, ReportedItem
from annotator.session.reviewing.counting import EVERYBODY, Row
from annotator.session.reviewing.estimate import PLANS
from annotator.session.wording import count, label_name

WIDTH = 200
"""Code points of a quote or a comment in a table."""

RATES = (
    "Wrong is what should have another label, other bounds or another relation, or not be there; "
    "of passages, those in which something is missing. Minor is a boundary that is off by one word "
    "at most. In brackets Wilson's interval at 95 %. "
    "Items of one article are alike, so the bootstrap over articles stands beside it; it is n/a "
    "under two articles, and where none or all are wrong. The order says nothing of who is better."
)

RECALL = (
    "From passages that were read to their end: what is marked there, of what is marked or "
    "missing. What is marked counts as right."
)


def markdown(report: Report) -> str:
    """The report; the same values give the same bytes."""
    sections = (
        _head(report),
        _rates(report),
        _recall(report),
        _confusion(report),
        _findings(report),
        _left(report),
    )
    return "\n".join(line for section in sections for line in section)


def _head(report: Report) -> Iterator[str]:
    batch, found = report.batch, report.summary
    yield f"# Review: batch {report.number}"
    yield ""
    yield f"- Reviewer: {plain(report.reviewer)}"
    yield f"- Work of: {plain(', '.join(report.annotators))}"
    yield f"- Drawn: {batch.created_at[:10]}, {plain(_drawn(report))}"
    yield (f"- Judged: {found.judged} of {count(batch.size, 'item')} in {duration(found.seconds)}")
    yield f"- {plain(_signature(report))}"
    yield ""
    for sentence in (found.basis, found.power):
        if sentence:
            yield sentence
    yield ""


def _drawn(report: Report) -> str:
    batch = report.batch
    kinds = ", ".join(KINDS[kind] for kind in batch.kinds)
    parts = [f"{batch.size} of {batch.frame} {kinds}"]
    if batch.labels:
        named = (label_name(report.labels, each) for each in batch.labels)
        parts.append(f"labelled {', '.join(named)}")
    if batch.story is not None:
        parts.append(f"of the story “{batch.story}”")
    parts.append(f"plan: {PLANS[batch.plan]}{_core(batch)}")
    if batch.target is not None:
        rate, confidence = batch.target.rate, batch.target.confidence
        parts.append(f"to detect {rate * 100:.3g} % at {confidence * 100:.3g} %")
    if batch.plan is not SamplingPlan.ALL:
        parts.append(f"seed {batch.seed}")
    parts.append("blind" if batch.blind else "not blind")
    return ", ".join(parts)


def _core(batch: Batch) -> str:
    return f" with a random core of {batch.core * 100:.3g} %" if batch.plan.has_priority else ""


def _signature(report: Report) -> str:
    signed = report.signed
    if signed is None:
        return report.void or "Not signed."
    by = f" by {report.signature}" if report.signature else ""
    return f"Signed{by} on {signed.created_at[:10]}, SHA-256 {signed.digest}"


def _rates(report: Report) -> Iterator[str]:
    found = report.summary
    rows = [
        (row, of is found.totals)
        for kind in ItemKind
        for of in (found.rows, found.totals)
        for row in of
        if row.kind is kind
    ]
    if not rows:
        return
    yield from heading("Error rates")
    yield from table(
        ("items", "annotator", "label", "judged", "wrong", "minor", "major", "rate (Wilson)",
         "by article", "wrong items"),
        (LEFT, LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT),
        (_rate(report, row, total=total) for row, total in rows),
    )  # fmt: skip
    yield RATES
    yield ""
    beyond = tuple(place for row in found.totals for place in row.beyond)
    if beyond:
        yield f"Wrong beside the random core, and in no rate: {places(beyond)}."
        yield ""


def _rate(report: Report, row: Row, *, total: bool) -> Sequence[str]:
    rate = row.rate
    label = "all" if total else label_name(report.labels, row.label)
    share = percent(rate.value)
    if rate.interval is not None:
        share += f" ({interval(rate.interval)})"
    figures = (str(each) for each in (rate.n, rate.errors, rate.minor, rate.major))
    names = KINDS[row.kind], row.alias, label
    return *names, *figures, share, interval(rate.by_article), places(rate.wrong)


def _recall(report: Report) -> Iterator[str]:
    found = report.summary
    rows = [(each.alias, each.recall) for each in found.recalls_by_annotator]
    rows += [(EVERYBODY, each) for each in found.recalls]
    if not rows:
        return
    yield from heading("What is missing")
    yield from table(
        ("annotator", "label", "passages", "marked", "missing", "recall (Wilson)", "by article",
         "items"),
        (LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT),
        (
            (
                alias,
                "all" if each.label is None else label_name(report.labels, each.label),
                str(each.passages),
                str(each.found),
                str(each.missing),
                percent(each.value) + (f" ({interval(each.interval)})" if each.interval else ""),
                interval(each.by_article),
                places(each.places),
            )
            for alias, each in rows
        ),
    )  # fmt: skip
    yield RECALL
    yield ""
    if found.missing_links:
        links = count(len(found.missing_links), "link")
        yield f"{links} missing, found in: {places(found.missing_links)}."
        yield ""


def _confusion(report: Report) -> Iterator[str]:
    found = report.summary.confusions
    if not found:
        return
    yield from heading("Was and should be")
    yield from table(
        ("items", "was", "should be", "times", "where"),
        (LEFT, LEFT, LEFT, RIGHT, LEFT),
        (
            (
                KINDS[each.kind],
                meant(report.labels, each.kind, each.was),
                meant(report.labels, each.kind, each.should),
                str(len(each.places)),
                places(each.places),
            )
            for each in found
        ),
    )


def _findings(report: Report) -> Iterator[str]:
    wrong = [each for each in report.items if each.has_finding]
    if not wrong:
        return
    yield from heading("What was found")
    yield from table(
        ("item", "article", "annotator", "says", "reviewer", "comment", "since"),
        (RIGHT, LEFT, LEFT, LEFT, LEFT, LEFT, LEFT),
        (row for each in wrong for row in _finding(each)),
    )


def _finding(item: ReportedItem) -> Iterator[Sequence[str]]:
    for each in item.held:
        verdict = each.verdict
        if verdict.judgement is not Judgement.ACCEPT:
            said = [f"{word.who}: {word.comment}" for word in each.thread]
            since = " / ".join([*([item.changed] if item.changed else []), *said])
            # A question is in the words already.
            comment = "" if verdict.judgement is Judgement.UNSURE else verdict.comment
            texts = (excerpt(text, WIDTH) for text in (item.what, each.words, comment, since))
            yield str(item.item.place), f"{item.story} · {item.article}", item.alias, *texts


def _left(report: Report) -> Iterator[str]:
    found = report.summary
    left = (
        ("Not judged", found.undecided),
        ("In question, neither right nor wrong", found.unsure),
        ("Changed or deleted before a verdict, neither right nor wrong", found.changed),
        ("Changed or deleted after the verdict, which counts", found.stale),
        ("Drawn beside the random core, in no rate", found.outside),
    )
    if not any(which for _, which in left):
        return
    yield from heading("What was left")
    for words, which in left:
        if which:
            yield f"- {words}: {count(len(which), 'item')} ({places(which)})"
    yield ""
