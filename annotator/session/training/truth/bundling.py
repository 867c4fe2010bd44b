"""Making bundles of what a layer says of some groups of stories."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.link import Absence, Dismissal, Link
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Article, Bundle
from annotator.session.training.truth.closures import closures
from annotator.session.training.truth.content import Content, TruthLayer

Group = Sequence[Document]
"""The live documents of stories that statements join, by story and number."""


@dataclass(frozen=True, slots=True)
class Bundling:
    """Makes the bundles of one layer."""

    layer: TruthLayer
    split_of: Mapping[str, str]
    """By document; empty where nothing is split."""
    empty: bool
    """Articles without spans too, where they are complete."""

    def bundles(self, groups: Sequence[Group], account: Account) -> list[Bundle]:
        """The bundles of some groups, in their order; none of a group that nothing is said of.

        The groups are read together: a query for each of many small ones would take longer.
        """
        place = {each.id: number for number, group in enumerate(groups) for each in group}
        content = self.layer.content(place, account)
        parts = _parts(content, place)
        bundles = (
            self._bundle(group, content, parts[number], account)
            for number, group in enumerate(groups)
        )
        return [bundle for bundle in bundles if bundle is not None]

    def _bundle(
        self, group: Group, content: Content, part: "_Part", account: Account
    ) -> Bundle | None:
        spoken_of = {absence.document for absence in part.absences}
        for dismissal in part.dismissals:
            spoken_of.update(dismissal.documents)
        articles: list[Article] = []
        bare: list[Article] = []
        for document in group:
            spans = tuple(content.spans.get(document.id, ()))
            complete = document.id in content.complete
            if spans or (complete and self.empty):
                articles.append(Article(document, spans, complete))
            elif document.id in spoken_of:
                bare.append(Article(document, spans, complete))
        if not articles and not bare:
            return None
        sets, facts = closures(part.links, account)
        return Bundle(
            layer=self.layer.name,
            annotators=self.layer.annotators,
            split=self._split(group),
            articles=tuple(articles),
            links=tuple(part.links),
            absences=tuple(part.absences),
            dismissals=tuple(part.dismissals),
            sets=sets,
            facts=facts,
            bare=tuple(bare),
            doubted=tuple(part.doubted),
        )

    def _split(self, group: Group) -> str:
        """The split of a group, which all of its documents share that are in one."""
        found = (self.split_of[each.id] for each in group if each.id in self.split_of)
        return next(found, "")


@dataclass(frozen=True, slots=True)
class _Part:
    """What is said of one group."""

    links: list[Link]
    absences: list[Absence]
    dismissals: list[Dismissal]
    doubted: list[tuple[str, str]]


def _parts(content: Content, place: Mapping[str, int]) -> defaultdict[int, _Part]:
    """What is said of each group, by its number; `place` has the number of each document."""
    parts: defaultdict[int, _Part] = defaultdict(lambda: _Part([], [], [], []))
    document_of = {span.id: document for document, spans in content.spans.items() for span in spans}
    for link in content.links:
        parts[place[document_of[link.a]]].links.append(link)
    for absence in content.absences:
        parts[place[absence.document]].absences.append(absence)
    for dismissal in content.dismissals:
        parts[place[dismissal.document]].dismissals.append(dismissal)
    for one, other in content.doubted:
        parts[place[document_of[one]]].doubted.append((one, other))
    return parts
