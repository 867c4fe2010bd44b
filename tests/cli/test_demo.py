"""A newcomer sees real work in one command."""

import shlex
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.__main__ import main
from annotator.cli.commands.demo import NEXT
from annotator.cli.program import program
from annotator.domain.label import INITIAL_LABELS
from annotator.session.demonstration import ANNOTATORS
from annotator.session.exporting import ExportOptions, export_to_file
from annotator.storage.store import Store
from tests.pty.terminal import Terminal
from tests.sample import SEEDS


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    done = CliRunner().invoke(program, ["demo", "--db", str(path), "--as", "rita"])
    assert done.exit_code == 0, done.output
    return path


def test_it_has_the_seed_articles_and_two_whole_layers(demo: Path) -> None:
    with Store.open(demo) as store:
        documents = store.documents("seeds")
        texts = [store.text(each.text_sha256) for each in documents]
        layers = [store.layer(each, "seeds") for each in ANNOTATORS]
    seeds = [path.read_text(encoding="utf-8-sig") for path in sorted(SEEDS.glob("*.txt"))]
    assert texts == seeds
    for layer in layers:
        spans = Counter(span.label for span in layer.spans.values())
        assert len(layer.spans) - spans["filler"] >= 40
        assert {label.id for label in INITIAL_LABELS} <= {*spans}
        linked = {end for link in layer.links.values() for end in (link.a, link.b)}
        assert {layer.spans[end].document for end in linked} == {each.id for each in documents}
        assert all(layer.is_complete(each.id) for each in documents)
        assert layer.absences


def test_the_two_readers_differ(demo: Path) -> None:
    with Store.open(demo) as store:
        one, other = (store.layer(each, "seeds") for each in ANNOTATORS)
    places = [
        {(s.document, s.start, s.end, s.label) for s in each.spans.values()}
        for each in (one, other)
    ]
    assert len(places[0] & places[1]) > 40
    assert len(places[0] ^ places[1]) > 40


def test_a_second_call_changes_nothing(demo: Path, tmp_path: Path) -> None:
    options = ExportOptions(timestamp=False, history=True)
    with Store.open(demo) as store:
        export_to_file(store, tmp_path / "before", options)
    again = CliRunner().invoke(program, ["demo", "--db", str(demo), "--as", "rita"])
    assert again.exit_code == 0
    with Store.open(demo) as store:
        export_to_file(store, tmp_path / "after", options)
    assert (tmp_path / "before").read_bytes() == (tmp_path / "after").read_bytes()


def test_it_makes_no_annotations_db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ANNOTATOR_DB", raising=False)
    done = CliRunner().invoke(program, ["demo", "--as", "rita"])
    assert done.exit_code == 0
    assert [path.name for path in tmp_path.glob("*.db")] == ["demo.db"]


def test_what_it_tells_to_try_works(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screens refuse without a terminal; the rest is done."""
    monkeypatch.chdir(tmp_path)
    for arguments, _ in NEXT:
        words = ["--db", str(demo), "--as", "rita", *shlex.split(arguments)]
        status = main(words)
        assert status == (1 if words[4] in ("review", "compare") else 0), arguments
    assert {path.name for path in tmp_path.iterdir()} == {"demo.html", "demo.jsonl"}


def test_on_a_terminal_it_opens(tmp_path: Path) -> None:
    words = ("-m", "annotator", "demo", "--db", str(tmp_path / "a.db"), "--as", "rita")
    env = {"ANNOTATOR_NO_SUGGESTIONS": "1"}
    with Terminal.python(*words, size=(120, 40), env=env) as terminal:
        terminal.wait_for("ASEAN Now")
        terminal.wait_for("saved")
        terminal.press("q")
        assert terminal.wait() == 0
