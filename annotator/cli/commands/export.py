"""Write everything as native JSONL, or training data."""

import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from math import isnan
from pathlib import Path
from typing import Any

import click

from annotator.cli.output import narrate
from annotator.cli.settings import F, Settings, common_options, pass_settings
from annotator.domain.errors import AnnotatorError, UnusableInput
from annotator.formats.consumers.consumer import CONSUMERS, Consumer, consumer_named
from annotator.formats.format import Format
from annotator.formats.registry import WRITABLE, format_named
from annotator.formats.training.options import (
    OffsetUnit,
    PassageText,
    Shape,
    Task,
    WritingOptions,
)
from annotator.session.exporting import ExportOptions, export, export_to_file
from annotator.session.training.options import TrainingOptions, TruthChoice
from annotator.session.training.order import Order


def word_option(name: str, kind: type[StrEnum], what: str) -> Callable[[F], F]:
    """An option that takes one of the words of an enumeration and gives its member."""

    def member(_: click.Context, __: click.Parameter, word: str | None) -> StrEnum | None:
        return None if word is None else kind(word)

    words = click.Choice([each.value for each in kind])
    return click.option(name, type=words, callback=member, help=what)


def _shares(
    _: click.Context, __: click.Parameter, value: str | None
) -> tuple[float, float, float] | None:
    """`80/10/10` or `80/20` as shares of train, validation and test that sum to 1."""
    if value is None:
        return None
    parts = value.split("/")
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    if not 2 <= len(numbers) <= 3 or not all(0 <= each < 1e6 for each in numbers):
        raise click.BadParameter("Say it as 80/10/10: train, validation, test, or as 80/20.")
    train, *others = numbers
    validation, test = others if len(others) == 2 else (0.0, others[0])
    total = train + validation + test
    if not train or not total - train:
        raise click.BadParameter("Train and one other split need a share.")
    return train / total, validation / total, test / total


