"""Questions on lines, and answers that hand through what came with them."""

import json
from typing import Any

import pytest

from annotator.domain.document import Document
from annotator.formats.input_file import InputFile, Unreadable
from annotator.session.suggesting.asking_file import Question, answer, read_questions
from annotator.session.suggesting.names import Names
from annotator.suggest.passage import Passage
from annotator.suggest.reasons import SharedNumbers
from annotator.suggest.suggestion import Band, Suggestion

TEXT = "One. 18 hours 😀."


def document(id_: str, file_name: str) -> Document:
    return Document(id_, id_, "s", 1, "0" * 64, len(TEXT), file_name=file_name)


NAMES = Names([document("aa1", "one.txt"), document("aa2", "x.txt"), document("bb3", "x.txt")])


def questions(*lines: str) -> list[Question]:
    raw = "\n".join(lines).encode()
    return read_questions(InputFile.decoded("asked.jsonl", raw), NAMES)


def asked(**fields: Any) -> str:
    return json.dumps({"doc": "one.txt", "start": 5, "end": 13} | fields)


def refusal(*lines: str) -> str:
    with pytest.raises(Unreadable) as error:
        questions(*lines)
    return str(error.value)


def test_a_line_is_a_passage_of_the_article_that_it_names() -> None:
    found = questions(asked(), "", asked(doc="bb", start=0, end=len(TEXT)))
    passages = [Passage("aa1", 5, 13), Passage("bb3", 0, len(TEXT))]
    assert [each.passage for each in found] == passages


def test_an_answer_is_the_record_with_the_suggestions_in_their_order() -> None:
    (question,) = questions(asked(id=7, more={"x": [None, 1.5]}, suggestions="earlier"))
    found = [
        Suggestion(Passage("aa2", 5, 13), 0.71236, Band.STRONG, (SharedNumbers(("18",)),), 2.5),
        Suggestion(Passage("bb3", 14, 15), 0.0, Band.WEAK, (), 2.0),
    ]
    fields = answer(question, found, NAMES, {"aa2": TEXT, "bb3": TEXT})
    assert fields == {
        "doc": "one.txt",
        "start": 5,
        "end": 13,
        "id": 7,
        "more": {"x": [None, 1.5]},
        "suggestions": [
            {
                "doc": "aa2",
                "start": 5,
                "end": 13,
                "quote": "18 hours",
                "score": 0.7124,
                "band": "strong",
                "why": [{"kind": "numbers", "numbers": ["18"]}],
            },
            {
                "doc": "bb3",
                "start": 14,
                "end": 15,
                "quote": "😀",
                "score": 0.0,
                "band": "weak",
                "why": [],
            },
        ],
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ("{}", "“doc” is missing"),
        (asked(doc="nix.txt"), "no document is called “nix.txt”"),
        (asked(doc="n" * 5_000_000), "no document is called “" + "n" * 59 + "…”"),
        (asked(doc="x.txt"), "“x.txt” names 2 documents"),
        (asked(doc="aa"), "“aa” names 2 documents"),
        (asked(doc=[]), "“doc” is not a string"),
        (json.dumps({"doc": "one.txt", "start": 1}), "“end” is missing"),
        (asked(start=-1), "“start” is negative"),
        (asked(start=1.5), "“start” is not a whole number"),
        (asked(end=True), "“end” is not a whole number"),
        (asked(end=5), "“end” is 5, which is not after “start”, 5"),
        (asked(end=3), "“end” is 3, which is not after “start”, 5"),
        (asked(end=len(TEXT) + 1), "“end” is 17, the text of “one.txt” has 16 characters"),
        (asked(end=2**60), "“end” is too large"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_line(line: str, reason: str) -> None:
    message = refusal(asked(), line, asked())
    assert message.startswith("asked.jsonl, line 2, byte ")
    assert f": {reason}" in message
    assert len(message) < 250
