"""A baseline of the user's: reported in percent of the tolerance, told once each when it starts, worsens and ends."""

from typing import Any

import pytest
from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import issue_registry as ir
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core.twin import Trust
from custom_components.digital_twin.events import EventFilter

from ..platforms.physical import PhysicalClimate, PhysicalLight, PhysicalSensor
from ..platforms.shadows import async_twin_of, own_sensor
from .common import last, told
from .conftest import Pass
from .test_corrections import async_live, forecast
from .test_restart import restart


async def async_expect(hass: HomeAssistant, entity_id: str, **fields: Any) -> dict[str, Any]:
    answer = await hass.services.async_call(
        DOMAIN, "set_expected_state", {"entity_id": entity_id, **fields}, blocking=True, return_response=True
    )
    assert answer is not None
    twins: dict[str, Any] = answer["twins"]
    return dict(twins[entity_id])


@pytest.fixture
async def cellar(hass: HomeAssistant) -> PhysicalSensor:
    """Return a sensor of the cellar's temperature."""
    return PhysicalSensor(
        "Cellar",
        native_value=12.0,
        device_class="temperature",
        native_unit_of_measurement="°C",
    )


async def test_each_change_of_a_divergence_is_told_once(
    hass: HomeAssistant, cellar: PhysicalSensor, time_passes: Pass
) -> None:
    entry = await async_twin_of(hass, cellar)
    answer = await async_expect(hass, cellar.entity_id, value=12, tolerance=4)
    assert (answer["basis"], answer["expected"], answer["unit"]) == ("constant", 12.0, "°C")
    await time_passes(600)
    assert told(entry) == []

    cellar.show(native_value=13.2)
    await time_passes(300)
    assert told(entry) == ["diverged"]
    found = last(entry, "diverged")
    expected = {
        "cause": "diverged",
        "channel": "value",
        "expected": 12.0,
        "actual": 13.2,
        "percent": 30.0,
        "severity": "medium",
        "basis": "constant",
        "meaning": "meaning_baseline",
        "recommended": "recommend_look",
        "automatic": False,
        "unit": "°C",
    }
    assert {key: found[key] for key in expected} == expected
    assert hass.states.get(own_sensor(hass, entry, "diverged", "binary_sensor")).state == "on"

    (alert,) = hass.states.get(own_sensor(hass, entry, "diverged", "binary_sensor")).attributes["alerts"]
    shown = expected | {
        "meaning": "It was changed on purpose, or something keeps it from being as you expect.",
        "recommended": "Have a look at the device.",
        "acknowledged": False,
        "correction": None,
    }
    assert {key: alert[key] for key in shown} == shown
    assert {"since", "score"} <= alert.keys()

    cellar.show(native_value=12.95)
    await time_passes(300)
    cellar.show(native_value=13.05)
    await time_passes(300)
    assert told(entry) == ["diverged"], "around its threshold it neither ends nor starts again"

    cellar.show(native_value=16.0)
    await time_passes(300)
    assert told(entry, "divergence") == ["diverged", "worse"]
    assert last(entry, "worse")["event_severity"] == "critical"
    issues = ir.async_get(hass).issues
    issue_id = f"diverged_{entry.entry_id}_diverged_value"
    assert issues[DOMAIN, issue_id].translation_placeholders == {
        "name": "Cellar",
        "what": "value of Cellar is 16 °C, expected is 12 °C.",
    }

    cellar.show(native_value=12.0)
    await time_passes(300)
    assert told(entry, "divergence") == ["diverged", "worse", "over"]
    assert (DOMAIN, issue_id) not in issues
    assert hass.states.get(own_sensor(hass, entry, "diverged", "binary_sensor")).state == "off"
    await time_passes(1200)
    assert told(entry, "divergence") == ["diverged", "worse", "over"]


async def test_it_is_over_near_the_expected_value_not_only_at_it(
    hass: HomeAssistant, cellar: PhysicalSensor, time_passes: Pass
) -> None:
    entry = await async_twin_of(hass, cellar)
    await async_expect(hass, cellar.entity_id, value=12, tolerance=4)
    cellar.show(native_value=16.0)
    await time_passes(300)
    cellar.show(native_value=12.7)
    await time_passes(300)
    assert told(entry, "divergence") == ["diverged", "over"]
    assert entry.runtime_data.divergence.severity == "low", "it is still shown"


