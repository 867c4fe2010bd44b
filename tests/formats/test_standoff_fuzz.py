"""Damaged files of brat and CoNLL are read or refused with their place, never anything else."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.input_file import Unreadable
from tests.formats.brat import folders
from tests.formats.conll2012 import files
from tests.formats.training_data import PLAIN

BRAT = folders.within(folders.written(PLAIN)[0], "ada")
CONLL = files.written(PLAIN)[0]
PLACE = re.compile(r"^[\w/.-]+, line \d+, byte \d+: [^\n]+\.")
BITS = (
    "\t",
    "\n",
    " ",
    "T1",
    "T9",
    "(",
    ")",
    "|",
    "0",
    "-1",
    "1.5",
    "NaN",
    "9" * 30,
    ";",
    "\0",
    "*",
)


@st.composite
def damaged(draw: st.DrawFn, content: str) -> str:
    """The content with a few cuts and insertions."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from((0, 0, 1, 5, 200))))
        content = content[:start] + draw(st.sampled_from(("", *BITS))) + content[end:]
    return content


@settings(max_examples=100, deadline=None)
@given(st.data(), st.booleans())
def test_damaged_folders_of_brat(data: st.DataObject, goes_on: bool) -> None:
    name = data.draw(st.sampled_from(sorted(BRAT)))
    content: dict[str, bytes | str] = {**BRAT, name: data.draw(damaged(BRAT[name].decode()))}
    refused: list[Unreadable] = []
    try:
        folders.read(content, refused if goes_on else None)
    except Unreadable as error:
        refused.append(error)
    assert all(PLACE.match(str(each)) for each in refused)


@settings(max_examples=100, deadline=None)
@given(st.data(), st.booleans())
def test_damaged_files_of_conll(data: st.DataObject, goes_on: bool) -> None:
    content = {name: CONLL.text(name) for name in CONLL.files}
    name = data.draw(st.sampled_from(sorted(content)))
    content[name] = data.draw(damaged(content[name]))
    refused: list[Unreadable] = []
    taken = refused if goes_on else None
    try:
        files.read(content["data.conll"], content["data.provenance.jsonl"], taken)
    except Unreadable as error:
        refused.append(error)
    assert all(PLACE.match(str(each)) for each in refused)
