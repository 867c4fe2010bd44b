"""The page as a reader sees it, in a real browser."""

from pathlib import Path

from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.importing import ImportOptions, import_paths
from annotator.session.opening import open_story
from annotator.session.reporting.page.document import document_html
from annotator.session.reporting.page.story import gather
from annotator.text.visible import visible
from tests.browser.chromium import Page
from tests.sample import SEEDS

LIT = "[...document.querySelectorAll('.lit')]"
ARTICLES_LIT = f"new Set({LIT}.map(e => e.closest('article')).filter(Boolean)).size"


def test_it_opens_on_the_fact_matrix_and_asks_for_nothing(page: Page, report: Path) -> None:
    page.open(report)
    assert page.complaints() == []
    top = "document.querySelector('table.facts').getBoundingClientRect().top"
    assert 0 < page.value(top) < 400
    assert page.value("document.querySelectorAll('table.facts tbody tr').length") == 7
    assert page.value("document.querySelectorAll('article').length") == 5


def test_pointing_at_a_number_lights_the_fact_in_every_article_that_states_it(
    page: Page, report: Path
) -> None:
    page.open(report)
    assert page.value(f"{LIT}.length") == 0
    page.hover("button.fact")
    assert page.value(ARTICLES_LIT) == 4
    said = page.value("document.getElementById('fact').innerText")
    assert "ASEAN Now" in said
    assert "could reach 50,000 by the end of 2025" in said
    page.hover("h1")
    assert page.value(f"{LIT}.length") == 0
    assert page.value("document.getElementById('fact').hidden") is True


def test_pointing_at_a_passage_lights_its_fellows_and_a_click_keeps_and_gathers_them(
    page: Page, report: Path
) -> None:
    page.open(report)
    page.hover("article span.span")
    fact = page.value("document.querySelector('article span.span').dataset.facts")
    assert set(page.value(f"{LIT}.map(e => e.dataset.facts)")) == {fact}
    assert page.value(ARTICLES_LIT) > 1
    page.click("article span.span")
    page.hover("h1")
    assert page.value(ARTICLES_LIT) > 1
    hidden = (
        f"{LIT}.filter(e => e.closest('article')).filter(e => {{"
        "const text = e.closest('.text').getBoundingClientRect(), box = e.getBoundingClientRect();"
        "return box.bottom < text.top || box.top > text.bottom; }).length"
    )
    assert page.value(hidden) == 0
    page.press("Escape")
    assert page.value(f"{LIT}.length") == 0


def test_the_keyboard_reaches_numbers_and_passages(page: Page, report: Path) -> None:
    page.open(report)
    page.value("document.querySelector('button.fact').focus()")
    assert page.value(ARTICLES_LIT) == 4
    page.press("Tab")
    assert page.value("document.activeElement.tagName") == "A"


def test_what_a_reviewer_said_stands_at_the_span(page: Page, report: Path) -> None:
    page.open(report)
    badge = "document.querySelector('[data-badge*=\"✗\"]')"
    assert "should be testimony" in page.value(f"{badge}.title")


def test_the_text_of_an_article_is_whole_and_its_marks_lie_where_the_spans_do(
    page: Page, report: Path
) -> None:
    page.open(report)
    paragraphs = "[...document.querySelectorAll('article')[2].querySelectorAll('.text p')]"
    shown = page.value(f"{paragraphs}.map(p => p.textContent).join('\\n')")
    (path,) = sorted(SEEDS.glob("002*"))
    assert shown == visible(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))
    quote = page.value("document.querySelectorAll('article')[2].querySelector('.span').textContent")
    assert quote == "more than 50,000 North Koreans are expected to work in Russia"


HOSTILE = (
    "<script>document.title = 'taken'</script></style></title> & <b>bold</b>\n"
    "<img src=x onerror=\"document.title='taken'\"> ' \" ` javascript:alert(1)\n"
    "‮reversed\x1b]0;x\x07 ]]> <!-- --> [red]"
)


def test_no_text_title_or_name_is_taken_for_markup(page: Page, tmp_path: Path) -> None:
    article = tmp_path / "<img src=x onerror=alert(1)>.txt"
    article.write_text(HOSTILE, encoding="utf-8")
    with Desk.open(tmp_path / "a.db", create=True) as desk:
        who = desk.call(lambda store: known_annotator(store, "<script>ana</script>"))
        hostile = ImportOptions(story="</h2><script>1</script>")
        desk.call(lambda store: import_paths(store, [article], who, hostile))
        story = desk.call(lambda store: store.documents()[0].story)
        sitting = open_story(desk, who.id, story).sitting
        (document,) = sitting.documents
        step = sitting.tag(document.id, 0, 20, "filler").step
        assert step is not None
        desk.call(lambda store: store.commit(step))
        found = desk.call(lambda store: gather(store, story, who.id, who.name))
    path = tmp_path / "page.html"
    path.write_text(document_html("<script>", [found]), encoding="utf-8")
    page.open(path)
    assert page.complaints() == []
    assert page.value("document.title") == "<script>"
    assert page.value("document.scripts.length") == 1
    assert page.value("document.images.length") == 0
    shown = "[...document.querySelectorAll('article .text p')].map(p => p.textContent).join('\\n')"
    assert page.value(shown) == visible(HOSTILE)


def test_two_pages_of_the_same_rows_have_the_same_bytes(tmp_path: Path, report: Path) -> None:
    with Desk.open(report.parent / "a.db") as desk:
        pages = [desk.call(lambda store: gather(store, "seeds", "ana", "")) for _ in range(2)]
    one, other = (document_html("seeds", [each]) for each in pages)
    assert one == other
    assert "<h2>seeds</h2>" in one
