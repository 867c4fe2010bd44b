"""Command lines made from what the commands say that they take."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import click
from hypothesis import strategies as st

from annotator.cli.program import program
from tests.strategies import nasty_text

Words = tuple[str, ...]

UNENDING = ("serve",)
"""Commands that run until somebody ends them."""

FEW = ("--workers",)
"""Options whose large numbers are as many processes."""

NAMES = [
    "s", "box", "ana", "Ana", "bo", "cy", "gold", "nobody", "filler", "statistic", "testimony",
    "d.1", "d.2", "d", "k1", "1", "2", "99", "b", "one", "all", "accuracy", "workers",
]  # fmt: skip
"""Some of them name something in the database, several in several ways."""

PATHS = [
    "annotations.db", "copy.db", "none.db", "other.db", "torn.db", "text.txt", "story.jsonl",
    "latest", "annotations-20260102T030405Z-asked.db", "box", "empty", "none/at/all", "new.jsonl",
    "new", "text.txt/x", "wheel", "-", ".", "..", "/dev/null", "/dev/full", "/proc/self/none",
    "x" * 300, "a\nb", "\x1b]0;x\x07", "\udcff",
]  # fmt: skip
"""Of the folder in which the command runs; what they are is in `tests.fuzz.options`."""

NUMBERS = [
    "0", "1", "2", "3", "10", "100", "-1", "1.5", "1e3", "1e400", "nan", "inf", "-0", "0x10", "٣",
    str(2**31), str(2**63), str(2**64), "9" * 5_000, " 1", "1_0", "",
]  # fmt: skip
SHARES = ["80/10/10", "80/20", "1/1/1", "0/0/0", "nan/1", "1e6/1", "-1/2", "1/2/3/4", "/", "a/b"]
WHOSE = ["reviewed", "adjudicated", "annotator:ana", "annotator:", "majority:2", "all-layers"]

NASTY = [
    "", " ", "\t", "--", "-", "-x", "--x", "%s", "{0}", "{", "$(id)", "~", "*", "?", "[", "\\",
    "'; DROP TABLE spans; --", '"', "' OR 1=1", "NEAR(a b)", "a AND", '"a', "a*", "^", "[red]",
    "[/]", "\x1b[31m", "\x1b]52;c;aGk=\x07", "\x9b", "\u202e", "\n", "a\r\nb", "\x07", "\x7f",
    "\udcff", "é", "ß", "İ", "👨‍👩‍👧‍👦", "x" * 1_000, "../../x", "/", "C:\\x", "CON",
    "None", "null", "true", "{}", "[]", "file:annotations.db?mode=memory", ":memory:",
]  # fmt: skip

UNSPEAKABLE = re.compile("[\x00\ud800-\udc7f\udd00-\udfff]")
"""What no command line can have: of surrogates, those that stand for a byte are on some."""


@dataclass(frozen=True, slots=True)
class Called:
    """A command and the words that call it."""

    words: Words
    command: click.Command


def commands() -> Iterator[Called]:
    """Every command with its verbs, as `annotator` lists them."""
    with click.Context(program, info_name="annotator") as ctx:
        for name in program.list_commands(ctx):
            command = program.get_command(ctx, name)
            assert command is not None
            if name not in UNENDING:
                yield from _with_verbs(Called((name,), command))


def _with_verbs(called: Called) -> Iterator[Called]:
    yield called
    if isinstance(called.command, click.Group):
        for name, verb in sorted(called.command.commands.items()):
            yield from _with_verbs(Called((*called.words, name), verb))


def anything() -> st.SearchStrategy[str]:
    """A value that somebody may have meant, or one that nobody can."""
    text = nasty_text(4).map(lambda text: UNSPEAKABLE.sub("\udc80", text))
    return st.one_of(
        *[st.sampled_from(pool) for pool in (NAMES, NAMES, PATHS, NUMBERS, NASTY)], text
    )


def values_of(parameter: click.Parameter) -> st.SearchStrategy[str]:
    """Values for an option or an argument, most of them of its type."""
    kind = parameter.type
    if any(name in FEW for name in parameter.opts):
        return st.sampled_from(["1", "0", "-1", "x", ""])
    if isinstance(kind, click.Choice):
        right = st.sampled_from(list(map(str, kind.choices)))
    elif isinstance(kind, click.Path | click.File):
        right = st.sampled_from(PATHS)
    elif isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        right = st.sampled_from(NUMBERS)
    elif "/" in str(getattr(parameter, "metavar", "")):
        right = st.sampled_from(SHARES)
    elif getattr(parameter, "metavar", "") == "WHOSE":
        right = st.sampled_from(WHOSE)
    else:
        right = st.sampled_from(NAMES)
    return st.one_of(right, right, right, right, anything())


@st.composite
def option(draw: st.DrawFn, parameter: click.Option) -> list[str]:
    """An option as it is written, with its value where it takes one."""
    name = draw(st.sampled_from([*parameter.opts, *parameter.secondary_opts]))
    if parameter.is_flag or parameter.count:
        return [name]
    value = draw(values_of(parameter))
    if name.startswith("--") and draw(st.booleans()):
        return [f"{name}={value}"]
    return [name, value]


@st.composite
def arguments(draw: st.DrawFn, command: click.Command) -> list[list[str]]:
    """Values for the arguments of a command: mostly as many as it takes."""
    found = []
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            most = 3 if parameter.nargs < 0 else parameter.nargs
            number = most if parameter.nargs > 0 else draw(st.integers(0, most))
            found += [[draw(values_of(parameter))] for _ in range(number)]
    if draw(st.integers(0, 7)) == 0:
        found += [[draw(anything())]]
    if found and draw(st.integers(0, 7)) == 0:
        found.pop()
    return found


@st.composite
def command_line(draw: st.DrawFn, called: Called) -> Words:
    """Words that call a command with options of its own, in any order."""
    options = [each for each in called.command.params if isinstance(each, click.Option)]
    number = draw(st.integers(0, 4))
    chosen = [draw(option(draw(st.sampled_from(options)))) for _ in range(number if options else 0)]
    rest = draw(st.permutations([*chosen, *draw(arguments(called.command))]))
    return (*called.words, *(word for each in rest for word in each))


COMMANDS = tuple(commands())

COMMAND_LINES = st.one_of(
    st.sampled_from(COMMANDS).flatmap(command_line),
    st.sampled_from(COMMANDS).flatmap(command_line),
    st.sampled_from(COMMANDS).flatmap(command_line),
    st.lists(anything(), max_size=4).map(tuple),
)
