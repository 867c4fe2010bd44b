"""The names in tasks and labelling configurations that this program writes.

A task shows an article, or two with the links between them. Whatever is said of an article has the
article's side behind its key; the tag that shows a text is called as its key.
"""

SIDES = ("1", "2")

TEXT = "text"
TITLE = "title"

LABELS = "label"
"""The tag with the label set."""

HIGHLIGHTS = "mark"
"""The tag for spans without a label; regions without any are drawn by few versions."""

HIGHLIGHT = "highlight"
"""Its only value."""

SHOWN = frozenset(key + side for key in (TEXT, TITLE) for side in SIDES)
"""What the configuration asks of every task, so that it is there even where it is empty."""

REGION, RELATION = "labels", "relation"
"""The types of the results that are read."""
