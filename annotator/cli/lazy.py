"""A group whose commands are imported when they are called."""

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click
from click.shell_completion import CompletionItem


class LazyGroup(click.Group):
    """Finds the command `name` in the module `package.name`, where it is called `command`.

    A module whose name would be a word of Python ends in `_`.
    """

    def __init__(
        self, *args: Any, package: str, tasks: Mapping[str, Mapping[str, str]], **extra: Any
    ):
        """`tasks` names the commands by what they are for, each in half a line, as in the help."""
        super().__init__(*args, **extra)
        self._package = package
        self.tasks = tasks
        self._summaries = {name: said for task in tasks.values() for name, said in task.items()}

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
        """The list of commands by task, without importing one."""
        width = max(map(len, self._summaries))
        for task, summaries in self.tasks.items():
            with formatter.section(task):
                # One column for all tasks.
                formatter.write_dl([(name.ljust(width), said) for name, said in summaries.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands and options that begin so, without importing a command."""
        named = [
            CompletionItem(name, help=said)
            for name, said in self._summaries.items()
            if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]
