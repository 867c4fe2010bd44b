"""The pairs of a story, worked out ahead or now.

Both give the same: what `work.score` makes of the company of each of the story's articles, by
`annotator suggest --all`, by another engine or here. What was worked out ahead counts as long as
its fingerprint is today's.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from annotator.domain.candidate import Candidate, Candidates
from annotator.session.suggesting.company import Companies
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
    documents = store.documents(story)
    if len(documents) < 2:
        return []
    companies = Companies(store)
    kept = {each.document: each for each in store.scores(story)}
    found: list[Candidate] = []
    for done, document in enumerate(documents):
        if watch is not None:
            watch(done, len(documents))
        found += _candidates(companies, document.id, kept.get(document.id)).pairs
    articles = [Article(each.id, store.text(each.text_sha256)) for each in documents]
    return list(_explained(in_order(found, [each.id for each in documents]), articles))


def in_order(candidates: Iterable[Candidate], documents: Sequence[str]) -> list[Candidate]:
    """The candidates between these articles, at most `MOST`, best first.

    In a large story two articles may be compared twice, in the company of each: of candidates that
    are mostly the same the best one is kept.
    """
    number = {document: at for at, document in enumerate(documents)}
    kept: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for each in sorted({*candidates}, key=lambda each: (-each.rank, *each)):
        if number.keys() >= {each.a_document, each.b_document}:
            better = kept[each.a_document, each.b_document]
            if not any(_mostly_same(each, other) for other in better):
                better.append(each)
    found = [each for better in kept.values() for each in better]
    found.sort(key=lambda each: (-each.rank, number[each.a_document], number[each.b_document]))
    return found[:MOST]


def _candidates(companies: Companies, document: str, kept: Candidates | None) -> Candidates:
    """Those that are kept of an article where they are today's, else worked out now."""
    company = companies.in_story(document)
    if not company.story:
        company = companies.of(document)
    if kept is not None and companies.is_current(kept.fingerprint, company):
        return kept
    return score(companies.work(company))


def _mostly_same(one: Candidate, other: Candidate) -> bool:
    return all(map(Passage.mostly, _ends(one), _ends(other)))


def _ends(candidate: Candidate) -> tuple[Passage, Passage]:
    return Passage(*candidate[:3]), Passage(*candidate[3:6])


def _explained(candidates: Iterable[Candidate], articles: Sequence[Article]) -> Iterator[Pair]:
    """The candidates with what follows from their texts; `a` is in the first of two articles."""
    texts = {each.id: each.text for each in articles}
    number = {each.id: at for at, each in enumerate(articles)}
    idf = Idf(Reading(articles).units)
    for each in candidates:
        a, b = sorted(_ends(each), key=lambda end: number[end.document])
        said, found = (terms(texts[end.document][end.start : end.end]) for end in (a, b))
        yield Pair(a, b, each.score, band(each.score), reasons(said, found, idf), each.rank)
