"""Looking out for what other programs commit to the batch in hand."""

from collections.abc import Callable
from concurrent.futures import Future

from annotator.session.desk import Desk
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.sheet import News
from annotator.tui.answers import when_done


class Following:
    """Asks the desk from time to time, and never waits for its answer."""

    def __init__(self, desk: Desk, audit: Audit, absorb: Callable[[News], None]) -> None:
        """`absorb` is told what is new, in the thread of the screens."""
        self._desk = desk
        self._audit = audit
        self._absorb = absorb
        self._version: int | None = None
        self._asked: Future[News | None] | None = None

    def look(self) -> None:
        """Ask whether there is anything new, unless the last question is still open."""
        if self._asked is None or self._asked.done():
            self._asked = self._desk.submit(
                lambda store: self._fetch(store.data_version(), lambda: self._audit.fetch(store))
            )
            when_done(self._asked, self._tell)

    def _fetch(self, version: int, fetch: Callable[[], News]) -> News | None:
        """In the thread of the database: read what is new, where something was committed."""
        if version == self._version:
            return None
        news = fetch()
        self._version = version
        return news

    def _tell(self, asked: "Future[News | None]") -> None:
        if asked.exception() is None and (news := asked.result()) is not None:
            self._absorb(news)
