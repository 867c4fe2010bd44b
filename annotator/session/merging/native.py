"""What a native file holds, row for row."""

from pathlib import Path

from annotator.domain.merging.holdings import Holdings
from annotator.formats.native.exact import read_exactly
from annotator.session.intake.opening import opened


def holdings_of_file(path: Path) -> Holdings:
    """All that a native file holds.

    Raises:
        UnusableInput: it is not there, is no native JSONL, or not as this program wrote it.
    """
    return read_exactly(opened(path))
