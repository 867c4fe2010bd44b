"""The figures as a Markdown table, one row a measurement."""

import platform
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench.actions import (
    GROWTH_LIMIT,
    GROWTH_TARGET,
    MEMORY_LIMIT,
    MEMORY_TARGET,
    START_LIMIT,
    START_TARGET,
    Action,
    Case,
)
from tests.bench.measuring import Sample, Starts, percentile

HEADINGS = (
    "action",
    "articles",
    "screen",
    "median",
    "p95",
    "floor",
    "its p95",
    "ratio",
    "target",
    "fail above",
    "bytes",
    "frames",
    "",
)

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    action: str
    articles: str
    screen: str
    median: str
    p95: str
    floor: str
    floor_p95: str
    ratio: float
    target: float
    limit: float
    size: str = ""
    frames: str = ""
    broken: str = ""
    """Which budget of bytes or frames the action has exceeded."""

    @property
    def verdict(self) -> str:
        """Nothing on target."""
        if self.broken or self.ratio > self.limit:
            return f"**over** {self.broken}".rstrip()
        return "above target" if self.ratio > self.target else ""

    def cells(self) -> tuple[str, ...]:
        """The line's cells, in the order of the headings."""
        return (
            self.action,
            self.articles,
            self.screen,
            self.median,
            self.p95,
            self.floor,
            self.floor_p95,
            f"{self.ratio:.2f}",
            f"{self.target:g}" if self.target < float("inf") else "",
            f"{self.limit:g}" if self.limit < float("inf") else "",
            self.size,
            self.frames,
            self.verdict,
        )


def action_row(action: Action, case: Case, sample: Sample) -> Row:
    """The line of an action on one corpus."""
    broken = []
    if action.most_bytes is not None and sample.size > action.most_bytes:
        broken.append(f"{action.most_bytes:,} bytes")
    if action.most_frames is not None and sample.frames > action.most_frames:
        broken.append(f"{action.most_frames} frames")
    return Row(
        action.name,
        case.corpus.name,
        _screen(case.size),
        _milliseconds(sample.median),
        _milliseconds(sample.p95),
        _milliseconds(sample.floor_median),
        _milliseconds(sample.floor_p95),
        sample.median / sample.floor_median,
        case.target,
        case.limit,
        f"{sample.size:,}",
        str(sample.frames),
        ", ".join(broken),
    )


def start_rows(corpus: str, size: tuple[int, int], starts: Starts) -> Iterable[Row]:
    """The lines of first paint and resident memory."""
    times = [start.seconds for start in starts.program]
    floor_time = statistics.median(start.seconds for start in starts.floor)
    yield Row(
        "first paint",
        corpus,
        _screen(size),
        _milliseconds(statistics.median(times)),
        _milliseconds(percentile(times, 95)),
        _milliseconds(floor_time),
        "",
        statistics.median(times) / floor_time,
        START_TARGET,
        START_LIMIT,
    )
    memory = [start.resident for start in starts.program]
    floor_memory = statistics.median(start.resident for start in starts.floor)
    yield Row(
        "resident memory",
        corpus,
        _screen(size),
        _mebibytes(statistics.median(memory)),
        _mebibytes(percentile(memory, 95)),
        _mebibytes(floor_memory),
        "",
        statistics.median(memory) / floor_memory,
        MEMORY_TARGET,
        MEMORY_LIMIT,
    )


def growth_row(long: Row, longest: Row) -> Row:
    """How an action grows from one corpus to a longer one, each against its own floor."""
    return Row(
        long.action,
        f"{longest.articles} relative to {long.articles}",
        long.screen,
        "",
        "",
        "",
        "",
        longest.ratio / long.ratio,
        GROWTH_TARGET,
        GROWTH_LIMIT,
    )


def heading() -> str:
    """What was measured on, and the table's head."""
    lines = (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}.",
        "Times are from the write of a key to the read of the last byte that it brings about;",
        "`floor` is an empty Textual application, measured in turns with the program.",
        "",
        line(HEADINGS),
        line("---" for _ in HEADINGS),
    )
    return "\n".join(lines)


def line(cells: Iterable[str]) -> str:
    """One line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def _screen(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _mebibytes(size: float) -> str:
    return f"{size / _MEBIBYTE:.0f} MB"
