"""Tasks of Label Studio as one of the formats."""

from annotator.formats.format import Format
from annotator.formats.labelstudio.reading import read
from annotator.formats.labelstudio.writing import train

FORMAT = Format(
    "labelstudio-json",
    "Label Studio, for annotating further: two articles a task, their links as relations",
    also="labelstudio",
    offsets="code points",
    loses="absences, refusals, notes on links and which articles are complete",
    read=read,
    train=train,
    takes=("empty",),
    suffix=".json",
    suffixes=(".json",),
)
