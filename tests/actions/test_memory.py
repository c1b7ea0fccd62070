"""get_state, get_history and create_snapshot, asked as users ask them."""

from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.store import queries

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    """Let time go by."""
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


async def lamp_is(hass: HomeAssistant, state: str, **attributes: Any) -> None:
    """Have the lamp report."""
    hass.states.async_set(LAMP, state, {"friendly_name": "Kitchen lamp", **attributes})
    await hass.async_block_till_done()


async def test_state_now(small_home: SmallHome) -> None:
    answer = (await small_home.call("get_state", entity_id=RADIATOR))["twins"][RADIATOR]
    assert answer["name"] == "Kitchen radiator"
    assert (answer["status"], answer["simulated"], answer["source"]) == ("following", False, "device")
    temperature = answer["channels"]["temperature"]
    assert (temperature["value"], temperature["unit"], temperature["current"]) == (19.0, "°C", True)
    assert answer["channels"]["hvac_mode"]["value"] == "heat"
    assert (temperature["source_entity"], answer["channels"]["window"]["source_entity"]) == (
        RADIATOR, "binary_sensor.kitchen_window",
    )  # fmt: skip
    assert dt_util.parse_datetime(temperature["since"]) is not None


async def test_all_twins_when_none_is_named(small_home: SmallHome) -> None:
    assert set((await small_home.call("get_state"))["twins"]) == {LAMP, RADIATOR, FRIDGE, LOCK}


