"""Settings of all tests."""

import gc
import os

import pytest
from hypothesis import settings

# No test is timed: a slow machine must not fail one.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _without_what_the_reader_has_kept(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session", autouse=True)
def _without_the_desktop_of_the_reader() -> None:
    """Its clipboard and its browser are theirs."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "SSH_TTY", "SSH_CONNECTION"):
        os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def _nothing_is_frozen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What each viewer freezes would stay in memory for all tests that follow: they took twice as long."""
    if request.module.__name__ != "tests.test_collector":
        monkeypatch.setattr(gc, "freeze", lambda: None)
