"""The keys of a review, with what they do to the item in hand."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from annotator.domain.batch import ItemKind
from annotator.domain.label import LabelSet
from annotator.tui.board.hints import label_parts
from annotator.tui.commands import BY_ID, key_sign
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


def hint_rows(
    said: Sequence[Part], kind: ItemKind, labels: LabelSet, *, linking: bool, size: tuple[int, int]
) -> list[list[Part]]:
    """What was done, then the keys that matter now, in at most so many cells and rows."""
    judging = LINKING if linking else JUDGING[kind]
    groups = [list(said)] if said else []
    groups += [_group(hint) for hint in judging[:2]]
    if kind in (ItemKind.SPAN, ItemKind.PASSAGE) and not linking:
        parts = label_parts(labels)
        groups += [parts[index : index + 2] for index in range(0, len(parts), 2)]
    groups += [_group(hint) for hint in [*judging[2:], *GOING]]
    return _packed(groups, size)


def _group(hint: Hint) -> list[Part]:
    commands, words = hint
    parts = [Part(f" {key_sign(BY_ID[each].keys[0])}", "key", each) for each in commands]
    return [*parts, Part(f" {words} ", "dim", commands[0])]


def _packed(groups: Iterable[Sequence[Part]], size: tuple[int, int]) -> list[list[Part]]:
    """Groups side by side, on the next row where one has no room for the next."""
    width, height = size
    rows: list[list[Part]] = [[]]
    used = 0
    for group in groups:
        taken = sum(cell_len(part.text) for part in group)
        if used and used + taken > width:
            if len(rows) == height:
                break
            rows.append([])
            used = 0
        rows[-1] += group
        used += taken
    return rows
