"""create_twin, remove_twin, hibernate, wake, list_twins and get_status, asked as users ask them."""

import time
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.util.ulid import ulid_now

from custom_components.digital_twin.const import Mode
from custom_components.digital_twin.core.twin import Estimate, Learned, Trust
from custom_components.digital_twin.learned_store import Kept
from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.errors import UnavailableError
from custom_components.digital_twin.store.records import EventRecord
from tests.common import add_device, add_entity

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome

HALL = "light.hall_lamp"
LEARNED = Learned(
    kind="light",
    structure="curve",
    parameters={"transition": Estimate(1.0, 0.1, True)},
    days=10.0,
    samples=5000,
    learned_at=1.8e9,
    tables={"habit": tuple(float(number) for number in range(2000))},
    trust=Trust.SUGGESTING,
)


async def test_a_twin_comes_and_goes(hass: HomeAssistant, small_home: SmallHome) -> None:
    device = add_device(hass, "Hall lamp", area="Hallway")
    add_entity(hass, HALL, device=device, state="off", attributes={"friendly_name": "Hall lamp"})
    made = await small_home.call("create_twin", device_id=device.id, name="Ceiling", mode="sandbox")
    await hass.async_block_till_done()
    assert (made["name"], made["kind"], made["entity"], made["loaded"]) == ("Ceiling", "light", HALL, True)
    twin = small_home.home.twins[made["twin_id"]]
    assert (twin.config.name, twin.config.mode) == ("Ceiling", Mode.SANDBOX)
    await small_home.call("create_snapshot", entity_id=HALL)
    gone = await small_home.call("remove_twin", entity_id=HALL)
    await hass.async_block_till_done()
    assert gone == {"twin_id": made["twin_id"], "name": "Ceiling", "entity": HALL}
    assert made["twin_id"] not in small_home.home.twins
    assert hass.config_entries.async_get_entry(made["twin_id"]) is None
    assert dr.async_get(hass).async_get(device.id) is not None
    await small_home.home.database.async_flush()
    rows = await small_home.home.database.async_read(lambda con: queries.audit(con, twin_id=made["twin_id"]))
    assert {row.record.action for row in rows} >= {"remove_twin", "create_snapshot"}
    left = await small_home.home.database.async_read(lambda con: queries.snapshots(con, made["twin_id"]))
    assert left == []


async def test_a_twin_of_an_entity_without_a_device(hass: HomeAssistant, small_home: SmallHome) -> None:
    add_entity(hass, HALL, state="off", attributes={"friendly_name": "Hall lamp"})
    made = await small_home.call("create_twin", entity_id=HALL)
    assert (made["entity"], made["loaded"]) == (HALL, True)
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("create_twin", entity_id=HALL)
    assert raised.value.translation_key == "twin_exists"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({}, "one_of_two"),
        ({"entity_id": LAMP, "device_id": "x"}, "one_of_two"),
        ({"entity_id": "light.nowhere"}, "unknown_target"),
        ({"device_id": "nowhere"}, "unknown_target"),
        ({"entity_id": "nonsense"}, "invalid_entity"),
        ({"entity_id": "person.anna"}, "no_twin_of_that"),
        ({"entity_id": LAMP}, "twin_exists"),
        ({"entity_id": LAMP, "mode": "dream"}, "invalid_mode"),
        ({"entity_id": LAMP, "name": ""}, "invalid_twin_name"),
    ],
)
async def test_no_twin_is_made_of_that(
    hass: HomeAssistant, small_home: SmallHome, data: dict[str, Any], key: str
) -> None:
    before = hass.config_entries.async_entry_ids()
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("create_twin", **data)
    assert raised.value.translation_key in (key, "no_twin_of_that" if key == "twin_exists" else key)
    assert hass.config_entries.async_entry_ids() == before


async def test_one_twin_is_removed_at_a_time(small_home: SmallHome) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("remove_twin", entity_id=[LAMP, LOCK])
    assert raised.value.translation_key == "just_one_twin"
    assert len(small_home.home.twins) == 4


