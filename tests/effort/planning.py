"""The fewest keys that tag a passage, among those that a practised person would think of.

Somebody who knows the keys sees the text, the caret and, after `,`, the letters on the words; they
do not try things out and do not count rows. So they go to a word one way, take the passage one
way, and press the label's key. To go: some `}` `{`, then some `)` `(`, then some `w` `b`; or `,`
and the letters of a word in view; or `/` and the beginning of a word, four letters at least.
To take: the label's key alone, where its unit is right or a few `<` `>` `[` `]` behind it make it
so; `x` a few times, then `<` `>` `[` `]`; or `v` and, as far as the end, `)` and `w`, or `,` and
the letters of the last word. What comes of a key is asked of the program's own functions.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from annotator.domain.label import INITIAL_LABELS, Label
from annotator.session.units import unit_extent
from annotator.text.extent import Extent
from annotator.text.find import find_next
from annotator.text.growing import grow
from annotator.text.paragraphs import next_paragraph, previous_paragraph
from annotator.text.sentences import next_sentence, previous_sentence
from annotator.text.trimming import trim
from annotator.text.words import next_word, previous_word, words_in
from annotator.tui.reading.moving import END_BACK, END_ON, START_BACK, START_ON

Keys = tuple[str, ...]
"""Textual's names, or characters."""

Takings = Iterator[tuple[Keys, str]]
"""Ways to take a passage, with what they are called."""

LEAST_NEEDLE = 4
"""Letters of the shortest text that somebody looks for."""

MOST_MOVES, MOST_GROWN, MOST_EDGES = 12, 4, 14
"""How many times in a row one key is pressed at most, and `x`, and the keys that move ends."""

EDGES = {
    "greater_than_sign": END_ON,
    "less_than_sign": END_BACK,
    "right_square_bracket": START_ON,
    "left_square_bracket": START_BACK,
}

LABELS: Mapping[str, Label] = {label.id: label for label in INITIAL_LABELS}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person sees who is about to tag; offsets are code points of the text."""

    text: str
    caret: int
    chosen: bool
    """Whether a label's key would relabel a span of this article, until the caret moves."""
    letters: Mapping[int, str]
    """What `,` puts on the words in view, by where these begin; empty: nobody jumps."""
    letters_from: Callable[[int], Mapping[int, str]]
    """The same while a selection is held at an offset, by where the words end."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A way to tag a passage."""

    keys: Keys
    going: str
    """How it goes there: `stay`, `move`, `jump` or `find`."""
    taking: str
    """How it takes the passage: `unit`, `grow`, `hold` or `hold and jump`."""


def best_plan(seen: Seen, target: Extent, label: str) -> Plan | None:
    """The plan with the fewest keys; none: there is none."""
    best: Plan | None = None
    for keys, going, takings in _ways(seen, target, LABELS[label]):
        if best is not None and len(keys) + 1 >= len(best.keys):
            continue
        for taken, taking in takings:
            if best is None or len(keys) + len(taken) < len(best.keys):
                best = Plan((*keys, *taken), going, taking)
    return best


def _ways(seen: Seen, target: Extent, label: Label) -> Iterator[tuple[Keys, str, Takings]]:
    """The ways to go, the shortest first, each with the ways to take the passage from there."""
    goings = sorted(_goings(seen).items(), key=lambda each: len(each[1][0]))
    for offset, (keys, going) in goings:
        yield keys, going, _takings(seen, offset, target, label)
    for keys, hit in _findings(seen, target):
        yield keys, "find", _grown(seen.text, hit, target, label)


# Going there


def _goings(seen: Seen) -> dict[int, tuple[Keys, str]]:
    """The shortest way to each offset that can be gone to."""
    found: dict[int, tuple[Keys, str]] = {}

    def add(offset: int, keys: Keys, going: str) -> None:
        if offset not in found or len(keys) < len(found[offset][0]):
            found[offset] = keys, going

    add(seen.caret, ("escape",) if seen.chosen else (), "stay")
    for offset, keys in _moves(seen.text, seen.caret):
        add(offset, keys, "move")
    for offset, letters in seen.letters.items():
        add(offset, ("comma", *letters), "jump")
    return found


def _moves(text: str, caret: int) -> Iterator[tuple[int, Keys]]:
    """Paragraphs, then sentences, then words, each on or back."""
    for first, one in _runs(text, caret, ("}", next_paragraph), ("{", previous_paragraph)):
        for second, two in _runs(text, first, (")", next_sentence), ("(", previous_sentence)):
            for third, three in _runs(text, second, ("w", next_word), ("b", previous_word)):
                keys = (*one, *two, *three)
                if 0 < len(keys) <= MOST_MOVES:
                    yield third, keys


