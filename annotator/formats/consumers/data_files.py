"""Which files of an export are loaded, as which split of which configuration."""

from dataclasses import dataclass

from annotator.formats.consumers.exported import Exported
from annotator.formats.training.names import file_name
from annotator.formats.training.origin import PROVENANCE
from annotator.formats.training.output import DATA

ONLY = "default"
"""The configuration where there is but one."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file with examples in it."""

    name: str
    configuration: str
    split: str


def data_files(export: Exported) -> list[DataFile]:
    """What is loaded: by configuration, in the order of the labels, then train first.

    Files of one split are of several configurations where their names say more than the split:
    `train.testimony.jsonl`. Without splits all is `train`, as everywhere on the Hub.
    """
    place = {file_name(label.id): number for number, label in enumerate(export.labels)}
    suffix = export.format.suffix
    split_of = {share.split: share.split for share in export.shares} or {DATA: "train"}
    found = [
        DataFile(file.name, _configuration(file.name, begin, suffix), split)
        for begin, split in split_of.items()
        for file in export.files
        if file.name.startswith((f"{begin}.", f"{begin}/"))
        and file.name.endswith(suffix)
        and not file.name.endswith(PROVENANCE)
    ]
    return sorted(found, key=lambda file: (place.get(file.configuration, -1), file.configuration))


def _configuration(name: str, begin: str, suffix: str) -> str:
    return name.removeprefix(begin).removesuffix(suffix).strip("./").replace("/", "-") or ONLY
