"""The least that Textual can show: what any viewer built on it has to pay."""

from textual.app import App, ComposeResult
from textual.widgets import Static

LINE = "a bare app"


class BareApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static(LINE)


if __name__ == "__main__":
    BareApp().run()
