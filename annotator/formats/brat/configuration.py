"""The two files that tell brat which types there are and how they are drawn."""

from collections.abc import Iterable

from annotator.domain.label import Label
from annotator.formats.training.colours import hex_colour

HIGHLIGHT = "_highlight"
"""The type of a span without a label. No slug begins with an underscore."""


def annotation_conf(labels: Iterable[Label]) -> str:
    """`annotation.conf`: the types, and that spans may overlap in any way."""
    types = [*(label.id for label in labels), HIGHLIGHT]
    return "\n".join(
        (
            "[entities]",
            *types,
            "",
            "[relations]",
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
            "Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive",
            "",
            "[events]",
            "",
            "[attributes]",
            "",
        )
    )


def visual_conf(labels: Iterable[Label]) -> str:
    """`visual.conf`: the names and the colours of the types."""
    kept = list(labels)
    names = [f"{label.id} | {_name(label.name)}" for label in kept]
    drawn = [f"{label.id}\tbgColor:{hex_colour(label.colour)}" for label in kept]
    highlight = f"{HIGHLIGHT} | highlight", f"{HIGHLIGHT}\tbgColor:#ffffff"
    return "\n".join(("[labels]", *names, highlight[0], "", "[drawing]", *drawn, highlight[1], ""))


def _name(name: str) -> str:
    """A label's name without what parts the columns of the file."""
    return " ".join(name.replace("|", "/").split())
