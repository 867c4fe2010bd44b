"""A screen that closes itself and nothing else."""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class ClosedOnce(Screen[ScreenResultType]):
    """Textual takes away the topmost screen, whichever is dismissed.

    A second click that was on its way to a screen when the first one closed it would close the
    board below.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen; nothing happens where another one is shown."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