async def test_a_twin_sleeps_and_wakes(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    await small_home.home.store.async_save(twin.entry.entry_id, Kept(learned=LEARNED))
    twin.async_learned(LEARNED)
    asleep = (await small_home.call("hibernate", entity_id=LAMP))["twins"][LAMP]
    await hass.async_block_till_done()
    assert asleep["status"] == "asleep"
    assert asleep["bytes"] < 10_000 < asleep["bytes_before"]
    assert twin.learned is not None
    assert (twin.learned.tables, twin.learned.trust) == ({}, Trust.SUGGESTING)
    # It goes on following its device.
    hass.states.async_set(LAMP, "on", {"friendly_name": "Kitchen lamp"})
    await hass.async_block_till_done()
    assert (await small_home.call("get_state", entity_id=LAMP))["twins"][LAMP]["channels"]["on"]["value"] == "on"
    assert twin.hibernation.asleep
    woken = (await small_home.call("wake", entity_id=LAMP))["twins"][LAMP]
    assert (woken["slept"], woken["status"]) == (True, "following")
    assert 0 < woken["took_ms"] < 1000
    assert twin.learned == LEARNED
    assert (await small_home.call("wake", entity_id=LAMP))["twins"][LAMP]["slept"] is False


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("predict", {"entity_id": LAMP}),
        ("check_action", {"action": "light.turn_on", "target": {"entity_id": LAMP}}),
        ("run_scenario", {"entity_id": LAMP}),
        ("export_twin", {"entity_id": LAMP}),
    ],
)
async def test_whoever_needs_its_model_wakes_it(small_home: SmallHome, action: str, data: dict[str, Any]) -> None:
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    await small_home.home.store.async_save(twin.entry.entry_id, Kept(learned=LEARNED))
    twin.async_learned(LEARNED)
    await small_home.call("hibernate", entity_id=LAMP)
    assert await small_home.call(action, **data)
    assert not twin.hibernation.asleep
    assert twin.learned == LEARNED


async def test_freezing_a_sleeping_twin_loses_nothing(small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    await small_home.home.store.async_save(twin.entry.entry_id, Kept(learned=LEARNED))
    twin.async_learned(LEARNED)
    await small_home.call("hibernate", entity_id=LAMP)
    await small_home.call("freeze_learning", entity_id=LAMP)
    kept = await small_home.home.store.async_load(twin.entry.entry_id)
    assert (kept.learned, kept.frozen) == (LEARNED, True)


async def test_twins_are_listed_by_name_and_filtered(
    hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    everything = await small_home.call("list_twins")
    assert [twin["name"] for twin in everything["twins"].values()] == [
        "Front door", "Kitchen fridge", "Kitchen lamp", "Kitchen radiator",
    ]  # fmt: skip
    assert (everything["total"], everything["more"]) == (4, False)
    radiator = everything["twins"][RADIATOR]
    assert (radiator["kind"], radiator["channel"], radiator["value"], radiator["unit"]) == (
        "thermostat", "temperature", 19.0, "°C",
    )  # fmt: skip
    assert set((await small_home.call("list_twins", kind=["light", "lock"]))["twins"]) == {LAMP, LOCK}
    hass.states.async_set(LOCK, "unavailable")
    await hass.async_block_till_done()
    assert set((await small_home.call("list_twins", status="unavailable"))["twins"]) == {LOCK}
    assert set((await small_home.call("list_twins", area_id="kitchen"))["twins"]) == {LAMP, RADIATOR, FRIDGE}
    assert (await small_home.call("list_twins", mode="sandbox"))["twins"] == {}
    assert (await small_home.call("list_twins", diverged=True))["twins"] == {}
    freezer.tick(60)
    await small_home.call("sync")
    await hass.async_block_till_done()
    low = await small_home.call("list_twins", health_below=99)
    assert set(low["twins"]) == {LOCK}
    second = await small_home.call("list_twins", per_page=3, page=2)
    assert (list(second["twins"]), second["total"], second["more"]) == ([RADIATOR], 4, False)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"kind": "spaceship"}, "invalid_kind"),
        ({"mode": "dream"}, "invalid_mode"),
        ({"status": "fine"}, "invalid_status"),
        ({"health_below": 101}, "invalid_health"),
        ({"health_below": True}, "invalid_health"),
        ({"diverged": "perhaps"}, "invalid_boolean"),
        ({"colour": "red"}, "unknown_field"),
    ],
)
async def test_bad_filters_are_named(small_home: SmallHome, data: dict[str, Any], key: str) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("list_twins", **data)
    assert raised.value.translation_key == key


