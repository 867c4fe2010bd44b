"""The labelling configuration that shows the tasks: two texts side by side, and relations."""

import re
from collections.abc import Iterable, Iterator

from annotator.domain.label import Label
from annotator.domain.link import Relation
from annotator.formats.labelstudio.shape import HIGHLIGHT, HIGHLIGHTS, LABELS, SIDES, TEXT, TITLE
from annotator.formats.training.colours import hex_colour

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold, not even escaped."""

_ESCAPES = str.maketrans({each: f"&#{ord(each)};" for each in '&<>"\t\n\r'})
"""A parser makes a space of every line end and tab in an attribute that is not escaped."""


def labelling_config(labels: Iterable[Label]) -> str:
    """The configuration in XML; labels go by their ids, with colour and definition."""
    entries = [_label(each) for each in labels]
    lines = [
        "<View>",
        *_block("Relations", [_tag("Relation", value=each) for each in Relation]),
        '<View style="display: flex; gap: 2em">',
        *(line for side in SIDES for line in _article(side, entries)),
        "</View>",
        "</View>",
    ]
    return "\n".join(lines) + "\n"


def _article(side: str, entries: list[str]) -> Iterator[str]:
    text = TEXT + side
    yield '<View style="flex: 50%">'
    yield _tag("Header", value=f"${TITLE}{side}")
    yield from _block("Labels", entries, name=LABELS + side, toName=text)
    highlight = _tag("Label", value=HIGHLIGHT, background="#dddddd")
    yield from _block("Labels", [highlight], name=HIGHLIGHTS + side, toName=text)
    yield _tag("Text", name=text, value=f"${text}", saveTextResult="yes")
    yield "</View>"


def _label(label: Label) -> str:
    stated = {
        "value": label.id,
        "background": hex_colour(label.colour),
        "hint": label.definition,
    }
    return _tag("Label", **{name: value for name, value in stated.items() if value})


def _block(tag: str, inside: list[str], **attributes: str) -> list[str]:
    return [_tag(tag, **attributes).removesuffix("/>") + ">", *inside, f"</{tag}>"]


def _tag(tag: str, **attributes: str) -> str:
    stated = "".join(f' {name}="{_attribute(value)}"' for name, value in attributes.items())
    return f"<{tag}{stated}/>"


def _attribute(value: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value).translate(_ESCAPES)
