"""Corrections by rule: tried first, recorded, told, judged by their success, undone; and what is never corrected."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import CONF_CORRECTIONS, DOMAIN
from custom_components.digital_twin.core.requests import Bands, ChannelForecast, Prediction, Severity
from custom_components.digital_twin.core.sync.alerts import Alert, Cause, Finding
from custom_components.digital_twin.core.sync.correction import Extent, Rule
from custom_components.digital_twin.core.sync.expectation import Basis
from custom_components.digital_twin.core.twin import Learned, Trust

from ..platforms.physical import Physical, PhysicalClimate, PhysicalSensor
from ..platforms.shadows import async_twin_of
from .common import last, told
from .conftest import Pass

DAY = 86_400.0


def thermometer(value: float = 12.0) -> PhysicalSensor:
    return PhysicalSensor("Cellar", native_value=value, device_class="temperature", native_unit_of_measurement="°C")


async def async_act(hass: HomeAssistant, action: str, **data: Any) -> dict[str, Any]:
    answer = await hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True)
    assert answer is not None
    return dict(answer)


def forecast(
    entry: MockConfigEntry,
    start: float,
    end: float,
    half_width: float = 0.5,
    trust: Trust = Trust.TRUSTED,
    channel: str | None = None,
) -> None:
    """Have the twin expect a straight course of a channel over the next six hours, and nothing else from now on."""
    twin = entry.runtime_data
    twin.forecaster.async_stop()
    twin.assessment.expectations.async_forget_forecasts()
    times = np.arange(300.0, 6 * 3600.0 + 1, 300.0)
    value = start + (end - start) * times / times[-1]
    low, high = value - half_width, value + half_width
    course = ChannelForecast(
        channel=channel or twin.main_channel, times=times, value=value, bands=Bands(low, high, low, high, low, high)
    )
    twin.forecaster.prediction = Prediction(
        twin_id=entry.entry_id,
        start=time.time(),
        method="test",
        channels=(course,),
        confidence=None,
        trust=trust,
    )


async def async_live(sensor: Physical, time_passes: Pass, **course: tuple[float, float]) -> None:
    """Have an attribute go between two values for a while, as a sensor that works does."""
    for index in range(12):
        sensor.show(**{key: values[index % 2] for key, values in course.items()})
        await time_passes(60, 60)


@pytest.fixture
async def shifted(hass: HomeAssistant, freezer: FrozenDateTimeFactory, time_passes: Pass) -> MockConfigEntry:
    """Return a twin whose sensor has shown a constant offset for a day."""
    freezer.move_to("2026-11-21T08:00:00+00:00")
    sensor = thermometer()
    entry = await async_twin_of(hass, sensor)
    await async_act(hass, "set_expected_state", entity_id=sensor.entity_id, value=12, tolerance=4)
    await time_passes(60)
    sensor.show(native_value=13.4)
    await time_passes(DAY - 600, 60)
    assert told(entry, "correction") == []
    await time_passes(1200, 60)
    return entry


async def test_a_small_lasting_shift_becomes_what_is_expected(shifted: MockConfigEntry, time_passes: Pass) -> None:
    assert told(shifted, "divergence", "correction") == ["diverged", "corrected", "over"]
    assessment = shifted.runtime_data.assessment
    assert assessment.expectations.baselines.channels["value"].value == 13.4
    [record] = assessment.corrections.recent
    assert (record.before["baseline"]["value"], record.after["baseline"]["value"]) == (12.0, 13.4)
    assert record.success is None
    await time_passes(DAY + 600, 300)
    assert assessment.corrections.recent[0].success == 1.0
    assert told(shifted, "divergence", "correction") == ["diverged", "corrected", "over"]


async def test_a_correction_is_kept_in_the_database_and_can_be_undone(
    hass: HomeAssistant, shifted: MockConfigEntry, time_passes: Pass
) -> None:
    twin = shifted.runtime_data
    correction_id = last(shifted, "corrected")["correction_id"]
    assert await hass.config_entries.async_reload(shifted.entry_id)
    twin = shifted.runtime_data
    answer = await async_act(hass, "undo_correction", correction=correction_id)
    assert (answer["rule"], answer["entity_id"]) == ("accept_shift", "sensor.cellar")
    assert twin.assessment.expectations.baselines.channels["value"].value == 12.0
    await time_passes(120)
    assert told(shifted, "divergence", "correction")[-2:] == ["correction_undone", "diverged"]
    [record] = twin.assessment.corrections.recent
    assert (record.success, record.undone_at is not None) == (0.0, True)
    for wrong, key in ((correction_id, "correction_undone_before"), ("01NOTHING", "unknown_correction")):
        with pytest.raises(ServiceValidationError) as raised:
            await async_act(hass, "undo_correction", correction=wrong)
        assert raised.value.translation_key == key


async def test_a_rule_that_does_not_help_is_applied_no_more(shifted: MockConfigEntry) -> None:
    corrections = shifted.runtime_data.assessment.corrections
    for _ in range(3):
        assert corrections.record.is_worth_it(Rule.ACCEPT_SHIFT)
        corrections.record.note(Rule.ACCEPT_SHIFT, helped=False)
    assert not corrections.record.is_worth_it(Rule.ACCEPT_SHIFT)


@pytest.mark.parametrize("what", ["switched off", "risky", "wandering", "severe"])
async def test_what_is_not_corrected_without_asking(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, time_passes: Pass, what: str
) -> None:
    freezer.move_to("2026-11-21T08:00:00+00:00")
    sensor = PhysicalClimate("Room", current_temperature=12.0) if what == "risky" else thermometer()
    entry = await async_twin_of(hass, sensor)
    if what == "switched off":
        hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_CORRECTIONS: Extent.NONE.value})
        assert await hass.config_entries.async_reload(entry.entry_id)
    key = "temperature" if what == "risky" else "value"
    await async_act(hass, "set_expected_state", entity_id=sensor.entity_id, value=12, tolerance=4, channel=key)
    off = 15.0 if what == "severe" else 13.4
    attribute = "current_temperature" if what == "risky" else "native_value"
    sensor.show(**{attribute: off})
    for index in range(30):
        await time_passes(3600, 600)
        if what == "wandering":
            sensor.show(**{attribute: off + 0.2 * (index % 4)})
    assert told(entry, "correction") == []
    assert "diverged" in told(entry, "divergence")
    assert entry.runtime_data.assessment.expectations.baselines.channels[key].value == 12.0


async def test_a_sensor_that_stopped_while_the_world_went_on_is_marked_as_stuck_until_it_moves(
    hass: HomeAssistant, time_passes: Pass
) -> None:
    sensor = thermometer(20.0)
    entry = await async_twin_of(hass, sensor)
    forecast(entry, 20.0, 20.0)
    await async_live(sensor, time_passes, native_value=(20.1, 20.0))
    assert told(entry) == []
    forecast(entry, 20.0, 24.0)
    await time_passes(4 * 3600, 60)
    assert told(entry, "divergence", "correction") == ["stuck", "corrected", "over"]
    found = last(entry, "stuck")
    assert (found["actual"], found["meaning"], found["correction"]) == (20.0, "meaning_stuck", "mark_stuck")
    assert found["automatic"] is True
    assert found["score"] < -2
    assessment = entry.runtime_data.assessment
    assert assessment.stuck == {"value"}
    assert assessment.health.parts["freshness"] == 0.0
    sensor.show(native_value=22.9)
    await time_passes(60)
    assert assessment.stuck == set()
    assert assessment.health.parts.get("freshness", 100.0) == 100.0


@pytest.mark.parametrize(
    ("course", "accepted"),
    [
        (lambda _age: 13.4, 13.4),
        (lambda age: 12.5 + 1.8 * (1 - age / 25), None),
        (lambda age: 13.4 if age < 2 else None, None),
    ],
    ids=["steady", "drifting", "hardly known"],
)
async def test_what_lasted_over_a_restart_is_looked_up(
    recorder_mock: Recorder, hass: HomeAssistant, course: Callable[[float], float | None], accepted: float | None
) -> None:
    sensor = thermometer()
    entry = await async_twin_of(hass, sensor)
    await async_act(hass, "set_expected_state", entity_id=sensor.entity_id, value=12, tolerance=4)
    now, celsius = time.time(), {"unit_of_measurement": "°C", "device_class": "temperature"}
    for tenth in range(250, 0, -1):
        if (value := course(tenth / 10)) is not None:
            # A sensor that says its number again and again keeps its samples for hours only.
            noise = 0.05 * (tenth % 2)
            at = now - 360 * tenth
            hass.states.async_set(sensor.entity_id, f"{value + noise:.2f}", celsius, timestamp=at)
    await async_wait_recording_done(hass)
    assert await hass.config_entries.async_reload(entry.entry_id)
    twin = entry.runtime_data
    finding = Finding(
        cause=Cause.DIVERGED, channel="value", severity=Severity.MEDIUM, since=now - 24.5 * 3600, basis=Basis.CONSTANT,
        expected=12.0, actual=twin.state.get("value"), percent=35.0,
    )  # fmt: skip
    alert = Alert(finding=finding, worst=Severity.MEDIUM, told_at=0.0)
    record = await twin.assessment.corrections.async_apply(Rule.ACCEPT_SHIFT, alert, Context())
    assert (record is None) is (accepted is None)
    expected = twin.assessment.expectations.baselines.channels["value"].value
    assert expected == pytest.approx(accepted or 12.0, abs=0.06)


async def test_a_constant_sensor_alone_is_nothing(hass: HomeAssistant, time_passes: Pass) -> None:
    sensor = thermometer(20.0)
    entry = await async_twin_of(hass, sensor)
    await async_live(sensor, time_passes, native_value=(20.1, 20.0))
    forecast(entry, 20.0, 20.2)
    await time_passes(5 * 3600, 60)
    assert told(entry) == []


async def test_a_person_may_have_a_thermostat_corrected_too(hass: HomeAssistant, time_passes: Pass) -> None:
    room = PhysicalClimate("Room", current_temperature=20.0)
    entry = await async_twin_of(hass, room)
    forecast(entry, 20.0, 20.0)
    await async_live(room, time_passes, current_temperature=(20.1, 20.0))
    forecast(entry, 20.0, 24.0)
    await time_passes(2 * 3600, 60)
    assert told(entry, "divergence", "correction") == ["stuck"]
    assert last(entry, "stuck")["automatic"] is False
    answer = await async_act(hass, "correct", entity_id=room.entity_id)
    assert answer["corrected"] == 1
    assert answer["twins"][room.entity_id][0]["done"] == "A stuck sensor is ignored until it moves"
    assert told(entry, "divergence", "correction") == ["stuck", "corrected", "over"]


async def test_snoozed_alerts_are_told_again_only_when_worse(hass: HomeAssistant, time_passes: Pass) -> None:
    sensor = thermometer()
    entry = await async_twin_of(hass, sensor)
    await async_act(hass, "set_expected_state", entity_id=sensor.entity_id, value=12, tolerance=4)
    sensor.show(native_value=13.4)
    await time_passes(120)
    answer = await async_act(hass, "snooze_alert", entity_id=sensor.entity_id, duration={"minutes": 10})
    assert answer["alerts"] == {sensor.entity_id: ["diverged value"]}
    sensor.show(native_value=15.5)
    await time_passes(300)
    assert told(entry, "divergence") == ["diverged"]
    await time_passes(600)
    assert told(entry, "divergence") == ["diverged", "worse"]


async def test_a_model_that_cannot_be_learned_better_is_kept(hass: HomeAssistant, time_passes: Pass) -> None:
    sensor = thermometer(20.0)
    entry = await async_twin_of(hass, sensor)
    twin = entry.runtime_data
    known = Learned(kind="sensor", structure="known", days=20.0, learned_at=time.time(), error={3600: 0.2})
    await twin.home.trainer.async_adopt(twin, known, frozen=False)
    forecast(entry, 20.0, 20.0)
    value = 21.4
    for _ in range(75):
        value = 42.8 - value
        sensor.show(native_value=round(value, 1))
        await time_passes(360, 60)
        if twin.forecaster.prediction.start + 5 * 3600 < time.time():
            forecast(entry, 20.0, 20.0)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert told(entry, "divergence") == ["diverged"]
    assert last(entry, "diverged")["basis"] == "model"
    alert = next(iter(twin.assessment.alerts.book.current.values()))
    assert twin.assessment.corrections.rule_for(alert, time.time()) is Rule.RECALIBRATE
    assert told(entry, "correction") == []
    assert twin.learned == known


@pytest.mark.parametrize("what", ["worse", "nothing", "frozen meanwhile", "better"])
async def test_a_model_is_taken_over_only_after_it_was_tried(
    hass: HomeAssistant, time_passes: Pass, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    entry = await async_twin_of(hass, thermometer(20.0))
    twin = entry.runtime_data
    old = Learned(kind="sensor", structure="known", days=6.0, learned_at=time.time(), error={3600: 1.0})
    await twin.home.trainer.async_adopt(twin, old, frozen=False)
    seen: list[Learned | None] = []
    adopted = twin.async_learned
    monkeypatch.setattr(twin, "async_learned", lambda learned: (seen.append(learned), adopted(learned)))

    async def learn(*_: Any, **__: Any) -> Learned:
        if what == "frozen meanwhile":
            await twin.home.trainer.async_freeze(twin, frozen=True)
            seen.clear()
        error = {"worse": 2.0, "better": 0.5}.get(what, 0.5)
        days = 0.0 if what == "nothing" else 6.0
        return Learned(kind="sensor", structure="new", days=days, learned_at=time.time(), error={3600: error})

    monkeypatch.setattr("custom_components.digital_twin.training.async_learn", learn)
    finding = Finding(cause=Cause.DIVERGED, channel="value", severity=Severity.MEDIUM, since=0.0, basis=Basis.MODEL)
    alert = Alert(finding=finding, worst=Severity.MEDIUM, told_at=0.0)
    record = await twin.assessment.corrections.async_apply(Rule.RECALIBRATE, alert, Context())
    if what == "better":
        assert record is not None
        assert [item.structure for item in seen if item] == ["new"]
        assert twin.learned.structure == "new"
        assert record.before["learned"]["structure"] == "known"
    else:
        assert record is None
        assert seen == [], "the twin never held what did not pass"
        assert twin.learned.structure == "known"
