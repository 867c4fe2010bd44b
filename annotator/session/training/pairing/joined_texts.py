"""The texts that links join anywhere, so that no negative is made of them elsewhere."""

from collections.abc import Iterable
from itertools import islice

from annotator.formats.training.bundle import Bundle
from annotator.formats.training.options import Shape
from annotator.session.training.pairing.making import Making
from annotator.session.training.pairing.means import JOINING, Means
from annotator.session.training.pairing.ties import ties_of

FOLLOWING = 10_000
"""Of how many pairs of a set the texts are remembered: of larger ones the links and some."""


def remember_joined(bundles: Iterable[Bundle], means: Means) -> None:
    """Let the sieve know all texts that people join, before negatives are made.

    Another layer of the same articles, or another story with a copy of them, may come later and
    join what a layer leaves apart.
    """
    writing = means.writing
    if writing.shape is Shape.ANCHOR_POSITIVE or not writing.negatives:
        return
    for bundle in bundles:
        making = Making(bundle, means.wording)
        for group in ties_of(bundle, JOINING, means.random("joined")):
            for tie in islice(group.ties, FOLLOWING):
                means.sieve.join(making.tied(tie))
