"""How much there is of a layer that can only be told by reading it."""

from annotator.formats.training.account import Account
from annotator.session.training.groups import story_groups
from annotator.session.training.truth.bundling import Bundling
from annotator.session.training.truth.chunks import chunks
from annotator.session.training.truth.content import TruthLayer
from annotator.storage.store import Store


def sizes_by_reading(store: Store, layer: TruthLayer, *, empty: bool) -> dict[str, int]:
    """What `TruthLayer.sizes` says, in a pass over all that the layer has."""
    sizes: dict[str, int] = {}
    bundling = Bundling(layer, {}, empty)
    for chunk in chunks(store, story_groups(store)):
        for bundle in bundling.bundles(chunk, Account()):
            for article in (*bundle.articles, *bundle.bare):
                sizes[article.document.id] = len(article.spans)
    return sizes
