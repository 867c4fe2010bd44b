"""Which texts are copies of one another, or nearly."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from annotator.domain.partition import Partition
from annotator.text.sketch import ALIKE, BANDS, Sketch, band_of, resemblance


def join_copies(together: Partition[str], sketches: Mapping[str, Sketch]) -> None:
    """Let all whose texts are alike be in one set.

    `sketches` has the sketch of each thing's text. Those that are in one set already are not
    compared, so that a text with a thousand copies costs no more than one with two.
    """
    for band in _bands(sketches):
        groups: list[list[str]] = []
        for members in _by_set(together, band):
            alike = [each for each in groups if _are_alike(sketches, each, members)]
            for group in alike:
                together.join(group[0], members[0])
                members = group + members
                groups.remove(group)
            groups.append(members)


def _bands(sketches: Mapping[str, Sketch]) -> Iterator[list[str]]:
    """Those that share a band, two or more; those of one band of all are held at a time."""
    for number in range(BANDS):
        found: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for thing, sketch in sketches.items():
            band = band_of(sketch, number)
            if band is not None:
                found[band].append(thing)
        yield from (things for things in found.values() if len(things) > 1)


def _by_set(together: Partition[str], things: Iterable[str]) -> list[list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        found[together.root(thing)].append(thing)
    return list(found.values())


def _are_alike(sketches: Mapping[str, Sketch], some: list[str], others: list[str]) -> bool:
    return any(
        resemblance(sketches[one], sketches[other]) >= ALIKE for one in some for other in others
    )
