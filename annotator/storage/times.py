"""How long annotators were at work on each article, while keys came."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from annotator.domain.time_spent import TimeKey
from annotator.storage.connection import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database


TIMES = (
    "SELECT annotator_id, document_id, sitting, seconds FROM times "
    "ORDER BY annotator_id, document_id, sitting"
)


class Times(Connection):
    """The seconds of each sitting with each document."""

    def times(self) -> dict[TimeKey, float]:
        """All of them, by annotator, document and sitting."""
        return times_of(self._rows(TIMES))

    def save_times(self, times: Mapping[TimeKey, float]) -> None:
        """Remember how many seconds there are of each by now; never less than before.

        Raises:
            NotSaved: the file cannot take it now.
            Refused: a document or an annotator is not known.
        """
        with self._writing() as database:
            write_times(database, times)


def times_of(rows: Iterable[tuple[str, str, str, float]]) -> dict[TimeKey, float]:
    """The seconds in the rows that `TIMES` gives."""
    return {TimeKey(*key): seconds for *key, seconds in rows}


def write_times(database: "Database", times: Mapping[TimeKey, float]) -> None:
    """The same inside the caller's transaction."""
    for key, seconds in times.items():
        known = database.execute(
            "UPDATE times SET seconds = max(seconds, ?) "
            "WHERE annotator_id = ? AND document_id = ? AND sitting = ?",
            (seconds, *key),
        )
        if not known.rowcount:
            database.execute(
                "INSERT INTO times (annotator_id, document_id, sitting, seconds) "
                "VALUES (?, ?, ?, ?)",
                (*key, seconds),
            )
