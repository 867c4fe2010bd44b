"""Figures of a report as words."""

from annotator.domain.batch import ItemKind
from annotator.domain.label import LabelSet
from annotator.review.intervals import Interval
from annotator.session.wording import label_name

NONE = "n/a"
"""Stands where nothing was counted."""

KINDS = {
    ItemKind.SPAN: "tags",
    ItemKind.LINK: "links",
    ItemKind.ABSENCE: "“nothing here”",
    ItemKind.PASSAGE: "passages",
}
"""What the items of a kind are called."""


def percent(share: float | None) -> str:
    """A share in per cent, with one decimal: `5.0 %`."""
    return NONE if share is None else f"{share * 100:.1f} %"


def interval(found: Interval | None) -> str:
    """`2.2–11.2 %`."""
    return NONE if found is None else f"{found.low * 100:.1f}–{found.high * 100:.1f} %"


def places(found: tuple[int, ...]) -> str:
    """The numbers of items, several in a row as `4–7`; `–` where there is none."""
    runs: list[list[int]] = []
    for place in sorted(set(found)):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    shown = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(shown) or "–"


def duration(seconds: float) -> str:
    """`35 min`, `2 h 5 min`; under a minute `40 s`."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def meant(labels: LabelSet, kind: ItemKind, value: str | None) -> str:
    """What a correction was from or to: a label, a relation, or nothing."""
    if value is None:
        return "nothing"
    return label_name(labels, value) if kind is ItemKind.SPAN else value
