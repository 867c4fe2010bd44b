"""doccano's JSONL as one of the formats."""

from annotator.formats.doccano.reading import read
from annotator.formats.doccano.writing import train
from annotator.formats.format import Format

FORMAT = Format(
    "doccano-jsonl",
    "doccano, for annotating further; its project has to allow overlapping spans",
    also="doccano",
    offsets="code points, or UTF-16 units where asked for",
    loses="links, absences, refusals, notes, plain highlights and the ids of spans",
    read=read,
    train=train,
    takes=("offsets", "empty"),
)
