"""What a fact has in an article already."""

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.standing import STRENGTH, standings


def counterpart(layer: Layer, span: str, document: str) -> Span | None:
    """The member of the span's fact that stands for it in an article; none where there is none.

    Of several the one with the fewest links to the span, then the strongest relation, then the
    first in the text: so it is what the span is linked to directly, where there is such a one.
    """
    there = [
        (way.links, STRENGTH[way.relation], layer.spans[member].extent, member)
        for member, way in standings(layer, span).items()
        if member in layer.spans and layer.spans[member].document == document
    ]
    return layer.spans[min(there)[-1]] if there else None
