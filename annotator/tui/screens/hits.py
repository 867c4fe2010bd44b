"""A list of places in articles, of any story; Enter goes to the one in hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult

from annotator.session.search import Hit
from annotator.text.visible import visible_line
from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.key_table import keys_in_force
from annotator.tui.queue.listing import CURRENT, filled, scrolled
from annotator.tui.widgets.hint_rows import HintRows
from annotator.tui.widgets.rows import Part, Rows, fitted
from annotator.tui.widgets.wheel import Wheeled

STORY_SHARE, ARTICLE_SHARE = 8, 5
"""The columns of story and article take one cell in so many."""

LINE_WIDTH = 6
"""Cells of the column with the number of the line."""

AROUND = 4
"""Rows that are not the list's: title, the place in full (two), keys."""

TOO_EARLY = "That key came before there was anything in view, and did nothing."

HINTS = (
    ("choose", "go there"),
    ("move.down", ""),
    ("move.up", "move"),
    ("find", "find again"),
    ("select.clear", "back"),
    ("screen.help", "help"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the list."""

    hit: Hit
    head: str = ""
    """What stands before the story's name, such as a score."""
    why: str = ""
    """Why it is listed, where that is not plain."""


class HitsScreen(Wheeled, CommandScreen):
    """Entries as they come; a key acts only on what has been on the screen."""

    def __init__(self, go_to: Callable[[Hit], None], find: Callable[[], None]) -> None:
        """`go_to` opens the article of an entry there; `find` opens the find field again."""
        super().__init__()
        self.entries: list[Entry] = []
        self.index = 0
        """The entry in hand."""
        self.message = ""
        """A sentence in the hint line until the next key."""
        self._top = 0
        self._seen = 0
        """Entries that have been on the screen, or could be by scrolling to them."""
        self._go_to = go_to
        self._find = find

    def compose(self) -> ComposeResult:
        """What is listed, the list, the place in hand in full, the keys."""
        yield Rows(id="titles")
        yield Rows(id="list")
        yield Rows(id="dock")
        yield HintRows(id="hints")

    def heading(self) -> list[Part]:
        """What is listed, and how far that is."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What stands in the place of an empty list."""
        raise NotImplementedError

    def add(self, entries: Sequence[Entry]) -> None:
        """List more of them, below those that are listed."""
        self.entries += entries
        self.show()
        self.call_after_refresh(partial(self._note_seen, len(self.entries)))

    def on_mount(self) -> None:
        """Show what is there."""
        self.show()

    def on_resize(self) -> None:
        """Use the room there is."""
        self.show()

    # Keys and mouse

    @cached_property
    def _acts(self) -> Mapping[str, Act]:
        return {
            "move.down": lambda: self._move(1),
            "move.up": lambda: self._move(-1),
            "move.page_down": lambda: self._move(self._room),
            "move.page_up": lambda: self._move(-self._room),
            "move.top": lambda: self._move(-len(self.entries)),
            "move.bottom": lambda: self._move(len(self.entries)),
            "choose": self._choose,
            "find": self._find,
            "select.clear": self.dismiss,
            "app.quit": self.dismiss,
        }

    def acts(self) -> Mapping[str, Act]:
        """Move, go there, find again, leave."""
        return self._acts

    def take_key(self, event: events.Key) -> bool:
        """Run the command of a key."""
        self.message = ""
        taken = super().take_key(event)
        self.show()
        return taken

    def refuse_key(self, event: events.Key) -> bool:
        """A key without a meaning here does nothing."""
        return True

    def run_command(self, command_id: str) -> bool:
        """Do what a command or a click on an entry says."""
        kind, _, rest = command_id.partition(":")
        if kind != "entry":
            return super().run_command(command_id)
        if self.index == int(rest):
            self._choose()
        self.index = int(rest)
        self.show()
        return True

    def scroll_rows(self, rows: int) -> None:
        """Show what is further down or up; the entry in hand stays."""
        self._top += rows
        self.show(follow=False)

    def _move(self, distance: int) -> None:
        self.index = max(0, min(self.index + distance, len(self.entries) - 1))

    def _choose(self) -> None:
        if self.index < self._seen:
            self._go_to(self.entries[self.index].hit)
        else:
            self.message = TOO_EARLY

    def _note_seen(self, count: int) -> None:
        self._seen = count

    # What is shown

    @property
    def _room(self) -> int:
        return max(1, self.app.size.height - AROUND)

    def show(self, *, follow: bool = True) -> None:
        """Paint what differs; `follow`: the list is scrolled to the entry in hand."""
        if not self.is_there:
            return
        width, count = self.app.size.width, len(self.entries)
        self._top = scrolled(self._top, self.index if follow else None, count, self._room)
        rows = [
            entry_row(each, index, index == self.index, width)
            for index, each in enumerate(
                self.entries[self._top : self._top + self._room], self._top
            )
        ]
        if not rows and (words := self.nothing()):
            rows = [[Part(f" {words}", "warning")]]
        self.query_one("#titles", Rows).show([self.heading()])
        self.query_one("#list", Rows).show(rows)
        self.query_one("#dock", Rows).show(self._in_full())
        hints = [Part(f" {self.message}", "warning")] if self.message else _hints()
        self.query_one("#hints", Rows).show([hints])

    def _in_full(self) -> list[list[Part]]:
        """Where the entry in hand is, its names in full."""
        if not self.entries:
            return []
        entry = self.entries[self.index]
        hit, why = entry.hit, f" · {entry.why}" if entry.why else ""
        return [
            [
                Part(f" {hit.story} · {hit.number} · {hit.name} · line {hit.line}", "strong"),
                Part(why, "dim"),
            ],
            [Part(f" {hit.before}"), Part(hit.quote, "passage"), Part(hit.after)],
        ]


def entry_row(entry: Entry, index: int, current: bool, width: int) -> list[Part]:
    """One entry on one row, the words around the hit cut to what there is room for."""
    hit, target = entry.hit, f"entry:{index}"
    text, faint = ("active", "active") if current else ("text", "dim")
    story, article = max(8, width // STORY_SHARE), max(10, width // ARTICLE_SHARE)
    head = f" {CURRENT if current else ' '} {entry.head}"
    line = f"{hit.line:>{LINE_WIDTH - 1}} "
    columns = [
        Part(head, text, target),
        Part(filled(hit.story, story), faint, target),
        Part(filled(f"{hit.number} {hit.name}", article), faint, target),
        Part(line, faint, target),
    ]
    room = width - sum(cell_len(part.text) for part in columns)
    quote = fitted(hit.quote.replace("\n", " "), max(1, room - 2))
    ahead = max(0, room - cell_len(quote)) // 3
    before = _last_cells(visible_line(hit.before), ahead)
    before = " " * (ahead - cell_len(before)) + before
    after = fitted(hit.after, room - cell_len(quote) - cell_len(before))
    rest = room - sum(map(cell_len, (before, quote, after)))
    return [
        *columns,
        Part(before, text, target),
        Part(quote, "passage", target),
        Part(after + " " * rest, text, target),
    ]


def _last_cells(text: str, room: int) -> str:
    """The end of `text`, which is safe to show, in at most `room` cells."""
    if cell_len(text) <= room:
        return text
    kept = text[max(0, len(text) - room) :]
    while kept and cell_len(kept) > room - 1:
        kept = kept[1:]
    return f"…{kept}" if room > 0 else ""


def _hints() -> list[Part]:
    parts: list[Part] = []
    for command_id, words in HINTS:
        parts.append(Part(f" {keys_in_force().sign(command_id)}", "key", command_id))
        if words:
            parts.append(Part(f" {words} ", "dim", command_id))
    return parts
