"""Batches on standard output."""

from collections.abc import Iterable

from annotator.cli.output import Column, counted, print_table
from annotator.domain.batch import SamplingPlan
from annotator.session.reviewing.keeping import Kept
from annotator.session.reviewing.listing import BatchRow
from annotator.session.reviewing.setup import NOUNS

COLUMNS = (
    Column("batch", right=True),
    Column("state"),
    Column("decided", right=True),
    Column("errors", right=True),
    Column("plan"),
    Column("items"),
    Column("whose", gives_way=True),
    Column("reviewer"),
    Column("drawn"),
)


def plan_word(plan: SamplingPlan) -> str:
    """What an option and a table call a plan."""
    return plan.value.replace("_", "-")


def drawn_words(kept: Kept) -> str:
    """What was drawn: `batch 3: 59 of 412 items, 21 articles, random, seed 7, blind`."""
    batch = kept.batch
    blind = ", blind" if batch.blind else ""
    return (
        f"batch {kept.number}: {batch.size:,} of {counted(batch.frame, 'item')}, "
        f"{counted(kept.articles, 'article')}, {plan_word(batch.plan)}, seed {batch.seed}{blind}"
    )


def print_batches(rows: Iterable[BatchRow]) -> None:
    """Print the batches as a table."""
    print_table(COLUMNS, map(_row, rows), "There are no batches.")


def batch_fields(row: BatchRow) -> dict[str, object]:
    """A batch as a JSON object."""
    batch, target = row.batch, row.batch.target
    return {
        "batch": row.number,
        "id": batch.id,
        "state": row.state,
        "void": row.void or None,
        "reviewer": row.reviewer,
        "annotators": row.whose,
        "plan": batch.plan,
        "kinds": batch.kinds,
        "labels": batch.labels,
        "story": batch.story,
        "size": batch.size,
        "frame": batch.frame,
        "target": None if target is None else [target.rate, target.confidence],
        "core": batch.core,
        "seed": batch.seed,
        "blind": batch.blind,
        "decided": row.decided,
        "errors": row.errors,
        "created_at": batch.created_at,
    }


def _row(row: BatchRow) -> tuple[object, ...]:
    batch = row.batch
    return (
        row.number,
        row.state,
        f"{row.decided}/{batch.size}",
        row.errors,
        plan_word(batch.plan),
        ", ".join(NOUNS[kind] for kind in batch.kinds),
        ", ".join(row.whose),
        row.reviewer,
        batch.created_at[:10],
    )
