"""What an export says of itself."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from annotator import __version__
from annotator.domain.guideline import Guideline, mention
from annotator.domain.label import Label
from annotator.formats.format import Format
from annotator.formats.json_line import escaped
from annotator.formats.training.account import Remark
from annotator.session.training.options import TrainingOptions
from annotator.session.training.scratch import WrittenFile
from annotator.session.training.splitting.splitting import Share


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of an export, how they were made, and what is not in them."""

    format: Format
    consumer: str
    """For whom it was made, such as `spacy`; empty: for nobody in particular."""
    options: TrainingOptions
    truth: str
    annotators: Sequence[str]
    """The names of those whose word it is."""
    guideline: Guideline
    """The one that counts when it is written."""
    labels: Sequence[Label]
    shares: Sequence[Share]
    """Of each split; none where nothing is split."""
    files: Sequence[WrittenFile]
    remarks: Sequence[Remark]
    exported_at: str | None

    def content(self) -> str:
        """The JSON of `manifest.json`, keys in this order, with its last line feed."""
        taken = asdict(self.options.writing)
        values: dict[str, Any] = {
            "tool": f"annotator {__version__}",
            "exported_at": self.exported_at,
            "format": self.format.name,
            "for": self.consumer or None,
            "offset_unit": self.format.offsets or None,
            "loses": self.format.loses or None,
            "truth": self.truth,
            "annotators": list(self.annotators),
            "guideline": mention(self.guideline),
            "seed": self.options.writing.seed,
            "options": {name: taken[name] for name in self.format.takes},
            "labels": [
                {"id": each.id, "name": each.name, "revision": each.revision}
                for each in self.labels
            ],
            "splits": [asdict(each) for each in self.shares],
            "files": [
                {"name": each.name, "bytes": each.size, "sha256": each.sha256, **_counts(each)}
                for each in self.files
            ],
            "not_as_it_is": [
                {"fate": each.fate, "what": each.what, "number": each.number, "why": each.why}
                for each in self.remarks
            ],
        }
        return f"{escaped(json.dumps(values, ensure_ascii=False, indent=2))}\n"


def _counts(file: WrittenFile) -> dict[str, Any]:
    return {"records": file.records} if file.records else {}
