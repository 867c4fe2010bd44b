"""Somebody who types what they read into a shell."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

from annotator.__main__ import main
from tests.installed import ROOT, environment

SHELL = re.compile(r"[$`*?~<>|&;(){}\\]")
"""What a shell does more with than to take words apart."""


class Typist:
    """Somebody who types what they read, line by line, in one shell."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._environment = environment(home)

    def type(self, line: str) -> None:
        """Type a line; it must end well and write the file that it names."""
        words = shlex.split(line, comments=True)
        match words:
            case []:
                return
            case ["export", setting]:
                name, _, value = setting.partition("=")
                os.environ[name] = value
            case ["unset", name]:
                del os.environ[name]
            case ["make", *targets]:
                self._make(targets)
            case ["annotator", *arguments] if not SHELL.search(line.partition(" # ")[0]):
                assert main(arguments) == 0, line
            case _:
                self._shell(line)
        if "-o" in words:
            assert (self.home / words[words.index("-o") + 1]).exists(), line

    def _make(self, targets: list[str]) -> None:
        """What make would run, without the screens: there is no terminal here."""
        inherited = {name: value for name, value in os.environ.items() if "MAKE" not in name}
        shown = subprocess.run(
            ["make", "--dry-run", f"VENV={self.home}/venv", *targets],
            cwd=ROOT,
            env=inherited,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        program = shown.splitlines()[-1].partition(" -m annotator")
        assert program[1], shown
        if arguments := shlex.split(program[2]):
            assert main(arguments) == 0, shown
        else:
            # The first run takes the seeds in before it opens them.
            assert main(["import", "seeds"]) == 0

    def _shell(self, line: str) -> None:
        shell = shutil.which("bash") or "sh"
        done = subprocess.run(
            [shell, "-e", "-c", line],
            env=self._environment | {"ANNOTATOR_NAME": "Ana"},
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, ""), line
