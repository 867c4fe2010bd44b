"""Rules of the source that no linter knows."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = sorted((Path(__file__).parents[1] / "annotator").rglob("*.py"))
OPENERS = {"read_text", "write_text", "fdopen", "TextIOWrapper", "NamedTemporaryFile"}


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of the name that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Attribute(attr=name) | ast.Name(id=name):
                    yield name, node


def opens_file(call: ast.Call) -> bool:
    """Whether a call of something named `open` is the built-in or the method of a path."""
    match call.func:
        case ast.Name():
            return True
        case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner)):
            return owner.lower().endswith(("path", "file", "io", "codecs", "gzip", "tempfile"))
        case ast.Attribute(value=ast.Call() | ast.BinOp()):
            return True
    return False


def mode(name: str, call: ast.Call) -> str | None:
    """The mode that a file is opened in, or none where it opens none or that is not to be seen."""
    if name in ("read_text", "write_text", "TextIOWrapper"):
        return "r"
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    first = 0 if isinstance(call.func, ast.Attribute) and name == "open" else 1
    given += call.args[first : first + 1]
    match given:
        case [ast.Constant(value=str(text)), *_]:
            return text
        case []:
            return "w+b" if name == "NamedTemporaryFile" else "r"
    return None


def faults(source: str) -> Iterator[tuple[int, str]]:
    """The lines that break a rule, and how."""
    for name, call in calls(ast.parse(source)):
        given = {keyword.arg for keyword in call.keywords}
        if name == "splitlines":
            yield call.lineno, "splits lines at more than the newline"
        if name in OPENERS or (name == "open" and opens_file(call)):
            opened = mode(name, call)
            if opened is not None and "b" not in opened and set(opened) <= set("rwxa+t"):
                if "encoding" not in given:
                    yield call.lineno, "opens text in the encoding of the machine"
                if name != "read_text" and "newline" not in given:
                    yield call.lineno, "opens text with its line ends translated"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(path.parents[1])))
def test_text_is_split_and_opened_without_surprises(path: Path) -> None:
    found = list(faults(path.read_text(encoding="utf-8")))
    assert not found, "\n".join(f"{path}:{line}: {what}" for line, what in found)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("text.splitlines()", 1),
        ("open(path)", 2),
        ("open(path, 'w', encoding='utf-8')", 1),
        ("open(path, 'w', encoding='utf-8', newline='')", 0),
        ("open(path, 'rb')", 0),
        ("path.open('rb')", 0),
        ("path.open()", 2),
        ("path.open(mode='a', newline='')", 1),
        ("os.open(path, os.O_RDONLY)", 0),
        ("Store.open(path, create=True)", 0),
        ("Path(name).open()", 2),
        ("(folder / name).open()", 2),
        ("path.read_text()", 1),
        ("path.read_text(encoding='utf-8')", 0),
        ("path.write_text(text, encoding='utf-8')", 1),
        ("NamedTemporaryFile()", 0),
        ("io.TextIOWrapper(raw, encoding='utf-8')", 1),
    ],
)
def test_the_rules_can_fail(source: str, count: int) -> None:
    assert len(list(faults(source))) == count
