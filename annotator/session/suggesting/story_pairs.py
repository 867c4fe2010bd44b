"""The pairs of a story, worked out ahead or now.

Both give the same: the candidates that `work.score` makes of each article and its company, whether
by `annotator suggest --all`, by another engine or as somebody waits. Those that were worked out
ahead count as long as their fingerprint is today's.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from annotator.domain.candidate import Candidate
from annotator.session.suggesting.company import Companies, Company
from annotator.session.suggesting.work import score
from annotator.storage.store import Store
from annotator.suggest.confidence import band
from annotator.suggest.explaining import reasons
from annotator.suggest.idf import Idf
from annotator.suggest.pairing import MOST
from annotator.suggest.passage import Article, Passage
from annotator.suggest.reading import Reading
from annotator.suggest.suggestion import Pair
from annotator.suggest.terms import terms

Watch = Callable[[int, int], None]
"""Told how many articles are done, and of how many."""


def story_pairs(store: Store, story: str, watch: Watch | None = None) -> list[Pair]:
    """The pairs of passages of a story, at most `MOST`, best first."""
    documents = [each.id for each in store.documents(story)]
    companies = Companies(store)
    kept = {each.document: each for each in store.scores(story)}
    pairs = Gathered(documents)
    for done, document in enumerate(documents):
        if watch is not None:
            watch(done, len(documents))
        company = companies.in_story(document)
        found = kept.get(document)
        if found is None or not is_current(found.fingerprint, companies, company):
            found = score(companies.work(company))
        pairs.add(document, company.story, found.pairs)
    articles = [Article(each, companies.text(each)) for each in documents]
    return list(explained(pairs.best_first(), articles))


def is_current(kept: str, companies: Companies, company: Company) -> bool:
    """Whether candidates with a fingerprint have today's pairs of an article and its story."""
    return kept.startswith(f"{companies.story_fingerprint(company)}.")


class Gathered:
    """The candidates of the articles of one story."""

    def __init__(self, documents: Sequence[str]) -> None:
        """`documents`: all of the story, in their order."""
        self._number = {document: at for at, document in enumerate(documents)}
        self._compared: set[frozenset[str]] = set()
        self._found: list[Candidate] = []

    def add(self, document: str, compared: Iterable[str], found: Iterable[Candidate]) -> None:
        """Take what came of comparing the next article with others.

        Two articles that were compared before, in the company of the other one, are passed over,
        and so is what is of another story.
        """
        for each in found:
            ends = frozenset((each.a_document, each.b_document))
            if ends <= self._number.keys() and ends not in self._compared:
                self._found.append(each)
        self._compared.update(frozenset((document, other)) for other in compared)

    def best_first(self) -> list[Candidate]:
        """At most `MOST`; what is equally good is in the order of the articles and their texts."""
        return sorted(self._found, key=self._place)[:MOST]

    def _place(self, candidate: Candidate) -> tuple[object, ...]:
        ends = ((self._number[each.document], each.extent) for each in ends_of(candidate))
        return -candidate.rank, *sorted(ends)


def ends_of(candidate: Candidate) -> tuple[Passage, Passage]:
    """The two passages."""
    return Passage(*candidate[:3]), Passage(*candidate[3:6])


def explained(candidates: Iterable[Candidate], articles: Sequence[Article]) -> Iterator[Pair]:
    """Candidates among these articles, with what follows from the texts.

    `a` is in the one of the two articles that comes first.
    """
    texts = {each.id: each.text for each in articles}
    number = {each.id: at for at, each in enumerate(articles)}
    idf = Idf(Reading(articles).units)
    for each in candidates:
        a, b = sorted(ends_of(each), key=lambda end: number[end.document])
        said, found = (terms(texts[end.document][end.start : end.end]) for end in (a, b))
        yield Pair(a, b, each.score, band(each.score), reasons(said, found, idf), each.rank)
