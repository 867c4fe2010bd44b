"""From item to item: in the order of the batch, or of the running text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.tui.review.sight import held_spans, partners

if TYPE_CHECKING:
    from annotator.tui.review.screen import ReviewScreen

ALL_JUDGED = "Nothing is left to be judged here. Esc goes back, to summary and sign-off."
LAST = "That is the last item."
FIRST = "That is the first item."


def following(screen: ReviewScreen) -> None:
    """The next item."""
    if not screen.go(_step(screen, 1)):
        screen.say(LAST)


def previous(screen: ReviewScreen) -> None:
    """The item before."""
    if not screen.go(_step(screen, -1)):
        screen.say(FIRST)


def next_undecided(screen: ReviewScreen) -> None:
    """The next item that is still to be judged, round the end."""
    if not to_undecided(screen):
        screen.say(ALL_JUDGED)


def to_undecided(screen: ReviewScreen) -> bool:
    """Go to the next item that is still to be judged; false where none is left."""
    if screen.running:
        course, place = screen.course, screen.item.item.place
        ahead = (each for each in course.along(place, 1) if _is_open(screen, each))
        found = next(ahead, None)
        if found is not None:
            return screen.go(lambda: _go(screen, found))
    return screen.go(screen.audit.next_undecided)


def _step(screen: ReviewScreen, direction: int) -> Callable[[], bool]:
    """Take the neighbour in hand: in the running article that of the text."""
    if not screen.running:
        return screen.audit.next if direction > 0 else screen.audit.previous
    ahead = screen.course.along(screen.item.item.place, direction)
    place = ahead[0] if ahead else screen.course.beyond(direction)
    return lambda: place is not None and _go(screen, place)


def _go(screen: ReviewScreen, place: int) -> bool:
    screen.audit.go(place)
    return True


def _is_open(screen: ReviewScreen, place: int) -> bool:
    return not screen.audit.standing(place).decided and not screen.audit.items[place - 1].changed


def take_span(screen: ReviewScreen, span: str) -> None:
    """Take the item in hand that is read at a span."""
    items = screen.course.of_span(span)
    if not items:
        screen.say("That span is no item of this batch.")
        return
    places = [item.place for item in items]
    here = screen.item.item.place
    # A second click goes on to the links and absences that are read at the span.
    place = places[(places.index(here) + 1) % len(places)] if here in places else places[0]
    if place != here:
        screen.go(lambda: _go(screen, place))


def turn_article(screen: ReviewScreen) -> None:
    """From the running article to the item by itself, or back."""
    screen.running = not screen.running
    screen.arrive()


def partner(screen: ReviewScreen) -> None:
    """Show the next article that the span is linked to."""
    spans = held_spans(screen.item)
    found = partners(screen.draft, spans[0].id) if len(spans) == 1 else []
    if len(found) < 2 or screen.running:
        screen.say("There is no other partner to show.")
        return
    screen.turn = (screen.turn + 1) % len(found)
    screen.arrive()


def show_partner(screen: ReviewScreen, span: str) -> None:
    """Show the end of a link that was clicked in the card."""
    spans = held_spans(screen.item)
    found = [each.id for each in partners(screen.draft, spans[0].id)] if spans else []
    if span in found and not screen.running:
        screen.turn = found.index(span)
        screen.arrive()


ACTS: dict[str, Callable[[ReviewScreen], object]] = {
    "span.next": following,
    "span.previous": previous,
    "open.next": next_undecided,
    "choose": turn_article,
    "link.partner": partner,
}
