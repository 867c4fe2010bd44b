"""The page of a reviewed batch, in a real browser."""

from pathlib import Path

import pytest

from annotator.domain.batch import ItemKind, SamplingPlan
from annotator.domain.link import Relation
from annotator.domain.verdict import Amendment, Judgement
from annotator.session.reporting.gathered import gather
from annotator.session.reporting.page.batch import batch_stories
from annotator.session.reporting.page.document import document_html
from annotator.session.reporting.page.review import review_html
from annotator.session.reviewing.drawing import Setup
from tests.browser.chromium import Page
from tests.session.reviewing.layers import Layers

KINDS = (ItemKind.SPAN, ItemKind.LINK, ItemKind.ABSENCE)


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """Two linked spans and an absence: one has another label, the rest is right."""
    layers = Layers(tmp_path)
    near, far = layers.mark("beta"), layers.mark("iota", article=2)
    layers.link(near, far, Relation.PARTIAL)
    layers.absence(near, 3)
    batch = layers.keep(Setup(kinds=KINDS, plan=SamplingPlan.ALL))
    for item in layers.store.batch_items(batch.id):
        if item.record == far.id:
            should = Amendment(label="filler")
            layers.judge(batch, item.place, Judgement.WRONG_LABEL, should)
        else:
            layers.judge(batch, item.place)
    report = gather(layers.store, 1, batch)
    path = tmp_path / "page.html"
    stories = batch_stories(layers.store, report)
    path.write_text(document_html("Review", stories, review_html(report)), encoding="utf-8")
    layers.store.close()
    return path


def test_verdicts_stand_at_spans_links_and_absences(page: Page, reviewed: Path) -> None:
    page.open(reviewed)
    assert page.complaints() == []
    badges = "[...document.querySelectorAll('[data-badge]')].map(e => e.dataset.badge)"
    assert sorted(page.value(badges)) == ["s1✓", "s1✗"]
    cells = "[...document.querySelectorAll('table.facts tbody td')].map(e => e.innerText.trim())"
    assert page.value(cells) == ["beta ✓", "~ ✓ iota ✗", "∅ ✓"]
    wrong = "[...document.querySelectorAll('td b')].find(e => e.innerText == '✗').title"
    assert "should be filler" in page.value(wrong)


def test_the_figures_of_the_review_follow_the_articles(page: Page, reviewed: Path) -> None:
    page.open(reviewed)
    titles = "[...document.querySelectorAll('#review h3')].map(e => e.innerText)"
    assert page.value(titles) == ["Error rates", "Was and should be", "Every verdict"]
    rows = "document.querySelector('#review table').innerText"
    assert "50.0 % (9.5–90.5 %)" in page.value(rows)
