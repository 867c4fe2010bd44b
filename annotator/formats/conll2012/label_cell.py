"""The last column but one: the labels of all spans, also of those that are in no cluster.

A span is called by a number, so that spans may cross, with its label and the cluster it is in:
`(4:statistic:0` at its first word, `4)` at its last; a plain highlight is `(5` or `(5::0`.
"""

import re
from dataclasses import dataclass

_NAME = re.compile(r"([0-9]{1,15})(?::(\w*)(?::([0-9]{1,15}))?)?")


@dataclass(frozen=True, slots=True)
class LabelName:
    """What stands in the column for one span."""

    number: int
    label: str = ""
    """Empty: a plain highlight."""
    cluster: int | None = None

    @classmethod
    def parsed(cls, name: str) -> "LabelName | None":
        """The name of a bracket, or none where it is another program's."""
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        number, label, cluster = found.groups()
        return cls(int(number), label or "", None if cluster is None else int(cluster))

    @property
    def said(self) -> str:
        """What stands behind the number where the span opens."""
        cluster = "" if self.cluster is None else f":{self.cluster}"
        return f":{self.label}{cluster}" if self.label or cluster else ""
