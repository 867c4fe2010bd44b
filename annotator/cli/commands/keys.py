"""List the keys of the screens, with those of your own."""

from collections.abc import Iterable, Iterator

import click

from annotator.cli.output import Column, counted, narrate, print_json, print_table
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.label import Label
from annotator.tui.commands import COMMANDS, Command
from annotator.tui.key_table import DECLARED, KeyTable
from annotator.tui.own_keys import keys_file, own_table, refuse_label_keys

COLUMNS = (
    Column("keys"),
    Column("command"),
    Column("what it does", gives_way=True),
    Column("instead of"),
)


@click.command("keys")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@pass_settings
def command(settings: Settings, as_json: bool) -> None:
    """List the keys of the screens, with those of your own.

    Your own stand in $XDG_CONFIG_HOME/annotator/keys.toml, by default in ~/.config, below a line
    [keys]: a command's name and its keys, as in `span.next = ["F9", "ä"]`. They take the place of
    those that the command has; `[]` takes them away. Unknown commands and keys that another
    command or a label has are refused.
    """
    file = keys_file()
    table = own_table(file)
    labels = _labels(settings)
    refuse_label_keys(table, labels, file)
    if as_json:
        print_json(_fields(table, each) for each in COMMANDS)
        return
    print_table(COLUMNS, [*_commands(table), *_label_keys(table, labels)], "There are no keys.")
    own = sum(_is_own(table, each) for each in COMMANDS)
    if file.exists():
        narrate(f"{file}: {counted(own, 'command')} with keys of your own")
    else:
        narrate(f"{file} is not there; keys of your own would stand in it")


def _labels(settings: Settings) -> list[Label]:
    """The labels in use; none where there is no database yet."""
    if not settings.database.exists():
        return []
    with settings.read() as store:
        return store.labels().in_use


def _is_own(table: KeyTable, command: Command) -> bool:
    return table.keys_of(command.id) != DECLARED.keys_of(command.id)


def _commands(table: KeyTable) -> Iterator[tuple[str, ...]]:
    for each in COMMANDS:
        declared = " ".join(DECLARED.signs(each)) or "none" if _is_own(table, each) else ""
        yield " ".join(table.signs(each)), each.id, each.title, declared


def _label_keys(table: KeyTable, labels: Iterable[Label]) -> Iterator[tuple[str, ...]]:
    for label in labels:
        keys = ["Space"] if not label.key or table.command_key(label.key) else []
        yield " ".join([*keys, label.key or ""]), f"label {label.id}", f"Tag as {label.name}", ""


def _fields(table: KeyTable, command: Command) -> dict[str, object]:
    return {
        "command": command.id,
        "group": command.group.value,
        "title": command.title,
        "keys": table.signs(command),
        "declared": DECLARED.signs(command),
    }