async def test_status_tells_everything(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    await small_home.call("sync", entity_id=RADIATOR)
    radiator = hass.states.get(RADIATOR)
    assert radiator is not None
    hass.states.async_set(RADIATOR, "heat", {**radiator.attributes, "current_temperature": "warm"})
    await hass.async_block_till_done()
    await small_home.call("rollback", entity_id=RADIATOR, snapshot_id=twin.history.async_take("asked").snapshot_id)
    status = await small_home.call("get_status", entity_id=RADIATOR)
    assert status["name"] == "Kitchen radiator"
    assert status["sources"]["shadowed"] == [RADIATOR]
    assert status["sources"]["windows"] == ["binary_sensor.kitchen_window"]
    assert status["state"]["channels"]["target_temperature"]["value"] == 20.0
    assert status["quarantine"]["reasons"] == {"not_a_number": 1}
    assert status["quarantine"]["newest"][0]["value"] == "warm"
    assert (status["history"]["rollbacks"], status["history"]["rollbacks_since_start"]) == (1, 1)
    assert status["sync"]["since_start"]["completed"] >= 1
    assert 0 <= status["health"]["score"] <= 100
    assert status["divergence"]["trend"] == "steady"
    assert 5_000 < status["memory"]["bytes"] < 100_000
    assert (status["faults"], status["sleep"]["asleep"], status["figures_complete"]) == ({}, False, True)
    assert any(entity.startswith("climate.") for entity in status["entities"])


async def test_status_is_of_one_twin(small_home: SmallHome) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("get_status", entity_id=[LAMP, LOCK])
    assert raised.value.translation_key == "just_one_twin"
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("get_status")
    assert raised.value.translation_key == "missing_target"


async def test_status_counts_the_last_week(
    hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    diverged = {"channel": "temperature", "actual": 17.0, "expected": 20.0, "unit": "°C"}
    for hours, count in ((24 * 8, 5), (30, 1), (2, 3)):
        for _ in range(count):
            small_home.home.database.write(
                EventRecord(
                    event_id=ulid_now(),
                    twin_id=twin.entry.entry_id,
                    at=time.time() - hours * 3600,
                    category="divergence",
                    severity="high",
                    kind="diverged",
                    data=diverged,
                )
            )
    for _ in range(3):
        freezer.tick(1)
        await small_home.call("sync", entity_id=RADIATOR)
    twin.syncing.gate.enter(time.time())
    await small_home.call("sync", entity_id=RADIATOR)
    twin.syncing.gate.leave()
    status = await small_home.call("get_status", entity_id=RADIATOR)
    assert (status["divergence"]["last_day"], status["divergence"]["day_before"]) == (3, 1)
    assert status["divergence"]["trend"] == "rising"
    assert (status["sync"]["success"], status["sync"]["dropped"]) == (1.0, 1)
    assert status["sync"]["attempts"] >= 3
    assert status["sync"]["mean_ms"] <= status["sync"]["longest_ms"]
    assert status["corrections"] == {"applied": 0, "undone": 0, "success": None}


async def test_status_without_the_database_is_that_since_the_start(
    small_home: SmallHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_arguments: Any) -> None:
        raise UnavailableError("no disk")

    await small_home.call("sync", entity_id=RADIATOR)
    monkeypatch.setattr(small_home.home.database, "async_commit", away)
    status = await small_home.call("get_status", entity_id=RADIATOR)
    assert (status["figures_complete"], status["sync"]["success"], status["sync"]["attempts"]) == (False, 1.0, 1)
