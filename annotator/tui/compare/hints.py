"""The keys of a comparison, with what they decide."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from annotator.domain.label import LabelSet
from annotator.session.adjudicating.entries import Item, Subject
from annotator.tui.board.hints import label_parts
from annotator.tui.commands import BY_ID, key_sign
from annotator.tui.widgets.rows import Part

Hint = tuple[Sequence[str], Sequence[str], str]
"""Signs of keys, what clicks on them ask for, and what they do here in a word or two."""


def _of(words: str, *commands: str) -> Hint:
    return [key_sign(BY_ID[each].keys[0]) for each in commands], commands, words


TAKE: Sequence[Hint] = (
    ("1", ("digit:1",), "left"),
    ("2", ("digit:2",), "right"),
    ("3", ("digit:3",), "both"),
    ("0", ("offer.nothing",), "neither"),
)

RIGHT: Hint = _of("both are right", "verdict.accept")

EDITING: Sequence[Hint] = (_of("edit", "span.adjust"), _of("label", "tag.pick"))

RELATING: Hint = _of(
    "otherwise", "link.equivalent", "link.partial", "link.contradicts", "link.different"
)

GOING: Sequence[Hint] = (
    _of("next undecided", "open.next"),
    _of("undo", "undo"),
    _of("figures", "select.clear"),
    _of("help", "screen.help"),
    _of("next", "span.next"),
    _of("back", "span.previous"),
    _of("other side", "article.next"),
    _of("note", "span.note"),
    _of("on the board", "choose"),
    _of("inspect", "span.inspect"),
    _of("quit", "app.quit"),
)


def hint_rows(item: Item, labels: LabelSet, size: tuple[int, int]) -> list[list[Part]]:
    """The keys that matter for the item, in at most so many cells and rows."""
    groups = [_group(RIGHT)] if item.agreed else [_group(hint) for hint in TAKE[:3]]
    groups.append(_group(TAKE[3]))
    if item.subject is Subject.SPAN:
        parts = label_parts(labels)
        groups += [_group(hint) for hint in EDITING]
        groups += [parts[index : index + 2] for index in range(0, len(parts), 2)]
    elif item.subject is Subject.LINK:
        groups.append(_group(RELATING))
    return packed([*groups, *(_group(hint) for hint in GOING)], size)


def _group(hint: Hint) -> list[Part]:
    signs, targets, words = hint
    keys = [Part(f" {sign}", "key", each) for sign, each in zip(signs, targets, strict=True)]
    return [*keys, Part(f" {words} ", "dim", targets[0])]


def packed(groups: Iterable[Sequence[Part]], size: tuple[int, int]) -> list[list[Part]]:
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
