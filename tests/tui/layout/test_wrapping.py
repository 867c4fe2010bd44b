from itertools import pairwise

import pytest

from annotator.tui.layout.wrapping import wrap


def rows(text: str, width: int) -> list[str]:
    starts = [*wrap(text, width), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 8, ["one two ", "three"]),
        ("one two three", 7, ["one two ", "three"]),
        ("one\n\ntwo\n", 8, ["one\n", "\n", "two\n", ""]),
        ("extraordinary", 5, ["extra", "ordin", "ary"]),
        ("a extraordinary", 5, ["a ", "extra", "ordin", "ary"]),
        ("one      two", 5, ["one      ", "two"]),
        ("one      \ntwo", 5, ["one      \n", "two"]),
        ("      one", 4, ["      ", "one"]),
        ("ab\u00a0cd ef", 6, ["ab\u00a0cd ", "ef"]),
        ("ab\u00a0cdef", 4, ["ab\u00a0c", "def"]),
        ("“one” — two", 8, ["“one” — ", "two"]),
        ("中文字符", 5, ["中文", "字符"]),
        ("中文。字符", 4, ["中", "文。", "字符"]),
        ("中「文」字", 6, ["中", "「文」", "字"]),
        ("an 中文", 4, ["an ", "中文"]),
        ("a\tb\tc", 6, ["a\tb\t", "c"]),
        ("line\u2028same line", 20, ["line\u2028same line"]),
        ("cafe\u0301 au lait", 5, ["cafe\u0301 ", "au ", "lait"]),
    ],
)
def test_rows(text: str, width: int, expected: list[str]) -> None:
    assert rows(text, width) == expected


@pytest.mark.parametrize("odd", ["", "’", "é", "中", "\u0301"])
def test_one_odd_character_in_a_long_line_moves_no_break_before_it(odd: str) -> None:
    line = "The ministry counted ten thousand workers from abroad. " * 40
    assert rows(line + odd, 33)[:60] == rows(line, 33)[:60]
