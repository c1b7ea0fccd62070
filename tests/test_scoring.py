"""Forecasts of a running twin: kept, scored when their time comes, remembered over restarts."""

from datetime import timedelta
from functools import partial
from typing import Any

import numpy as np
import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.requests import Bands, ChannelForecast, Prediction, PredictRequest
from custom_components.digital_twin.core.twin import Learned, Trust
from custom_components.digital_twin.store import queries

from .common import add_entity, async_add_entry, async_add_home, complaints, twin_entry

METER = "sensor.meter"
UNIT = {"unit_of_measurement": "lx"}


class Oracle:
    """A worker whose forecasts are known: now plus a drift per hour, with bands of a width."""

    def __init__(self) -> None:
        self.drift = 0.0
        self.width = 1.0
        self.asked: list[PredictRequest] = []

    async def run(self, job: str, request: PredictRequest, **_limits: float) -> Any:
        if job == "look_ahead":
            return ()
        if job != "predict":
            return Learned(kind="sensor", structure="prior")
        self.asked.append(request)
        times = request.step * np.arange(1, round(request.horizon / request.step) + 1)
        forecasts = []
        for key in request.channels or tuple(request.twin.values):
            now = request.twin.values[key]
            if isinstance(now, bool):
                on = np.full(len(times), 0.8)
                forecasts.append(
                    ChannelForecast(channel=key, times=times, value=on, probability={"on": on, "off": 1 - on})
                )
                continue
            value = float(now) + self.drift * times / 3600
            low, high = value - self.width, value + self.width
            bands = Bands(low, high, low, high, low, high)
            forecasts.append(ChannelForecast(channel=key, times=times, value=value, bands=bands))
        return Prediction(
            twin_id=request.twin.spec.twin_id,
            start=request.start,
            method="oracle",
            channels=tuple(forecasts),
            confidence=None,
            trust=Trust.OBSERVING,
        )


@pytest.fixture
def oracle(monkeypatch: pytest.MonkeyPatch) -> Oracle:
    """Put forecasts that are known in the place of the worker's."""
    oracle = Oracle()
    monkeypatch.setattr(
        "custom_components.digital_twin.worker.client.Worker.run",
        oracle.run,
    )
    return oracle


@pytest.fixture(autouse=True)
def midday(freezer: FrozenDateTimeFactory) -> None:
    """Begin at a whole second, so that moments can be named."""
    freezer.move_to(dt_util.utcnow().replace(microsecond=0))


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, minutes: int, value: Any = None) -> None:
    """Let time pass in steps of five minutes; value is called with the minute for what the meter then says."""
    for minute in range(5, minutes + 5, 5):
        freezer.tick(timedelta(minutes=5))
        if value is not None:
            hass.states.async_set(METER, str(value(minute)), UNIT)
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=True)


async def add_meter(hass: HomeAssistant, state: str = "100") -> MockConfigEntry:
    await async_add_home(hass)
    meter = add_entity(hass, METER, state=state, attributes=UNIT)
    return await async_add_entry(hass, twin_entry("sensor", meter.id, name="Meter"))


async def test_forecasts_are_scored_against_what_came_and_against_persistence(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle
) -> None:
    oracle.drift, oracle.width = 10.0, 3.0
    twin: TwinCoordinator = (await add_meter(hass)).runtime_data
    assert twin.scores == {}
    await pass_time(hass, freezer, 180, lambda minute: 100 + 12 * minute / 60)
    scores = twin.scores
    assert set(scores) == {300, 900, 1800, 3600}
    hour = scores[3600]
    assert hour.n > 10
    # Each forecast rises by 10 an hour, the meter by 12, and a value is up to one interval old when it is forecast.
    assert hour.error == pytest.approx(2.0, abs=1.1)
    assert hour.rmse_persistence == pytest.approx(12.0, abs=1.1)
    assert hour.skill == pytest.approx(1 - hour.rmse / hour.rmse_persistence)  # type: ignore[operator]  # both are set
    assert hour.skill is not None
    assert hour.skill > 0.7
    assert hour.coverage == 1.0


