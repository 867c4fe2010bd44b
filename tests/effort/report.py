"""What the keys come to, by label."""

from collections import Counter
from collections.abc import Sequence
from statistics import mean, median

from tests.effort.annotation import LABELS
from tests.effort.walking import Done

TARGETS = {"testimony": 4.5, "statistic": 7.0}
"""Keys a tag takes at most, on the average."""

HEADING = ("| label | tags | mean | target | median | most | how |", "| --- " * 7 + "|")


def mean_keys(done: Sequence[Done], label: str) -> float:
    """Of the tags with a label; 0 where there are none."""
    return mean([each.keys for each in done if each.tag.label == label] or [0])


def table(done: Sequence[Done]) -> list[str]:
    """A row a label, in Markdown."""
    return [*HEADING, *(_row(done, label) for label in LABELS)]


def _row(done: Sequence[Done], label: str) -> str:
    mine = [each for each in done if each.tag.label == label]
    keys = [each.keys for each in mine]
    ways = Counter(f"{each.plan.going}, {each.plan.taking}" for each in mine)
    target = TARGETS.get(label, "")
    how = "; ".join(f"{count} {way}" for way, count in ways.most_common())
    figures = f"{mean(keys):.2f} | {target} | {median(keys):g} | {max(keys)}"
    return f"| {label} | {len(keys)} | {figures} | {how} |"
