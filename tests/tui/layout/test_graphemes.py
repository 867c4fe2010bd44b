import pytest
from hypothesis import given
from rich.cells import cell_len

from annotator.tui.layout.graphemes import BARE, DRAWN_MARKS, LONGEST, NARROW, clusters
from tests.tui.layout.nasty import texts


def shown(text: str) -> list[str]:
    return [cluster.shown for cluster in clusters(text)]


@given(texts)
def test_clusters_tile_the_text_and_take_the_cells_they_claim(text: str) -> None:
    line = text.replace("\n", " ")
    found = clusters(line)
    edges = [0] + [cluster.end for cluster in found]
    assert [cluster.start for cluster in found] + [len(line)] == edges
    for cluster in found:
        assert cell_len(cluster.shown) == cluster.width > 0
        assert cluster.end - cluster.start <= LONGEST + 1  # the first half of a flag


@given(texts)
def test_nothing_that_a_terminal_obeys_or_measures_otherwise_is_shown(text: str) -> None:
    drawn = "".join(shown(text.replace("\n", " ")))
    assert not set(drawn) & set("\x1b\x07\x7f\x85\x9b\u200d\ufe0f\u20e3\u202e\u2066\u2028\t\ud800")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("👩\u200d👩\u200d👧", "👩"),
        ("👍\U0001f3fd", "👍"),
        ("❤\ufe0f", "❤ "),
        ("1\ufe0f\u20e3", "1 "),
        ("e\u0301", "e\u0301"),
        ("🇩🇪", "🇩🇪"),
        ("\u0301", BARE),
        ("\x1b", "␛"),
        ("\u00ad", "-"),
        ("中", "中"),
    ],
)
def test_a_cluster_is_shown_by_a_stand_in_of_its_width(text: str, drawn: str) -> None:
    assert shown(text) == [drawn]


def test_ten_thousand_marks_are_drawn_bounded() -> None:
    found = clusters("a" + "\u0301" * 10_000)
    assert found[0].shown == "a" + "\u0301" * DRAWN_MARKS
    assert {cluster.shown for cluster in found[1:]} == {BARE}


def test_narrow_characters_are_one_cell_each() -> None:
    narrow = [chr(code) for code in range(0x3000) if NARROW.fullmatch(chr(code))]
    assert len(narrow) > 1000
    assert {cell_len(char) for char in narrow} == {1}
    assert all(shown(char) == [char] for char in narrow)


@pytest.mark.parametrize("base", ["a", "\t", "中", "🇩🇪", "👍\U0001f3fd"])
def test_no_base_holds_more_marks_than_another(base: str) -> None:
    found = clusters(base + "\u0301" * 100)
    assert found[-1].end == len(base) + 100
    assert all(each.end - each.start <= LONGEST + 1 for each in found)