def _number(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    """Not `nan`, which no bound of a range stops."""
    if value is not None and isnan(value):
        raise click.BadParameter(f"{value} is not a number.")
    return value


def _truth(_: click.Context, __: click.Parameter, value: str | None) -> TruthChoice | None:
    try:
        return None if value is None else TruthChoice.parsed(value)
    except UnusableInput as error:
        raise click.BadParameter(str(error)) from error


@click.command("export")
@click.option("--format", "format_", type=click.Choice(WRITABLE), help="Default: native.")
@click.option(
    "--for", "for_", type=click.Choice([*CONSUMERS]), help="A folder that trains as it is."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File or folder to write, all or nothing; default standard output.",
)
@click.option("--history", is_flag=True, help="native: with every step and the deleted rows.")
@click.option(
    "--no-timestamp", is_flag=True, help="The same database gives the same bytes, whenever."
)
@click.option(
    "--truth",
    callback=_truth,
    metavar="WHOSE",
    help="reviewed, adjudicated, annotator:NAME, majority:K or all-layers.",
)
@click.option("--split", "shares", callback=_shares, metavar="80/10/10", help="Into a folder.")
@word_option("--shape", Shape, "pairs-jsonl: the columns.")
@word_option("--text", PassageText, "pairs-jsonl: what a passage is.")
@click.option(
    "--negatives",
    type=click.FloatRange(0, 100),
    callback=_number,
    help="pairs-jsonl: for each positive.",
)
@click.option("--per-set", type=click.IntRange(1), help="pairs-jsonl: pairs of one set at most.")
@click.option("--without-trivial", is_flag=True, default=None, help="pairs-jsonl: no equal texts.")
@word_option("--task", Task, "chat-jsonl: what is taught.")
@click.option(
    "--system",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="chat-jsonl: the system prompt.",
)
@word_option("--offsets", OffsetUnit, "doccano-jsonl, webanno-jsonld: what they count.")
@click.option("--empty", is_flag=True, default=None, help="Complete articles without spans too.")
@click.option("--seed", type=int, help="Of what is drawn and shuffled; default 1.")
@common_options
@pass_settings
def command(
    settings: Settings,
    /,
    format_: str | None,
    for_: str | None,
    output: Path | None,
    history: bool,
    no_timestamp: bool,
    truth: TruthChoice | None,
    shares: tuple[float, float, float] | None,
    **of_a_format: Any,
) -> None:
    """Write everything as native JSONL, or training data.

    Training data is one data file, with its provenance and a manifest beside it, or a folder.
    `annotator formats` lists the formats and what each cannot hold.
    """
    consumer = None if for_ is None else consumer_named(for_)
    if consumer is not None and format_ is not None:
        raise click.UsageError(f"--for {consumer.name} chooses the format: leave --format out.")
    chosen = format_named(format_ or ("native" if consumer is None else consumer.format))
    stated = {name: value for name, value in of_a_format.items() if value is not None}
    if chosen.train is None:
        _refuse_training_options(chosen, truth, shares, stated)
        whole = ExportOptions(format=chosen.name, history=history, timestamp=not no_timestamp)
        _export_whole(settings, output, whole)
        return
    if history:
        raise click.UsageError("--history is of --format native.")
    _check_fit(chosen, stated)
    options = TrainingOptions(truth, shares, _writing(consumer, stated))
    _export_training(settings, output, Order(chosen, options, consumer, not no_timestamp))


def _export_whole(settings: Settings, output: Path | None, options: ExportOptions) -> None:
    with settings.read() as store:
        if output is None:
            export(store, sys.stdout.buffer, options)
        else:
            export_to_file(store, output, options)
            narrate(f"written: {output}")


def _export_training(settings: Settings, output: Path | None, order: Order) -> None:
    # An export of everything does not wait for what makes training data.
    from annotator.cli.exported import tell_export
    from annotator.session.training import exporting

    if output is None and order.is_folder:
        raise click.UsageError("This export is a folder: name it with -o.")
    if output is None and order.format.is_plain and sys.stdout.isatty():
        raise AnnotatorError(
            f"{order.format.name} has the articles as they are, and a terminal would obey them.",
            "Name a file with -o.",
        )
    is_folder = order.is_folder or (output is not None and output.is_dir())
    # A split is kept in the database, all else only reads it.
    with settings.open() if order.options.shares is not None else settings.read() as store:
        if output is None:
            tell_export(exporting.export_to_stream(store, sys.stdout.buffer, order), None)
        elif is_folder:
            tell_export(exporting.export_to_folder(store, output, order), output)
        else:
            tell_export(exporting.export_to_file(store, output, order), output.parent)


def _writing(consumer: Consumer | None, stated: dict[str, Any]) -> WritingOptions:
    base = WritingOptions() if consumer is None else consumer.writing
    if "system" in stated:
        stated["system"] = _read_prompt(stated["system"])
    return replace(base, **stated)


def _read_prompt(path: Path) -> str:
    try:
        prompt = path.read_bytes().decode()
    except OSError as error:
        raise UnusableInput(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnusableInput(f"{path} is no UTF-8.", "Convert it.") from error
    if not prompt.strip():
        raise UnusableInput(f"{path} is empty.", "A system prompt needs words.")
    return prompt.strip()


def _called(name: str) -> str:
    """The option that gives a field of `WritingOptions`."""
    return f"--{name.replace('_', '-')}"


def _check_fit(chosen: Format, stated: dict[str, Any]) -> None:
    """Refuse an option that the format would pass over."""
    for name in stated:
        if name not in chosen.takes:
            raise click.UsageError(f"{_called(name)} means nothing to {chosen.name}.")


def _refuse_training_options(
    chosen: Format, truth: object, shares: object, stated: dict[str, Any]
) -> None:
    given = [_called(name) for name in stated]
    given += [word for word, value in (("--truth", truth), ("--split", shares)) if value]
    if given:
        raise click.UsageError(f"{given[0]} is of training data, and {chosen.name} is everything.")
