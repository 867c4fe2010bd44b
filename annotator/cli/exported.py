"""What is said of training data that was written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from annotator.cli.output import counted, narrate
from annotator.formats.training.account import Fate, Remark
from annotator.session.training.manifest import Manifest

MOST_FILES = 8
"""So many files are told one by one."""

_FATES = {Fate.DROPPED: "left out", Fate.CHANGED: "changed", Fate.FLAGGED: "marked"}


def tell_export(manifest: Manifest, folder: Path | None) -> None:
    """Say on standard error what was written and what is not as it is in the database.

    `folder` is where the files are; none: the data went to standard output, and what belongs to
    it nowhere.
    """
    for line in _lines(manifest, folder):
        narrate(line)


def _lines(manifest: Manifest, folder: Path | None) -> Iterator[str]:
    with_records = [each for each in manifest.files if each.records]
    if len(with_records) <= MOST_FILES:
        for file in with_records:
            where = "standard output" if folder is None else folder / file.name
            yield f"written: {where}: {_records(file.records)}"
    else:
        total: Counter[str] = Counter()
        for file in with_records:
            total.update(file.records)
        yield f"written: {folder}: {counted(len(with_records), 'file')}, {_records(total)}"
    yield f"truth: {manifest.truth}"
    yield f"guideline: {manifest.guideline.short_hash}"
    for share in manifest.shares:
        got = f"{counted(share.documents, 'article')}, {counted(share.spans, 'span')}"
        yield f"split: {share.split} {share.got:.0%} of {share.asked:.0%} asked, {got}"
    for remark in manifest.remarks:
        yield _remark(remark)
    if folder is None:
        yield "Provenance and manifest are written where -o names a file."


def _remark(remark: Remark) -> str:
    return f"{_FATES[remark.fate]}: {counted(remark.number, remark.what)}: {remark.why}"


def _records(records: Mapping[str, int]) -> str:
    return ", ".join(counted(number, what) for what, number in records.items())