async def test_bands_that_break_take_trust_away(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle
) -> None:
    oracle.width = 0.1
    twin: TwinCoordinator = (await add_meter(hass)).runtime_data
    twin.async_learned(Learned(kind="sensor", structure="persistence", days=9.0, trust=Trust.TRUSTED))
    await pass_time(hass, freezer, 120, lambda minute: 100 + minute)
    assert twin.trust is Trust.TRUSTED, "too few forecasts to judge by"
    await pass_time(hass, freezer, 600, lambda minute: 300 + minute)
    assert twin.scores[3600].coverage == pytest.approx(0.0)
    assert twin.trust is Trust.OBSERVING
    learned = twin.snapshot().learned
    assert learned is not None
    assert learned.trust is Trust.OBSERVING, "checks and scenarios must know"


async def test_what_came_due_while_the_device_was_silent_is_not_scored(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle
) -> None:
    twin: TwinCoordinator = (await add_meter(hass)).runtime_data
    await pass_time(hass, freezer, 10, lambda _minute: 100)
    before = {horizon: score.n for horizon, score in twin.scores.items()}
    hass.states.async_set(METER, "unavailable")
    await pass_time(hass, freezer, 120)
    assert {horizon: score.n for horizon, score in twin.scores.items()} == before


async def test_a_forecast_is_asked_for_with_what_a_silent_device_said_last_and_until_when(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle
) -> None:
    twin: TwinCoordinator = (await add_meter(hass)).runtime_data
    await twin.forecaster.async_predict()
    assert oracle.asked[-1].lost == {}
    fell_silent = dt_util.utcnow().timestamp()
    hass.states.async_set(METER, "unavailable")
    await pass_time(hass, freezer, 60)
    await twin.forecaster.async_predict()
    assert oracle.asked[-1].lost == {"value": (100.0, pytest.approx(fell_silent, abs=1.0))}


async def test_a_device_that_is_back_is_foretold_at_once(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle
) -> None:
    twin: TwinCoordinator = (await add_meter(hass)).runtime_data
    await pass_time(hass, freezer, 5)
    assert twin.forecaster.prediction is not None
    hass.states.async_set(METER, "unavailable")
    await pass_time(hass, freezer, 10)
    assert twin.forecaster.prediction is None
    freezer.tick(timedelta(seconds=20))
    hass.states.async_set(METER, "100", UNIT)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert twin.forecaster.prediction is not None
    asked = len(oracle.asked)
    hass.states.async_set(METER, "101", UNIT)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(oracle.asked) == asked, "once"


async def test_a_device_that_speaks_again_before_its_forecast_is_looked_at_was_silent_all_the_same(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle
) -> None:
    """What it said before it fell silent is not what it would have said when the forecast came due."""
    twin: TwinCoordinator = (await add_meter(hass)).runtime_data
    await pass_time(hass, freezer, 10, lambda _minute: 100)
    before = {horizon: score.n for horizon, score in twin.scores.items()}
    await twin.forecaster.async_predict(horizon=300.0, step=300.0)
    freezer.tick(timedelta(minutes=4))
    hass.states.async_set(METER, "unavailable")
    freezer.tick(timedelta(minutes=7))
    hass.states.async_set(METER, "140", UNIT)
    await hass.async_block_till_done()
    twin.scoring.async_settle()
    assert {horizon: score.n for horizon, score in twin.scores.items()} == before
    await pass_time(hass, freezer, 60, lambda _minute: 140)
    assert twin.scores[300].n > before.get(300, 0), "from then on they count again"


async def test_scores_and_waiting_forecasts_survive_a_restart(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle, hass_storage: dict[str, Any]
) -> None:
    entry = await add_meter(hass)
    await pass_time(hass, freezer, 90, lambda _minute: 100)
    before = entry.runtime_data.scores
    await hass.config_entries.async_reload(entry.entry_id)
    twin: TwinCoordinator = entry.runtime_data
    assert twin.scores == before
    await pass_time(hass, freezer, 30, lambda _minute: 100)
    assert twin.scores[3600].n > before[3600].n, "forecasts from before the restart are scored after it"
    key = f"{DOMAIN}/{entry.entry_id}.scores"
    assert key in hass_storage
    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert key not in hass_storage


