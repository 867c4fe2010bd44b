"""The SQLite driver in use: `pysqlite3` where it is installed, else the standard library's.

It is the choice of sqlite-utils, made the same way: each driver has exception classes of its own,
so nothing else imports one. It is made here because sqlite-utils takes as long to import as half
of Textual, and reading needs the driver only.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        sqlite3 = importlib.import_module("pysqlite3")
    except ImportError:
        import sqlite3

__all__ = ["sqlite3"]
