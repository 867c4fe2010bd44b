"""Whatever is wrong with a file of whatever format: one sentence with its place, and no trace."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.formats.registry import all_formats
from annotator.session.importing import ImportOptions, import_paths
from annotator.session.intake import opening
from annotator.storage.store import Store
from tests.session.bad_files import BROKEN, BROKEN_JSON, OFFSETS, SAMPLES, Sample, format_name
from tests.session.stores import ANA, bytes_of, folder, lines, new_store, take

IS_JSON = [name for name, sample in SAMPLES.items() if sample.content[0] in "{["]
HAS_OFFSETS = [name for name, sample in SAMPLES.items() if sample.bounds is not None]


@contextmanager
def database(here: Path) -> Iterator[Store]:
    """One with two articles, which candidates are about."""
    with new_store(here / "a.db") as store:
        known = [
            {"type": "document", "id": name, "key": f"k{name}", "text": "12 men 📰 ran."}
            for name in ("d", "e")
        ]
        take(store, here / "known.jsonl", lines(*known))
        yield store


def check_refused(here: Path, store: Store, sample: Sample, content: str | bytes, name: str) -> str:
    """Import a file with and without its format named, and give the sentence that refuses it."""
    before = bytes_of(here / "a.db")
    said = []
    path = sample.write(here / "box", content)
    for options in (ImportOptions(format=format_name(name)), ImportOptions()):
        report = import_paths(store, [path], ANA, options)
        assert len(report.refused) == 1
        said.append(str(report.refused[0]))
        assert "\n" not in said[-1]
        assert len(said[-1]) < 500
        assert re.search(r"/box/\S*, line \d+, byte \d+: ", said[-1])
        assert bytes_of(here / "a.db") == before
    return said[0]


def test_there_is_a_sample_of_each_format_that_is_read() -> None:
    read = {each.name for each in all_formats() if each.is_read}
    assert read == {format_name(name) for name in SAMPLES}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_right_as_they_are(name: str) -> None:
    with folder() as here, database(here) as store:
        path = SAMPLES[name].write(here / "box")
        report = import_paths(store, [path], ANA, ImportOptions(story="s"))
        assert not report.refused
        assert sum(report.tally.taken.values())


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_broken_is_refused(name: str) -> None:
    sample = SAMPLES[name]
    with folder() as here, database(here) as store:
        for case in BROKEN.values():
            check_refused(here, store, sample, case(sample), name)


@pytest.mark.parametrize("name", IS_JSON)
def test_broken_json_is_refused(name: str) -> None:
    sample = SAMPLES[name]
    with folder() as here, database(here) as store:
        for case in BROKEN_JSON.values():
            check_refused(here, store, sample, case(sample), name)


@pytest.mark.parametrize("name", HAS_OFFSETS)
def test_offsets_that_are_none_are_refused(name: str) -> None:
    sample = SAMPLES[name]
    with folder() as here, database(here) as store:
        for bounds in OFFSETS.values():
            check_refused(here, store, sample, sample.with_bounds(*bounds), name)


@pytest.mark.parametrize("name", SAMPLES)
def test_names_that_name_two_things_or_none_are_refused(name: str) -> None:
    sample = SAMPLES[name]
    with folder() as here, database(here) as store:
        for content in filter(None, (sample.twice, sample.unknown)):
            check_refused(here, store, sample, content, name)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_line_without_end_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LONGEST_LINE", 10_000)
    with folder() as here, database(here) as store:
        said = check_refused(here, store, SAMPLES[name], "x" * 20_000, name)
        assert "line 1, byte 0: a line of more than 10,000 bytes" in said


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_of_another_format_leaves_no_trace_or_is_read(name: str) -> None:
    """Some formats differ in keys that others keep beside the text."""
    with folder() as here, database(here) as store:
        for number, (other, sample) in enumerate(SAMPLES.items()):
            before = bytes_of(here / "a.db")
            path = sample.write(here / f"box{number}")
            options = ImportOptions(format=format_name(name), story="s")
            report = import_paths(store, [path], ANA, options)
            assert all("\n" not in str(error) for error in report.refused)
            assert not report.refused or bytes_of(here / "a.db") == before
            assert other != name or not report.refused
