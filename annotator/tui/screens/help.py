"""Help: what the tags and links mean, the keys, the mouse, and the guideline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from typing import ClassVar

from rich.console import Group as Renderables
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from annotator.domain.guideline import Guideline
from annotator.domain.guideline_sections import Section, flowed, sections
from annotator.domain.label import Label, LabelSet
from annotator.session.guidance import Guidance
from annotator.session.units import STATISTIC
from annotator.text.visible import visible_line
from annotator.tui.answers import when_done
from annotator.tui.command_screen import Act
from annotator.tui.commands import COMMANDS, Group
from annotator.tui.key_table import key_for, keys_in_force
from annotator.tui.screens.mouse_page import mouse_page
from annotator.tui.screens.page import PageScreen
from annotator.tui.stops.hints import Hint

RELATIONS = (
    ("link.equivalent", "equivalent", "both say the same"),
    ("link.partial", "partial", "one says part of it, or more; press again to say which says more"),
    ("link.contradicts", "contradicts", "both cannot be true of the same thing, place and time"),
    ("link.different", "different", "they look alike but are about different things"),
)


class HelpScreen(PageScreen):
    """Four parts: tags and links, the keys, the mouse, the guideline; Tab goes to the next."""

    OPENED_BY = "screen.help"
    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("article.next", "meanings, keys, mouse, guideline"),
        *PageScreen.HINTS,
    )

    def __init__(self, labels: LabelSet, guidance: Guidance) -> None:
        known = guideline_page(guidance.known)
        super().__init__(meanings(labels), key_table(), mouse_page(), known)
        self._guidance = guidance
        self._shown = guidance.known

    def on_mount(self) -> None:
        """Look for the guideline that counts now."""
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        """Show another guideline than the one that is shown, where there is one."""

        def show(looked: Future[Guideline]) -> None:
            if self.is_there and looked.exception() is None and looked.result() != self._shown:
                self._parts[-1].update(guideline_page(looked.result()))

        when_done(self._guidance.look(), show)

    def acts(self) -> Mapping[str, Act]:
        """Scroll, go to another part, and go back."""
        return {
            **super().acts(),
            "article.next": lambda: self._go_to_part(1),
            "article.previous": lambda: self._go_to_part(-1),
        }

    @property
    def _parts(self) -> list[Static]:
        return list(self.query_one("#page").query(Static))

    def _go_to_part(self, way: int) -> None:
        """Bring the start of the next or the last part into view, around the ends too."""
        page = self.query_one("#page", VerticalScroll)
        here = page.scroll_offset.y
        starts = [min(part.virtual_region.y, page.max_scroll_y) for part in self._parts]
        beyond = [each for each in starts[::way] if (each - here) * way > 0]
        page.scroll_to(y=beyond[0] if beyond else starts[::way][0], animate=False, immediate=True)


def meanings(labels: LabelSet) -> Text:
    """What each label and each relation means."""
    page = Text.assemble(("What the tags mean\n\n", "bold"))
    for label in labels.in_use:
        key = label.key or "Space"
        clash = " (Space first)" if label.key and keys_in_force().command_key(label.key) else ""
        page.append(f"  {visible_line(key)}{clash}  {visible_line(label.name)}", style="bold")
        page.append(f"  takes the {_unit(label)} at the caret\n", style="italic")
        page.append(f"     {visible_line(label.definition)}\n\n")
    page.append("What the links mean\n\n", style="bold")
    for command_id, name, meaning in RELATIONS:
        page.append(f"  {key_for(command_id)}  {name}", style="bold")
        page.append(f"  {meaning}\n")
    return page


def _unit(label: Label) -> str:
    return "clause with the quantity" if label.id == STATISTIC else label.unit


def key_table() -> Text:
    """Every command with its keys."""
    page = Text.assemble(("\nThe keys\n", "bold"))
    page.append(
        "\n  `annotator keys` lists them, and says where keys of your own stand.\n", "italic"
    )
    for group in Group:
        page.append(f"\n  {group.value}\n", style="bold")
        for command in COMMANDS:
            signs = keys_in_force().signs(command)
            if command.group is group and signs:
                page.append(f"  {' '.join(signs):>24}  ", style="bold")
                page.append(f"{command.title}\n")
    return page


def guideline_page(guideline: Guideline | None) -> RenderableType:
    """The whole guideline, set to the width that there is."""
    if guideline is None:
        return Text("\nThe guideline is being read …")
    since = f" · since {guideline.since[:10]}" if guideline.since else ""
    title = Text(f"\nThe guideline {guideline.short_hash}{visible_line(since)}\n", style="bold")
    title.append("`annotator guideline edit` writes another one.\n", style="not bold italic")
    # What stands before the first heading has an empty one.
    found = sections(f"# \n{guideline.text}")
    return Renderables(title, *(row for section in found for row in _section_rows(section)))


def _section_rows(section: Section) -> Iterator[RenderableType]:
    """A heading, then paragraphs, and items with their marks before them."""
    if section.title:
        yield Text(f"\n{visible_line(section.title)}\n", style="bold")
    for line in flowed(section.lines):
        shown = visible_line(line)
        row = Table.grid()
        row.add_column(no_wrap=True)
        row.add_column(ratio=1)
        row.add_row("  - " if shown.startswith("- ") else "  ", Text(shown.removeprefix("- ")))
        yield row
