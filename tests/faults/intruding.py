"""Code that is in a program from its first moment on, to watch it or to break it.

Python imports a module `sitecustomize` from its path before anything else, in every process that
the program starts too.
"""

import os
from pathlib import Path

_ROOT = Path(__file__).parents[2]

_WATCHING = """
import os, sys

def hear(event, arguments):
    is_inet = event == "socket.__new__" and arguments[1] in (2, 10)
    if is_inet or event in EVENTS:
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(f"{event} {sys.argv}\\n")

sys.addaudithook(hear)
"""

_EVENTS = (
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.sethostname",
    "urllib.Request",
    "http.client.connect",
    "ftplib.connect",
    "smtplib.connect",
    "webbrowser.open",
)
"""What Python tells of that leads to another machine, besides sockets of the internet."""

_BREAKING = """
import importlib.util, sys
from importlib.abc import MetaPathFinder

class Breaker(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != MODULE:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def load_broken(module):
            load(module)
            *owners, last = WHERE.split(".")
            for each in owners:
                module = getattr(module, each)
            assert hasattr(module, last)

            def broken(*given, **named):
                raise RuntimeError(f"it was about {given} {named} {TEXT}")

            setattr(module, last, broken)

        spec.loader.exec_module = load_broken
        return spec

sys.meta_path.insert(0, Breaker())
"""


def watched(folder: Path, log: Path) -> dict[str, str]:
    """The environment of a program that notes in `log` every way that it takes to a network."""
    return _environment(folder, f"LOG, EVENTS = {str(log)!r}, {_EVENTS!r}\n{_WATCHING}")


def broken(folder: Path, where: str, text: str) -> dict[str, str]:
    """The environment of a program in which a function, `module:name`, fails.

    It fails with a message that has `text` and all that the function was called with.
    """
    module, _, name = where.partition(":")
    given = f"MODULE, WHERE, TEXT = {module!r}, {name!r}, {text!r}\n"
    return _environment(folder, given + _BREAKING)


def _environment(folder: Path, code: str) -> dict[str, str]:
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8", newline="\n")
    return {"PYTHONPATH": os.pathsep.join((str(folder), str(_ROOT)))}
