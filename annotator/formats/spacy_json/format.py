"""spaCy's documents as one of the formats."""

from annotator.formats.format import Format
from annotator.formats.spacy_json.reading import read
from annotator.formats.spacy_json.writing import train

FORMAT = Format(
    "spacy",
    "spaCy: `Doc.from_json`, one document a line",
    offsets="code points, at the bounds of tokens",
    loses="bounds inside a token, links but for sets, absences, refusals, notes, plain highlights",
    read=read,
    train=train,
    takes=("empty",),
)
