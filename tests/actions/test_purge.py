"""digital_twin.purge and get_audit: what goes, what stays, and that it cannot go unnoticed."""

from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from sqlalchemy import Connection, text

from custom_components.digital_twin.store.errors import UnavailableError
from custom_components.digital_twin.store.guards import permitted

from .conftest import LAMP, LOCK, SmallHome


@pytest.fixture
async def old(hass: HomeAssistant, small_home: SmallHome, freezer: FrozenDateTimeFactory) -> SmallHome:
    """Give a home with snapshots of lamp and lock ten days old, and of today."""
    for _ in range(2):
        await small_home.call("create_snapshot", entity_id=[LAMP, LOCK])
        small_home.home.events.async_add(
            "rolled_back", twin=small_home.home.twin_of_entity(LAMP), category="life_cycle", data={"time": "–"}
        )
        freezer.tick(timedelta(days=5))
    await small_home.call("create_snapshot", entity_id=[LAMP, LOCK])
    freezer.tick(timedelta(minutes=1))
    return small_home


async def shots(small_home: SmallHome, entity_id: str) -> int:
    """Give how many snapshots of a twin can be had."""
    return len((await small_home.call("get_history", entity_id=entity_id))["twins"][entity_id]["snapshots"])


async def test_one_twins_rows_go_by_age_and_sort(old: SmallHome) -> None:
    answer = await old.call("purge", entity_id=LAMP, keep_days=7, what="snapshots")
    assert answer["rows"] == {"snapshots": 1}
    assert (await shots(old, LAMP), await shots(old, LOCK)) == (2, 3)
    assert len((await old.call("get_events", entity_id=LAMP))["events"]) == 2
    everything = await old.call("purge", entity_id=LAMP, keep_days=0)
    assert everything["rows"]["snapshots"] == 2
    assert (await shots(old, LAMP), await shots(old, LOCK)) == (0, 3)


async def test_of_the_whole_home(old: SmallHome) -> None:
    answer = await old.call("purge", keep_days=1, what=["snapshots"])
    assert answer["rows"] == {"snapshots": 4}
    assert (await shots(old, LAMP), await shots(old, LOCK)) == (1, 1)


async def test_without_fields_retention_decides(old: SmallHome, freezer: FrozenDateTimeFactory) -> None:
    assert (await old.call("purge"))["rows"] == {}
    freezer.tick(timedelta(days=84))
    assert (await old.call("purge"))["rows"]["snapshots"] == 2
    assert await shots(old, LAMP) == 2


async def test_the_purge_of_the_audit_leaves_an_anchor(old: SmallHome) -> None:
    before = (await old.call("get_audit"))["chain"]
    assert (before["intact"], before["anchor"]) == (True, None)
    await old.call("purge", keep_days=1, what=["audit"])
    after = await old.call("get_audit")
    assert (after["chain"]["intact"], after["chain"]["rows"] < before["rows"]) == (True, True)
    assert after["chain"]["anchor"] is not None
    assert {row["action"] for row in after["rows"]} >= {"purge"}


async def test_the_audit_is_told_in_pages_and_filtered(old: SmallHome) -> None:
    everything = (await old.call("get_audit", per_page=500))["rows"]
    numbers = [row["seq"] for row in everything]
    assert numbers == sorted(numbers, reverse=True)
    assert [row["seq"] for row in (await old.call("get_audit", per_page=2, page=2))["rows"]] == numbers[2:4]
    made = (await old.call("get_audit", actions="create_snapshot", entity_id=LAMP))["rows"]
    assert len(made) == 3
    assert {row["action"] for row in made} == {"create_snapshot"}
    assert (await old.call("get_audit", verify=False))["chain"] is None
    assert everything[0]["previous"] == everything[1]["hash"]


async def test_a_forged_row_is_named(old: SmallHome) -> None:
    def forge(connection: Connection) -> None:
        with permitted(connection):
            connection.execute(text("UPDATE audit SET action = 'nothing' WHERE seq = 2"))

    await old.home.database.async_run(forge)
    chain = (await old.call("get_audit"))["chain"]
    assert (chain["intact"], chain["broken"]) == (False, 2)


async def test_while_the_database_is_away_the_reason_is_told(old: SmallHome, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(*_arguments: Any, **_named: Any) -> None:
        raise UnavailableError("no disk")

    for name in ("async_commit", "async_read", "async_run"):
        monkeypatch.setattr(old.home.database, name, away)
    calls: list[tuple[str, dict[str, Any]]] = [
        ("get_audit", {}),
        ("purge", {}),
        ("purge", {"keep_days": 0}),
        ("create_snapshot", {"entity_id": LAMP}),
    ]
    for action, data in calls:
        with pytest.raises(HomeAssistantError) as raised:
            await old.call(action, **data)
        assert raised.value.translation_key == "not_stored"
    history = (await old.call("get_history", entity_id=LAMP))["twins"][LAMP]
    assert history["complete"] is False
    assert len(history["snapshots"]) == 4


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"entity_id": LAMP}, "missing_field"),
        ({"what": "snapshots"}, "missing_field"),
        ({"keep_days": -1}, "invalid_keep_days"),
        ({"keep_days": 4000}, "invalid_keep_days"),
        ({"keep_days": True}, "invalid_keep_days"),
        ({"keep_days": float("nan")}, "invalid_keep_days"),
        ({"keep_days": 1, "what": "everything"}, "invalid_what"),
        ({"keep_days": 1, "what": []}, "invalid_what"),
        ({"keep_days": 1, "what": "audit", "entity_id": LAMP}, "not_of_one_twin"),
        ({"keep_days": 1, "entity_id": "person.anna"}, "unknown_twin"),
    ],
)
async def test_bad_input_purges_nothing(old: SmallHome, data: dict[str, Any], key: str) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await old.call("purge", **data)
    assert raised.value.translation_key == key
    assert (await shots(old, LAMP), await shots(old, LOCK)) == (3, 3)


async def test_the_audit_names_a_twin_that_was_removed(hass: HomeAssistant, small_home: SmallHome) -> None:
    lamp, lock = (small_home.home.twin_of_entity(entity_id) for entity_id in (LAMP, LOCK))
    assert lamp is not None
    assert lock is not None
    gone, kept = lamp.entry, lock.entry
    await small_home.call("create_snapshot", entity_id=[LAMP, LOCK])
    hass.config_entries.async_update_entry(gone, title="Reading lamp")
    await hass.config_entries.async_remove(gone.entry_id)
    rows = (await small_home.call("get_audit"))["rows"]
    named = {(row["twin_id"], row["name"], row["removed"]) for row in rows if row["twin_id"]}
    assert named == {(gone.entry_id, "Reading lamp", True), (kept.entry_id, kept.title, False)}
    assert {(row["name"], row["removed"]) for row in rows if not row["twin_id"]} <= {(None, False)}
