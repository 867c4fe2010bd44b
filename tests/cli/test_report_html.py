"""`annotator report --html`."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.batch import Batch, ItemKind, SamplingPlan
from annotator.domain.link import Relation
from annotator.domain.verdict import Amendment, Judgement
from annotator.session.reviewing.drawing import Setup
from annotator.session.reviewing.signing import sign
from tests.cli.conftest import Run
from tests.session.reviewing.layers import ADA, CY, Layers

KINDS = (ItemKind.SPAN, ItemKind.LINK)


@pytest.fixture
def layers(here: Path) -> Iterator[Layers]:
    made = Layers(here)
    yield made
    made.store.close()


@pytest.fixture
def batch(layers: Layers) -> Batch:
    """Ada's two spans and their link, all judged; the first should have another label."""
    near, far = layers.mark("beta", by=ADA), layers.mark("iota", article=2, by=ADA)
    layers.link(near, far, Relation.PARTIAL)
    drawn = layers.keep(Setup(kinds=KINDS, plan=SamplingPlan.ALL))
    for item in layers.store.batch_items(drawn.id):
        if item.record == near.id:
            should = Amendment(label="filler")
            layers.judge(drawn, item.place, Judgement.WRONG_LABEL, should, comment="<b>no</b>")
        else:
            layers.judge(drawn, item.place)
    return drawn


def test_the_page_of_a_batch_has_matrix_articles_and_verdicts(run: Run, batch: Batch) -> None:
    ran = run("report", "1", "--html")
    assert (ran.status, ran.err) == (0, "")
    parts = [ran.out.index(each) for each in ('class="facts"', "<article", 'id="review"')]
    assert parts == sorted(parts)
    assert "should be filler" in ran.out
    assert "&lt;b&gt;no&lt;/b&gt;" in ran.out
    assert "<b>no</b>" not in ran.out


def test_a_blind_batch_names_its_annotator_once_it_is_signed(
    run: Run, layers: Layers, batch: Batch
) -> None:
    assert batch.blind
    assert ADA.name not in run("report", "1", "--html").out
    sign(layers.store, batch, CY.name)
    assert ADA.name in run("report", "1", "--html").out
    hidden = run("report", "1", "--html", "--anonymous").out
    assert ADA.name not in hidden
    assert CY.name not in re.sub("<style>.*</script>", "", hidden)


def test_a_story_without_a_batch_is_a_page_to_hand_on(run: Run, layers: Layers) -> None:
    layers.mark("beta", by=ADA)
    story = layers.documents[0].story
    page = run("report", "--story", story, "--html", "--annotator", ADA.name, "-o", "page.html")
    assert (page.status, page.out) == (0, "")
    written = Path("page.html").read_text(encoding="utf-8")
    assert "<article" in written
    assert 'id="review"' not in written
    assert f"· {ADA.name}" in written
    hidden = run("report", "--story", story, "--html", "--annotator", ADA.name, "--anonymous")
    assert f"· {ADA.name}" not in hidden.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--story", "none", "--html", "--annotator", "Ada"], "There is no story “none”."),
        (["--story", "STORY", "--html", "--annotator", "nobody"], "Nobody by that name"),
        (["--story", "STORY", "--html", "--annotator", "Ada"], "has tagged nothing"),
        (["9", "--html"], "There is no batch “9”."),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(
    run: Run, layers: Layers, words: list[str], said: str
) -> None:
    story = layers.documents[0].story
    ran = run("report", *(word.replace("STORY", story) for word in words))
    assert (ran.status, ran.out) == (1, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["1", "--story", "s"],
        ["--story", "s"],
        ["1", "--json", "--html"],
        ["1", "--annotator", "a"],
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    run: Run, layers: Layers, words: list[str]
) -> None:
    assert run("report", *words).status == 2
