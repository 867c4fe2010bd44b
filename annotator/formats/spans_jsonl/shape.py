"""The keys of a line: those of a Prodigy task, and what says whose annotations they are.

Offsets count code points of `text`, `end` is exclusive. `token_end` is the last token of a span,
not the one behind it. Prodigy keeps keys that it does not know.
"""

from annotator.formats.article_record import WHOSE

CLUSTER = "cluster"
"""Of a span: the name of the set of spans, of whatever article, that say the same."""

ACCEPTED = "accept"
"""The answer of a task that counts."""

DERIVED = frozenset({"text", "tokens", "spans", "relations"})
"""The keys that say nothing of an article which its fields do not say."""

BESIDE = DERIVED | WHOSE | {"answer"}
"""The same in a line of this program's."""
