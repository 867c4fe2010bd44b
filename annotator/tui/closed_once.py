"""A screen that closes itself and nothing else."""

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class ClosedOnce(Screen[ScreenResultType]):
    """Textual takes away the topmost screen, whichever is dismissed.

    A second click that was on its way to a screen when the first one closed it would close the
    board below.
    """

    holds_keys = False
    """Whether keys and clicks wait: what was chosen here has yet to be done."""

    def take_key(self, event: events.Key) -> bool:
        """Do at once what a key means; False leaves it to the focused widget."""
        return False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen; nothing happens where another one is shown."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
