"""What dock, status line and titles say: from rows of a layer to rows of parts."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.label import LabelSet
from annotator.session.wording import count
from annotator.tui.layout.mark import Mark
from annotator.tui.widgets.rows import Part

WELCOME_QUOTE = 48
"""Code points that the welcome shows of what a key would take."""


def label_name(label_id: str | None, labels: LabelSet) -> str:
    """What a span is called on the screen."""
    label = labels.get(label_id)
    return "highlight" if label is None else label.name


def pane_title(document: Document, complete: bool) -> str:
    """Number, outlet or file name, and title of an article."""
    parts = [str(document.number), document.name]
    if document.title and document.title != document.name:
        parts.append(document.title)
    return ("✓ " if complete else "") + " · ".join(parts)


def caret_readout(marks: Iterable[Mark], labels: LabelSet) -> str:
    """The spans at the caret from the outermost: `testimony › statistic`."""
    names = [label_name(mark.label, labels) + ("?" if mark.flagged else "") for mark in marks]
    return " › ".join(reversed(names))


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of the status line: all of it is in the database."""

    annotator: str
    spans: int
    links: int
    complete: int
    documents: int


def status_row(tally: Tally, saving: str, last_act: str, readout: str, width: int) -> list[Part]:
    """Who, how much, whether it is saved, the story's progress, the last act, the caret's spans."""
    counts = f"{count(tally.spans, 'span')} · {count(tally.links, 'link')} · "
    progress = f" · {tally.complete}/{tally.documents} complete"
    who = Part(f" {tally.annotator} · ", "dim")
    if saving.startswith("NOT"):
        # It comes first, so that a narrow screen has room for what to do.
        return [Part(f" {saving} ", "error"), who, Part(counts), Part(progress[3:], "dim")]
    parts = [who, Part(counts), Part(saving), Part(progress, "dim")]
    if last_act:
        parts.append(Part(f" · {last_act}", "dim"))
    if readout:
        parts = _clipped(parts, width - len(readout) - 2)
        parts.append(Part(f" {readout} ", "strong", column=max(0, width - len(readout) - 2)))
    return parts


def _clipped(parts: list[Part], room: int) -> list[Part]:
    """The parts that fit before the readout; the last one is cut."""
    kept: list[Part] = []
    for part in parts:
        if room <= 0:
            break
        text = part.text if len(part.text) <= room else part.text[: max(0, room - 1)] + "…"
        kept.append(Part(text, part.style, part.target))
        room -= len(text)
    return kept
