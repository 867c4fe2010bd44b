"""What stays when an article is purged, whatever was done to it and to the others."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.session.intake.purged import LEFT_OUT
from annotator.session.purging import carry_out, plan_purge
from annotator.storage.doctor import examine
from annotator.storage.purging.kept import TOLD
from annotator.storage.store import Store
from tests.session.reviewed import reviewed
from tests.session.stores import exported, folder, new_store, take, worked_on

Record = dict[str, Any]

_PASSES_ON = {"document", "span", "link", "absence", "dismissal", "completion", "adjudication"}
_WRITTEN = {"text", "quote", "note", "prefix", "suffix", "title", "comment", "meta"}
"""Keys under which no ids stand."""


def parsed(raw: bytes) -> list[Record]:
    """The records of an export, but for the head, which counts, the people, and what is purged."""
    found = [json.loads(line) for line in raw.decode().split("\n") if line]
    return [each for each in found if each["type"] not in ("meta", "annotator", "purged")]


def named_in(value: Any) -> Iterator[str]:
    """All that may be an id in a record."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from named_in(each)
        case dict():
            for key, each in value.items():
                if key not in _WRITTEN:
                    yield from named_in(each)


def without(records: list[Record], documents: Iterable[str]) -> list[Record]:
    """What an export has to say without these documents: found another way than in SQL."""
    gone = {("document", each) for each in documents}
    for each in records:
        if each["type"] == "document" and each["supersedes"] in documents:
            each["supersedes"] = None
    # In the order of the file a record comes after all that it names.
    for each in records:
        if each["type"] in _PASSES_ON - {"document"}:
            names = {name for name in named_in(each) if name != each["id"]}
            if names & {found for _, found in gone}:
                gone.add((each["type"], each["id"]))
    left = [each for each in records if (each["type"], each.get("id")) not in gone]
    return [*_reviews([*_steps(left, gone)], {found for _, found in gone})]


def _steps(records: list[Record], gone: set[tuple[str, str]]) -> Iterator[Record]:
    emptied: list[Record] = []
    kept: list[Record] = []
    for each in records:
        if each["type"] != "step":
            yield each
            continue
        had = each["changes"]
        each["changes"] = [
            change for change in had if (change["after"]["type"], change["after"]["id"]) not in gone
        ]
        if len(each["changes"]) < len(had):
            each["title"] = TOLD
        (kept if each["changes"] or not had else emptied).append(each)
    while spoken_of := [e for e in emptied if any(k["target"] == e["id"] for k in kept)]:
        kept += spoken_of
        emptied = [each for each in emptied if each not in spoken_of]
    for each in kept:
        for image in (image for change in each["changes"] for image in change.values() if image):
            if ("document", image.get("supersedes")) in gone:
                image["supersedes"] = None
    yield from sorted(kept, key=lambda each: int(each["seq"]))


def _reviews(records: list[Record], gone: set[str]) -> Iterator[Record]:
    places: dict[tuple[str, int], int] = {}
    sizes: dict[str, int] = {}
    lost: set[str] = set()
    judged: set[tuple[str, int]] = set()
    for each in records:
        if each["type"] == "item":
            sizes.setdefault(each["batch"], 0)
            if not gone & {*named_in(each)}:
                sizes[each["batch"]] += 1
                places[each["batch"], each["place"]] = sizes[each["batch"]]
    for each in records:
        match each["type"]:
            case "batch":
                if not sizes[each["id"]]:
                    continue
                each["frame"] -= each["size"] - sizes[each["id"]]
                each["size"] = sizes[each["id"]]
            case "item" | "reveal" | "verdict":
                place = places.get((each["batch"], each["place"]))
                if place is None or (lost | gone) & {*named_in(each)}:
                    lost.add(each.get("id", ""))
                    continue
                if each["type"] == "verdict":
                    judged.add((each["batch"], place))
                if each["type"] == "reveal" and (each["batch"], place) not in judged:
                    continue
                each["place"] = place
            case "objection":
                if each["verdict"] in lost:
                    continue
            case "signoff":
                if not sizes[each["batch"]]:
                    continue
        yield each


@given(st.data())
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_has_nothing_to_do_with_the_article_stays_as_it_was(data: st.DataObject) -> None:
    with folder() as here:
        path = here / "annotations.db"
        with new_store(path) as store:
            data.draw(worked_on(store, here))
            data.draw(reviewed(store))
            document = data.draw(st.sampled_from(store.documents()))
            before = parsed(exported(store, history=True))
            everything = exported(store)
        plan = plan_purge(path, document.id)
        carry_out(plan)
        with Store.open(path) as store:
            after = parsed(exported(store, history=True))
            left = exported(store)
            report = take(store, here / "everything.jsonl", everything)
            assert report.refused == []
            assert exported(store) == left
        assert after == without(before, {each.id for each in plan.documents})
        assert report.tally.left_out[LEFT_OUT] == len(plan.documents)
        assert not report.tally.taken
        assert examine(path).findings == ()
