"""Chips: keys with their words on a ground of their own, large enough to be hit with the mouse."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from annotator.domain.label import LabelSet
from annotator.domain.link import Relation
from annotator.text.visible import visible_line
from annotator.tui.commands import BY_ID
from annotator.tui.key_table import keys_in_force
from annotator.tui.widgets.rows import Part, fitted

LEAST_WORDS = 4
"""Cells below which words say nothing: a chip without a key keeps so many, one with a key none."""


@dataclass(frozen=True, slots=True)
class Chip:
    """Something to click on."""

    sign: str
    """The key as people read it; empty where there is none."""
    words: str
    target: str
    gives_way: bool = False
    """Whether its words are cut before those of the others, and it goes where nothing else helps:
    the picker reaches it."""

    def parts(self, most: int) -> list[Part]:
        """The chip with at most so many cells of words, and a gap behind it."""
        most = most if most >= LEAST_WORDS or cell_len(self.words) <= most else 0
        words = fitted(self.words, most if self.sign else max(most, LEAST_WORDS))
        said = [Part(f" {self.sign} " if self.sign else " ", "chip-key", self.target)]
        if words:
            said.append(Part(f"{words} ", "chip", self.target))
        return [*said, Part(" ")]


def picker_chip() -> Chip:
    """The list of all labels."""
    return Chip(keys_in_force().sign("tag.pick"), "all", "tag.pick")


def tag_chips(labels: LabelSet) -> list[Chip]:
    """Every label, the picker, and a highlight without a label."""
    table = keys_in_force()
    chips = []
    for label in labels.in_use:
        key = "" if label.key is None or table.command_key(label.key) else label.key
        chips.append(Chip(key, visible_line(label.name), f"label:{label.id}", gives_way=True))
    return [*chips, picker_chip(), Chip("", "highlight", "label:")]


def link_chips(target: str = "{}") -> list[Chip]:
    """Every relation; `target` is what a click asks for, with the command's id in it."""
    ids = [f"link.{relation.value}" for relation in Relation]
    sign = keys_in_force().sign
    return [Chip(sign(each), BY_ID[each].hint, target.format(each)) for each in ids]


def chip_parts(chips: Sequence[Chip], room: int) -> list[Part]:
    """The chips in one row of `room` cells: words are cut, then labels left to the picker."""
    longest = min(room, max((cell_len(chip.words) for chip in chips), default=0))
    cuts = [(longest, most) for most in range(longest, -1, -1)]
    cuts += [(most, 0) for most in range(longest - 1, -1, -1)]
    shown = list(chips)
    while shown:
        for firm, yielding in cuts:
            rows = [chip.parts(yielding if chip.gives_way else firm) for chip in shown]
            parts = [part for row in rows for part in row]
            if sum(cell_len(part.text) for part in parts) <= room + 1:  # The last gap is none.
                return parts
        shown.remove(next((each for each in reversed(shown) if each.gives_way), shown[-1]))
    return []
