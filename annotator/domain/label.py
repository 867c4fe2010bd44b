"""The label set: what a span can be tagged as, and what each tag means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a label key takes at the caret when nothing is selected."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Label:
    """One entry of the label set. It is retired, never deleted."""

    id: str
    """The slug, for good: `testimony`."""
    name: str
    key: str | None
    """The key that sets it, one character, or none: then only the picker reaches it."""
    colour: str
    """A colour name of `COLOURS`; each theme and colour system has its own shade of it."""
    unit: Unit
    definition: str
    position: int = 0
    revision: int = 1
    """Grows by one when definition or unit change; a span keeps the one it was made under."""
    retired_at: str | None = None
    rev: int = 1
    step: str = ""
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None
    """Always `None`: a label is retired."""


COLOURS = ("orange", "blue", "green", "grey", "purple", "yellow", "sky", "vermilion")
"""The Okabe-Ito set, told apart by every common kind of colour vision.

Okabe and Ito (2008), Color Universal Design; grey stands for its black.
"""


class LabelSet:
    """The labels of a database in their order, by id and by key."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self._by_id = {
            label.id: label for label in sorted(labels, key=lambda each: (each.position, each.id))
        }

    def __iter__(self) -> Iterator[Label]:
        return iter(self._by_id.values())

    def __contains__(self, label_id: object) -> bool:
        return label_id in self._by_id

    def __getitem__(self, label_id: str) -> Label:
        return self._by_id[label_id]

    def get(self, label_id: str | None) -> Label | None:
        """The label with this id, or none."""
        return self._by_id.get(label_id) if label_id is not None else None

    @property
    def in_use(self) -> list[Label]:
        """The labels that are not retired."""
        return [label for label in self if label.retired_at is None]

    def by_key(self, key: str) -> Label | None:
        """The label in use that this key sets."""
        return next((label for label in self.in_use if label.key == key), None)

    def named(self, word: str) -> Label | None:
        """The label whose slug or name is `word`, in any case."""
        folded = word.strip().casefold()
        return next(
            (label for label in self if folded in (label.id.casefold(), label.name.casefold())),
            None,
        )


INITIAL_LABELS = (
    Label(
        id="testimony",
        name="testimony",
        key="t",
        colour="orange",
        unit=Unit.SENTENCE,
        position=1,
        definition=(
            "What a person says they lived through or saw, quoted or retold. "
            "The attribution (“he said”) belongs to it; two sentences of one quotation are one "
            "span; a headline that quotes a witness counts. "
            "Not: an expert's view, an activist's claim about others, a spokesperson."
        ),
    ),
    Label(
        id="statistic",
        name="statistic",
        key="s",
        colour="blue",
        unit=Unit.CLAUSE,
        position=2,
        definition=(
            "A quantity with what it counts: “over 10,000 workers”, “halved since 2022”, "
            "“two days off a year”, “five times less”. "
            "Number words and ratios count. Not: years and dates by themselves, ages, "
            "paragraph or reference numbers. A number spoken by an official or a witness is both: "
            "tag the number inside the other span."
        ),
    ),
    Label(
        id="official_statement",
        name="official statement",
        key="o",
        colour="green",
        unit=Unit.SENTENCE,
        position=3,
        definition=(
            "What a government, an authority, an army or an international body states, decides or "
            "reports, by name or as “officials”; its attribution belongs to it. "
            "Intelligence services and UN resolutions count. "
            "Not: an activist, an aid group or an unnamed expert."
        ),
    ),
    Label(
        id="filler",
        name="filler",
        key="f",
        colour="grey",
        unit=Unit.PARAGRAPH,
        position=4,
        definition=(
            "Text that is no part of this story's reporting: menus, log-in forms, bylines, share "
            "and read-more lines, advertisements, appeals to readers, links to other stories, "
            "captions of other events, reference lists, keyword lines. One span a paragraph; part "
            "of a line where only part is filler. Not: a weak or vague sentence about the story."
        ),
    ),
)
"""The label set of a new database."""

FILLER = "filler"
"""The id of the label whose spans need no counterpart in the other articles."""
