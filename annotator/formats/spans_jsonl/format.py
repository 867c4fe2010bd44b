"""Prodigy's JSONL as one of the formats."""

from annotator.formats.format import Format
from annotator.formats.spans_jsonl.reading import read
from annotator.formats.spans_jsonl.writing import train

FORMAT = Format(
    "spans-jsonl",
    "Prodigy, spaCy's span categorizer and own code",
    also="prodigy",
    offsets="code points; `token_end` is inclusive",
    loses="links but for sets of equal passages, absences, refusals, plain highlights",
    read=read,
    train=train,
    takes=("empty",),
)
