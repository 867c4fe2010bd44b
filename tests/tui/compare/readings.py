"""Two short readings of the seeds that differ in every way in which two can."""

from dataclasses import dataclass
from pathlib import Path

from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from tests.tui.compare.two_layers import ANA, BO, O, S, T, TwoLayers

SENT = "over 10,000 workers were sent to Russia last year"
RISE = "numbers expected to rise to 50,000"
HOURS = "18-plus hour days"
REACH = "the total number could reach 50,000"
SHIFTS = "18-hour shifts"
ENTERED = "over 13,000 North Koreans entered Russia"
MORE = "more than 50,000 North Koreans are expected to work in Russia"
UP_TO = "up to 18 hours"


@dataclass(frozen=True, slots=True)
class Readings:
    """What a test asks for by name."""

    path: Path
    sent: tuple[Span, Span]
    """Of both, equal."""
    links: tuple[Link, Link]
    """Of both, with other relations."""


def two_readings(path: Path) -> Readings:
    """A database in which Ana and Bo have read the seeds.

    Both say: `SENT` and `HOURS` in 1, `SHIFTS` in 2, and the link of the last two. They differ in
    the bounds of `RISE`, the label of `REACH`, on `MORE` and `UP_TO`, and on two links.
    """
    with TwoLayers(path) as layers:
        sent = layers.both(1, SENT, S)
        hours = layers.both(1, HOURS, S)
        shifts = layers.both(2, SHIFTS, S)
        for one, other in zip(hours, shifts, strict=True):
            layers.link(one, other)
        layers.span(ANA, 1, RISE, S)
        layers.span(BO, 1, RISE.removeprefix("numbers "), S)
        layers.span(ANA, 2, REACH, S, "? an estimate")
        layers.span(BO, 2, REACH, O)
        more = layers.span(ANA, 3, MORE, S)
        layers.span(BO, 3, UP_TO, T)
        entered = layers.both(3, ENTERED, S)
        links = (
            layers.link(sent[0], entered[0]),
            layers.link(sent[1], entered[1], Relation.PARTIAL),
        )
        layers.link(shifts[0], more)
        layers.absence(sent[0], 5)
    return Readings(path, sent, links)
