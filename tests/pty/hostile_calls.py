"""Calls of every command on hostile stories, and with hostile words."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from annotator.cli.program import program
from annotator.domain.identity import text_hash
from annotator.formats.registry import READABLE, WRITABLE, format_named
from tests.fuzz.words import COMMANDS, UNENDING, Called
from tests.pty.hostile_story import GUIDELINE, NAME, STORY, rename_annotator
from tests.pty.payload import CONTROLS, EVIL_NAME, MARKUP, evil
from tests.pty.program import DATABASE

Command = tuple[str, ...]
"""A command and its verb."""

OUT = f"out {EVIL_NAME}"
GIVEN = f"{EVIL_NAME}.txt"
CONTENTS = {
    GIVEN: b"An article. It has 12 words.",
    f"bad {EVIL_NAME}.txt": b"\xff\xfe\x00",
    f"kind {EVIL_NAME}.jsonl": json.dumps(
        {"type": evil("KIND"), "text": "x y", evil("FIELD"): evil("VALUE")}
    ).encode(),
    f"number {EVIL_NAME}.jsonl": json.dumps({"text": 5, "id": evil("ID")}).encode(),
    f"broken {EVIL_NAME}.jsonl": b'{"text": "' + evil("BROKEN").encode(),
    f"labelled {EVIL_NAME}.jsonl": json.dumps(
        {
            "text": f"{evil('LABELLED')} one two",
            "id": evil("ID"),
            "story": evil("INCOMING"),
            "spans": [{"start": 0, "end": 5, "label": CONTROLS[0] + CONTROLS[7] + MARKUP}],
        }
    ).encode(),
    f"nowhere {EVIL_NAME}.jsonl": json.dumps(
        {"type": "span", "id": "z", "document": evil("NONE"), "start": 0, "end": 1, "label": "x"}
    ).encode(),
    "folder/a.txt": evil("BRAT").encode(),
    "folder/a.ann": f"T1\t{evil('L')} 0 4\tBRAT\nR1\t{evil('R')} Arg1:T1 Arg2:T9\n".encode(),
    "questions.jsonl": b'{"doc": "d1", "start": 0, "end": 6}\n',
    f"asked {EVIL_NAME}.jsonl": json.dumps({"doc": evil("NONE"), "start": 0, "end": 1}).encode(),
    f"text {EVIL_NAME}.db": b"no database",
}
"""Files by their names in the folder."""

OTHER = f"other {EVIL_NAME}.db"
"""A copy of the database."""

DONE: dict[Command, list[list[str]]] = {
    ("import",): [[GIVEN, "--story", evil("ST")], [f"labelled {EVIL_NAME}.jsonl"]],
    ("formats",): [[], ["--json"]],
    ("keys",): [[], ["--json"]],
    ("documents",): [[], ["--json"], ["--complete", "d2"], ["--incomplete", "d2"]],
    ("documents", "text"): [["d1"], ["d2"]],
    ("documents", "list"): [["--story", STORY], ["--json"]],
    ("documents", "edit"): [["d4", "--title", evil("NEW"), "--source", evil("NEWS")]],
    ("labels",): [[], ["--json"]],
    ("labels", "list"): [[], ["--json"]],
    ("labels", "add"): [[f"added {MARKUP}", "--definition", evil("MEANS")]],
    ("labels", "edit"): [["claim2", "--definition", evil("OTHER"), "--key", ""]],
    ("labels", "retire"): [["claim2"]],
    ("guideline",): [[]],
    ("guideline", "list"): [[], ["--json"]],
    ("guideline", "show"): [[text_hash(GUIDELINE)]],
    ("guideline", "edit"): [["--file", GIVEN]],
    ("spans",): [[], ["--everybody"], ["--label", "claim"], ["--plain"], ["--json"]],
    ("spans", "add"): [["d2", evil("MORE")]],
    ("spans", "delete"): [["s08", "--drop"]],
    ("links",): [
        [],
        ["--everybody"],
        ["--matrix"],
        ["--matrix", "--json"],
        ["--plain"],
        ["--json"],
    ],
    ("links", "add"): [["s02", "s03", "--relation", "partial"]],
    ("stats",): [[], ["--everybody", "--json"]],
    ("history",): [[], ["--json"], ["--annotator", NAME]],
    ("search",): [
        ["Workers"],
        ["LAST", "--json"],
        ["Workers", "--plain"],
        [evil("MORE")],
        [evil("nowhere")],
    ],
    ("suggest",): [
        ["--story", STORY],
        ["--story", STORY, "--json"],
        ["--query", "questions.jsonl"],
        ["--all", "--workers", "1"],
    ],
    ("review",): [["--list"], ["--list", "--json"], [NAME, "--draw", "--n", "2", "--as", "cy"]],
    ("report",): [
        ["1"],
        ["2"],
        ["2", "--json"],
        ["2", "--html"],
        ["--story", STORY, "--html"],
        ["2", "-o", OUT],
    ],
    ("compare",): [[NAME, "bo", "--list", "--as", "cy"], [NAME, "bo", "--json", "--as", "cy"]],
    ("agreement",): [[NAME, "bo"], [NAME, "bo", "--json"], [NAME, "bo", "gold"]],
    ("merge",): [
        [OTHER],
        [OTHER, "--json"],
        ["--files", f"one {EVIL_NAME}.jsonl", f"one {EVIL_NAME}.jsonl", "-o", OUT],
    ],
    ("doctor",): [[], ["--json"], ["--repair"]],
    ("manual",): [[]],
    ("completion",): [["bash"], ["fish"]],
    ("backup",): [[], ["-o", f"copy {EVIL_NAME}.db"]],
    ("restore",): [[], ["--json"], [f"copy {EVIL_NAME}.db"]],
    ("purge",): [["d9", "--yes"]],
    ("export",): [
        ["-o", f"one {EVIL_NAME}.jsonl"],
        ["--history"],
        [
            "--for",
            "sentence-transformers",
            "-o",
            f"trains {EVIL_NAME}",
            "--truth",
            f"annotator:{NAME}",
        ],
    ],
}
"""What each command is called with; all of it is done."""

ORDER = ("import", "export", "merge", "documents", "labels")
"""The commands that come first: later ones need what they write, or show it."""

LAST = ("doctor", "backup", "restore", "purge")

ON_SCREENS = ("open", "demo", "serve")
"""Commands that go on after what they write; each has a test of its own."""


COMMON = ("db", "as_name")
"""Options of every command."""


def every_command() -> list[Called]:
    """Each command with its verbs, those that run until they are ended among them."""
    with click.Context(program, info_name="annotator") as ctx:
        found = [(name, program.get_command(ctx, name)) for name in UNENDING]
    return [*COMMANDS, *(Called((name,), command) for name, command in found if command)]


def fill(folder: Path, database: Path) -> None:
    """Have in a folder what the calls speak of."""
    shutil.copy(database, folder / DATABASE)
    rename_annotator(folder / DATABASE)
    shutil.copy(database, folder / OTHER)
    (folder / "folder").mkdir()
    for name, content in CONTENTS.items():
        (folder / name).write_bytes(content)


def done() -> list[list[str]]:
    """The calls that are done, in an order in which they can be."""
    ranks = {name: place - len(ORDER) for place, name in enumerate(ORDER)}
    ranks |= {name: place + 1 for place, name in enumerate(LAST)}
    commands = sorted(DONE, key=lambda words: ranks.get(words[0], 0))
    calls = [[*words, *rest] for words in commands for rest in DONE[words]]
    return [*_exports(), *calls]


def _exports() -> Iterator[list[str]]:
    """Every format into a file or a folder, and, of JSON, onto the terminal."""
    for name in sorted({format_named(each).name for each in WRITABLE} - {"parquet"}):
        chosen = format_named(name)
        words = ["export", "--format", name]
        if chosen.train is not None:
            words += ["--truth", "all-layers"]
        yield [*words, "-o", f"{name} {EVIL_NAME}"]
        if "json" in chosen.suffix and not chosen.is_folder:
            yield words


def refused() -> Iterator[list[str]]:
    """Calls that are not done, for the words that they name or for what a file holds."""
    files = [name for name in CONTENTS if " " in name.partition(EVIL_NAME)[0]]
    for name in (each for each in files if not each.startswith("labelled")):
        yield ["import", name]
        yield ["merge", name]
        yield ["restore", name]
        yield ["--db", name, "documents"]
        yield ["suggest", "--query", name]
    for form in READABLE:
        yield ["import", "--format", form, GIVEN.replace(".txt", ".none")]
        yield ["import", "--format", form, "folder" if form == "brat" else next(iter(files))]
    yield ["export", "--format", "conll2012", "--truth", "all-layers"]
    yield ["export", "--format", "parquet", "--truth", "all-layers"]
    yield [evil("neither")]
    yield ["--db", evil("missing"), "documents"]
    yield ["--as", evil("NOBODY"), "documents"]
    yield ["compare", "bo", evil("B"), "--list", "--as", "cy"]
    yield [f"--{evil('option')}"]
    for called in every_command():
        yield from _with_hostile_words(called)


def _with_hostile_words(called: Called) -> Iterator[list[str]]:
    """A command with a hostile value for each argument and option, and an unknown option."""
    yield [*called.words, f"--{evil('option')}"]
    is_first = called.words == COMMANDS[0].words
    own = [each for each in called.command.params if is_first or each.name not in COMMON]
    for parameter in own:
        if isinstance(parameter, click.Argument):
            yield [*called.words, *[evil("WORD")] * max(parameter.nargs, 1)]
        elif isinstance(parameter, click.Option) and not parameter.is_flag:
            yield [*called.words, parameter.opts[0], *[evil("VALUE")] * parameter.nargs]
