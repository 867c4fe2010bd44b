"""Truths read whole, and what any of them has to keep to."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from annotator.domain.fact import fact_members, set_members
from annotator.domain.layer import Layer
from annotator.domain.link import Link, Relation
from annotator.formats.training.account import Account, Fate
from annotator.formats.training.bundle import Bundle
from annotator.session.training.groups import story_groups
from annotator.session.training.options import TruthChoice
from annotator.session.training.truth.truth import Truth, resolve
from annotator.storage.store import Store

Counts = Counter[tuple[str, str]]
"""How many of each kind do not leave as they are, by kind and why."""


class Read(NamedTuple):
    """All that a truth gives."""

    truth: Truth
    bundles: list[Bundle]
    counts: dict[Fate, Counts]


def read(store: Store, words: str | None = None, *, empty: bool = False) -> Read:
    """Read the truth that `words` name, as `--truth` takes them."""
    with store.snapshot():
        truth = resolve(store, None if words is None else TruthChoice.parsed(words))
        account = Account()
        bundles = list(truth.bundles(story_groups(store), account, {}, empty))
    return Read(truth, bundles, counts_of(account))


def counts_of(account: Account) -> dict[Fate, Counts]:
    """The remarks of an account by what became of the things."""
    found: dict[Fate, Counts] = {fate: Counter() for fate in Fate}
    for remark in account.remarks:
        found[remark.fate][remark.what, remark.why] += remark.number
    return found


def dropped(found: Read, what: str) -> int:
    """How many things of a kind are left out."""
    counts = found.counts[Fate.DROPPED]
    return sum(number for (kind, _), number in counts.items() if kind == what)


def check_bundles(store: Store, found: Read) -> None:
    """All that `formats.training.bundle` promises of any bundles."""
    texts = {each.id: store.text(each.text_sha256) for each in store.documents()}
    order = [(found.truth.layers.index(each.layer), _stories(each)) for each in found.bundles]
    assert order == sorted(order)
    for layer in found.truth.layers:
        own = [each for each in found.bundles if each.layer == layer]
        stories = [story for bundle in own for story in set(_stories(bundle))]
        assert len(stories) == len(set(stories))
    for bundle in found.bundles:
        _check_articles(bundle, texts)
        _check_statements(bundle)
        _check_closures(bundle)


def _stories(bundle: Bundle) -> list[str]:
    return sorted(each.document.story for each in (*bundle.articles, *bundle.bare))


def _check_articles(bundle: Bundle, texts: dict[str, str]) -> None:
    for articles in (bundle.articles, bundle.bare):
        places = [(each.document.story, each.document.number) for each in articles]
        assert places == sorted(set(places))
    assert not any(each.spans for each in bundle.bare)
    for article in bundle.articles:
        keys = [(each.start, -each.end, each.label or "", each.id) for each in article.spans]
        assert keys == sorted(keys)
        assert len({(each.extent, each.label) for each in article.spans}) == len(keys)
        for span in article.spans:
            assert span.document == article.document.id
            assert texts[span.document][span.start : span.end] == span.quote


def _check_statements(bundle: Bundle) -> None:
    """Nothing leads out, and each kind is by id."""
    spans = bundle.spans
    assert len(spans) == sum(len(each.spans) for each in bundle.articles)
    documents = {each.document.id for each in (*bundle.articles, *bundle.bare)}
    assert len(documents) == len(bundle.articles) + len(bundle.bare)
    assert len({(link.a, link.b) for link in bundle.links}) == len(bundle.links)
    for link in bundle.links:
        assert link.a < link.b
        assert spans[link.a].document != spans[link.b].document
        assert link.more is None or link.relation is Relation.PARTIAL
    for absence in bundle.absences:
        assert absence.span in spans
        assert absence.document in documents
    for dismissal in bundle.dismissals:
        assert dismissal.span is None or dismissal.span in spans
        assert documents.issuperset(dismissal.documents)
    for rows in (bundle.links, bundle.absences, bundle.dismissals):
        ids = [each.id for each in rows]
        assert ids == sorted(set(ids))


def _check_closures(bundle: Bundle) -> None:
    layer = Layer("", [*bundle.spans.values(), *bundle.links])
    apart = [each for each in bundle.links if each.relation is Relation.DIFFERENT]
    against = [each for each in bundle.links if each.relation is Relation.CONTRADICTS]
    sets, facts = {}, {}
    for span in layer.spans:
        equal, joined = set_members(layer, span), fact_members(layer, span)
        if len(equal) > 1 and not _inside(equal, [*apart, *against]):
            sets[span] = min(equal)
        if len(joined) > 1 and not _inside(joined, apart):
            facts[span] = min(joined)
    assert (bundle.sets, bundle.facts) == (sets, facts)


def _inside(members: set[str], links: Iterable[Link]) -> bool:
    return any(members.issuperset((link.a, link.b)) for link in links)
