"""List the file formats and what each cannot hold."""

from typing import Any

import click

from annotator.cli.output import print_json
from annotator.formats.format import Format
from annotator.formats.registry import all_formats

WIDTH = 80
"""Cells of a line."""


@click.command("formats")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
def command(as_json: bool) -> None:
    """List the file formats and what each cannot hold."""
    if as_json:
        print_json(map(_fields, all_formats()))
        return
    click.echo("\n".join(map(_paragraph, all_formats())))


def _paragraph(format_: Format) -> str:
    also = f" (also {format_.also})" if format_.also else ""
    lines = [f"{format_.name}{also}: {_ways(format_)}", _line("for", format_.what)]
    if format_.offsets:
        lines.append(_line("offsets", format_.offsets))
    if format_.is_written:
        lines.append(_line("loses", format_.loses or "nothing"))
    return "\n".join(lines) + "\n"


def _line(name: str, words: str) -> str:
    indented = " " * 11
    return click.wrap_text(words, WIDTH, f"  {name:<9}", indented)


def _ways(format_: Format) -> str:
    ways = [("imported", format_.is_read), ("exported", format_.is_written)]
    return " and ".join(word for word, there in ways if there)


def _fields(format_: Format) -> dict[str, Any]:
    return {
        "name": format_.name,
        "also": format_.also or None,
        "for": format_.what,
        "imported": format_.is_read,
        "exported": format_.is_written,
        "offsets": format_.offsets or None,
        "loses": (format_.loses or "nothing") if format_.is_written else None,
        "options": list(format_.takes),
        "folder": format_.is_folder,
    }
