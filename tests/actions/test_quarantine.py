"""get_quarantine and replay_quarantine: what was not believed, why, and its second chance."""

from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from custom_components.digital_twin.core.channel import Refusal
from custom_components.digital_twin.core.live import QUARANTINE_KEPT
from custom_components.digital_twin.quarantine import BURST, RENEWAL
from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.errors import UnavailableError

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome

POWER = "sensor.kitchen_fridge_power"
KILOWATT = {"unit_of_measurement": "kW"}


async def report(hass: HomeAssistant, value: str) -> None:
    """Have the fridge's power sensor report."""
    hass.states.async_set(POWER, value, KILOWATT)
    await hass.async_block_till_done()


async def items(small_home: SmallHome, **data: Any) -> list[dict[str, Any]]:
    """Give what is in the fridge's quarantine."""
    answer = await small_home.call("get_quarantine", entity_id=FRIDGE, **data)
    found: list[dict[str, Any]] = answer["twins"][FRIDGE]["items"]
    return found


async def test_each_report_has_its_reason(
    hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    for value in ("much", "1e12"):
        await report(hass, value)
        freezer.tick(60)
    found = await items(small_home)
    assert [(item["channel"], item["reason"], item["replayable"]) for item in found] == [
        ("power", "out_of_range", False),
        ("power", "not_a_number", False),
    ]
    assert found[1]["value"] == "much"
    assert [item["value"] for item in await items(small_home, end="00:01:30")] == ["much"]
    assert await items(small_home, channels="on") == []
    answer = (await small_home.call("get_quarantine"))["twins"]
    assert (set(answer), answer[LAMP]["items"]) == ({LAMP, RADIATOR, FRIDGE, LOCK}, [])


async def test_it_outlives_a_restart(hass: HomeAssistant, small_home: SmallHome) -> None:
    await report(hass, "much")
    twin = small_home.home.twin_of_entity(FRIDGE)
    assert twin is not None
    await report(hass, "0.1")
    await hass.config_entries.async_reload(twin.entry.entry_id)
    await hass.async_block_till_done()
    (item,) = await items(small_home)
    assert (item["value"], item["reason"], item["replayable"]) == ("much", "not_a_number", False)


async def test_a_broken_sensor_does_not_fill_the_database(
    hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    twin = small_home.home.twin_of_entity(FRIDGE)
    assert twin is not None
    for number in range(QUARANTINE_KEPT + 20):
        await report(hass, f"broken {number}")
    assert twin.state.quarantined == QUARANTINE_KEPT + 20
    assert len(twin.state.quarantine) == QUARANTINE_KEPT
    freezer.tick(RENEWAL + 1)
    await report(hass, "broken still")
    await small_home.home.database.async_flush()
    stored = await small_home.home.database.async_read(lambda con: queries.quarantine(con, twin.entry.entry_id))
    assert len(stored) == BURST + 1
    assert stored[0].entity_id == POWER
    assert twin.quarantine.not_written == QUARANTINE_KEPT + 20 - BURST


async def test_what_can_be_believed_now_is_taken_over(
    hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    twin = small_home.home.twin_of_entity(FRIDGE)
    assert twin is not None
    freezer.tick(10)
    await report(hass, "much")
    freezer.tick(10)
    # Refused when it came, though it is a sound value: as after a fault that was put right.
    twin.state.reject("power", "150.0", Refusal.OUT_OF_RANGE, twin.state.reported_at("power") + 5)
    assert [item["replayable"] for item in await items(small_home)] == [False, True]
    answer = await small_home.call("replay_quarantine", entity_id=FRIDGE)
    assert answer["summary"] == "Accepted from quarantine: 1. Still there: 1."
    assert answer["twins"][FRIDGE]["accepted"][0]["value"] == "150.0"
    assert twin.state.get("power") == 150.0
    assert twin.state.quarantined == 2
    assert [record.reason for record in twin.history.recent()] == ["replay"]
    rows = await small_home.home.database.async_read(lambda con: queries.audit(con, actions=("replay_quarantine",)))
    assert rows[0].record.data == {"accepted": 1}
    listed = (await small_home.call("get_quarantine", entity_id=FRIDGE))["twins"][FRIDGE]["items"]
    assert [item for item in listed if item["value"] == "150.0"] == [], "it left the database, too"
    again = await small_home.call("replay_quarantine", entity_id=FRIDGE)
    assert again["twins"][FRIDGE]["accepted"] == []


async def test_what_is_older_than_the_present_value_stays(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(FRIDGE)
    assert twin is not None
    twin.state.reject("power", "150.0", Refusal.OUT_OF_RANGE, twin.state.reported_at("power") - 5)
    answer = await small_home.call("replay_quarantine", entity_id=FRIDGE)
    assert (answer["twins"][FRIDGE]["accepted"], len(answer["twins"][FRIDGE]["kept"])) == ([], 1)
    assert twin.state.get("power") == 90.0


async def test_what_is_only_stored_is_replayed_too(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(FRIDGE)
    assert twin is not None
    held = twin.state.reported_at("power")
    twin.state.reject("power", "150.0", Refusal.OUT_OF_RANGE, held + 5)
    twin.state.reject("power", "160.0", Refusal.OUT_OF_RANGE, held - 5)
    twin.state.reject("power", "1e12", Refusal.OUT_OF_RANGE, held + 7)
    await hass.async_block_till_done()
    await hass.config_entries.async_reload(twin.entry.entry_id)
    await hass.async_block_till_done()
    anew = small_home.home.twin_of_entity(FRIDGE)
    assert anew is not None
    assert anew.state.quarantine == []
    assert [(item["value"], item["replayable"]) for item in await items(small_home)] == [
        ("1e12", False), ("150.0", True), ("160.0", False)
    ]  # fmt: skip
    answer = await small_home.call("replay_quarantine", entity_id=FRIDGE)
    assert answer["summary"] == "Accepted from quarantine: 1. Still there: 2."
    assert [item["value"] for item in answer["twins"][FRIDGE]["kept"]] == ["160.0", "1e12"]
    assert anew.state.get("power") == 150.0
    assert [item["value"] for item in await items(small_home)] == ["1e12", "160.0"]


async def test_a_value_in_an_unknown_unit_is_never_taken_for_one_in_ours(
    hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    freezer.tick(10)
    hass.states.async_set(POWER, "0.2", {"unit_of_measurement": "BTU/min"})
    await hass.async_block_till_done()
    assert [(item["reason"], item["replayable"]) for item in await items(small_home)] == [("wrong_unit", False)]
    answer = await small_home.call("replay_quarantine", entity_id=FRIDGE)
    assert answer["twins"][FRIDGE]["accepted"] == []
    twin = small_home.home.twin_of_entity(FRIDGE)
    assert twin is not None
    assert twin.state.get("power") == 90.0


async def test_a_silent_device_is_not_told_what_is_older_than_its_last_word(
    hass: HomeAssistant, small_home: SmallHome
) -> None:
    twin = small_home.home.twin_of_entity(FRIDGE)
    assert twin is not None
    twin.state.reject("power", "150.0", Refusal.OUT_OF_RANGE, twin.state.reported_at("power") - 5)
    await report(hass, "unavailable")
    assert [item["replayable"] for item in await items(small_home)] == [False]
    await small_home.call("replay_quarantine", entity_id=FRIDGE)
    assert twin.state.get("power") is None


@pytest.mark.parametrize("broken", ["async_read", "async_run"])
async def test_without_the_database_nothing_is_believed(
    small_home: SmallHome, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    twin = small_home.home.twin_of_entity(FRIDGE)
    assert twin is not None
    twin.state.reject("power", "150.0", Refusal.OUT_OF_RANGE, twin.state.reported_at("power") + 5)

    async def away(*_arguments: Any, **_named: Any) -> None:
        raise UnavailableError("no disk")

    monkeypatch.setattr(twin.home.database, broken, away)
    with pytest.raises(HomeAssistantError) as raised:
        await small_home.call("replay_quarantine", entity_id=FRIDGE)
    assert raised.value.translation_key == "not_stored"
    assert (twin.state.get("power"), len(twin.state.quarantine)) == (90.0, 1)


async def test_states_are_read_as_what_they_were(small_home: SmallHome) -> None:
    lamp, lock = (small_home.home.twin_of_entity(entity_id) for entity_id in (LAMP, LOCK))
    assert lamp is not None
    assert lock is not None
    lamp.state.reject("on", True, Refusal.UNKNOWN_OPTION, lamp.state.reported_at("on") + 1)
    lock.state.reject("bolt", "unlocked", Refusal.UNKNOWN_OPTION, lock.state.reported_at("bolt") + 1)
    lock.state.reject("bolt", "ajar", Refusal.UNKNOWN_OPTION, lock.state.reported_at("bolt") + 2)
    await small_home.call("replay_quarantine", entity_id=[LAMP, LOCK])
    assert (lamp.state.get("on"), lock.state.get("bolt")) == (True, "unlocked")
    assert [item.raw for item in lock.state.quarantine] == ["ajar"]


@pytest.mark.parametrize(
    ("action", "data", "key"),
    [
        ("replay_quarantine", {}, "missing_target"),
        ("replay_quarantine", {"entity_id": LAMP, "channels": ["colour"]}, "unknown_channel"),
        ("replay_quarantine", {"entity_id": "person.anna"}, "unknown_twin"),
        ("get_quarantine", {"entity_id": LAMP, "channels": [["on"]]}, "invalid_channels"),
        ("get_quarantine", {"page": "first"}, "invalid_page"),
    ],
)
async def test_bad_input_is_named(small_home: SmallHome, action: str, data: dict[str, Any], key: str) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call(action, **data)
    assert raised.value.translation_key == key
