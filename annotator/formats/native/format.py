"""Native JSONL as one of the formats."""

from annotator.formats.format import Format
from annotator.formats.native.checking import check
from annotator.formats.native.reading import read
from annotator.formats.native.writing import write

FORMAT = Format(
    "native",
    "this program: backup, exchange, audit",
    offsets="code points",
    loses="nothing",
    read=read,
    write=write,
    check=check,
)
