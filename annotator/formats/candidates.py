"""Pairs of passages that may say the same, as JSONL: what came of the work of one article a line.

A line is an object of `document` and `fingerprint`, as the work has them, and `pairs`, each an
object of `a` and `b`, which are objects of `document`, `start` and `end`, with `score` and `rank`.
"""

from typing import Any

from annotator.domain.candidate import Candidate, Candidates
from annotator.formats.format import Format
from annotator.formats.incoming import Incoming, IncomingCandidates
from annotator.formats.input_file import InputFile
from annotator.formats.json_line import JsonLine, dump_line, json_lines


def dump(candidates: Candidates) -> str:
    """The line of what came of one article's work, without its line feed."""
    return dump_line(
        {
            "document": candidates.document,
            "fingerprint": candidates.fingerprint,
            "pairs": [_fields(each) for each in candidates.pairs],
        }
    )


def read(file: InputFile) -> Incoming:
    """All candidates of the file.

    Raises:
        Unreadable: a line lacks a key, or a value has a wrong type.
    """
    incoming = Incoming()
    for line in json_lines(file):
        found = Candidates(
            line.needed("document"),
            line.needed("fingerprint"),
            tuple(_pair(each) for each in line.within("pairs")),
        )
        incoming.candidates.append(IncomingCandidates(line.place, found))
    return incoming


def _fields(pair: Candidate) -> dict[str, Any]:
    return {
        "a": {"document": pair.a_document, "start": pair.a_start, "end": pair.a_end},
        "b": {"document": pair.b_document, "start": pair.b_start, "end": pair.b_end},
        "score": pair.score,
        "rank": pair.rank,
    }


def _pair(line: JsonLine) -> Candidate:
    ends = [JsonLine(line.place, line.mapping(key)) for key in ("a", "b")]
    places = [(each.needed("document"), each.offset("start"), each.offset("end")) for each in ends]
    return Candidate(*places[0], *places[1], line.real("score"), line.real("rank"))


FORMAT = Format(
    "candidates", "what came of comparing articles elsewhere", offsets="code points", read=read
)