async def test_scores_are_written_while_forecasts_go_on(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle, hass_storage: dict[str, Any]
) -> None:
    entry = await add_meter(hass)
    key = f"{DOMAIN}/{entry.entry_id}.scores"

    async def written_after(minutes: int) -> Any:
        await pass_time(hass, freezer, minutes, lambda _minute: 100)
        return hass_storage[key]["data"]["value"]

    # Nobody says goodbye when the power fails: what is on the disk then is at most a quarter of an hour old.
    first = await written_after(45)
    assert first["pending"]
    later = await written_after(45)
    assert later["tallies"]["300"]["n"] >= first["tallies"]["300"]["n"] + 5
    await entry.runtime_data.scoring.async_save()
    saved = await written_after(45)
    assert saved["tallies"]["300"]["n"] >= later["tallies"]["300"]["n"] + 5


async def test_each_forecast_is_in_the_database_with_what_came_of_it(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle
) -> None:
    entry = await add_meter(hass)
    await pass_time(hass, freezer, 20, lambda minute: 100 + minute)
    database = entry.runtime_data.home.database
    await database.async_flush()
    rows = await database.async_read(partial(queries.forecasts, twin_id=entry.entry_id, limit=100))
    assert {row.horizon for row in rows} == {300, 900, 1800, 3600}
    done = [row for row in rows if row.outcome is not None]
    assert {row.horizon for row in done} == {300, 900}
    for row in done:
        assert row.score == pytest.approx(abs(row.value - (row.outcome or 0.0)))
        assert row.low90 < row.value < row.high90


async def test_unreadable_scores_start_anew(
    hass: HomeAssistant, oracle: Oracle, hass_storage: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    await async_add_home(hass)
    meter = add_entity(hass, METER, state="100", attributes=UNIT)
    entry = twin_entry("sensor", meter.id, name="Meter")
    key = f"{DOMAIN}/{entry.entry_id}.scores"
    hass_storage[key] = {"version": 1, "minor_version": 1, "key": key, "data": {"value": {"pending": 3}}}
    await async_add_entry(hass, entry)
    assert entry.runtime_data.scores == {}
    assert any("scores of past forecasts cannot be read" in line for line in complaints(caplog))


async def test_predictions_served_to_an_action_are_scored_too(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle
) -> None:
    entry = await add_meter(hass)
    twin: TwinCoordinator = entry.runtime_data
    for _ in range(3):
        await hass.services.async_call(
            DOMAIN,
            "predict",
            {"entity_id": METER, "horizon": {"hours": 6}},
            blocking=True,
            return_response=True,
        )
    await pass_time(hass, freezer, 365, lambda _minute: 100)
    assert twin.scores[21_600].n == 1, "asked three times within a minute, it counts once"


async def test_states_are_scored_by_brier(hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle) -> None:
    await async_add_home(hass)
    lamp = add_entity(hass, "light.lamp", state="on")
    twin: TwinCoordinator = (await async_add_entry(hass, twin_entry("light", lamp.id, name="Lamp"))).runtime_data
    await pass_time(hass, freezer, 60)
    assert twin.scores[300].brier == pytest.approx(0.2**2)
    assert twin.scores[300].brier_persistence == 0.0


async def test_a_fallen_score_brings_a_new_fit_before_its_day(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, oracle: Oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits: list[str] = []

    async def learn(_hass: object, _home: object, config: Any, **_wishes: Any) -> Learned:
        fits.append(config.name)
        return Learned(kind="sensor", structure="persistence", days=9.0, learned_at=dt_util.utcnow().timestamp())

    monkeypatch.setattr("custom_components.digital_twin.training.async_learn", learn)
    await hass.config.async_set_time_zone("UTC")
    freezer.move_to(dt_util.utcnow().replace(hour=6, minute=0, second=0))
    oracle.drift = 5.0
    twin: TwinCoordinator = (await add_meter(hass)).runtime_data
    await hass.async_block_till_done(wait_background_tasks=True)
    fits.clear()
    now = dt_util.utcnow().timestamp()
    promised = Learned(kind="sensor", structure="persistence", days=9.0, learned_at=now, error={3600: 1.0})
    twin.async_learned(promised)
    await pass_time(hass, freezer, 300, lambda _minute: 100)
    assert fits == [], "not before six hours after the last fit"
    await pass_time(hass, freezer, 120, lambda _minute: 100)
    assert fits == ["Meter"]
