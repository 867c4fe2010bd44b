"""Where a line of training data comes from, for the file of provenance beside it."""

from typing import Any

from annotator.domain.span import Span
from annotator.formats.training.bundle import Article, Bundle

PROVENANCE = ".provenance.jsonl"
"""How the name of that file ends; its lines are those of the data. Offsets count code points."""


def article_origin(article: Article, bundle: Bundle) -> dict[str, Any]:
    """Which article of whose layer."""
    return {
        "split": bundle.split,
        "layer": bundle.layer,
        "annotators": list(bundle.annotators),
        "document": article.document.id,
        "key": article.document.key,
        "text_sha256": article.document.text_sha256,
        "complete": article.complete,
    }


def span_origin(span: Span) -> dict[str, Any]:
    """Which revision of which span, and where it stands."""
    return {
        "span": span.id,
        "rev": span.rev,
        "start": span.start,
        "end": span.end,
        "label": span.label,
    }
