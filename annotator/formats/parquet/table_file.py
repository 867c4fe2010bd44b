"""One Parquet file while it grows."""

from types import ModuleType
from typing import Any, BinaryIO

from annotator.domain.errors import AnnotatorError
from annotator.formats.parquet.tables import Row, Table


class TableFile:
    """Writes rows as they come, a row group at a time."""

    def __init__(self, table: Table, stream: BinaryIO) -> None:
        """`stream` stays open.

        Raises:
            AnnotatorError: there is no pyarrow.
        """
        self._arrow, parquet = _pyarrow()
        self._table = table
        self._schema = self._arrow.schema(
            [(name, self._arrow.type_for_alias(kind)) for name, kind in table.all_columns.items()]
        )
        self._writer = parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def add(self, row: Row) -> None:
        """Write a row, or hold it until a row group is full."""
        self._waiting.append(row)
        if len(self._waiting) >= self._table.at_once:
            self._flush()

    def finish(self) -> None:
        """Write what waits, and the end of the file."""
        if self._waiting:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        group: Any = self._arrow.Table.from_pylist(self._waiting, schema=self._schema)
        self._writer.write_table(group, row_group_size=len(self._waiting))
        self._waiting.clear()


def _pyarrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise AnnotatorError(
            "Tables are written by pyarrow, which is not installed.",
            "pip install 'annotator[parquet]' brings it.",
        ) from error
    return pyarrow, pyarrow.parquet
