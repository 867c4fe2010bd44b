"""What a word of the command line has to be that is no name of a file."""

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType


class TextType(StringParamType):
    """Refuses bytes that are no text, which Python hands over as halves of surrogate pairs.

    Neither the database nor a terminal can have them.
    """

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The word as it is."""
        text = super().convert(value, param, ctx)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail("It has bytes that are no text.", param, ctx)
        return text

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """What the database calls so, where it is such a name that the word has to be."""
        from annotator.cli.completing import completions

        return [CompletionItem(each) for each in completions(ctx, param.name, incomplete)]


TEXT = TextType()


def take_text(command: click.Command) -> None:
    """Have a command and its verbs take text wherever they take any word."""
    for each in command.params:
        if each.type is click.STRING:
            each.type = TEXT
    if isinstance(command, click.Group):
        for verb in command.commands.values():
            take_text(verb)
