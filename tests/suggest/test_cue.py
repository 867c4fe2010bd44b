"""Rows of phrases, and what they match."""

import pytest

from annotator.suggest.cue import Cue, phrases, starts_of


def matches(line: str, **patterns: str) -> bool:
    cue = Cue("a test", 1.0, **{name: phrases(table) for name, table in patterns.items()})
    return cue.matches(line, starts_of(line))


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("sign/log in", "Log in"),
        ("sign/log in", "» SIGN   IN to comment"),
        ("please? sign in", "Sign in"),
        ("please? sign in", "Please sign in"),
        ("support us? now", "Support now"),
        ("follow _ on", "Follow @ana on X"),
        ("undo.", "Undo |"),
        ("related:/more:", "More: the strike"),
        ("don't miss", "Don’t miss"),
        ("don't miss", "Dont miss"),
        ("sign in", "Have an account? Sign in here."),
        ("sign in", "Register a new accountSign in"),
    ],
)
def test_a_phrase_matches_where_a_sentence_starts(phrase: str, line: str) -> None:
    assert matches(line, openers=phrase)


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("sign/log in", "They had to sign in"),
        ("sign/log in", "Sign input"),
        ("sign in", "Signing in"),
        ("follow _ on", "Follow on"),
        ("undo.", "Undo the damage"),
        ("please? sign in", "Please do not sign in"),
    ],
)
def test_a_phrase_matches_nothing_else(phrase: str, line: str) -> None:
    assert not matches(line, openers=phrase)


def test_where_a_phrase_may_stand() -> None:
    assert matches("They leave a comment there", anywhere="leave a comment")
    assert not matches("They leave a commentary", anywhere="leave a comment")
    assert matches("References:", whole="references")
    assert not matches("References to it", whole="references")


def test_each_line_of_a_table_is_a_phrase() -> None:
    assert len(phrases("\n  sign in\n\n  log in now?\n")) == 2
    assert phrases("") == ()
