"""All that writes to a disk: each act of a person, and each command."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.__main__ import main
from annotator.domain.document import Annotator
from annotator.domain.link import Relation
from annotator.domain.step import Step, StepKind
from annotator.domain.time_spent import TimeKey
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.plan import Planned
from annotator.session.reviewing.signing import sign
from annotator.session.sitting import Sitting
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    GOLD,
    deleted,
    import_story,
    made,
    make_adjudication,
    make_batch,
    make_item,
    make_span,
    make_step,
    make_verdict,
    taken_from,
)
from tests.faults.filled import STORY, TEXTS, fill

DATABASE = "annotations.db"
OTHER = "other.db"
NEW = "new.txt"
MANY = "many"
OUT = "out"

LONG = "Thousands of nurses walked out over pay and staffing on Monday.\n\n" * 1_500
"""An article that is larger than the room that is left."""


@dataclass(frozen=True)
class WritePath:
    """One thing that is written."""

    name: str
    act: Callable[[Path], int]
    """Does it in a folder; the exit status, or an `AnnotatorError`."""
    in_parts: bool = False
    """Whether it is several transactions, so that some of them may be done."""


def prepare(folder: Path) -> None:
    """Put into the folder what the acts begin with."""
    for name, raw in content().items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)
        path.chmod(0o600)


@cache
def content() -> dict[str, bytes]:
    """The files by their names; to be made once, before a process is forked that needs them."""
    with TemporaryDirectory() as made_in:
        folder = Path(made_in)
        with Store.open(folder / DATABASE, create=True) as store:
            fill(store)
            _draw(store)
            backup = store.back_up("asked").relative_to(folder)
        with Store.open(folder / OTHER, create=True) as other:
            import_story(other, ["Miners in the south went on strike too."], story="miners")
        (folder / MANY).mkdir()
        for number in range(3):
            (folder / MANY / f"{number}.txt").write_text(f"{LONG}{number}", encoding="utf-8")
        (folder / NEW).write_text(LONG, encoding="utf-8")
        (folder / OUT).write_bytes(b"what was there before\n")
        names = (DATABASE, OTHER, NEW, OUT, *(f"{MANY}/{each}.txt" for each in range(3)))
        return {name: (folder / name).read_bytes() for name in (*names, str(backup))}


def _draw(store: Store) -> None:
    """A batch with a verdict that is not signed, and one without."""
    (first, second, *_) = store.layer(ADA.id, STORY).spans.values()
    judged, drawn = make_batch(), make_batch()
    store.add_batch(judged, [make_item(judged, 1, first)])
    store.add_verdict(make_verdict(judged, 1))
    store.add_batch(drawn, [make_item(drawn, 1, second)])


def command(*words: str, by: str = "Ada") -> Callable[[Path], int]:
    """A command of the program; `./NAME` is in the folder."""

    def call(folder: Path) -> int:
        given = [str(folder / word[2:]) if word.startswith("./") else word for word in words]
        return main([*given, "--as", by, "--db", str(folder / DATABASE)])

    return call


def _sitting(act: Callable[[Sitting], Planned]) -> Callable[[Path], int]:
    def sit(folder: Path) -> int:
        with Desk.open(folder / DATABASE) as desk:
            planned = act(open_story(desk, ADA.id, STORY).sitting)
            step = planned.step
            assert step is not None
            desk.call(lambda store: store.commit(step))
        return 0

    return sit


def _leave_off(store: Store) -> None:
    times = {TimeKey(ADA.id, each.id, "noon"): 2.5 for each in store.documents(STORY)}
    store.save_place(ADA.id, '{"a":1}', STORY, times)


def _store(act: Callable[[Store], object]) -> Callable[[Path], int]:
    def write(folder: Path) -> int:
        with Store.open(folder / DATABASE) as store:
            act(store)
        return 0

    return write


def _first(sitting: Sitting) -> str:
    return next(iter(sitting.layer.spans))


def _tag(sitting: Sitting) -> Planned:
    return sitting.tag(sitting.documents[0].id, 20, 26, "statistic")


def _link(sitting: Sitting) -> Planned:
    source, passage = _first(sitting), sitting.documents[2].id
    return sitting.link_passage(source, passage, 20, 26, Relation.PARTIAL, anyway=True)


def _undo(store: Store) -> None:
    """Take back the newest tag that nothing was done to since."""
    spans = store.layer(ADA.id, STORY).spans
    tagged = next(
        step
        for step in store.steps(ADA.id)
        if step.title.startswith("tag")
        and step.changes[0].after == spans.get(step.changes[0].after.id)
    )
    undone = [deleted(change.after) for change in tagged.changes]
    _commit(store, make_step(undone, kind=StepKind.UNDO, target=tagged.id))


def _commit(store: Store, step: Step) -> None:
    store.commit(step)


def _judge(store: Store) -> None:
    batch = store.batches()[-1]
    store.add_verdict(make_verdict(batch, 1))


def _sign(store: Store) -> None:
    sign(store, store.batches()[-2], "Ben")


def _adjudicate(store: Store) -> None:
    document = store.documents()[0]
    span = list(store.layer(ADA.id, STORY).spans.values())[3]
    gold = make_span(document, TEXTS[0], span.start, span.end, annotator=GOLD.id)
    decision = make_adjudication(span, None, document=document.id, taken=(taken_from(gold, span),))
    _commit(store, make_step(made(gold, decision), annotator=GOLD.id))


def _export(format_name: str) -> WritePath:
    words = ("export", "--format", format_name, "-o", "./" + OUT)
    return WritePath(f"export {format_name}", command(*words))


PATHS = (
    WritePath("tag", _sitting(_tag)),
    WritePath("relabel", _sitting(lambda sitting: sitting.relabel(_first(sitting), "filler"))),
    WritePath("note", _sitting(lambda sitting: sitting.note(_first(sitting), "? who"))),
    WritePath("delete", _sitting(lambda sitting: sitting.delete(_first(sitting), keep=True))),
    WritePath("link", _sitting(_link)),
    WritePath(
        "nothing in that article",
        _sitting(lambda s: s.absence(list(s.layer.spans)[3], s.documents[1].id)),
    ),
    WritePath("undo", _store(_undo)),
    WritePath("complete", _sitting(lambda sitting: sitting.complete(sitting.documents[1].id))),
    WritePath("place and times", _store(_leave_off)),
    WritePath(
        "a new annotator", _store(lambda store: store.add_annotator(Annotator("eve", "Eve")))
    ),
    WritePath("verdict", _store(_judge)),
    WritePath("signature", _store(_sign)),
    WritePath("adjudication", _store(_adjudicate)),
    WritePath("scores", _store(lambda store: store.forget_scores())),
    WritePath("text index", _store(lambda store: store.rebuild_index())),
    WritePath("import", command("import", "./" + NEW, "--story", "pay")),
    WritePath("import folder", command("import", "./" + MANY), in_parts=True),
    WritePath("label", command("labels", "add", "claim", "--definition", "x" * 3_000)),
    WritePath("label edited", command("labels", "edit", "filler", "--definition", "x" * 3_000)),
    WritePath("guideline", command("guideline", "edit", "--file", "./" + NEW)),
    WritePath("document", command("documents", "edit", "1", "--title", "x" * 3_000)),
    WritePath("documents complete", command("documents", "--complete", "2")),
    WritePath("draw", command("review", "Ada", "--n", "5", "--draw", "--kind", "spans", by="Ben")),
    WritePath("export", command("export", "-o", "./" + OUT)),
    _export("spans-jsonl"),
    WritePath("export folder", command("export", "--format", "brat", "-o", "./folder")),
    WritePath(
        "report",
        command("report", "--story", STORY, "--html", "--annotator", "Ada", "-o", "./" + OUT),
    ),
    WritePath("backup", command("backup")),
    WritePath("backup elsewhere", command("backup", "-o", "./copy.db")),
    WritePath("restore", command("restore", "latest")),
    WritePath("merge", command("merge", "./" + OTHER)),
    WritePath("purge", command("purge", "2", "--yes"), in_parts=True),
    WritePath("doctor", command("doctor", "--repair"), in_parts=True),
    WritePath("demo", lambda folder: main(["demo", "--db", str(folder / "demo.db")]), True),
)
"""Each by itself, on what `prepare` makes."""
