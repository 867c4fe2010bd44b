"""Counting how many annotators say the same of the same places."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from annotator.domain.link import Absence, Dismissal, Link, Side
from annotator.domain.span import Span
from annotator.formats.training.account import Account
from annotator.session.training.truth.content import Content, by_document, in_reading_order

S = TypeVar("S", Span, Link, Absence, Dismissal)

Place = tuple[str, int, int, str]
"""Document, start, end (code points) and label, `""` for none: what spans share that are alike."""

MORE_SAY_OTHERWISE = "as many annotators or more say otherwise"


class Votes:
    """What at least so many of some layers have alike; the row with the least id stands for it.

    What has fewer votes is counted as dropped, once however many have it.
    """

    def __init__(self, contents: Sequence[Content], needed: int, account: Account) -> None:
        self._contents = contents
        self._needed = needed
        self._account = account
        self._place = {
            span.id: (span.document, span.start, span.end, span.label or "")
            for content in contents
            for spans in content.spans.values()
            for span in spans
        }
        every = (each for content in contents for of in content.spans.values() for each in of)
        found = self._enough("span", every, lambda span: self._place[span.id])
        self._chosen = {self._place[alike[0].id]: alike[0] for alike in found}

    def spans(self) -> dict[str, list[Span]]:
        """Spans with the same bounds and label."""
        return by_document(in_reading_order(self._chosen.values()))

    def links(self) -> list[Link]:
        """Links of the same two places with the same relation.

        `more` is kept where all of them say it; of two relations the one with more votes is taken,
        of equally many none.
        """
        every = (link for content in self._contents for link in content.links)
        found = self._enough("link", every, lambda link: (*self._ends(link), link.relation))
        of_pair: dict[Hashable, list[list[Link]]] = defaultdict(list)
        for alike in found:
            of_pair[self._ends(alike[0])].append(alike)
        chosen = [self._link(alike) for alike in map(self._most, of_pair.values()) if alike]
        return sorted(chosen, key=lambda link: link.id)

    def doubted(self, links: Iterable[Link]) -> list[tuple[str, str]]:
        """Two chosen spans each that somebody joins and none of the chosen `links` does."""
        every = (link for content in self._contents for link in content.links)
        joined = {self._ends(link) for link in every if link.relation.joins}
        both = {ends for ends in joined if all(each in self._chosen for each in ends)}
        found = {tuple(sorted(self._chosen[each].id for each in ends)) for ends in both}
        return sorted((a, b) for a, b in found - {(link.a, link.b) for link in links})

    def absences(self) -> list[Absence]:
        """Absences of the same place in the same article."""
        every = (absence for content in self._contents for absence in content.absences)
        found = self._enough("absence", every, lambda each: (self._place[each.span], each.document))
        return [replace(alike[0], span=self._span_of(alike[0].span)) for alike in found]

    def dismissals(self) -> list[Dismissal]:
        """Refusals of the same passage for the same place, or beside the same passage."""
        every = (dismissal for content in self._contents for dismissal in content.dismissals)
        found = self._enough("dismissal", every, self._refused)
        return [
            alike[0]
            if alike[0].span is None
            else replace(alike[0], span=self._span_of(alike[0].span))
            for alike in found
        ]

    def _enough(
        self, what: str, every: Iterable[S], alike: Callable[[S], Hashable]
    ) -> list[list[S]]:
        """What is alike and has votes enough, each by id, all by their least id."""
        found: dict[Hashable, list[S]] = defaultdict(list)
        for each in every:
            found[alike(each)].append(each)
        enough = [same for same in found.values() if len(same) >= self._needed]
        why = f"fewer than {self._needed} annotators have it"
        self._account.dropped(what, why, len(found) - len(enough))
        for same in enough:
            same.sort(key=lambda each: each.id)
        return sorted(enough, key=lambda same: same[0].id)

    def _most(self, rivals: list[list[Link]]) -> list[Link]:
        """Of the relations that enough see in one pair, the one that most see, or none."""
        rivals.sort(key=len, reverse=True)
        tied = len(rivals) > 1 and len(rivals[0]) == len(rivals[1])
        self._account.dropped("link", MORE_SAY_OTHERWISE, len(rivals) - (not tied))
        return [] if tied else rivals[0]

    def _link(self, alike: Sequence[Link]) -> Link:
        """The link of the chosen spans."""
        a, b = sorted((self._span_of(alike[0].a), self._span_of(alike[0].b)))
        sides = {self._says_more(link) for link in alike}
        place = sides.pop() if len(sides) == 1 else None
        more: Side | None = None
        if place is not None:
            more = "a" if self._chosen[place].id == a else "b"
        return replace(alike[0], a=a, b=b, more=more)

    def _says_more(self, link: Link) -> Place | None:
        if link.more is None:
            return None
        return self._place[link.a if link.more == "a" else link.b]

    def _ends(self, link: Link) -> tuple[Place, Place]:
        one, other = self._place[link.a], self._place[link.b]
        return (one, other) if one < other else (other, one)

    def _refused(self, dismissal: Dismissal) -> Hashable:
        at = dismissal.document, dismissal.start, dismissal.end
        return at, dismissal.near if dismissal.span is None else self._place[dismissal.span]

    def _span_of(self, span: str) -> str:
        """The id of the chosen span that stands where this one does."""
        return self._chosen[self._place[span]].id
