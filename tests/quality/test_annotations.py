"""The annotations are what they are said to be, and say it without the articles' words."""

import json
import shutil
from pathlib import Path

import pytest

from tests.quality.annotations import DATA
from tests.quality.sources import SEEDS, SOURCES, Missing, Source
from tests.quality.story import Half
from tests.quality.superpal import SUMMARY, aligned_story

SEEDS_SOURCE, BASIL, SUPERPAL = SOURCES


def test_the_seeds_are_annotated_with_facts_pairs_and_absences() -> None:
    """Reading them compares each passage with the article's words."""
    (story,) = SEEDS_SOURCE.stories(Path())

    cases = list(story.cases())

    assert len(story.facts) >= 60
    assert sum(bool(case.wanted) for case in cases) >= 200
    assert sum(not case.wanted for case in cases) >= 100
    assert {article.id for article in story.articles} == {case.document for case in cases}


def test_a_passage_stands_in_an_article_of_its_story() -> None:
    (story,) = SEEDS_SOURCE.stories(Path())
    lengths = {article.id: len(article.text) for article in story.articles}

    for fact in story.facts:
        assert len(set(fact.mentions)) == len(fact.mentions) > 0, fact.name
        assert not fact.unsure & {mention.document for mention in fact.mentions}, fact.name
        assert all(0 <= each.start < each.end <= lengths[each.document] for each in fact.mentions)


def test_an_article_that_changed_is_not_measured_on(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
    changed = next(folder.glob("002*"))
    changed.write_text(changed.read_text("utf-8").replace("13,000", "12,000"), "utf-8")

    with pytest.raises(Exception, match="is not the file that was annotated"):
        SEEDS_SOURCE.read(folder)


@pytest.mark.parametrize("source", [BASIL, SUPERPAL], ids=lambda source: source.name)
def test_what_is_not_here_is_said_with_the_command_that_brings_it(
    source: Source, tmp_path: Path
) -> None:
    with pytest.raises(Missing, match=f"git clone .*{source.repository}.*{source.commit}"):
        source.stories(tmp_path)


def test_other_peoples_articles_are_named_and_not_copied() -> None:
    record = json.loads((DATA / "basil.json").read_text("utf-8"))

    for story in record["stories"]:
        assert all(set(each) == {"file", "sha256"} for each in story["articles"].values())
        for fact in story["facts"]:
            assert set(fact) <= {"fact", "mentions", "unsure"}
            assert len(fact["fact"]) < 40
            assert all(len(check) == 8 for _, _, _, check in fact["mentions"])


def test_public_stories_are_in_two_halves() -> None:
    record = json.loads((DATA / "basil.json").read_text("utf-8"))

    by_half = {half: [each for each in record["stories"] if each["half"] == half] for half in Half}

    assert all(len(stories) >= 5 for stories in by_half.values())
    assert len({each["name"] for each in record["stories"]}) == len(record["stories"])


def test_an_alignment_with_a_summary_is_read_at_its_new_place() -> None:
    sentences = [f"Sentence {at} of it." for at in range(6)]
    rows = [
        {
            "scuSentCharIdx": "100",
            "scuSentence": "He said six things.",
            "scuOffsets": "103, 118",
            "documentFile": "1",
            "docSentCharIdx": f"{start}",
            "docSentText": sentence,
            "docSpanOffsets": f"{start}, {start + 8};{start + 12}, {start + 16}",
        }
        for start, sentence in zip(range(1000, 1300, 50), sentences, strict=True)
    ]

    story = aligned_story("topic", Half.TUNE, rows)

    texts = {article.id: article.text for article in story.articles}
    (fact,) = story.facts
    words = [texts[each.document][each.start : each.end] for each in fact.mentions]
    assert words == ["said six things", *(f"Sentence {at} of it" for at in range(6))]
    assert {(case.query.document, case.document) for case in story.cases()} == {
        (SUMMARY, "1"),
        ("1", SUMMARY),
    }
