"""Help: the keys by group, and what each label means."""

from rich.text import Text

from annotator.domain.label import Label, LabelSet
from annotator.session.units import STATISTIC
from annotator.text.visible import visible_line
from annotator.tui.commands import COMMANDS, Group
from annotator.tui.key_table import keys_in_force
from annotator.tui.screens.page import PageScreen

RELATIONS = (
    ("=", "equivalent", "both say the same"),
    ("~", "partial", "one says part of it, or more; press again to say which says more"),
    ("!", "contradicts", "both cannot be true of the same thing, place and time"),
    ("-", "different", "they look alike but are about different things"),
)


class HelpScreen(PageScreen):
    """What the tags and links mean, then the keys."""

    OPENED_BY = "screen.help"

    def __init__(self, labels: LabelSet) -> None:
        super().__init__(guideline(labels), key_table())


def guideline(labels: LabelSet) -> Text:
    """What each label and each relation means."""
    page = Text("What the tags mean\n\n", style="bold")
    for label in labels.in_use:
        key = label.key or "Space"
        clash = " (Space first)" if label.key and keys_in_force().command_key(label.key) else ""
        page.append(f"  {visible_line(key)}{clash}  {visible_line(label.name)}", style="bold")
        page.append(f"  takes the {_unit(label)} at the caret\n", style="dim")
        page.append(f"     {visible_line(label.definition)}\n\n")
    page.append("What the links mean\n\n", style="bold")
    for sign, name, meaning in RELATIONS:
        page.append(f"  {sign}  {name}", style="bold")
        page.append(f"  {meaning}\n")
    return page


def _unit(label: Label) -> str:
    return "clause with the quantity" if label.id == STATISTIC else label.unit


def key_table() -> Text:
    """Every command with its keys."""
    page = Text("\nThe keys\n", style="bold")
    for group in Group:
        page.append(f"\n  {group.value}\n", style="bold")
        for command in COMMANDS:
            signs = keys_in_force().signs(command)
            if command.group is group and signs:
                page.append(f"  {' '.join(signs):>24}  ", style="cyan")
                page.append(f"{command.title}\n")
    return page
