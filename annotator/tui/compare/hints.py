"""The keys of a comparison, with what they decide."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from annotator.domain.label import LabelSet
from annotator.session.adjudicating.entries import Item, Subject
from annotator.tui.board.hints import label_parts
from annotator.tui.commands import key_sign
from annotator.tui.key_table import keys_in_force
from annotator.tui.widgets.hint_rows import hint_room
from annotator.tui.widgets.rows import Part

Hint = tuple[str, Sequence[str]]
"""What keys do here in a word or two, and what clicks on them ask for."""

TAKE: Sequence[Hint] = (
    ("left", ("digit:1",)),
    ("right", ("digit:2",)),
    ("both", ("digit:3",)),
    ("neither", ("offer.nothing",)),
)

RIGHT: Hint = ("both are right", ("verdict.accept",))

EDITING: Sequence[Hint] = (("edit", ("span.adjust",)), ("label", ("tag.pick",)))

RELATING: Hint = (
    "otherwise",
    ("link.equivalent", "link.partial", "link.contradicts", "link.different"),
)

GOING: Sequence[Hint] = (
    ("next undecided", ("open.next",)),
    ("figures", ("select.clear",)),
    ("undo", ("undo",)),
    ("help", ("screen.help",)),
    ("next", ("span.next",)),
    ("back", ("span.previous",)),
    ("other side", ("article.next",)),
    ("note", ("span.note",)),
    ("on the board", ("choose",)),
    ("inspect", ("span.inspect",)),
    ("quit", ("app.quit",)),
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
    words, targets = hint
    keys = [Part(f" {_sign(each)}", "key", each) for each in targets]
    return [*keys, Part(f" {words} ", "dim", targets[0])]


def _sign(target: str) -> str:
    """The key of a command or of a number."""
    _, _, number = target.partition(":")
    keys = keys_in_force()
    return key_sign(keys.numbers[int(number) - 1]) if number else keys.sign(target)


def packed(groups: Iterable[Sequence[Part]], size: tuple[int, int]) -> list[list[Part]]:
    """Groups side by side, on the next row where one has no room for the next.

    The last row has less room: it is a hint line's.
    """
    width, height = size
    rows: list[list[Part]] = [[]]
    used = 0
    for group in groups:
        taken = sum(cell_len(part.text) for part in group)
        room = width if len(rows) < height else hint_room(width)
        if used and used + taken > room:
            if len(rows) == height:
                break
            rows.append([])
            used = 0
        rows[-1] += group
        used += taken
    return rows
