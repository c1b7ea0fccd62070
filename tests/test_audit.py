"""Who is named in the audit, and what is kept out of it."""

from functools import partial

import pytest
from homeassistant.components.automation import EVENT_AUTOMATION_TRIGGERED
from homeassistant.components.script.const import EVENT_SCRIPT_STARTED
from homeassistant.core import Context, HomeAssistant

from custom_components.digital_twin.audit import RUNS_KEPT
from custom_components.digital_twin.const import DOMAIN, Mode
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.errors import StoreError
from tests.common import add_entity, async_add_entry, async_add_home, twin_entry


@pytest.fixture
async def home(hass: HomeAssistant) -> Home:
    entry = await async_add_home(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    home: Home = entry.runtime_data
    return home


async def test_a_note_names_twin_user_and_reason_and_no_secret(hass: HomeAssistant, home: Home) -> None:
    source = add_entity(hass, "lock.a", state="locked")
    twin = await async_add_entry(hass, twin_entry("lock", source.id))
    context = Context(user_id="anna")
    await home.audit.async_commit(
        "unlock", twin=twin.runtime_data, context=context, reason="guests", data={"code": "1234", "entity_id": "lock.a"}
    )
    (row,) = await home.database.async_read(partial(queries.audit, actions=("unlock",)))
    record = row.record
    assert (record.twin_id, record.user_id, record.context_id) == (twin.entry_id, "anna", context.id)
    assert (record.reason, record.automation) == ("guests", None)
    assert record.data == {"code": "**redacted**", "entity_id": "lock.a"}


@pytest.mark.parametrize("event", [EVENT_AUTOMATION_TRIGGERED, EVENT_SCRIPT_STARTED])
async def test_the_automation_behind_a_context_or_its_parent_is_named(
    hass: HomeAssistant, home: Home, event: str
) -> None:
    run = Context()
    hass.bus.async_fire(event, {"name": "Evening", "entity_id": "automation.evening"}, context=run)
    await hass.async_block_till_done()
    for context in (run, Context(parent_id=run.id)):
        home.audit.async_note("act", context=context)
    home.audit.async_note("act", context=Context())
    home.audit.async_note("act")
    await home.database.async_flush()
    rows = await home.database.async_read(partial(queries.audit, actions=("act",)))
    assert [row.record.automation for row in reversed(rows)] == ["automation.evening"] * 2 + [None] * 2


async def test_only_the_latest_runs_are_remembered(hass: HomeAssistant, home: Home) -> None:
    runs = [Context() for _ in range(RUNS_KEPT + 1)]
    for run in runs:
        hass.bus.async_fire(EVENT_AUTOMATION_TRIGGERED, {"name": "E", "entity_id": "automation.e"}, context=run)
    await hass.async_block_till_done()
    assert home.audit.automation_of(runs[0]) is None
    assert home.audit.automation_of(runs[1]) == "automation.e"


async def test_a_note_that_must_be_safe_fails_when_it_is_not(hass: HomeAssistant, home: Home) -> None:
    await hass.config_entries.async_unload(home.entry.entry_id)
    with pytest.raises(StoreError):
        await home.audit.async_commit("act")
    hass.bus.async_fire(
        EVENT_AUTOMATION_TRIGGERED, {"name": "E", "entity_id": "automation.e"}, context=(run := Context())
    )
    await hass.async_block_till_done()
    assert home.audit.automation_of(run) is None


async def test_verdicts_and_what_a_sandbox_was_told_are_written_down(hass: HomeAssistant, home: Home) -> None:
    lamp = add_entity(hass, "light.lamp", state="off", attributes={"supported_color_modes": ["onoff"]})
    entry = await async_add_entry(hass, twin_entry("light", lamp.id, mode=Mode.SANDBOX))
    context = Context()
    action = {"action": "light.turn_on", "target": {"entity_id": "light.lamp"}}
    await hass.services.async_call(
        DOMAIN, "check_action", {**action, "quick": True}, blocking=True, return_response=True, context=context
    )
    twin = entry.runtime_data
    await twin.sandbox.async_command(twin.config.main, "turn_on", {"code": "1234"}, Context(user_id="anna"))
    await home.database.async_flush()
    rows = await home.database.async_read(partial(queries.audit, actions=("action_checked", "sandbox_command")))
    told, checked = [row.record for row in rows]
    assert (checked.action, checked.twin_id, checked.context_id) == ("action_checked", entry.entry_id, context.id)
    assert (checked.data["verdict"], checked.data["actions"], checked.data["entities"]) == (
        "approved", "light.turn_on", ["light.lamp"]
    )  # fmt: skip
    assert (told.action, told.twin_id, told.user_id) == ("sandbox_command", entry.entry_id, "anna")
    assert told.data["action"] == "light.turn_on"
    assert "1234" not in str(told)
