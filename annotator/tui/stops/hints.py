"""The keys of a page, with what they do there."""

from collections.abc import Sequence

from annotator.tui.key_table import keys_in_force
from annotator.tui.widgets.rows import Part

Hint = tuple[str, str]
"""A command's id, and what it does here in a word or two."""


def hint_parts(hints: Sequence[Hint]) -> list[Part]:
    """Keys with what they do here; keys without words belong to the next."""
    parts: list[Part] = []
    for command_id, words in hints:
        parts.append(Part(f" {keys_in_force().sign(command_id)}", "key", command_id))
        if words:
            parts.append(Part(f" {words} ", "dim", command_id))
    return parts
