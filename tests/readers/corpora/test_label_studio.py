"""Label Studio: regions of its own kit on texts in two languages, with relations between them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.readers.corpora.sentences import Article, articles
from tests.readers.corpora.travel import Travel

WHY = "is installed by `make check-formats`"
interface = pytest.importorskip("label_studio_sdk.label_interface", reason=f"the SDK {WHY}")
pytest.importorskip("spacy", reason=f"spaCy {WHY}")

CONFIG = """
<View>
  <Relations><Relation value="equivalent"/><Relation value="cites"/></Relations>
  <Labels name="left-label" toName="left"><Label value="Sentence"/></Labels>
  <Text name="left" value="$left"/>
  <Labels name="right-label" toName="right"><Label value="Sentence"/></Labels>
  <Text name="right" value="$right"/>
</View>
"""


def region(side: str, article: Article, number: int) -> dict[str, Any]:
    """One sentence of the article that a side shows."""
    start, end = article.extents[number]
    quote = article.sentences[number]
    return {
        "id": f"{article.language}{number}",
        "from_name": f"{side}-label",
        "to_name": side,
        "type": "labels",
        "value": {"start": start, "end": end, "text": quote, "labels": ["Sentence"]},
    }


def task(number: int, left: Article, right: Article) -> dict[str, Any]:
    """Two articles, of which the first sentences say the same or are said to cite each other."""
    # Every task shows the left one; only in the first are all of its sentences marked.
    marked = len(left.sentences) if number == 1 else 1
    regions = [region("left", left, each) for each in range(marked)]
    regions += [region("right", right, each) for each in range(len(right.sentences))]
    relation = {
        "type": "relation",
        "from_id": f"{left.language}0",
        "to_id": f"{right.language}0",
        "direction": "right",
        "labels": ["equivalent" if number % 2 else "cites"],
    }
    return {
        "id": number,
        "data": {"left": left.text, "right": right.text},
        "annotations": [{"completed_by": 7, "result": [*regions, relation]}],
        "predictions": [{"result": regions[:1], "model_version": "none"}],
    }


@pytest.fixture(scope="module")
def tasks() -> list[dict[str, Any]]:
    """A task a language, each beside English, as the kit takes them."""
    languages = {each.language: each for each in articles()}
    english = languages.pop("en")
    made = [task(number, english, each) for number, each in enumerate(languages.values(), 1)]
    labelling = interface.LabelInterface(CONFIG)
    for each in made:
        assert labelling.validate_task({"data": each["data"]})
        assert labelling.validate_annotation(each["annotations"][0])
    return made


def test_tasks_of_two_texts(
    tasks: list[dict[str, Any]], there_and_back: Travel, tmp_path: Path
) -> None:
    path = tmp_path / "tasks.json"
    path.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    journey = there_and_back("labelstudio-json", path)
    others = len(tasks)
    assert f"story “{tmp_path.name}”: {others + 1} new articles" in journey.told
    assert journey.told >= {
        f"not taken in: predictions ({others})",
        f"not taken in: relations called “cites”, which is not about what is said ({others // 2})",
    }
    assert len(journey.came.links) == (others + 1) // 2
    assert {annotator for _, annotator, *_ in journey.came.spans} == {"user 7"}
    regions = {
        each["id"]
        for task in tasks
        for each in task["annotations"][0]["result"]
        if each["type"] == "labels"
    }
    assert len(journey.came.spans) == len(regions)
    assert journey.back == journey.came
    assert journey.losses == {}
