"""Parquet tables as one of the formats."""

from annotator.formats.format import Format
from annotator.formats.parquet.table_file import TableFile
from annotator.formats.parquet.tables import TABLES
from annotator.formats.training.account import Account
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.output import Output, data_file

SUFFIX = ".parquet"


def train(data: TrainingData, output: Output, _: WritingOptions, account: Account) -> None:
    """Write every row of the truth, a folder of tables for each split."""
    files: dict[str, TableFile] = {}
    for bundle in data.bundles():
        for table in TABLES:
            name = data_file(bundle.split, f"/{table.name}{SUFFIX}")
            if name not in files:
                files[name] = TableFile(table, output.file(name))
            home = {"split": bundle.split, "layer": bundle.layer}
            number = 0
            for row in table.rows(bundle, data.text):
                files[name].add(home | {**row})
                number += 1
            account.wrote(name, table.what, number)
    for file in files.values():
        file.finish()


FORMAT = Format(
    "parquet",
    "data frames and databases, as tables of documents, spans, links, absences and refusals",
    offsets="code points",
    loses="reviews, decisions and history",
    train=train,
    takes=("empty",),
    suffix=SUFFIX,
    is_folder=True,
)
