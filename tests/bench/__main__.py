"""Print how fast the program is on this machine: `make bench`, or with ARGS="--help"."""

import argparse
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.bench import corpora, exports, imports
from tests.bench.actions import ACTIONS, SMALL, Action, Case
from tests.bench.corpora import Corpus
from tests.bench.measuring import NothingHappened, measure, measure_starts
from tests.bench.report import Row, action_row, growth_row, heading, line, start_rows
from tests.pty.terminal import NotShown


class Bench:
    """One run; databases are made when they are first needed."""

    def __init__(self, folder: Path, repeats: int) -> None:
        self._folder = folder
        self._repeats = repeats
        self.failures = 0
        """Rows that could not be measured."""
        self.database = cache(self._database)

    def _database(self, corpus: Corpus) -> Path:
        print(f"making “{corpus.name}”", file=sys.stderr)
        return corpus.database(self._folder)

    def starts(self) -> None:
        """First paint and memory."""
        database = self.database(corpora.SEEDS_BARE)
        found = measure_starts(database, SMALL, max(5, self._repeats // 2))
        for row in start_rows(corpora.SEEDS_BARE.name, SMALL, found):
            show(row)

    def action(self, action: Action) -> None:
        """An action on each of its corpora, and how it grows."""
        rows: dict[Corpus, Row] = {}
        for case in action.cases:
            try:
                rows[case.corpus] = row = self._row(action, case)
            except (NotShown, NothingHappened) as failure:
                print(f"{action.name}, {case.corpus.name}: {failure}", file=sys.stderr)
                self.failures += 1
            else:
                show(row)
        if corpora.LONG in rows and corpora.LONGEST in rows:
            show(growth_row(rows[corpora.LONG], rows[corpora.LONGEST]))

    def exports(self, articles: int) -> None:
        """Exports beside a plain script, and what memory they take."""
        print(f"making {articles:,} annotated articles", file=sys.stderr)
        print(f"\n{exports.heading()}", flush=True)
        for export in exports.measured(self._folder, articles, max(3, self._repeats // 7)):
            print(line(export.cells()), flush=True)

    def imports(self) -> None:
        """The import of a large corpus."""
        print(f"\n{imports.heading()}", flush=True)
        for each in imports.measured(self._folder, max(3, self._repeats // 7)):
            print(line(each.cells()), flush=True)

    def _row(self, action: Action, case: Case) -> Row:
        database = self.database(case.corpus)
        return action_row(action, case, measure(action, case, database, self._repeats))


def show(row: Row) -> None:
    """Print a line at once: a run takes minutes."""
    print(line(row.cells()), flush=True)


def main() -> int:
    """Measure what the command line asks for; 1 when a row could not be."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--repeats", type=int, default=20, help="of each action (default 20)")
    parser.add_argument("--only", default="", help="the actions with this in their name")
    parser.add_argument(
        "--articles", type=int, default=exports.ARTICLES, help="to export (default 10,000)"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked.repeats)
        print(heading(), flush=True)
        if asked.only in "first paint, resident memory":
            bench.starts()
        for action in ACTIONS:
            if asked.only in action.name:
                bench.action(action)
        if asked.only in "export":
            bench.exports(asked.articles)
        if asked.only in "import":
            bench.imports()
        return 1 if bench.failures else 0


if __name__ == "__main__":
    sys.exit(main())
