"""A group whose commands are imported when they are called."""

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click


class LazyGroup(click.Group):
    """Finds the command `name` in the module `package.name`, where it is called `command`.

    A module whose name would be a word of Python ends in `_`.
    """

    def __init__(self, *args: Any, package: str, summaries: Mapping[str, str], **extra: Any):
        """`summaries` names the commands in the order of the help, each in half a line."""
        super().__init__(*args, **extra)
        self._package = package
        self._summaries = dict(summaries)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the help."""
        return list(self._summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now, or none of that name."""
        if cmd_name not in self._summaries:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found = import_module(f"{self._package}.{module}").command
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._summaries.items()))
