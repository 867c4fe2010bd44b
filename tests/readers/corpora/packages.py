"""Packages of the ordinary index that ship corpora, and how their files are fetched."""

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from shutil import which

import pytest


@dataclass(frozen=True, slots=True)
class Package:
    """One version of a package."""

    name: str
    version: str
    licence: str
    sha256: str
    is_source: bool
    """Whether it is the source distribution that has the files, else the wheel."""
    folder: str
    """In which they are."""

    @property
    def requirement(self) -> str:
        """As it stands in a file of requirements."""
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


MEDKIT = Package(
    name="medkit-lib",
    version="0.17.0",
    licence="MIT",
    sha256="ae8a256e7f9f4d9e135e2e2e7bc31f7baf7f8ecb05488440d83c5ccb1bd04ec5",
    is_source=True,
    folder="medkit_lib-0.17.0",
)
"""Clinical texts in English and French, made for its tests of brat and doccano."""

ALLENNLP = Package(
    name="allennlp",
    version="0.9.0",
    licence="Apache-2.0",
    sha256="353752e7b78e48c450e27889d80a3000c4a9af34f70ff9091b3031ad01320940",
    is_source=False,
    folder="allennlp/tests/fixtures",
)
"""Files of CoNLL 2012, from its tests of coreference and of semantic roles."""

DOCCANO = Package(
    name="doccano",
    version="1.8.4",
    licence="MIT",
    sha256="19b1ac9c0c78f0d02265cb0086c04a77d1f0c4a850d0d27a7014986d66eb1025",
    is_source=False,
    folder="backend",
)
"""What it shows people as an example of each of its projects, and the files of its tests."""

TRANSFORMER = Package(
    name="doccano-transformer",
    version="1.0.2",
    licence="MIT",
    sha256="fa7bd1652d498f02740de92b939548f884d1d78861c2222ee8a5848f3b08ce75",
    is_source=True,
    folder="doccano-transformer-1.0.2/tests/data",
)
"""doccano's own converter, with exports of version 1.0."""

PACKAGES = (MEDKIT, ALLENNLP, DOCCANO, TRANSFORMER)

SUFFIXES = {".ann", ".txt", ".jsonl", ".gold_conll"}

UNREACHABLE = ("Retrying (", "Could not fetch URL", "Failed to fetch")
"""What pip says, and uv, where there is no index; neither says it of anything else."""


def fetch(folder: Path) -> None:
    """Put the corpora of all packages into a folder, each into one of its own.

    The test is skipped where the index cannot be reached.
    """
    requirements = folder / "requirements.txt"
    requirements.write_text("\n".join(each.requirement for each in PACKAGES))
    sources = ",".join(each.name for each in PACKAGES if each.is_source)
    others = ",".join(each.name for each in PACKAGES if not each.is_source)
    quickly = "--quiet", "--disable-pip-version-check", "--no-cache-dir", "--retries", "1"
    kinds = "--no-deps", "--no-binary", sources, "--only-binary", others
    where = "-r", str(requirements), "-d", str(folder / "all")
    ran = subprocess.run(
        [*_pip(), "download", *quickly, *kinds, *where],
        capture_output=True,
        text=True,
        check=False,
    )
    if any(sign in ran.stdout + ran.stderr for sign in UNREACHABLE) and ran.returncode:
        pytest.skip("The package index cannot be reached.")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for archive in (folder / "all").iterdir():
        for package in PACKAGES:
            if archive.name.replace("_", "-").startswith(f"{package.name}-{package.version}"):
                _unpack(archive, package, folder / package.name)


def _pip() -> list[str]:
    """pip of this environment, or the one that uv can run: uv makes environments without it."""
    if find_spec("pip") is not None:
        return [sys.executable, "-m", "pip"]
    if which("uv") is None:
        pytest.skip("There is no pip to fetch packages with.")
    return ["uv", "tool", "run", "pip"]


def _unpack(archive: Path, package: Package, folder: Path) -> None:
    for name, content in _files(archive):
        path = PurePosixPath(name)
        if path.suffix in SUFFIXES and path.is_relative_to(package.folder):
            target = folder / path.relative_to(package.folder)
            assert ".." not in target.parts
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _files(archive: Path) -> Iterator[tuple[str, bytes]]:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            for name in wheel.namelist():
                yield name, wheel.read(name)
        return
    with tarfile.open(archive) as source:
        for member in source:
            if (held := source.extractfile(member)) is not None:
                yield member.name, held.read()
