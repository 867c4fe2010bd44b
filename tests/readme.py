"""The parts of the README that are made from the program: `python -m tests.readme`."""

import re
from dataclasses import dataclass
from pathlib import Path

from annotator.formats.registry import all_formats
from annotator.tui.commands import COMMANDS, Group
from annotator.tui.key_table import DECLARED

README = Path(__file__).parent.parent / "README.md"


def key_table() -> str:
    """Every command with its keys, by group."""
    lines = ["| | keys | |", "| --- | --- | --- |"]
    for group in Group:
        name = f"**{group.value}**"
        for command in COMMANDS:
            if command.group is group and command.keys:
                keys = " ".join(f"`{sign}`" for sign in DECLARED.signs(command))
                lines.append(f"| {name} | {keys} | {command.title} |")
                name = ""
    return "\n".join(lines)


def format_table() -> str:
    """Every format with its ways, its readers and what it cannot hold."""
    lines = ["| format | in, out | for | loses |", "| --- | --- | --- | --- |"]
    for each in all_formats():
        ways = "in, out" if each.is_read and each.is_written else "in" if each.is_read else "out"
        loses = each.loses or "nothing" if each.is_written else ""
        names = " ".join(f"`{name}`" for name in each.names)
        lines.append(f"| {names} | {ways} | {each.what} | {loses} |")
    return "\n".join(lines)


def section(name: str) -> str:
    """What stands between two marks of the README."""
    found = re.search(f"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", README.read_text("utf-8"), re.S)
    assert found is not None
    return found[1]


def with_section(name: str, text: str) -> str:
    """The README with another text between two marks."""
    marked = f"<!-- {name} -->\n{text}\n<!-- /{name} -->"
    pattern = f"<!-- {name} -->.*?<!-- /{name} -->"
    return re.sub(pattern, lambda _: marked, README.read_text("utf-8"), count=1, flags=re.S)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of the README."""

    section: str
    """The heading that it stands under, of any level."""
    language: str
    """What the fence says that it is."""
    text: str


def blocks() -> list[Block]:
    """All fenced blocks, in order."""
    found: list[Block] = []
    heading, language, inside = "", None, list[str]()
    for line in README.read_text("utf-8").splitlines():
        fence = re.fullmatch("```(.*)", line)
        if language is not None and fence:
            found.append(Block(heading, language, "\n".join(inside)))
            language, inside = None, []
        elif language is not None:
            inside.append(line)
        elif fence:
            language = fence[1]
        elif line.startswith("#"):
            heading = line.lstrip("# ")
    return found


def headings() -> list[str]:
    """The sections of the README but for what is below them, in order."""
    return re.findall("^## (.+)$", README.read_text("utf-8"), re.M)


def walk() -> list[str]:
    """The keys of the walk through the seed articles, as they are written there."""
    minutes = README.read_text("utf-8").split("## ")[1]
    rows = re.findall(r"^\| (`.+?`) \| [^|]+ \|$", minutes, re.M)
    return [key for row in rows for key in re.findall("`([^`]+)`", row)]


if __name__ == "__main__":
    for name, text in (("keys", key_table()), ("formats", format_table())):
        README.write_text(with_section(name, text), encoding="utf-8", newline="\n")
