"""brat: seventy thousand mentions in a hundred made articles come in within a minute."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.readers.corpora.travel import Travel, database

ARTICLES, MENTIONS = 100, 700
"""The second is of each article."""

LONGEST = 60
"""Seconds."""

WORDS = ("over", "10,000", "people", "走", "🌊", "déjà", "vu")
LABELS = ("Testimony", "Statistic", "Official_statement", "Filler")


def write(folder: Path, number: int) -> None:
    """An article of some 3,500 words; every fourth mention is around the one before it."""
    text, ann = f"Article {number}.\n", []
    before = start = 0
    for place in range(MENTIONS):
        words = [WORDS[(number + place * 3 + each) % len(WORDS)] for each in range(5)]
        before, start = start, len(text)
        end = start + len(" ".join(words[: 1 + place % 4]))
        text += " ".join(words) + (".\n" if place % 5 == 4 else " ")
        first = before if place % 4 == 3 and "\n" not in text[before:end] else start
        label = LABELS[place % len(LABELS)]
        ann.append(f"T{place + 1}\t{label} {first} {end}\t{text[first:end]}\n")
    ann.append("N1\tReference T1 cluster:c1\tthe first\n")
    (folder / f"{number:03}.txt").write_text(text, encoding="utf-8", newline="")
    (folder / f"{number:03}.ann").write_text("".join(ann), encoding="utf-8", newline="")


def test_some_articles(there_and_back: Travel, tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, number)
    journey = there_and_back("brat", tmp_path)
    assert f"taken in: 5 articles, {5 * MENTIONS:,} spans, 4 links" in journey.told
    assert journey.back == journey.came
    assert journey.losses == {}


def test_seventy_thousand_mentions(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    folder = tmp_path / "mentions"
    folder.mkdir()
    for number in range(ARTICLES):
        write(folder, number)
    command = [sys.executable, "-m", "annotator", "import", str(folder)]
    began = time.perf_counter()
    ran = subprocess.run(
        [*command, "--db", str(tmp_path / "a.db")], capture_output=True, text=True, check=False
    )
    took = time.perf_counter() - began
    assert ran.returncode == 0, ran.stderr
    assert "taken in: 100 articles, 70,000 spans, 99 links" in ran.stderr.splitlines()
    assert len(database(tmp_path / "a.db").spans) == ARTICLES * MENTIONS
    record_property("seconds", round(took, 1))
    with capsys.disabled():
        print(f"\n70,000 mentions of brat's in 100 articles came in within {took:.1f} s")
    assert took <= LONGEST