async def test_channels_odd_together_are_told_once_and_over_once(hass: HomeAssistant, time_passes: Pass) -> None:
    radiator = PhysicalClimate("Radiator", current_temperature=20.0, target_temperature=20.0, current_humidity=40)
    entry = await async_twin_of(hass, radiator)
    for channel in ("temperature", "target_temperature"):
        await async_expect(hass, radiator.entity_id, channel=channel, value=20, tolerance=10)
    await async_expect(hass, radiator.entity_id, channel="humidity", value=40, tolerance=100)
    # Each is off by less than a quarter of its tolerance; that all are, is one chance in a million.
    radiator.show(current_temperature=22.4, target_temperature=22.4, current_humidity=64)
    await time_passes(4000, 20)
    assert told(entry, "divergence") == ["jointly"]
    radiator.show(current_temperature=20.0, target_temperature=20.0, current_humidity=40)
    await time_passes(600, 20)
    assert told(entry, "divergence") == ["jointly", "over"]


async def test_a_forecast_is_held_against_a_device_once_it_has_earned_that(
    hass: HomeAssistant, cellar: PhysicalSensor, time_passes: Pass
) -> None:
    entry = await async_twin_of(hass, cellar)
    await async_live(cellar, time_passes, native_value=(12.0, 12.1))
    for trust, kinds in (
        (Trust.OBSERVING, []),
        (Trust.SUGGESTING, ["diverged"]),
        # What was found is not over because the model is doubted meanwhile.
        (Trust.OBSERVING, ["diverged"]),
    ):
        forecast(entry, 12.0, 12.0, trust=trust)
        for step in range(20):
            cellar.show(native_value=16.0 + 0.1 * (step % 2))
            await time_passes(60, 60)
        assert told(entry, "divergence") == kinds
    assert last(entry, "diverged")["basis"] == "model"


@pytest.mark.parametrize(
    ("tolerance", "kinds", "severity"),
    [(None, ["diverged"], "medium"), (20, [], None), (2, ["diverged"], "high"), (1.4, ["diverged"], "critical")],
)
async def test_how_far_a_device_may_be_off_its_forecast_is_a_persons_to_say(
    hass: HomeAssistant,
    cellar: PhysicalSensor,
    time_passes: Pass,
    tolerance: float | None,
    kinds: list[str],
    severity: str | None,
) -> None:
    entry = await async_twin_of(hass, cellar)
    await async_live(cellar, time_passes, native_value=(12.0, 12.1))
    if tolerance is not None:
        answer = await async_expect(hass, cellar.entity_id, tolerance=tolerance)
        assert (answer["basis"], answer["expected"], answer["tolerance"]) == ("model", None, tolerance)
    forecast(entry, 12.0, 12.0)
    for step in range(20):
        cellar.show(native_value=13.15 + 0.05 * (step % 2))
        await time_passes(60, 60)
    assert told(entry, "divergence") == kinds
    if severity is not None:
        assert (last(entry, "diverged")["event_severity"], last(entry, "diverged")["basis"]) == (severity, "model")
    status = await hass.services.async_call(
        DOMAIN, "get_status", {"entity_id": cellar.entity_id}, blocking=True, return_response=True
    )
    assert status is not None
    known: Any = status["divergence"]
    expected = {"basis": "model", "value": None, "periods": 0, "tolerance": tolerance, "unit": "°C"}
    assert known["expectations"] == ({} if tolerance is None else {"value": expected})


async def test_a_tolerance_alone_changes_nothing_else_of_what_is_expected(
    hass: HomeAssistant, cellar: PhysicalSensor, time_passes: Pass
) -> None:
    entry = await async_twin_of(hass, cellar)
    await async_expect(hass, cellar.entity_id, value=12)
    answer = await async_expect(hass, cellar.entity_id, tolerance=2)
    assert (answer["basis"], answer["expected"], answer["tolerance"]) == ("constant", 12.0, 2.0)
    cellar.show(native_value=13.6)
    await time_passes(120)
    assert last(entry, "diverged")["percent"] == 80.0


