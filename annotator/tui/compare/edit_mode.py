"""Saying what should stand where two annotators differ: ends and label in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotator.domain.label import LabelSet
from annotator.domain.span import Span
from annotator.session.wording import label_name
from annotator.tui.key_table import keys_in_force
from annotator.tui.reading.adjusting import AdjustMode
from annotator.tui.widgets.rows import Part

if TYPE_CHECKING:
    from annotator.tui.reading.screen import ReadingScreen


class EditMode(AdjustMode):
    """The selection stands for the span, a label key sets its label; `a` or Enter keeps both."""

    def __init__(
        self,
        screen: ReadingScreen,
        span: Span,
        labels: LabelSet,
        keep: Callable[[int, int, str | None], None],
    ) -> None:
        """`keep` takes the ends in code points, and the label."""
        super().__init__(screen, span, lambda start, end: keep(start, end, self.label))
        self.label = span.label
        """The label that it gets."""
        self._labels = labels

    def press(self, key: str, character: str | None) -> bool:
        """Set the label, or what adjusting does."""
        label = self._labels.by_key(character or "")
        if label is not None and not keys_in_force().command_key(character or ""):
            self.label = label.id
            return True
        return super().press(key, character)

    def row(self) -> Sequence[Part]:
        """The label that it gets, and what to press."""
        name = label_name(self._labels, self.label)
        label = (Part(" as ", "dim"), Part(f" {name} ", "question"), Part(" label key", "key"))
        return (*label, *super().row()[1:])
