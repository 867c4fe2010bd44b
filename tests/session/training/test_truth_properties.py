"""What holds of every truth of any database."""

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.identity import new_id, now
from annotator.domain.link import Absence, Dismissal, Link
from annotator.domain.span import Span
from annotator.domain.verdict import SignOff
from annotator.formats.training.account import Account, Fate
from annotator.formats.training.bundle import Bundle
from annotator.session.reviewing.signing import digest
from annotator.session.training.groups import story_groups
from annotator.session.training.truth import chunks
from annotator.session.training.truth.reviewed_layer import ASTRAY
from annotator.session.training.truth.rulings import ADDED, IS_LINKED
from annotator.storage.store import Store
from tests.session.reviewed import reviewed
from tests.session.stores import folder, new_store, worked_on
from tests.session.training.reading import Read, check_bundles, dropped, read


@given(data=st.data())
@settings(max_examples=8)
def test_every_truth_keeps_what_bundles_promise(data: st.DataObject) -> None:
    with (
        folder() as here,
        new_store(here / "any.db") as store,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(chunks, "READ_AT_ONCE", data.draw(st.integers(1, 3)))
        data.draw(worked_on(store, here))
        data.draw(reviewed(store))
        signed = _sign(data, store)
        empty = data.draw(st.booleans())
        owners = store.layer_owners()
        for words in _truths(store, owners, signed):
            found = read(store, words, empty=empty)
            check_bundles(store, found)
            _check_sizes(found, empty)
            _check_again(store, found, empty)
            _check_rows(store, found)


def _truths(store: Store, owners: list[str], signed: bool) -> Iterable[str]:
    """All that can be said here; a layer that is empty is a truth too."""
    yield "annotator:bo"
    roles = {each.id: each.role for each in store.annotators()}
    others = [each for each in owners if roles[each] != "gold"]
    if others:
        yield "all-layers"
    if len(others) > 1:
        yield "majority:2"
    if len(others) < len(owners):
        yield "adjudicated"
    if signed:
        yield "reviewed"


def _sign(data: st.DataObject, store: Store) -> bool:
    """Sign some batches, judged to their end or not."""
    signed = False
    for batch in store.batches():
        if data.draw(st.booleans()):
            signature = new_id(), batch.id, batch.reviewer, "Cy", digest(store, batch), now()
            store.add_signoff(SignOff(*signature))
            signed = True
    return signed


def _check_sizes(found: Read, empty: bool) -> None:
    sizes: Counter[str] = Counter()
    for bundle in found.bundles:
        for article in (*bundle.articles, *bundle.bare):
            sizes[article.document.id] += len(article.spans)
    assert found.truth.sizes(empty=empty) == sizes


def _check_again(store: Store, found: Read, empty: bool) -> None:
    """It can be asked for again, after being read in part too, and counts nothing twice."""
    account = Account()
    groups = story_groups(store)
    next(found.truth.bundles(groups, account, {}, empty), None)
    assert list(found.truth.bundles(groups, account, {}, empty)) == found.bundles
    assert not account.remarks


def _check_rows(store: Store, found: Read) -> None:
    """Each live row of the layers is in one bundle, or counted."""
    layers = found.truth.layers
    if layers[:1] == ("majority-2",):
        return
    for kind, what in ((Span, "span"), (Link, "link"), (Absence, "absence")):
        live = {each.id for who in layers for each in store.records(kind, annotator=who)}
        there = Counter(each for bundle in found.bundles for each in _ids(bundle, kind))
        assert not there or max(there.values()) == 1
        changed, out = found.counts[Fate.CHANGED], found.counts[Fate.DROPPED]
        assert len(there.keys() - live) == changed[what, ADDED]
        left_out = dropped(found, what) - out[what, ASTRAY] + changed[what, IS_LINKED]
        assert len(live & there.keys()) + left_out == len(live)
    refused = [each for who in layers for each in store.records(Dismissal, annotator=who)]
    there_too = [each for bundle in found.bundles for each in bundle.dismissals]
    assert len(there_too) + dropped(found, "dismissal") == len(refused)


def _ids(bundle: Bundle, kind: type[Span | Link | Absence]) -> Iterable[str]:
    if kind is Span:
        return iter(bundle.spans)
    return (each.id for each in (bundle.links if kind is Link else bundle.absences))
