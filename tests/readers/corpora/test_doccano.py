"""doccano: its own examples, the files of its converter, and those of another program's tests."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.span import Span
from annotator.storage.store import Store
from tests.readers.corpora.packages import DOCCANO, MEDKIT, TRANSFORMER
from tests.readers.corpora.travel import Travel

EXAMPLES = f"{DOCCANO.name}/data_export/pipeline/examples"
TESTS = f"{DOCCANO.name}/data_import/tests/data"
CONVERTED = f"{TRANSFORMER.name}/labeling"
OTHERS = f"{MEDKIT.name}/tests/data/doccano"

FILES = {
    f"{EXAMPLES}/sequence_labeling/example.jsonl": (3, 4, {}),
    f"{EXAMPLES}/intent_detection/example.jsonl": (2, 3, {}),
    f"{DOCCANO.name}/data_import/pipeline/examples/relation_extraction/example.jsonl": (
        1,
        4,
        {"relations inside one article": 3},
    ),
    f"{TESTS}/relation_extraction/example.jsonl": (1, 4, {"relations inside one article": 3}),
    f"{TESTS}/sequence_labeling/example_overlapping.jsonl": (1, 1, {}),
    f"{CONVERTED}/labeling.jsonl": (2, 16, {}),
    f"{CONVERTED}/labeling_text_label.jsonl": (2, 11, {}),
    f"{OTHERS}/relation_extraction.jsonl": (1, 2, {"relations inside one article": 1}),
    f"{OTHERS}/relation_extraction_wrong_character.jsonl": (
        1,
        2,
        {"relations inside one article": 1},
    ),
    f"{OTHERS}/segments.jsonl": (1, 1, {}),
    f"{OTHERS}/sequence_labeling.jsonl": (1, 2, {}),
}
"""Of each: how many articles and spans come in, and what does not."""


def records(path: Path) -> list[dict[str, Any]]:
    """The objects of a file, one behind the other."""
    found, rest = [], path.read_text(encoding="utf-8").strip()
    while rest:
        record, end = json.JSONDecoder().raw_decode(rest)
        found.append(record)
        rest = rest[end:].lstrip()
    return found


def stated(path: Path) -> set[tuple[str, str]]:
    """The spans of a file: the label, and what stands at the place."""
    found = set()
    for record in records(path):
        for key in ("label", "labels", "entities", "annotations"):
            for each in record.get(key, ()):
                match each:
                    case {"start_offset": start, "end_offset": end, "label": label}:
                        pass
                    case [start, end, label]:
                        pass
                quote = record["text"][start:end].replace("\r\n", "\n")
                found.add((str(label).casefold(), quote))
    return found


@pytest.mark.parametrize("name", FILES)
def test_its_files(corpora: Path, there_and_back: Travel, here: Path, name: str) -> None:
    articles, spans, left_out = FILES[name]
    journey = there_and_back("doccano-jsonl", corpora / name)
    assert (len(journey.came.texts), len(journey.came.spans)) == (articles, spans)
    assert {line for line in journey.told if line.startswith("not taken in")} == {
        f"not taken in: {what} ({number})" for what, number in left_out.items()
    }
    assert journey.back == journey.came
    assert journey.losses == {}
    with Store.open(here / "back.db") as store:
        found = {(each.label, each.quote) for each in store.records(Span)}
    assert found == stated(corpora / name)


def test_users_keep_their_layers(corpora: Path, there_and_back: Travel) -> None:
    journey = there_and_back("doccano-jsonl", corpora / CONVERTED / "labeling.jsonl")
    assert {annotator for _, annotator, *_ in journey.back.spans} == {"user 1", "user 2"}
