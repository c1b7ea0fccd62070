"""Home Assistant's own automation behaviours: the rehearsal gives exactly the runs and times of the real engine."""

from pathlib import Path

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant

from .cases import CASES
from .engine import Case, Threads, async_drive, async_rehearse, async_request, async_set_home_up
from .warm import WarmProcess


@pytest.fixture
def expected_lingering_timers() -> bool:
    """Allow the timers of automations that still wait when a case is over."""
    return True


def test_the_corpus_is_large_enough_and_every_case_has_its_own_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_rehearsal_runs_as_the_engine_does(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    warm: WarmProcess,
    case: Case,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if case.blueprints:
        hass.config.config_dir = str(tmp_path)
        for name, text in case.blueprints.items():
            path = tmp_path / "blueprints" / "automation" / name
            path.parent.mkdir(parents=True)
            path.write_text(text)
    Threads.watch(hass.loop, monkeypatch)
    start = await async_set_home_up(hass, case, freezer)
    request = await async_request(hass, case, start)
    real = await async_drive(hass, case, start, freezer)
    rehearsed, report = await async_rehearse(warm, request)
    assert report["unavailable"] == {}
    assert report["failed"] == []
    assert real
    ran = {what.split()[1] for _, what, _ in real if what.startswith("run ")}
    assert not case.all_run or ran == {f"case_{index}" for index in range(len(case.automations))}

    assert rehearsed == real