async def test_what_is_not_reported_is_what_was_known_last(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.states.async_set(LOCK, "unavailable")
    await hass.async_block_till_done()
    answer = (await small_home.call("get_state", entity_id=LOCK))["twins"][LOCK]
    assert answer["status"] == "unavailable"
    assert (answer["channels"]["bolt"]["value"], answer["channels"]["bolt"]["current"]) == ("locked", False)


async def test_state_at_a_moment(hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory) -> None:
    await pass_time(hass, freezer, 60)
    await lamp_is(hass, "on")
    await pass_time(hass, freezer, 600)
    await lamp_is(hass, "off")
    await pass_time(hass, freezer, 600)
    answer = (await small_home.call("get_state", entity_id=LAMP, at="00:15:00"))["twins"][LAMP]
    assert (answer["known"], answer["channels"]["on"]["value"]) == (True, "on")
    answer = (await small_home.call("get_state", entity_id=LAMP, at="00:05:00"))["twins"][LAMP]
    assert answer["channels"]["on"]["value"] == "off"
    before = (await small_home.call("get_state", entity_id=LAMP, at="02:00:00"))["twins"][LAMP]
    assert (before["known"], before["channels"], before["snapshot_id"]) == (False, {}, None)


async def test_a_measured_number_at_a_moment_is_exact(
    hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    for step, watts in enumerate(("0.1", "0.2", "0.3")):
        await pass_time(hass, freezer, 60 * (step > 0))
        hass.states.async_set("sensor.kitchen_fridge_power", watts, {"unit_of_measurement": "kW"})
        await hass.async_block_till_done()
    answer = (await small_home.call("get_state", entity_id=FRIDGE, at="00:00:30"))["twins"][FRIDGE]
    assert answer["channels"]["power"]["value"] == 0.2


async def test_history_tells_what_was_when_and_who_did_it(
    hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    for number in range(5):
        await pass_time(hass, freezer, 60)
        hass.states.async_set(
            LAMP, "on" if number % 2 == 0 else "off", {"friendly_name": "Kitchen lamp"}, context=Context(user_id="anna")
        )
        await hass.async_block_till_done()
    answer = (await small_home.call("get_history", entity_id=LAMP))["twins"][LAMP]
    shots = answer["snapshots"]
    assert [shot["channels"]["on"]["value"] for shot in shots] == ["on", "off", "on", "off", "on"]
    assert {(shot["reason"], shot["source"], shot["user_id"], shot["intact"]) for shot in shots} == {
        ("change", "user", "anna", True)
    }
    assert answer["complete"] is True
    times = [shot["time"] for shot in shots]
    assert times == sorted(times, reverse=True)


async def test_history_by_range_channels_and_page(
    hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    for number in range(6):
        await pass_time(hass, freezer, 3600)
        await lamp_is(hass, "on" if number % 2 == 0 else "off", brightness=100)
    ranged = await small_home.call("get_history", entity_id=LAMP, start="03:30:00", end="00:30:00", channels=["on"])
    shots = ranged["twins"][LAMP]["snapshots"]
    assert len(shots) == 3
    assert all(set(shot["channels"]) == {"on"} for shot in shots)
    first = (await small_home.call("get_history", entity_id=LAMP, per_page=4))["twins"][LAMP]
    second = (await small_home.call("get_history", entity_id=LAMP, per_page=4, page=2))["twins"][LAMP]
    assert (len(first["snapshots"]), first["more"], second["more"]) == (4, True, False)
    ids = [shot["snapshot_id"] for shot in first["snapshots"] + second["snapshots"]]
    assert len(ids) == len(set(ids)) >= 6


async def test_a_snapshot_is_stored_when_the_answer_comes(
    hass: HomeAssistant, small_home: SmallHome, hass_admin_user: Any
) -> None:
    answer = await hass.services.async_call(
        DOMAIN,
        "create_snapshot",
        {"entity_id": LOCK, "reason": "before the holiday"},
        blocking=True,
        return_response=True,
        context=Context(user_id=hass_admin_user.id),
    )
    shot = answer["twins"][LOCK]
    assert (shot["reason"], shot["source"], shot["user_id"]) == ("before the holiday", "user", hass_admin_user.id)
    stored = await small_home.home.database.async_read(
        lambda connection: queries.snapshot(connection, shot["snapshot_id"])
    )
    assert stored is not None
    assert dict(stored.values) == {"bolt": "locked"}
    rows = await small_home.home.database.async_read(queries.audit)
    assert (rows[0].record.action, rows[0].record.user_id) == ("create_snapshot", hass_admin_user.id)


async def test_an_automation_takes_a_snapshot_as_itself(small_home: SmallHome) -> None:
    assert (await small_home.call("create_snapshot", entity_id=LOCK))["twins"][LOCK]["source"] == "automation"


@pytest.mark.parametrize(
    ("action", "data", "key", "field"),
    [
        ("get_state", {"at": "2999-01-01T00:00:00"}, "invalid_past", "at"),
        ("get_state", {"at": True}, "invalid_past", "at"),
        ("get_state", {"at": "yesterday"}, "invalid_past", "at"),
        ("get_history", {"entity_id": LAMP, "start": "01:00:00", "end": "02:00:00"}, "end_before_start", "end"),
        ("get_history", {"entity_id": LAMP, "page": 0}, "invalid_page", "page"),
        ("get_history", {"entity_id": LAMP, "per_page": 1.5}, "invalid_per_page", "per_page"),
        ("get_history", {"entity_id": LAMP, "channels": ["colour"]}, "unknown_channel", "channels"),
        ("get_history", {"entity_id": LAMP, "channels": {}}, "invalid_channels", "channels"),
        ("get_history", {"entity_id": LAMP, "since": 1}, "unknown_field", "since"),
        ("get_history", {}, "missing_target", None),
        ("create_snapshot", {}, "missing_target", None),
        ("create_snapshot", {"entity_id": LAMP, "reason": " "}, "invalid_reason", "reason"),
        ("create_snapshot", {"entity_id": LAMP, "reason": "x" * 121}, "invalid_reason", "reason"),
        ("create_snapshot", {"entity_id": "person.anna"}, "unknown_twin", None),
    ],
)
async def test_bad_input_names_the_field_and_changes_nothing(
    small_home: SmallHome, action: str, data: dict[str, Any], key: str, field: str | None
) -> None:
    taken = [twin.history.taken for twin in small_home.home.twins.values()]
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call(action, **data)
    assert raised.value.translation_key == key
    if field is not None:
        assert raised.value.translation_placeholders is not None
        assert raised.value.translation_placeholders["field"] == field
    assert [twin.history.taken for twin in small_home.home.twins.values()] == taken
