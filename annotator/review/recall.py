"""How much of what should be marked is marked, from passages that were read in full."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.review.rates import Share, Trials, share


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage that was read to its end."""

    place: int
    """In its batch."""
    document: str
    found: Mapping[str, int]
    """How many spans of each label began in it."""
    missing: Mapping[str, int]
    """How many of each label the reviewer says should be there too."""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Recall(Share):
    """The share marked of what is marked or missing; what is marked counts as right."""

    label: str | None
    """A label id; none: of all labels together."""
    passages: int
    """How many were read."""
    found: int
    missing: int
    places: tuple[int, ...]
    """The places of the passages in which something is missing."""


def recalls(passages: Iterable[Passage], seed: int) -> list[Recall]:
    """The recall of each label that was found or missed, then that of all; none of no passage.

    Highlights without a label are left out: nobody says of them what is missing.
    """
    read = sorted(passages, key=lambda each: each.place)
    labels = sorted({label for each in read for label in (*each.found, *each.missing) if label})
    of_each = [_recall(read, label, [label], seed) for label in labels]
    return [*of_each, _recall(read, None, labels, seed)] if read else []


def _recall(read: Sequence[Passage], label: str | None, labels: Sequence[str], seed: int) -> Recall:
    counted = [(each, _count(each.found, labels), _count(each.missing, labels)) for each in read]
    seen = share(
        (Trials(each.document, found, found + missing, each.weight)
         for each, found, missing in counted),
        seed,
    )  # fmt: skip
    return Recall(
        value=seen.value,
        interval=seen.interval,
        by_article=seen.by_article,
        label=label,
        passages=len(read),
        found=sum(found for _, found, _ in counted),
        missing=sum(missing for _, _, missing in counted),
        places=tuple(each.place for each, _, missing in counted if missing),
    )


def _count(of_label: Mapping[str, int], labels: Sequence[str]) -> int:
    return sum(of_label.get(label, 0) for label in labels)
