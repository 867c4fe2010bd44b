"""The keys of a doccano line.

doccano keeps every key that it has no use for and gives it back, so that a line can name its
document and say what its offsets count. doccano itself slices code points, but its browser counts
UTF-16 units, unless the project counts graphemes.
"""

from annotator.formats.article_record import WHOSE
from annotator.formats.offset_units import UNIT

SPANS = ("label", "labels")
"""Either holds a list of `[start, end, label]`."""

ENTITIES = "entities"
"""Holds the same in a project with categories, and objects in one with relations."""

ANNOTATIONS = "annotations"
"""Holds objects of all users in the files of version 1.0, their labels by number."""

COMMENTS = ("Comments", "comments")

DERIVED = frozenset(
    {"text", *SPANS, ENTITIES, ANNOTATIONS, "relations", *COMMENTS, "annotation_approver"}
)
"""The keys that say nothing of an article which its fields do not say."""

BESIDE = DERIVED | WHOSE | {UNIT}
"""The same in a line of this program's."""
