"""Figures of what is annotated, for people and for programs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import click

from annotator.cli.charts import bar
from annotator.cli.output import Column, counted, narrate, print_table
from annotator.session.statistics.figures import Statistics
from annotator.session.statistics.lengths import COVERED, LabelLengths

MOST_ARTICLES = 30
"""So many articles are listed; programs get them all."""


def statistics_fields(found: Statistics) -> dict[str, Any]:
    """All figures as an object."""
    fields = asdict(found)
    for coverage, values in zip(found.coverage, fields["coverage"], strict=True):
        values["share"] = round(coverage.share, 4)
    for values in fields["lengths"]:
        values["label"] = values["label"] or None
        values["tokens"] = {f"p{share * 100:g}": n for share, n in values["tokens"].items()}
    return fields


def print_statistics(found: Statistics) -> None:
    """Print the figures, each part under its name; parts without figures are left out."""
    if not found.spans and not found.time:
        narrate("Nothing is annotated here; `annotator` opens a story to begin with.")
        return
    spans = [(each.label, each.story, each.annotator, each.spans) for each in found.spans]
    _counts("spans by label", "label", ((label, n) for label, _, _, n in spans))
    _counts("spans by story", "story", ((story, n) for _, story, _, n in spans))
    _counts("spans by annotator", "annotator", ((who, n) for _, _, who, n in spans))
    _counts("links by relation", "relation", ((each.relation, each.links) for each in found.links))
    _counts("sets by size", "members", ((each.members, each.sets) for each in found.sizes))
    _counts("facts by size", "members", ((each.members, each.facts) for each in found.sizes))
    _coverage(found)
    _part(
        "overlapping spans",
        (Column("labels"), Column("pairs", right=True), Column("nested", right=True)),
        _overlaps(found),
    )
    _lengths(found.lengths)
    _time(found)


def _counts(title: str, noun: str, counts: Iterable[tuple[object, int]]) -> None:
    """A row for each thing, with a bar; the counts of one thing are added up."""
    total: Counter[object] = Counter()
    for what, number in counts:
        total[what] += number
    rows = [(what, n, bar(n, max(total.values()))) for what, n in total.items() if n]
    if noun != "members":
        rows.sort(key=lambda row: (-row[1], str(row[0])))
    _part(title, (Column(noun), Column("number", right=True), Column("")), rows)


def _coverage(found: Statistics) -> None:
    shown = found.coverage[:MOST_ARTICLES]
    rows = [
        (
            each.annotator,
            each.story,
            each.number,
            each.article,
            each.spans,
            f"{each.share:.0%}",
            bar(each.share, 1.0),
            duration(each.seconds) if each.seconds else "",
            "complete" if each.complete else "",
        )
        for each in shown
    ]
    columns = (
        Column("annotator"),
        Column("story"),
        Column("no", right=True),
        Column("article", gives_way=True),
        Column("spans", right=True),
        Column("covered", right=True),
        Column(""),
        Column("time", right=True),
        Column(""),
    )
    _part("coverage of each article", columns, rows)
    if len(found.coverage) > len(shown):
        left = counted(len(found.coverage) - len(shown), "article")
        click.echo(f"{left} more: --json has them all, --story those of one story.\n")


def _overlaps(found: Statistics) -> list[tuple[str, int, int]]:
    pairs: Counter[tuple[str, str]] = Counter()
    nested: Counter[tuple[str, str]] = Counter()
    for each in found.overlap:
        pairs[each.a, each.b] += each.pairs
        nested[each.a, each.b] += each.nested
    return [(" and ".join(pair), n, nested[pair]) for pair, n in pairs.most_common()]


def _lengths(lengths: Sequence[LabelLengths]) -> None:
    names = {0.0: "least", 0.25: "p25", 0.5: "median", 0.75: "p75", 0.95: "p95", 1.0: "most"}
    columns = (
        Column("label"),
        Column("spans", right=True),
        *(Column(name, right=True) for name in names.values()),
        Column("suggester sizes", right=True),
        Column("median"),
    )
    longest = max((each.tokens[0.5] for each in lengths), default=0)
    rows = [
        (
            each.label or "all",
            each.spans,
            *(each.tokens[share] for share in names),
            f"{each.min_size} to {each.max_size}",
            bar(each.tokens[0.5], longest),
        )
        for each in lengths
    ]
    _part(f"lengths in tokens; sizes for {COVERED:.0%} of the spans", columns, rows)


def _time(found: Statistics) -> None:
    columns = (
        Column("annotator"),
        Column("acts", right=True),
        Column("sittings", right=True),
        Column("annotating", right=True),
        Column("verdicts", right=True),
        Column("reviewing", right=True),
        Column(""),
    )
    longest = max((each.seconds + each.reviewing for each in found.time), default=0)
    rows = [
        (
            each.annotator,
            each.acts,
            each.sittings,
            duration(each.seconds),
            each.verdicts,
            duration(each.reviewing),
            bar(each.seconds + each.reviewing, longest),
        )
        for each in found.time
    ]
    _part("time spent", columns, rows)


def _part(title: str, columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> None:
    if rows:
        click.echo(title)
        print_table(columns, rows, "")
        click.echo()


def duration(seconds: float) -> str:
    """Hours, minutes and seconds: `0:12:05`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
