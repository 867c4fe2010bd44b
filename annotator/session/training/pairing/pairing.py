"""The pairs and the triplets of a truth, in the order in which they leave."""

from collections.abc import Callable, Iterable, Iterator

from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.pair import Pair, Triplet
from annotator.session.training.pairing.joined_texts import remember_joined
from annotator.session.training.pairing.means import Means
from annotator.session.training.pairing.pair_stream import PairStream
from annotator.session.training.pairing.spread import spread
from annotator.session.training.pairing.triplet_stream import TripletStream

Bundles = Callable[[], Iterable[Bundle]]
"""Gives all bundles, each time the same."""


def pairs(
    bundles: Bundles,
    text_of: Callable[[str], str],
    writing: WritingOptions,
    account: Account,
) -> Iterator[Pair]:
    """The pairs of the asked shape with its negatives, shuffled; what it leaves out is counted.

    `text_of` gives the stored text of a document by its id, of one that is in no bundle too. The
    same for the same bundles and seed, in every process.
    """
    means = Means(text_of, writing, account)
    remember_joined(bundles(), means)
    return spread(PairStream(means).rows(bundles()), means.random("order"))


def triplets(
    bundles: Bundles,
    text_of: Callable[[str], str],
    writing: WritingOptions,
    account: Account,
) -> Iterator[Triplet]:
    """The same as an anchor with a positive and a negative each."""
    means = Means(text_of, writing, account)
    remember_joined(bundles(), means)
    return spread(TripletStream(means).rows(bundles()), means.random("order"))
