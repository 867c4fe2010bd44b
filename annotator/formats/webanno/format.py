"""Web Annotations as one of the formats."""

from annotator.formats.format import Format
from annotator.formats.webanno.reading import read
from annotator.formats.webanno.writing import SUFFIX, train

FORMAT = Format(
    "webanno-jsonld",
    "W3C Web Annotations with the texts beside them, for archives and other annotation programs",
    also="webanno",
    offsets="code points, or UTF-16 units where asked for",
    loses="definitions of labels, reviews and the history",
    read=read,
    train=train,
    takes=("offsets", "empty"),
    suffix=SUFFIX,
    suffixes=(SUFFIX, ".json"),
)
