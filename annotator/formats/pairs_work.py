"""The comparing of articles as work for many machines: one article a line, with all it needs.

A line has the fields of `domain.work.Work`. What comes of a line depends on the line alone;
`formats.candidates` has it.
"""

import json
from dataclasses import asdict
from typing import BinaryIO

from annotator.domain.work import Work
from annotator.formats.corpus import Corpus
from annotator.formats.format import Format
from annotator.formats.json_line import dump_line


def write(corpus: Corpus, out: BinaryIO, _: str | None) -> None:
    """Write the work that a database is; that of a story's articles comes one after the other."""
    for work in corpus.work():
        out.write(f"{dump_line(asdict(work))}\n".encode())


def parse(line: str) -> Work:
    """The work of one line that `write` wrote.

    Raises:
        ValueError, KeyError, TypeError: the line is none of them.
    """
    fields = json.loads(line)
    return Work(
        engine=fields["engine"],
        document=fields["document"],
        fingerprint=fields["fingerprint"],
        story=tuple(fields["story"]),
        together=bool(fields["together"]),
        near=tuple(fields["near"]),
        texts=dict(fields["texts"]),
        repeated=tuple(fields["repeated"]),
    )


FORMAT = Format(
    "pairs-work",
    "other machines that compare articles (`annotator suggest --all`)",
    loses="annotations",
    write=write,
    needs_index=True,
)
