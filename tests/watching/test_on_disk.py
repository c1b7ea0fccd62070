"""What an action has answered is on the disk by then: a process killed the next moment loses nothing of it."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from pytest_homeassistant_custom_component.common import MockConfigEntry
from ulid_transform import ulid_to_bytes

from custom_components.digital_twin import keeper
from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core.sync.correction import Rule
from custom_components.digital_twin.events import EventFilter
from custom_components.digital_twin.store.errors import UnavailableError

from ..platforms.physical import PhysicalSensor
from ..platforms.shadows import async_twin_of
from .conftest import Pass
from .test_expected_state import cellar  # noqa: F401 -- a fixture

CELLAR = "sensor.cellar"
type Storage = dict[str, Any]


@pytest.fixture
async def entry(
    hass_storage: Storage,
    hass: HomeAssistant,
    cellar: PhysicalSensor,  # noqa: F811 -- a fixture
    time_passes: Pass,
) -> MockConfigEntry:
    """Return a twin whose sensor is off by an amount that lasts."""
    entry = await async_twin_of(hass, cellar)
    await async_act(hass, "set_expected_state", entity_id=CELLAR, value=12, tolerance=4)
    await time_passes(60)
    cellar.show(native_value=13.4)
    await time_passes(180)
    assert len(entry.runtime_data.assessment.alerts.book.current) == 1
    return entry


async def async_act(hass: HomeAssistant, action: str, **data: Any) -> dict[str, Any]:
    answer = await hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True)
    return dict(answer or {})


def watching(hass_storage: Storage, entry: MockConfigEntry) -> dict[str, Any]:
    """Return what is kept of a twin's watching."""
    kept: dict[str, Any] = hass_storage[f"{DOMAIN}/{entry.entry_id}.sync"]["data"]
    return kept


def on_disk(hass: HomeAssistant, table: str, column: str) -> list[Any]:
    """Return a column of a table of the twins' database as another process sees it now."""
    with closing(sqlite3.connect(keeper.default_path(hass), timeout=10)) as connection:
        return [row[0] for row in connection.execute(f"SELECT {column} FROM {table} ORDER BY 1")]  # noqa: S608 -- names below


def audited(hass: HomeAssistant) -> list[str]:
    return on_disk(hass, "audit", "action")


async def test_what_is_expected(hass: HomeAssistant, hass_storage: Storage, entry: MockConfigEntry) -> None:
    before = audited(hass).count("expected_state_set")
    await async_act(hass, "set_expected_state", entity_id=CELLAR, value=13, tolerance=4)
    assert watching(hass_storage, entry)["expected"]["value"]["value"] == 13.0
    assert audited(hass).count("expected_state_set") == before + 1


async def test_an_alert_that_rests(hass: HomeAssistant, hass_storage: Storage, entry: MockConfigEntry) -> None:
    await async_act(hass, "snooze_alert", entity_id=CELLAR, duration={"hours": 5})
    (alert,) = watching(hass_storage, entry)["alerts"]
    assert (alert["acknowledged"], alert["until"] > 0) == (True, True)
    assert "alerts_snoozed" in audited(hass)


async def test_an_event_that_was_seen(hass: HomeAssistant, hass_storage: Storage, entry: MockConfigEntry) -> None:
    (event,) = entry.runtime_data.home.events.recent(EventFilter(kinds=frozenset({"diverged"})))
    await async_act(hass, "acknowledge", event_id=event.event_id)
    (alert,) = watching(hass_storage, entry)["alerts"]
    assert alert["acknowledged"]
    assert "acknowledge" in audited(hass)


async def test_a_correction_and_that_it_was_taken_back(
    hass: HomeAssistant, hass_storage: Storage, entry: MockConfigEntry, time_passes: Pass
) -> None:
    corrections = entry.runtime_data.assessment.corrections
    corrections.record.note(Rule.ACCEPT_SHIFT, helped=False)
    corrections.record.note(Rule.ACCEPT_SHIFT, helped=False)
    corrections.record.note(Rule.ACCEPT_SHIFT, helped=False)
    await time_passes(86_400, 300)
    answer = await async_act(hass, "correct", entity_id=CELLAR)
    correction_id = answer["twins"][CELLAR][0]["correction_id"]
    assert on_disk(hass, "corrections", "id") == [ulid_to_bytes(correction_id)]
    kept = watching(hass_storage, entry)
    assert (kept["expected"]["value"]["value"], kept["alerts"]) == (13.4, [])
    assert [row["correction_id"] for row in kept["corrections"]["recent"]] == [correction_id]
    assert "corrected" in audited(hass)
    await async_act(hass, "undo_correction", correction=correction_id)
    kept = watching(hass_storage, entry)
    assert kept["expected"]["value"]["value"] == 12.0
    assert kept["corrections"]["recent"][0]["undone_at"] is not None
    assert "correction_undone" in audited(hass)


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("freeze_learning", {"entity_id": CELLAR}),
        ("reset_learning", {"entity_id": CELLAR}),
        ("create_snapshot", {"entity_id": CELLAR}),
        ("set_hazard", {"hazard": "frost", "snooze": "01:00:00"}),
        ("save_scenario", {"name": "Dark", "scenario": "power_outage"}),
    ],
)
async def test_the_audit_of_what_was_done(
    hass: HomeAssistant, entry: MockConfigEntry, action: str, data: dict[str, Any]
) -> None:
    await async_act(hass, action, **data)
    assert audited(hass).count({"set_hazard": "hazard_set"}.get(action, action)) == 1


async def test_a_saved_scenario_and_that_it_was_deleted(
    hass: HomeAssistant, hass_storage: Storage, entry: MockConfigEntry
) -> None:
    await async_act(hass, "save_scenario", name="Dark", scenario="power_outage")
    assert list(hass_storage[f"{DOMAIN}.scenarios"]["data"]) == ["Dark"]
    await async_act(hass, "delete_scenario", name="Dark")
    assert hass_storage[f"{DOMAIN}.scenarios"]["data"] == {}
    assert "delete_scenario" in audited(hass)


async def test_a_scenarios_answer(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    answer = await async_act(hass, "run_scenario", scenario="power_outage", horizon={"hours": 1}, members=20)
    assert on_disk(hass, "scenarios", "id") == [ulid_to_bytes(answer["scenario_id"])]
    assert "run_scenario" in audited(hass)


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("set_expected_state", {"entity_id": CELLAR, "value": 13}),
        ("snooze_alert", {"entity_id": CELLAR}),
        ("freeze_learning", {"entity_id": CELLAR}),
        ("save_scenario", {"name": "Dark", "scenario": "power_outage"}),
    ],
)
async def test_what_cannot_be_stored_is_not_done(
    hass: HomeAssistant,
    hass_storage: Storage,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
    data: dict[str, Any],
) -> None:
    twin = entry.runtime_data

    async def away(*_records: Any) -> None:
        raise UnavailableError("no disk")

    monkeypatch.setattr(twin.home.database, "async_commit", away)
    with pytest.raises(HomeAssistantError) as raised:
        await async_act(hass, action, **data)
    assert raised.value.translation_key == "not_stored"
    assert twin.assessment.expectations.baselines.channels["value"].value == 12.0
    (alert,) = twin.assessment.alerts.book.current.values()
    assert (alert.acknowledged, twin.frozen) == (False, False)
    assert f"{DOMAIN}.scenarios" not in hass_storage
