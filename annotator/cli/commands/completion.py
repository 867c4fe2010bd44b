"""Print the script by which a shell completes words of this program."""

import click
from click.shell_completion import get_completion_class

from annotator.cli.program import program

SHELLS = ("bash", "zsh", "fish")

VARIABLE = "_ANNOTATOR_COMPLETE"
"""Where it is set, `click` answers the script instead of running a command."""


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the script by which a shell completes words of this program.

    It completes commands, options, and the names of articles, stories, annotators and labels. For
    good: in ~/.bashrc or ~/.zshrc, after compinit, eval "$(annotator completion bash)", or zsh;
    for fish annotator completion fish > ~/.config/fish/completions/annotator.fish.
    """
    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(program, {}, "annotator", VARIABLE).source())
