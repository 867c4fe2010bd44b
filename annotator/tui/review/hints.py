"""The keys of a review, with what they do to the item in hand."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from annotator.domain.batch import ItemKind
from annotator.domain.label import LabelSet
from annotator.tui.board.hints import label_parts
from annotator.tui.key_table import keys_in_force
from annotator.tui.widgets.hint_rows import hint_room
from annotator.tui.widgets.rows import Part

Hint = tuple[Sequence[str], str]
"""Command ids, and what they do here in a word or two."""

RELATIONS: Hint = (
    ("link.equivalent", "link.partial", "link.contradicts", "link.different"),
    "should be",
)

JUDGING: dict[ItemKind, Sequence[Hint]] = {
    ItemKind.SPAN: (
        (("verdict.accept",), "accept"),
        (("span.delete",), "spurious"),
        (("tag.pick",), "label"),
        (("span.adjust",), "adjust"),
    ),
    ItemKind.LINK: (
        (("verdict.accept",), "accept"),
        (("span.delete",), "spurious"),
        RELATIONS,
    ),
    ItemKind.ABSENCE: (
        (("verdict.accept",), "accept"),
        (("link.equivalent", "link.partial", "link.contradicts"), "it does say so"),
        (("span.delete",), "spurious"),
        (("select.grow",), "select"),
    ),
    ItemKind.PASSAGE: (
        (("verdict.accept",), "nothing else missing"),
        (("tag.pick",), "missing span"),
        (("link.source",), "link from"),
        (("span.delete",), "take back"),
        (("select.grow",), "select"),
    ),
}

LINKING: Sequence[Hint] = (
    (("article.next",), "to the other article, then"),
    (("link.equivalent", "link.partial", "link.contradicts"), "missing link"),
    (("select.clear",), "let go"),
)

LEAVING: Hint = (("span.next",), "on: it cannot be judged here")

GOING: Sequence[Hint] = (
    (("span.note",), "note"),
    (("undo",), "undo"),
    (("open.next",), "next undecided"),
    (("span.next", "span.previous"), "items"),
    (("choose",), "article"),
    (("select.clear",), "back"),
    (("screen.help",), "help"),
    (("article.next",), "other side"),
    (("span.inspect",), "inspect"),
    (("find",), "find"),
    (("app.quit",), "quit"),
)


class Group(NamedTuple):
    """A key with its words, or several: they are never torn apart."""

    parts: Sequence[Part]
    width: int
    """Cells."""


def hint_rows(
    said: Sequence[Part],
    kind: ItemKind | None,
    labels: LabelSet,
    *,
    linking: bool,
    size: tuple[int, int],
) -> list[list[Part]]:
    """What was done, then the keys that matter now, in at most so many cells and rows.

    `kind` is none where the item in hand cannot be judged.
    """
    first = [_group(said)] if said else []
    return _packed([*first, *_keys(kind, labels, linking)], size)


@lru_cache(maxsize=16)
def _keys(kind: ItemKind | None, labels: LabelSet, linking: bool) -> list[Group]:
    """Kept, since they are the same with each key that is pressed."""
    if kind is None:
        return [_hint(hint) for hint in (LEAVING, *GOING)]
    judging = LINKING if linking else JUDGING[kind]
    groups = [_hint(hint) for hint in judging[:2]]
    if kind in (ItemKind.SPAN, ItemKind.PASSAGE) and not linking:
        parts = label_parts(labels)
        groups += [_group(parts[index : index + 2]) for index in range(0, len(parts), 2)]
    return groups + [_hint(hint) for hint in [*judging[2:], *GOING]]


def _hint(hint: Hint) -> Group:
    commands, words = hint
    parts = [Part(f" {keys_in_force().sign(each)}", "key", each) for each in commands]
    return _group([*parts, Part(f" {words} ", "dim", commands[0])])


def _group(parts: Sequence[Part]) -> Group:
    return Group(parts, sum(cell_len(part.text) for part in parts))


def _packed(groups: Iterable[Group], size: tuple[int, int]) -> list[list[Part]]:
    """Groups side by side, on the next row where one has no room for the next.

    The last row has less room: it is a hint line's.
    """
    width, height = size
    rows: list[list[Part]] = [[]]
    used = 0
    for parts, taken in groups:
        room = width if len(rows) < height else hint_room(width)
        if used and used + taken > room:
            if len(rows) == height:
                break
            rows.append([])
            used = 0
        rows[-1] += parts
        used += taken
    return rows
