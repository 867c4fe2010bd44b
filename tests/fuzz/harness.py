"""Offers files that a coverage-guided fuzzer makes.

Called as `python -m tests.fuzz.harness COUNT SEED FOLDER`; they are made from those in the folder
`files` of the folder. It ends with the first that fails. What was loaded before the fuzzer is not
seen by it.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["annotator.formats", "annotator.session.intake", "annotator.text"]
):
    from tests.fuzz.guided import FILES, offered
    from tests.fuzz.taking import taking

LONGEST = 4096
"""Bytes of a file: an article of a few sentences as the largest format writes it."""

SLOWEST = 20
"""Seconds that one file may take."""

WORDS = (
    "document",
    "annotator",
    "equivalent",
    "\\xef\\xbb\\xbf",
    "\\xff\\xfe",
    "\\x0d\\x0a",
    "\\\\ud800",
)
"""What the fuzzer would have to guess letter by letter; the rest it finds in the files."""


def fuzz(count: int, seed: int, folder: Path) -> None:
    """Offer so many files; the one that breaks it is left in the folder, as `crash-…`."""
    dictionary = folder / "words"
    dictionary.write_text("".join(f'"{word}"\n' for word in WORDS))
    options = {"runs": count, "seed": seed, "max_len": LONGEST, "timeout": SLOWEST}
    words = [f"-{name}={value}" for name, value in options.items()]
    words += [f"-dict={dictionary}", f"-artifact_prefix={folder}/", str(folder / FILES)]
    with taking() as taken:

        def offer(data: bytes) -> None:
            taken.offer(offered(data))

        atheris.Setup([sys.argv[0], *words], offer)
        atheris.Fuzz()


if __name__ == "__main__":
    fuzz(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
