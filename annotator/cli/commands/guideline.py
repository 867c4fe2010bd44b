"""Print the guideline, or write another version of it."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from annotator.cli.output import Column, narrate, print_json, print_table
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.errors import AnnotatorError, UnusableInput
from annotator.domain.guideline import Guideline
from annotator.session.guideline import (
    find_version,
    guideline_in_force,
    guideline_versions,
    write_guideline,
)
from annotator.text.decoding import UndecodableText, decode
from annotator.text.visible import visible

COLUMNS = (
    Column("hash"),
    Column("since"),
    Column("by"),
    Column("characters", right=True),
    Column(""),
)

EDITORS = ("sensible-editor", "vim", "nano", "vi", "notepad")
"""What click tries where no editor is named."""


@click.group("guideline", invoke_without_command=True)
@common_options
@click.pass_context
def command(ctx: click.Context) -> None:
    """Print the guideline, or write another version of it.

    It says how labels and relations are applied where people decide differently. Every export
    names the hash of the version that counts.
    """
    if ctx.invoked_subcommand is None:
        with ctx.ensure_object(Settings).read() as store:
            _print(guideline_in_force(store))


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@pass_settings
def list_versions(settings: Settings, as_json: bool) -> None:
    """List the versions, the one that counts last."""
    with settings.read() as store:
        versions = guideline_versions(store)
    if as_json:
        print_json(_fields(each, counts=each is versions[-1]) for each in versions)
        return
    rows = (_row(each, counts=each is versions[-1]) for each in versions)
    print_table(COLUMNS, rows, "")


@command.command("show")
@click.argument("hash_", metavar="HASH")
@common_options
@pass_settings
def show_version(settings: Settings, hash_: str) -> None:
    """Print a version, by its hash or the beginning of it."""
    with settings.read() as store:
        _print(find_version(store, hash_))


@command.command("edit")
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path),
    help="Take the text of a file; - for standard input.",
)
@common_options
@pass_settings
def edit(settings: Settings, path: Path | None) -> None:
    """Write another version, in $VISUAL or $EDITOR.

    A heading that is the name of a label begins what Space shows for it.
    """
    with settings.open() as store:
        seen = guideline_in_force(store)
    text = _edited(seen.text) if path is None else _read(path)
    try:
        with settings.open() as store:
            version = write_guideline(store, text, settings.who(store), seen)
    except AnnotatorError as error:
        if path is None and text.strip():
            raise AnnotatorError(error.message, _kept(text)) from error
        raise
    if version is None:
        narrate(f"the guideline is as it was: {seen.short_hash}")
    else:
        narrate(f"the guideline is {version.short_hash} from now on; it was {seen.short_hash}")


def _print(version: Guideline) -> None:
    """The whole text; nothing in it is obeyed by a terminal."""
    click.echo(visible(version.text), nl=False)


def _row(version: Guideline, *, counts: bool) -> tuple[object, ...]:
    since = version.since[:16].replace("T", " ") if version.is_stored else "ships"
    said = "counts now" if counts else ""
    return version.short_hash, since, version.annotator, len(version.text), said


def _fields(version: Guideline, *, counts: bool) -> dict[str, Any]:
    return {
        "hash": version.hash,
        "since": version.since or None,
        "annotator": version.annotator or None,
        "characters": len(version.text),
        "counts": counts,
    }


def _edited(text: str) -> str:
    """The text as it comes out of the editor; as it is where nothing was written there."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not named and not (sys.stdin.isatty() and any(map(shutil.which, EDITORS))):
        raise UnusableInput("There is no editor.", "Set $EDITOR, or give --file FILE.")
    try:
        edited = click.edit(text, extension=".md")
    except click.ClickException as error:
        # Click says which editor and, where the system says so, why.
        raise UnusableInput(f"{error.message}.", "Set $EDITOR, or give --file FILE.") from error
    return text if edited is None else edited


def _read(path: Path) -> str:
    is_stream = str(path) == "-"
    name = "Standard input" if is_stream else str(path)
    try:
        return decode(sys.stdin.buffer.read() if is_stream else path.read_bytes())
    except OSError as error:
        raise UnusableInput(f"{name} cannot be read: {error.strerror}.") from error
    except UndecodableText as error:
        raise UnusableInput(f"{name}, {error}.", "Convert it to UTF-8.") from error


def _kept(text: str) -> str:
    """Where a text is that was not taken, and how to go on with it."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="guideline-", suffix=".md", delete=False, encoding="utf-8", newline=""
    ) as file:
        file.write(text)
    return f"Your text is in {file.name}; `annotator guideline edit --file` takes it."
