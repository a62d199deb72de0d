"""The least that Textual can do about a key or a resize: draw every line of the screen anew."""

from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget


class BareLines(Widget, can_focus=True):
    DEFAULT_CSS = "BareLines { height: 1fr; width: 1fr; }"
    _keys = 0

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"{self._keys} of bare lines, {y}".ljust(self.size.width, "."))])

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self._keys += 1
        self.refresh()


class BareLinesApp(App[None]):
    def compose(self) -> ComposeResult:
        yield BareLines()


if __name__ == "__main__":
    BareLinesApp().run()
