"""Attributes of a pane that are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from annotator.tui.widgets.pane_canvas import PaneCanvas

T = TypeVar("T")


class ViewField(Generic[T]):
    """An attribute of a pane that is a field of its `View`; setting it paints what it changes."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, pane: None, owner: type) -> ViewField[T]: ...
    @overload
    def __get__(self, pane: PaneCanvas, owner: type) -> T: ...
    def __get__(self, pane: PaneCanvas | None, owner: type) -> T | ViewField[T]:
        if pane is None:
            return self
        value: T = getattr(pane.view, self._name)
        return value

    def __set__(self, pane: PaneCanvas, value: T) -> None:
        pane.change_view(**{self._name: value})
