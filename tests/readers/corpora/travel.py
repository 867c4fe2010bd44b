"""A corpus there and back, with the commands that people use."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotator.storage.store import Store
from tests.cli.conftest import Run
from tests.session.test_import_returns import Returned, held


@dataclass(frozen=True, slots=True)
class Journey:
    """What was in two databases: where the corpus came in, and where its export did."""

    came: Returned
    back: Returned
    told: set[str]
    """What the first import said."""
    manifest: dict[str, Any]
    """Of the export."""

    @property
    def losses(self) -> dict[str, int]:
        """What the export says that it left out or changed, and how often."""
        return {
            f"{each['fate']} {each['what']}: {each['why']}": each["number"]
            for each in self.manifest["not_as_it_is"]
        }


Travel = Callable[..., Journey]


def travel(run: Run, here: Path, format_name: str, *paths: Path) -> Journey:
    """Import files, export all layers in a format, and import the export elsewhere.

    Both imports tell the format by what the files hold.
    """
    came = run("import", *map(str, paths), "--db", "came.db")
    assert came.status == 0, came.err
    (here / "out").mkdir()
    words = "--format", format_name, "--truth", "all-layers", "-o", "out"
    left = run("export", *words, "--db", "came.db")
    assert left.status == 0, left.err
    back = run("import", "out", "--db", "back.db")
    assert back.status == 0, back.err
    return Journey(
        came=_marked(database(here / "came.db")),
        back=database(here / "back.db"),
        told=set(came.err.splitlines()),
        manifest=json.loads((here / "out" / "manifest.json").read_text(encoding="utf-8")),
    )


def database(path: Path) -> Returned:
    """What is in a database."""
    with Store.open(path) as store:
        return held(store)


def _marked(found: Returned) -> Returned:
    """Without the articles that have no spans, which leave where they are asked for."""
    keys = {key for key, *_ in found.spans}
    return replace(found, texts={key: text for key, text in found.texts.items() if key in keys})
