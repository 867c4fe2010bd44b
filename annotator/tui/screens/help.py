"""Help: the keys by group, and what each label means."""

from collections.abc import Mapping

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from annotator.domain.label import LabelSet
from annotator.text.visible import visible_line
from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.commands import COMMANDS, Group, command_key, key_sign

RELATIONS = (
    ("=", "equivalent", "both say the same"),
    ("~", "partial", "one says part of it, or more; press again to say which says more"),
    ("!", "contradicts", "both cannot be true of the same thing, place and time"),
    ("-", "different", "they look alike but are about different things"),
)


class HelpScreen(CommandScreen):
    """One page to scroll; Escape, `?` or `q` goes back."""

    def __init__(self, labels: LabelSet) -> None:
        super().__init__()
        self._labels = labels

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(id="page"):
            yield Static(guideline(self._labels), classes="help")
            yield Static(key_table(), classes="help")

    def acts(self) -> Mapping[str, Act]:
        """Scroll, and go back."""
        page = self.query_one("#page", VerticalScroll)
        return {
            "move.down": lambda: page.scroll_down(animate=False),
            "move.up": lambda: page.scroll_up(animate=False),
            "move.page_down": lambda: page.scroll_page_down(animate=False),
            "move.page_up": lambda: page.scroll_page_up(animate=False),
            "move.top": lambda: page.scroll_home(animate=False),
            "move.bottom": lambda: page.scroll_end(animate=False),
            "select.clear": self.dismiss,
            "screen.help": self.dismiss,
            "app.quit": self.dismiss,
        }


def guideline(labels: LabelSet) -> Text:
    """What each label and each relation means."""
    page = Text("What the tags mean\n\n", style="bold")
    for label in labels.in_use:
        key = label.key or "Space"
        clash = " (Space first)" if label.key and command_key(label.key) else ""
        page.append(f"  {visible_line(key)}{clash}  {visible_line(label.name)}", style="bold")
        page.append(f"  takes the {label.unit} at the caret\n", style="dim")
        page.append(f"     {visible_line(label.definition)}\n\n")
    page.append("What the links mean\n\n", style="bold")
    for sign, name, meaning in RELATIONS:
        page.append(f"  {sign}  {name}", style="bold")
        page.append(f"  {meaning}\n")
    return page


def key_table() -> Text:
    """Every command with its keys."""
    page = Text("\nThe keys\n", style="bold")
    for group in Group:
        page.append(f"\n  {group.value}\n", style="bold")
        for command in COMMANDS:
            if command.group is group and command.keys:
                keys = " ".join(key_sign(key) for key in command.keys)
                page.append(f"  {keys:>24}  ", style="cyan")
                page.append(f"{command.title}\n")
    return page
