"""Changes of the configuration are in the audit: which fields, by whom, and no secret."""

import asyncio
from functools import partial
from typing import Any

import pytest
from homeassistant.components.automation import EVENT_AUTOMATION_TRIGGERED
from homeassistant.config_entries import SOURCE_IGNORE, ConfigEntryDisabler
from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

from custom_components.digital_twin.config_audit import caused_by
from custom_components.digital_twin.const import CONF_APPROVAL_CODE, CONF_DB_URL, DOMAIN
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.records import AuditRecord
from tests.common import add_entity, async_add_entry, async_add_home, twin_entry

KINDS = ("configuration_added", "configuration_changed", "configuration_removed")


@pytest.fixture
async def home(hass: HomeAssistant) -> MockConfigEntry:
    """Give a home in which nothing was written down but itself."""
    return await async_add_home(hass)


async def rows(hass: HomeAssistant, *actions: str) -> list[AuditRecord]:
    """Give what was written down, oldest first."""
    home = hass.data[DATA].home
    assert isinstance(home, Home)
    await home.database.async_flush()
    found = await home.database.async_read(partial(queries.audit, actions=actions or KINDS))
    return [row.record for row in reversed(found)]


async def test_entries_that_come_change_and_go(hass: HomeAssistant, home: MockConfigEntry) -> None:
    entry = twin_entry("light", add_entity(hass, "light.a", state="on").id, name="Lamp", settings={"rated_power": 9.0})
    await hass.config_entries.async_add(entry)
    await hass.async_block_till_done()
    changed = {**entry.data, "mode": "sandbox", "settings": {"rated_power": 12.0}}
    hass.config_entries.async_update_entry(entry, title="Desk lamp", data=changed)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    await hass.config_entries.async_remove(entry.entry_id)
    found = await rows(hass)
    assert [(row.action, row.twin_id, row.user_id) for row in found] == [
        (action, entry.entry_id, None) for action in (KINDS[0], KINDS[1], KINDS[1], KINDS[2])
    ]
    assert [row.data["fields"] for row in found] == [
        {},
        {"title": ["Lamp", "Desk lamp"], "mode": ["mirror", "sandbox"], "settings.rated_power": [9.0, 12.0]},
        {"disabled": [False, True]},
        {},
    ]
    assert {row.data["title"] for row in found} == {"Lamp", "Desk lamp"}


async def test_no_secret_is_written_down(hass: HomeAssistant, home: MockConfigEntry) -> None:
    url = "postgresql://anna:hunter2@db/twins"
    hass.config_entries.async_update_entry(home, data={**home.data, CONF_APPROVAL_CODE: "1234", CONF_DB_URL: url})
    (row,) = await rows(hass)
    assert set(row.data["fields"]) == {CONF_APPROVAL_CODE, CONF_DB_URL}
    assert "1234" not in str(row)
    assert "hunter2" not in str(row)


async def test_what_changes_without_a_home_waits_for_one(hass: HomeAssistant, home: MockConfigEntry) -> None:
    entry = await async_add_entry(hass, twin_entry("light", add_entity(hass, "light.a", state="on").id, name="Lamp"))
    assert await hass.config_entries.async_unload(home.entry_id)
    hass.config_entries.async_update_entry(entry, title="Desk lamp")
    assert await hass.config_entries.async_setup(home.entry_id)
    await hass.async_block_till_done()
    assert [row.data["fields"] for row in await rows(hass)] == [{"title": ["Lamp", "Desk lamp"]}]


async def test_an_ignored_discovery_and_another_integration(hass: HomeAssistant, home: MockConfigEntry) -> None:
    other = MockConfigEntry(domain="other")
    other.add_to_hass(hass)
    hass.config_entries.async_update_entry(other, title="Other")
    ignored = {"source": SOURCE_IGNORE}
    await hass.config_entries.flow.async_init(DOMAIN, context=ignored, data={"unique_id": "device_1", "title": "TV"})
    found = await rows(hass)
    assert [(row.action, row.twin_id, row.data["source"]) for row in found] == [(KINDS[0], None, SOURCE_IGNORE)]


async def test_the_person_behind_a_form_and_behind_a_socket(
    hass: HomeAssistant,
    home: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
) -> None:
    assert await async_setup_component(hass, "websocket_api", {})
    assert await async_setup_component(hass, "config", {})
    socket, client = await hass_ws_client(), await hass_client()
    start = {"handler": DOMAIN, "entry_id": home.entry_id}
    answer = await (await client.post("/api/config/config_entries/flow", json=start)).json()
    assert (answer["type"], answer["step_id"]) == ("form", "reconfigure_home")
    memory = {"keep_days": 90, "max_size": 500, "encrypt": False}
    given: dict[str, Any] = {
        "name": "Villa", "energy": {}, "rooms": {}, "memory": memory, "proposals": {"propose": [], "propose_at_once": 3}
    }  # fmt: skip
    url = f"/api/config/config_entries/flow/{answer['flow_id']}"
    done = await (await client.post(url, json=given)).json()
    assert (done["type"], done["reason"]) == ("abort", "reconfigure_successful")
    await hass.async_block_till_done()
    await socket.send_json_auto_id({"type": "config_entries/update", "entry_id": home.entry_id, "title": "Castle"})
    answer = await socket.receive_json()
    assert answer["success"], answer
    hass.config_entries.async_update_entry(home, title="Tower")
    found = await rows(hass)
    assert [(row.data["fields"].get("title"), row.user_id) for row in found] == [
        (["Home", "Villa"], hass_admin_user.id),
        (["Villa", "Castle"], hass_admin_user.id),
        (["Castle", "Tower"], None),
    ]


async def test_the_caller_of_an_action_and_nobody_after_it(
    hass: HomeAssistant, home: MockConfigEntry, hass_admin_user: MockUser
) -> None:
    add_entity(hass, "light.a", state="on")
    asked = Context(user_id=hass_admin_user.id)
    made = await hass.services.async_call(
        DOMAIN, "create_twin", {"entity_id": "light.a"}, blocking=True, return_response=True, context=asked
    )
    assert made is not None
    entry = hass.config_entries.async_get_entry(str(made["twin_id"]))
    assert entry is not None
    later = asyncio.Event()

    async def go_on() -> None:
        await later.wait()
        hass.config_entries.async_update_entry(entry, title="Later")

    with caused_by(asked):
        task = hass.async_create_task(go_on())
        hass.config_entries.async_update_entry(entry, title="Now")
    later.set()
    await task
    run = Context()
    hass.bus.async_fire(EVENT_AUTOMATION_TRIGGERED, {"entity_id": "automation.tidy", "name": "Tidy"}, context=run)
    await hass.async_block_till_done()
    await hass.services.async_call(
        DOMAIN, "remove_twin", {"entity_id": "light.a"}, blocking=True, context=Context(parent_id=run.id)
    )
    found = await rows(hass)
    assert [(row.action, row.user_id, row.automation, row.context_id) for row in found[:3]] == [
        (KINDS[0], hass_admin_user.id, None, asked.id),
        (KINDS[1], hass_admin_user.id, None, asked.id),
        (KINDS[1], None, None, None),
    ]
    assert (found[3].action, found[3].user_id, found[3].automation) == (KINDS[2], None, "automation.tidy")
