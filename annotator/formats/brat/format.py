"""brat, declared."""

from annotator.formats.brat.reading import read_folder
from annotator.formats.brat.writing import train
from annotator.formats.format import Format

FORMAT = Format(
    "brat",
    "brat and programs that read its standoff files; a folder a layer",
    offsets="code points",
    loses="absences, dismissals, notes on links, line ends and tabs at the edges of spans",
    read_folder=read_folder,
    train=train,
    suffix="",
    suffixes=(".ann", ".txt"),
    is_folder=True,
)
