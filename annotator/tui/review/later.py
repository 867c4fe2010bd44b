"""What is done in a quiet moment."""

import asyncio
from collections.abc import Callable


class Later:
    """Does one thing after a while, unless it is told of another before."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._handle: asyncio.TimerHandle | None = None

    def start(self, act: Callable[[], object]) -> None:
        """Do this, and nothing that waits still."""
        self.stop()
        self._handle = asyncio.get_running_loop().call_later(self._seconds, act)

    def stop(self) -> None:
        """Do nothing any more."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