async def test_every_measured_channel_can_have_its_own_tolerance(hass: HomeAssistant, time_passes: Pass) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    radiator = PhysicalClimate("Radiator", current_temperature=20.0, target_temperature=20.0, current_humidity=40)
    entry = await async_twin_of(hass, radiator)
    twin = entry.runtime_data
    await async_expect(hass, radiator.entity_id, channel="temperature", tolerance=18)
    assert twin.assessment.expectations.baselines.channels["temperature"].span == pytest.approx(10.0)
    await async_expect(hass, radiator.entity_id, channel="humidity", tolerance=20)
    await time_passes(600, 60)
    assert [item.channel for item in twin.prediction.channels] == ["temperature", "humidity"]
    await async_live(radiator, time_passes, current_humidity=(40, 41))
    forecast(entry, 40.0, 40.0, half_width=5.0, channel="humidity")
    for step in range(20):
        radiator.show(current_humidity=46 + step % 2)
        await time_passes(60, 60)
    assert told(entry, "divergence") == ["diverged"]
    assert (last(entry, "diverged")["channel"], last(entry, "diverged")["severity"]) == ("humidity", "medium")
    await restart(hass, entry)
    assert entry.runtime_data.assessment.expectations.baselines.channels["humidity"].span == 20.0
    with pytest.raises(ServiceValidationError) as raised:
        await async_expect(hass, radiator.entity_id, channel="target_temperature", tolerance=2)
    assert raised.value.translation_key == "expectation_unclear"


async def test_channels_odd_together_are_odd_together_after_a_restart(hass: HomeAssistant, time_passes: Pass) -> None:
    radiator = PhysicalClimate("Radiator", current_temperature=20.0, target_temperature=20.0, current_humidity=40)
    entry = await async_twin_of(hass, radiator)
    for channel in ("temperature", "target_temperature"):
        await async_expect(hass, radiator.entity_id, channel=channel, value=20, tolerance=10)
    await async_expect(hass, radiator.entity_id, channel="humidity", value=40, tolerance=100)
    radiator.show(current_temperature=22.4, target_temperature=22.4, current_humidity=64)
    await time_passes(4000, 20)
    assert told(entry, "divergence") == ["jointly"]
    since = last(entry, "jointly")["since"]
    await restart(hass, entry)
    await time_passes(600, 20)
    assert told(entry, "divergence") == ["jointly"]
    (alert,) = entry.runtime_data.assessment.alerts.book.current.values()
    assert alert.finding.since == since
    radiator.show(current_temperature=20.0, target_temperature=20.0, current_humidity=40)
    await time_passes(600, 20)
    assert told(entry, "divergence") == ["jointly", "over"]


async def test_a_restart_tells_nothing_anew(hass: HomeAssistant, cellar: PhysicalSensor, time_passes: Pass) -> None:
    entry = await async_twin_of(hass, cellar)
    await async_expect(hass, cellar.entity_id, value=12, tolerance=4)
    cellar.show(native_value=16.0)
    await time_passes(300)
    assert told(entry, "divergence") == ["diverged"]
    assert await hass.config_entries.async_reload(entry.entry_id)
    await time_passes(600)
    assert told(entry, "divergence") == ["diverged"]
    assert (DOMAIN, f"diverged_{entry.entry_id}_diverged_value") in ir.async_get(hass).issues
    cellar.show(native_value=12.0)
    await time_passes(300)
    assert told(entry, "divergence") == ["diverged", "over"]


async def test_a_schedule_holds_by_time_of_week(hass: HomeAssistant, freezer: Any, time_passes: Pass) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    freezer.move_to("2026-11-21T21:30:00+01:00")
    lamp = PhysicalLight("Lamp", is_on=False)
    entry = await async_twin_of(hass, lamp)
    schedule = [{"days": ["sat"], "from": "22:00", "to": "06:00", "value": "on"}]
    answer = await async_expect(hass, lamp.entity_id, channel="on", value="off", schedule=schedule)
    assert answer["basis"] == "schedule"
    await time_passes(1500)
    assert entry.runtime_data.divergence is None
    await time_passes(600)
    found = entry.runtime_data.divergence
    assert (found.channel, found.expected, found.actual) == ("on", True, False)
    lamp.show(is_on=True)
    await time_passes(60)
    assert entry.runtime_data.divergence is None


