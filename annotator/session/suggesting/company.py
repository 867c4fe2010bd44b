"""Which articles an article is compared with, whoever asks and wherever it happens."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.candidate import Candidates
from annotator.domain.work import Work
from annotator.session.suggesting.comparing import LOOKED_THROUGH, NEAREST, TOGETHER, company
from annotator.session.suggesting.fingerprint import engine, fingerprint
from annotator.session.suggesting.repeated import short_lines
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Company:
    """The articles that one article is compared with, by id."""

    document: str
    story: tuple[str, ...]
    """Of its story in their order, itself among them: all, or in a large one the nearest."""
    near: tuple[str, ...]
    """Of other stories, in the order of the ids: those among the nearest of the whole database."""
    together: bool
    """Whether `story` is the whole story, so that all its pairs are worked out at once."""


class Companies:
    """The company of each article of a database, as the database was when this was made."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.documents = {each.id: each for each in store.documents()}
        self._stories: dict[str, list[str]] = defaultdict(list)
        for each in self.documents.values():
            self._stories[each.story].append(each.id)
        self._repeated: dict[str, tuple[str, ...]] = {}
        """By document, as far as it was asked for."""

    def story_of(self, document: str) -> tuple[str, ...]:
        """All articles of its story in their order."""
        return tuple(self._stories[self.documents[document].story])

    def of(self, document: str) -> Company:
        """Those that the article with this id is compared with."""
        story = self.story_of(document)
        nearest = self._nearest(document, story)
        near = {*nearest[:NEAREST]} & self.documents.keys() - {*story}
        return self._company(document, story, nearest, sorted(near))

    def in_story(self, document: str) -> Company:
        """Those of its story alone; in a small one nobody has to look for the nearest."""
        story = self.story_of(document)
        nearest = self._nearest(document, story) if len(story) > TOGETHER else ()
        return self._company(document, story, nearest, ())

    def _nearest(self, document: str, story: Sequence[str]) -> Sequence[str]:
        """The nearest of the database; more than `NEAREST` where it takes that for the story's."""
        nearest = self._store.nearest(document, NEAREST)
        if len(story) <= TOGETHER or {*nearest} <= {*story}:
            return nearest
        return self._store.nearest(document, LOOKED_THROUGH)

    def _company(
        self, document: str, story: tuple[str, ...], nearest: Sequence[str], near: Sequence[str]
    ) -> Company:
        compared = company(story, (document,), (), lambda _: nearest)
        return Company(document, compared, tuple(near), together=compared == story)

    def work(self, company: Company) -> Work:
        """The comparing of an article with its company."""
        return Work(
            engine=engine(),
            document=company.document,
            fingerprint=self.fingerprint(company),
            story=company.story,
            together=company.together,
            near=company.near,
            texts={each: self.text(each) for each in (*company.story, *company.near)},
            repeated=self.repeated(company.story),
        )

    def fingerprint(self, company: Company) -> str:
        """Of both parts of a company and of the whole database, with full stops between them."""
        near = self._of((company.document, *company.near), company.story)
        return f"{self.story_fingerprint(company)}.{near}.{self.database_fingerprint}"

    @cached_property
    def database_fingerprint(self) -> str:
        """Of all that any company follows from: where it is the same, so are the companies."""
        known = self.documents.values()
        return fingerprint(known, (f"{each.number} {each.story}" for each in known))

    def story_fingerprint(self, company: Company) -> str:
        """Of the first part, on which alone the pairs of a story depend."""
        return self._of(company.story, company.story)

    def is_current(self, kept: Candidates, company: Company) -> bool:
        """Whether candidates that were kept have today's pairs of an article and its story."""
        return kept.fingerprint.startswith(f"{self.story_fingerprint(company)}.")

    def repeated(self, documents: Sequence[str]) -> tuple[str, ...]:
        """The lines of articles of one story that articles of other stories have too."""
        if len(self._stories) < 2:
            return ()
        return tuple(sorted({line for each in documents for line in self._repeated_in(each)}))

    def text(self, document: str) -> str:
        """The text of the article with this id."""
        return self._store.text(self.documents[document].text_sha256)

    def _of(self, documents: Sequence[str], story: Sequence[str]) -> str:
        return fingerprint([self.documents[each] for each in documents], self.repeated(story))

    def _repeated_in(self, document: str) -> tuple[str, ...]:
        known = self._repeated.get(document)
        if known is None:
            lines = short_lines(self.text(document))
            story = self.documents[document].story
            known = tuple(self._store.lines_seen_elsewhere(lines, story))
            self._repeated[document] = known
        return known
