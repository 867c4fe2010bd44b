"""The keys of a document.

Offsets count code points of `text`. spaCy takes spans of whole tokens only, and passes over keys
that it does not know, so that a document can say which article it is.
"""

from annotator.formats.article_record import WHOSE

GROUP = "sc"
"""The span group that spaCy's span categorizer is trained on unless it is told otherwise."""

KB_ID = "kb_id"
"""Of a span, what it is about: here the name of the set of spans that say the same."""

DERIVED = frozenset({"text", "tokens", "sents", "ents", "spans", "cats"})
CUSTOM = frozenset({"underscore_token", "underscore_span"})
"""Custom attributes of tokens and spans."""

BESIDE = DERIVED | CUSTOM | WHOSE
"""The keys of this program's documents that say nothing of the article."""