async def test_fahrenheit_diverges_as_celsius_does(hass: HomeAssistant, time_passes: Pass) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    room = PhysicalClimate("Room", current_temperature=20.0)
    entry = await async_twin_of(hass, room)
    answer = await async_expect(hass, room.entity_id, channel="temperature", value=68, tolerance=18)
    assert (answer["expected"], answer["unit"]) == (68.0, "°F")
    room.show(current_temperature=25.0)
    await time_passes(300)
    assert last(entry, "diverged")["percent"] == 50.0


async def test_acknowledging_the_event_acknowledges_the_alert(
    hass: HomeAssistant, cellar: PhysicalSensor, time_passes: Pass
) -> None:
    entry = await async_twin_of(hass, cellar)
    await async_expect(hass, cellar.entity_id, value=3, tolerance=4)
    await time_passes(120)
    issue = (DOMAIN, f"diverged_{entry.entry_id}_diverged_value")
    assert issue in ir.async_get(hass).issues
    events = entry.runtime_data.home.events
    record = events.recent(EventFilter(kinds=frozenset({"diverged"})))[0]
    events.async_acknowledge(record, None)
    await time_passes(120)
    assert issue not in ir.async_get(hass).issues
    diverged = hass.states.get(own_sensor(hass, entry, "diverged", "binary_sensor"))
    assert diverged.state == "on"
    assert [(item["cause"], item["acknowledged"]) for item in diverged.attributes["alerts"]] == [("diverged", True)]


async def test_clearing_ends_it(hass: HomeAssistant, cellar: PhysicalSensor, time_passes: Pass) -> None:
    entry = await async_twin_of(hass, cellar)
    await async_expect(hass, cellar.entity_id, value=3, tolerance=4)
    await time_passes(120)
    assert told(entry, "divergence") == ["diverged"]
    assert (await async_expect(hass, cellar.entity_id, clear=True))["basis"] is None
    await time_passes(120)
    assert told(entry, "divergence") == ["diverged", "over"]


@pytest.mark.parametrize(
    ("fields", "key", "field"),
    [
        ({}, "expectation_unclear", "value"),
        ({"value": 3, "clear": True}, "expectation_unclear", "value"),
        ({"value": 3, "usual": True}, "expectation_unclear", "value"),
        ({"value": [3]}, "invalid_expected_value", "value"),
        ({"value": "warm"}, "expected_value_refused", "value"),
        ({"value": "nan"}, "expected_value_refused", "value"),
        ({"value": 3, "tolerance": 0}, "invalid_tolerance", "tolerance"),
        ({"value": 3, "tolerance": True}, "invalid_tolerance", "tolerance"),
        ({"value": 3, "channel": "colour"}, "unknown_channel", "channel"),
        ({"schedule": [{"from": "25:00", "to": "06:00", "value": 3}]}, "invalid_time_of_day", "schedule[0].from"),
        (
            {"schedule": [{"days": "someday", "from": "05:00", "to": "06:00", "value": 3}]},
            "invalid_weekdays",
            "schedule[0].days",
        ),
        (
            {"schedule": [{"from": "05:00", "to": "06:00", "value": "hot"}]},
            "expected_value_refused",
            "schedule[0].value",
        ),
        ({"value": 3, "until": 4}, "unknown_field", "until"),
    ],
)
async def test_bad_input_is_refused_by_name_and_changes_nothing(
    hass: HomeAssistant, cellar: PhysicalSensor, fields: dict[str, Any], key: str, field: str
) -> None:
    entry = await async_twin_of(hass, cellar)
    with pytest.raises(ServiceValidationError) as raised:
        await async_expect(hass, cellar.entity_id, **fields)
    assert raised.value.translation_key == key
    assert (raised.value.translation_placeholders or {})["field"] == field
    assert entry.runtime_data.assessment.expectations.baselines.channels == {}


async def test_only_who_may_control_the_device_may_set_it(
    hass: HomeAssistant, cellar: PhysicalSensor, hass_read_only_user: User
) -> None:
    entry: MockConfigEntry = await async_twin_of(hass, cellar)
    with pytest.raises(Unauthorized):
        await hass.services.async_call(
            DOMAIN,
            "set_expected_state",
            {"entity_id": cellar.entity_id, "value": 3},
            blocking=True,
            context=Context(user_id=hass_read_only_user.id),
        )
    assert entry.runtime_data.assessment.expectations.baselines.channels == {}
