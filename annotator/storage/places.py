"""Small things that are remembered and have no history."""

from collections.abc import Mapping

from annotator.domain.identity import now
from annotator.domain.time_spent import TimeKey
from annotator.storage.connection import Connection
from annotator.storage.times import write_times


class Places(Connection):
    """Where each annotator left off, and what the program remembers of the database."""

    def place(self, annotator: str, story: str = "") -> str | None:
        """What was saved for the annotator in a story, JSON; `""` is for no story in particular."""
        place: str | None = self._value(
            "SELECT place FROM places WHERE annotator_id = ? AND story = ?", (annotator, story)
        )
        return place

    def save_place(
        self,
        annotator: str,
        place: str,
        story: str = "",
        times: Mapping[TimeKey, float] | None = None,
    ) -> None:
        """Remember `place`, JSON, instead of what was saved before, and with it these `times`."""
        with self._writing() as database:
            write_times(database, times or {})
            database.execute(
                "INSERT INTO places (annotator_id, story, place, updated_at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET place = excluded.place, "
                "updated_at = excluded.updated_at",
                (annotator, story, place, now()),
            )

    def last_story(self, annotator: str) -> str | None:
        """The story that the annotator was last in, or none."""
        story: str | None = self._value(
            "SELECT story FROM places WHERE annotator_id = ? AND story <> '' "
            "ORDER BY updated_at DESC LIMIT 1",
            (annotator,),
        )
        return story

    def meta(self, key: str) -> str | None:
        """What the database remembers under a key, or none."""
        value: str | None = self._value("SELECT value FROM meta WHERE key = ?", (key,))
        return value

    def set_meta(self, key: str, value: str) -> None:
        """Remember a value under a key."""
        with self._writing() as database:
            database.execute(
                "INSERT INTO meta (key, value) VALUES (?, ?) "
                "ON CONFLICT DO UPDATE SET value = excluded.value",
                (key, value),
            )
