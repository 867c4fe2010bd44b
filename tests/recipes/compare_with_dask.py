"""Compare the articles of a database on a Dask cluster, where one machine takes too long.

    pip install 'annotator[dask]'
    annotator export --format pairs-work -o work.jsonl
    python tests/recipes/compare_with_dask.py work.jsonl candidates
    annotator import --format candidates candidates

Without the address of a scheduler behind it, it starts a cluster on this machine. The workers need
the same version of annotator, and no database.
"""

import sys

import dask.bag
from distributed import Client, LocalCluster

from annotator.session.suggesting.work import score_line

PARTITION = "8MB"
"""Of the work; what comes of it is one file in the folder `candidates`."""


def main(work: str, candidates: str, *scheduler: str) -> None:
    """Compare what is in the file `work`; `scheduler` is the address of a cluster, if any."""
    cluster = scheduler[0] if scheduler else LocalCluster(dashboard_address=None)
    with Client(cluster):
        lines = dask.bag.read_text(work, blocksize=PARTITION)
        lines.map(score_line).to_textfiles(f"{candidates}/*.jsonl")


if __name__ == "__main__":
    main(*sys.argv[1:])