Move = tuple[str, Callable[[str, int], int]]


def _runs(text: str, offset: int, *moves: Move) -> Iterator[tuple[int, Keys]]:
    """Where one key leads that is pressed again and again, or not at all."""
    yield offset, ()
    for key, step in moves:
        yield from _run(text, offset, key, step)


def _run(
    text: str, offset: int, key: str, step: Callable[[str, int], int]
) -> Iterator[tuple[int, Keys]]:
    place = offset
    for count in range(1, MOST_MOVES + 1):
        after = _stepped(step, text, place)
        if after == place:
            return
        place = after
        yield place, (key,) * count


@lru_cache(maxsize=65536)
def _stepped(step: Callable[[str, int], int], text: str, offset: int) -> int:
    return step(text, offset)


def _findings(seen: Seen, target: Extent) -> Iterator[tuple[Keys, Extent]]:
    """To find the beginnings of the passage's words, with as many letters as that takes."""
    for start, _ in words_in(seen.text, *target):
        for end in range(start + LEAST_NEEDLE, start + 20):
            needle = seen.text[start:end]
            if find_next(seen.text, needle, seen.caret) == (start, end):
                keys = ("slash", *(" " if each.isspace() else each for each in needle), "enter")
                yield keys, (start, end)
                break


# Taking the passage


def _takings(seen: Seen, offset: int, target: Extent, label: Label) -> Takings:
    """How somebody at an offset takes a passage."""
    text, key = seen.text, label.key or ""
    start, end = target
    # Nobody takes a passage from far away.
    if not start - 500 <= offset <= end + 200:
        return
    ends = _edges(text, _unit(text, offset, label.id), target, by_clause=True)
    if ends is not None:
        yield (key, *ends), "unit"
    yield from _grown(text, (offset, offset), target, label)
    if offset == start:
        for place, keys in _ends(text, start):
            if trim(text, start, place) == target:
                yield ("v", *keys, key), "hold"
        if (letters := seen.letters_from(start).get(end)) is not None:
            yield ("v", "comma", *letters, key), "hold and jump"


@lru_cache(maxsize=65536)
def _unit(text: str, offset: int, label: str) -> Extent:
    return unit_extent(LABELS[label], text, offset)


def _ends(text: str, start: int) -> Iterator[tuple[int, Keys]]:
    """Where a selection can be held to: sentences on, then words on or back."""
    for first, one in [(start, ()), *_run(text, start, ")", next_sentence)]:
        for second, two in _runs(text, first, ("w", next_word), ("b", previous_word)):
            yield second, (*one, *two)


def _grown(text: str, selection: Extent, target: Extent, label: Label) -> Takings:
    """To grow a selection, or the caret, then to move its ends by words."""
    for count in range(MOST_GROWN + 1):
        if count:
            selection = _grow(text, *selection)
        if selection[0] == selection[1]:
            continue
        ends = _edges(text, selection, target, by_clause=False)
        if ends is not None:
            yield (*("x",) * count, *ends, label.key or ""), "grow"


@lru_cache(maxsize=65536)
def _grow(text: str, start: int, end: int) -> Extent:
    return grow(text, start, end)


@lru_cache(maxsize=65536)
def _edges(text: str, extent: Extent, target: Extent, *, by_clause: bool) -> Keys | None:
    """The fewest keys that move both ends to those of the passage; the start first."""
    start = _edge(text, extent, target, by_clause=by_clause, is_end=False)
    end = _edge(text, (target[0], extent[1]), target, by_clause=by_clause, is_end=True)
    if start is None or end is None or len(start) + len(end) > MOST_EDGES:
        return None
    return (*start, *end)


def _edge(
    text: str, extent: Extent, target: Extent, *, by_clause: bool, is_end: bool
) -> Keys | None:
    """One key again and again until this end is that of the passage; none: it never is."""
    side = int(is_end)
    for key, edge in EDGES.items():
        moved = extent
        for count in range(MOST_EDGES + 1):
            if edge.is_end is is_end and moved[side] == target[side]:
                return (key,) * count
            if edge.is_end is not is_end or (after := _moved(key, text, moved, by_clause)) == moved:
                break
            moved = after
    return None


@lru_cache(maxsize=65536)
def _moved(key: str, text: str, extent: Extent, by_clause: bool) -> Extent:
    edge = EDGES[key]
    return edge.moved(text, extent, edge.by_clause if by_clause else edge.by_word)
