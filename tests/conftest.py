"""What every unit test shares: this repository's integration and the test home, loadable by a real `hass`."""

import logging
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

# The test plugin ships a package of this name too; importing ours first makes it the one Home Assistant finds.
import custom_components

from .tools.text_guard import TextGuard

TEST_HOME = Path(__file__).parent / "home"

FROZEN = 1e9
"""Seconds that no test lets pass."""

# These run in the environment of the real server; scripts/test starts them there.
collect_ignore = ["server"]

# The test plugin logs every statement, which drowns the report of a failing recorder test.
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)


@pytest.fixture(autouse=True, scope="session")
def _loadable_test_home() -> Iterator[None]:
    """Let Home Assistant find `tests/home` as the custom integration `test_home`."""
    with TemporaryDirectory(prefix="test-home-") as folder:
        (Path(folder) / "test_home").symlink_to(TEST_HOME, target_is_directory=True)
        custom_components.__path__.append(folder)
        yield
        custom_components.__path__.remove(folder)


@pytest.fixture(autouse=True)
def _custom_integrations(request: pytest.FixtureRequest) -> None:
    """Enable custom integrations wherever a test uses `hass`, after the recorder where it uses that too."""
    if "hass" not in request.fixturenames:
        return
    if "recorder_mock" in request.fixturenames:
        request.getfixturevalue("recorder_mock")
    request.getfixturevalue("enable_custom_integrations")


@pytest.fixture(autouse=True)
def _database_of_its_own(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each home its own folder for the database: the test plugin's configuration folder is shared by all tests."""
    if "hass" in request.fixturenames:
        folder: Path = request.getfixturevalue("tmp_path")
        monkeypatch.setattr("custom_components.digital_twin.keeper.default_path", lambda _hass: folder / "twins.db")
        monkeypatch.setattr("custom_components.digital_twin.leftover.default_path", lambda _hass: folder / "twins.db")


@pytest.fixture(autouse=True)
def _flushed_in_one_turn(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Show all marked twins in one turn of the loop: `async_block_till_done` does not wait for the slices after it."""
    if "hass" in request.fixturenames:
        monkeypatch.setattr("custom_components.digital_twin.tracker.FLUSH_SLICE", 60)


@pytest.fixture(autouse=True)
def _jobs_take_none_of_the_frozen_time(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no job come too late, and no process rest, because a test moved the house's time on while they worked."""
    if not {"hass", "freezer"} <= set(request.fixturenames):
        return
    from custom_components.digital_twin.worker.client import Worker  # noqa: PLC0415 -- after the plugin's own patches

    run = Worker.run

    async def patient(
        self: Worker,
        job: str,
        argument: object,
        *,
        timeout: float,  # noqa: ASYNC109 -- the signature of what it stands for
        patience: float | None = None,
        **rest: Any,
    ) -> Any:
        patient = patience and patience + FROZEN
        return await run(self, job, argument, timeout=timeout + FROZEN, patience=patient, **rest)

    monkeypatch.setattr(Worker, "run", patient)
    monkeypatch.setitem(Worker.__init__.__kwdefaults__, "idle", FROZEN)
    monkeypatch.setattr("custom_components.digital_twin.worker.lane.START_TIMEOUT", FROZEN)


@pytest.fixture(autouse=True)
def texts_are_there(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test in whose course the integration asked for a text or an icon that is not there."""
    if "hass" not in request.fixturenames:
        yield
        return
    guard = TextGuard.of_this_integration()
    guard.install(monkeypatch)
    yield
    assert sorted(guard.missing) == []
