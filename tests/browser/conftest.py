"""A page in a browser, where there is one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.reporting.page.document import document_html
from annotator.session.reporting.page.story import Remark, gather
from tests import sample
from tests.browser.chromium import EXECUTABLE, Page, browsing

Write = Callable[[Path], Path]
"""Writes the page of a database's story `seeds` and says where."""


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    if EXECUTABLE is None:
        pytest.skip("there is no Chromium here: `apt-get install chromium` brings Debian's")
    with browsing(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample layer over the seeds."""
    folder = tmp_path_factory.mktemp("report")
    database = folder / "a.db"
    sample.take_in(database)
    with Desk.open(database) as desk:
        sample.name_outlets(desk)
        sitting = sample.annotate(desk)
        desk.call(lambda store: known_annotator(store, "rita"))
        judged = min(sitting.layer.spans.values(), key=lambda span: span.id)
        remarks = {judged.id: Remark("✗", "wrong label: should be testimony")}
        story = desk.call(lambda store: gather(store, "seeds", "ana", "ana", remarks))
    path = folder / "report.html"
    path.write_text(document_html("seeds", [story]), encoding="utf-8")
    return path
