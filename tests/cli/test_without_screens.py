"""Annotating and reading one's work from the command line, as a screen reader's user may."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ONE = "Over 10,000 workers came.\nThey worked 18 hours, the workers said.\n"
OTHER = "A ministry counted 13,000 workers.\nNobody spoke.\n"


@pytest.fixture
def story(run: Run, here: Path) -> Run:
    """The program with two short articles taken in."""
    (here / "one.txt").write_text(ONE)
    (here / "other.txt").write_text(OTHER)
    taken = run("import", "one.txt", "other.txt", "--story", "strike", "--as", "Ana")
    assert taken.status == 0
    return run


def lines(run: Run, *words: str) -> list[str]:
    """What a list says with ids left off, which nobody can foretell."""
    ran = run(*words, "--plain", "--as", "Ana")
    assert ran.status == 0, ran.err
    return [line.partition(" By ana.")[0] for line in ran.out.splitlines()]


def test_an_article_is_printed_with_the_numbers_of_its_lines(story: Run) -> None:
    assert story("documents", "text", "other.txt").out == (
        "1: A ministry counted 13,000 workers.\n2: Nobody spoke.\n"
    )


def test_spans_and_links_are_made_told_and_deleted_without_a_screen(story: Run) -> None:
    me = ("--as", "Ana")
    assert story("spans", "add", "1", "over 10,000 workers", "--label", "Statistic", *me).err == (
        "statistic “Over 10,000 workers”\n"
    )
    again = story("spans", "add", "1", "OVER 10,000 workers", "--label", "statistic", *me)
    assert again.err == "already statistic “Over 10,000 workers”\n"
    assert story("spans", "add", "2", "13,000 workers", *me).status == 0
    link = ("links", "add", "1:10,000", "2:13,000")
    assert story(*link, "--relation", "partial", "--more", "2", *me).err == (
        "link 1 ~ 2 “13,000 workers”, 2 says more\n"
    )
    assert lines(story, "spans") == [
        "statistic: “Over 10,000 workers”, article 1 of strike, line 1.",
        "highlight: “13,000 workers”, article 2 of strike, line 1.",
    ]
    assert lines(story, "spans", "--document", "other.txt") == lines(story, "spans")[1:]
    told = (
        "“Over 10,000 workers”, article 1 of strike, line 1, says partly the same as "
        "“13,000 workers”, article 2 of strike, line 1. The second says more."
    )
    assert lines(story, "links") == lines(story, "links", "--document", "2") == [told]
    for what in ("spans", "links"):
        assert "No document is called “”." in story(what, "--document", "", *me).err
    asked = story("spans", "delete", "2:13,000", *me)
    assert (asked.status, asked.err.count("\n")) == (1, 1)
    assert "has 1 link. Say --keep or --drop." in asked.err
    assert story("spans", "delete", "2:13,000", "--drop", *me).status == 0
    assert lines(story, "links") == []
    assert [line.split()[3] for line in story("history", *me).out.splitlines()[1:4]] == ["do"] * 3


def test_what_cannot_be_meant_is_refused_in_a_sentence(story: Run) -> None:
    def refused(*words: str) -> str:
        ran = story(*words, "--as", "Ana")
        assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
        return ran.err

    assert "does not say “miners”" in refused("spans", "add", "1", "miners")
    assert "says “workers” 2 times, on lines 1, 2." in refused("spans", "add", "1", "workers")
    assert "3 times, on line 1." in refused("spans", "add", "other.txt", "r")
    assert "2 times" in refused("spans", "add", "1", "workers", "--occurrence", "3")
    assert "says “18 hours” once." in refused("spans", "add", "1", "18 hours", "--occurrence", "0")
    assert "There is no quote." in refused("spans", "add", "1", " ")
    assert "There is no label “number”." in refused("spans", "add", "1", "18", "--label", "number")
    assert story("spans", "add", "1", "workers", "--occurrence", "2", "--as", "Ana").status == 0
    assert story("spans", "add", "1", "the workers", "--as", "Ana").status == 0
    assert "names 2 spans." in refused("spans", "delete", "1:workers")
    assert "No span of yours" in refused("spans", "delete", "2:workers")
    assert "No span of yours" in refused("spans", "delete", "")
    assert "That is the span itself." in refused("links", "add", "1:the workers", "1:the workers")


def test_a_search_says_where_in_a_sentence_a_line(story: Run) -> None:
    assert lines(story, "search", "WORKERS", "--document", "1") == [
        "Article 1 of strike, line 1: Over 10,000 workers came.",
        "Article 1 of strike, line 2: They worked 18 hours, the workers said.",
    ]
    assert lines(story, "search", "spoke", "--story", "strike", "--document", "1") == []
