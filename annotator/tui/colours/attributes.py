"""What tells things apart where no colour is wanted: `NO_COLOR`, see no-color.org."""

ATTRIBUTES = (
    "italic",
    "bold",
    "bold italic",
    "dim",
    "dim italic",
    "bold dim",
    "bold dim italic",
    "strike",
)
"""Of the labels, by a label's position among the others."""

HIGHLIGHT_ATTRIBUTES = "underline"
"""Of a span without a label."""
