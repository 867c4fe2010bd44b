"""The screens of one browser tab, which speak to the server of `annotator serve` through pipes."""

from contextlib import suppress

from textual.drivers import web_driver

from annotator.tui.app import AnnotatorApp
from annotator.tui.textual_compat import guard_pastes

guard_pastes(web_driver)


class BrowserDriver(web_driver.WebDriver):
    """Leaves as a person does when the tab is closed, and when the server is gone."""

    def run_input_thread(self) -> None:
        """Hand on what comes from the page until there is nothing more to come."""
        super().run_input_thread()
        self._leave()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Do what the server says."""
        if packet_type == "quit":
            self._leave()
        else:
            super().on_meta(packet_type, payload)

    def write(self, data: str) -> None:
        """Send what the terminal in the page is to draw."""
        with suppress(BrokenPipeError):  # the server is gone
            super().write(data)

    def write_meta(self, data: dict[str, object]) -> None:
        """Tell the server something."""
        with suppress(BrokenPipeError):
            super().write_meta(data)

    def _leave(self) -> None:
        app = self._app
        assert isinstance(app, AnnotatorApp)
        # A loop that is closed has nothing left to end.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(app.call_later, app.end)
