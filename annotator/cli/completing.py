"""What a shell offers for a word that names something in the database."""

import shlex
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from annotator.cli.settings import Settings
from annotator.domain.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.storage.store import Store

Names = Callable[["Store"], Iterable[str]]


def completions(ctx: click.Context, parameter: str | None, begun: str) -> list[str]:
    """The names that begin so and that a parameter of this name takes; mostly none.

    A shell puts them into the line as they are, so none is offered that would have to be quoted:
    what a stranger called an article is no command. The database is only read, and one that
    cannot be offers nothing.
    """
    wanted = _NAMES.get(parameter or "")
    if wanted is None:
        return []
    from annotator.storage.store import Store

    path = ctx.ensure_object(Settings).database
    try:
        with Store.open(path, read_only=True) as store:
            names = sorted({*wanted(store)})
    except (AnnotatorError, OSError):
        return []
    return [each for each in names if each.startswith(begun) and _is_plain(each)]


def _is_plain(word: str) -> bool:
    return not word.startswith("-") and shlex.quote(word) == word


def _documents(store: "Store") -> Iterable[str]:
    return (each.file_name or each.key for each in store.documents())


def _stories(store: "Store") -> Iterable[str]:
    return (each.story for each in store.documents())


def _annotators(store: "Store") -> Iterable[str]:
    return (each.id for each in store.annotators())


def _labels(store: "Store") -> Iterable[str]:
    return (each.id for each in store.labels())


_NAMES: dict[str, Names] = {
    "document": _documents,
    "documents": _documents,
    "complete": _documents,
    "incomplete": _documents,
    "story": _stories,
    "as_name": _annotators,
    "annotator": _annotators,
    "annotators": _annotators,
    "names": _annotators,
    "a": _annotators,
    "b": _annotators,
    "label": _labels,
    "labels": _labels,
}
"""By the names of parameters, which mean the same in every command."""
