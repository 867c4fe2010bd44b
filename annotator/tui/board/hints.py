"""The hint line: which keys matter now, each of them clickable."""

from collections.abc import Iterable

from annotator.domain.label import LabelSet
from annotator.tui.commands import BY_ID
from annotator.tui.key_table import keys_in_force
from annotator.tui.widgets.rows import Part

READING = (
    "select.grow",
    "jump",
    "span.next",
    "open.next",
    "find",
    "screen.queue",
    "screen.matrix",
    "select.anchor",
)
SELECTING = ("tag.pick", "select.grow", "select.end_on", "select.start_on", "select.clear")
CHOSEN = (
    "offer.link",
    "offer.nothing",
    "link.source",
    "link.partner",
    "span.adjust",
    "span.note",
    "span.delete",
    "undo",
)
IN_HAND = (
    "offer.link",
    "link.partial",
    "link.contradicts",
    "link.different",
    "offer.next",
    "select.end_on",
    "select.start_on",
    "select.clear",
)
ALWAYS = ("screen.help", "app.quit")


def hint_parts(commands: Iterable[str]) -> list[Part]:
    """Keys with a word each."""
    parts: list[Part] = []
    for command_id in commands:
        parts.append(Part(f" {keys_in_force().sign(command_id)}", "key", command_id))
        parts.append(Part(f" {BY_ID[command_id].hint} ", "dim", command_id))
    return parts


def label_parts(labels: LabelSet) -> list[Part]:
    """The label keys; a label without a key of its own is reached by the picker."""
    parts: list[Part] = []
    for label in labels.in_use:
        if label.key is not None and not keys_in_force().command_key(label.key):
            parts.append(Part(f" {label.key}", "key", f"label:{label.id}"))
            parts.append(Part(f" {label.name} ", "dim", f"label:{label.id}"))
    return parts


def relation_parts(source: str) -> list[Part]:
    """While a source is pinned: relation keys act at once."""
    return [
        Part(f" from “{source}” ", "question"),
        *hint_parts(
            (
                "link.equivalent",
                "link.partial",
                "link.contradicts",
                "link.different",
                "select.clear",
            )
        ),
    ]
