"""CoNLL 2012, declared."""

from annotator.formats.conll2012.reading import read
from annotator.formats.conll2012.writing import SUFFIX, train
from annotator.formats.format import Format

FORMAT = Format(
    "conll2012",
    "coreference scorers and models; a story a document",
    offsets="tokens",
    loses=("parts of tokens, links but for the sets that they make, notes, absences, dismissals"),
    read=read,
    train=train,
    suffix=SUFFIX,
    suffixes=(SUFFIX, "_conll"),
    is_plain=True,
)
