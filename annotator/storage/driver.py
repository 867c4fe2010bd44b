"""The SQLite driver in use: `pysqlite3` where it is installed, else the standard library's.

sqlite-utils chooses; each driver has exception classes of its own, so nothing else imports one.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

__all__ = ["sqlite3"]
