"""The corpus is the same everywhere, and has what a comparison needs."""

from hashlib import sha256

from tests.bench.corpus.articles import Corpus, article


def test_the_articles_are_the_same_on_every_machine() -> None:
    text = "\n".join(article(event, number, 500) for event in (0, 7) for number in (0, 9))
    assert sha256(text.encode()).hexdigest()[:16] == "905326db9798b051"


def test_a_corpus_has_stories_of_ten_or_one_story() -> None:
    for one_story in (False, True):
        records = list(Corpus(25, one_story, 300).records())
        assert [each["id"] for each in records[9:11]] == ["00000.9", "00001.0"]
        assert len({each["story"] for each in records}) == (1 if one_story else 3)
        assert len({(each["story"], each["number"]) for each in records}) == 25
        assert len({each["text"] for each in records}) == 25
        assert all(150 < len(each["text"]) < 450 for each in records)
