"""Guarded shadows: a command to them is checked and passed on by the one door, or refused with the reason."""

from dataclasses import replace
from typing import Any

import pytest
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity, async_should_expose
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import label_registry as lr
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.digital_twin.calls import async_get_calls
from custom_components.digital_twin.const import CONF_VOICED, DOMAIN, Mode
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.twin import Learned, Trust
from tests.guard.conftest import DOOR, FRIDGE, LAMP, GuardedHome

ASSIST = "conversation"


def shadow_of(hass: HomeAssistant, source: str) -> str:
    """Return the entity id of a source's shadow."""
    domain = source.partition(".")[0]
    registry = er.async_get(hass)
    (entry,) = (
        entry
        for entry in registry.entities.values()
        if entry.platform == DOMAIN and entry.domain == domain and entry.config_entry_id
    )
    return entry.entity_id


async def set_mode(guarded: GuardedHome, source: str, mode: Mode, *, voice: bool = False) -> TwinCoordinator:
    """Change a twin's mode as the interview does: new data, and a reload."""
    twin = guarded.home.twin_of_entity(source)
    assert twin is not None
    config = replace(twin.config, mode=mode, voice=voice)
    hass, entry = guarded.hass, twin.entry
    hass.config_entries.async_update_entry(entry, data=config.as_data())
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    twin = guarded.home.twins[entry.entry_id]
    twin.learned = Learned(kind=twin.kind.id, structure="", trust=Trust.TRUSTED, days=10.0, samples=1000)
    return twin


async def command(
    guarded: GuardedHome, action: str, entity_id: Any, context: Context | None = None, **data: Any
) -> None:
    """Call an action of Home Assistant, as a dashboard does."""
    domain, service = action.split(".")
    await guarded.hass.services.async_call(
        domain, service, {"entity_id": entity_id, **data}, blocking=True, context=context
    )
    await guarded.hass.async_block_till_done(wait_background_tasks=True)


async def test_what_is_harmless_is_passed_on_and_looked_after(guarded: GuardedHome) -> None:
    await set_mode(guarded, LAMP, Mode.GUARD)
    shadow, context = shadow_of(guarded.hass, LAMP), Context()
    await command(guarded, "light.turn_on", shadow, context)
    assert [what for what, _ in guarded.lamp.told] == ["turn_on"]
    state = guarded.hass.states.get(LAMP)
    assert state is not None
    assert state.context.parent_id == context.id
    assert guarded.hass.states.is_state(shadow, "on")
    await guarded.home.audit.async_commit("end")
    rows = (await guarded.call("get_audit"))["rows"]
    runs = {row["action"]: row for row in rows}
    assert {"action_approved", "action_run"} <= set(runs)
    assert runs["action_run"]["data"]["result"] == "ok"


async def test_what_would_do_harm_is_refused_with_the_reason(guarded: GuardedHome) -> None:
    await set_mode(guarded, FRIDGE, Mode.GUARD)
    with pytest.raises(ServiceValidationError) as error:
        await command(guarded, "switch.turn_off", shadow_of(guarded.hass, FRIDGE))
    assert error.value.translation_key == "guard_denied"
    assert "fridge" in str(error.value)
    assert guarded.told == []
    assert guarded.kinds()[-1] == "action_denied"


async def test_what_needs_a_person_is_asked_for_and_done_once_approved(guarded: GuardedHome) -> None:
    await set_mode(guarded, DOOR, Mode.GUARD)
    guarded.door.show(is_locked=False)
    await guarded.hass.async_block_till_done()
    with pytest.raises(ServiceValidationError) as error:
        await command(guarded, "lock.lock", shadow_of(guarded.hass, DOOR))
    assert error.value.translation_key == "guard_pending"
    assert guarded.told == []
    (approval,) = guarded.home.door.approvals.pending
    await guarded.call("approve", approval=approval)
    assert [what for what, _ in guarded.door.told] == ["lock"]


async def test_what_the_device_refuses_is_an_error(guarded: GuardedHome) -> None:
    await set_mode(guarded, LAMP, Mode.GUARD)
    guarded.lamp.error = HomeAssistantError("no mesh")
    with pytest.raises(HomeAssistantError) as error:
        await command(guarded, "light.turn_on", shadow_of(guarded.hass, LAMP))
    assert error.value.translation_key == "guard_failed"
    assert "no mesh" in str(error.value)


async def test_a_call_that_covers_the_source_too_acts_once_and_is_counted(guarded: GuardedHome) -> None:
    twin = await set_mode(guarded, LAMP, Mode.GUARD)
    shadow = shadow_of(guarded.hass, LAMP)
    await command(guarded, "light.turn_on", [LAMP, shadow])
    await command(guarded, "light.turn_off", "all")
    registry, label = er.async_get(guarded.hass), lr.async_get(guarded.hass).async_create("Evening").label_id
    for entity_id in (LAMP, shadow):
        registry.async_update_entity(entity_id, labels={label})
    await guarded.hass.services.async_call("light", "turn_on", {}, target={"label_id": label}, blocking=True)
    assert [what for what, _ in guarded.lamp.told] == ["turn_on", "turn_off", "turn_on"]
    assert async_get_calls(guarded.hass).passed_by[twin.entry.entry_id] == 3
    assert "action_approved" not in {row["action"] for row in (await guarded.call("get_audit"))["rows"]}


async def test_who_may_not_control_the_device_cannot_by_its_shadow(
    guarded: GuardedHome, hass_read_only_user: MockUser
) -> None:
    await set_mode(guarded, LAMP, Mode.GUARD)
    shadow = shadow_of(guarded.hass, LAMP)
    hass_read_only_user.mock_policy({"entities": {"entity_ids": {shadow: True, LAMP: {"read": True}}}})
    with pytest.raises(Unauthorized):
        await command(guarded, "light.turn_on", shadow, Context(user_id=hass_read_only_user.id))
    assert guarded.told == []


async def test_a_mirror_again_passes_nothing_on(guarded: GuardedHome) -> None:
    await set_mode(guarded, LAMP, Mode.GUARD)
    await set_mode(guarded, LAMP, Mode.MIRROR)
    with pytest.raises(ServiceValidationError) as error:
        await command(guarded, "light.turn_on", shadow_of(guarded.hass, LAMP))
    assert error.value.translation_key == "mirror_refuses"
    assert guarded.told == []


@pytest.fixture
def kitchen(guarded: GuardedHome) -> str:
    """Put the lamp into the kitchen, called the reading light, and expose it to voice."""
    area = ar.async_get(guarded.hass).async_create("Kitchen")
    registry = er.async_get(guarded.hass)
    entry = registry.async_update_entity(LAMP, aliases=[er.COMPUTED_NAME, "reading light"])
    assert entry.device_id is not None
    dr.async_get(guarded.hass).async_update_device(entry.device_id, area_id=area.id)
    async_expose_entity(guarded.hass, ASSIST, LAMP, True)
    return area.id


def area_of(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the area in which people see an entity."""
    entry = er.async_get(hass).async_get(entity_id)
    assert entry is not None
    device = dr.async_get(hass).async_get(entry.device_id or "")
    return entry.area_id or (None if device is None else device.area_id)


def exposed(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether voice gets an entity."""
    return async_should_expose(hass, ASSIST, entity_id)


async def test_for_voice_the_shadow_takes_its_source_s_place(guarded: GuardedHome, kitchen: str) -> None:
    hass = guarded.hass
    await set_mode(guarded, LAMP, Mode.GUARD, voice=True)
    shadow = shadow_of(hass, LAMP)
    entry = er.async_get(hass).async_get(shadow)
    assert entry is not None
    assert (area_of(hass, shadow), exposed(hass, shadow), exposed(hass, LAMP)) == (kitchen, True, False)
    assert "reading light" in er.async_get_entity_aliases(hass, entry)
    # A target that means the area still means the real lamp alone.
    await hass.services.async_call("light", "turn_on", {}, target={"area_id": kitchen}, blocking=True)
    assert [what for what, _ in guarded.lamp.told] == ["turn_on"]
    assert "action_approved" not in {row["action"] for row in (await guarded.call("get_audit"))["rows"]}


async def test_without_that_consent_nothing_is_exposed(guarded: GuardedHome, kitchen: str) -> None:
    del kitchen
    await set_mode(guarded, LAMP, Mode.GUARD)
    assert (exposed(guarded.hass, shadow_of(guarded.hass, LAMP)), exposed(guarded.hass, LAMP)) == (False, True)


@pytest.mark.parametrize("how", ["mode", "consent", "disabled", "removed"])
async def test_leaving_puts_everything_back(guarded: GuardedHome, kitchen: str, how: str) -> None:
    del kitchen
    hass = guarded.hass
    twin = await set_mode(guarded, LAMP, Mode.GUARD, voice=True)
    shadow, entry_id = shadow_of(hass, LAMP), twin.entry.entry_id
    match how:
        case "mode":
            await set_mode(guarded, LAMP, Mode.SANDBOX, voice=True)
        case "consent":
            await set_mode(guarded, LAMP, Mode.GUARD, voice=False)
        case "disabled":
            await hass.config_entries.async_set_disabled_by(entry_id, ConfigEntryDisabler.USER)
        case "removed":
            await hass.config_entries.async_remove(entry_id)
    await hass.async_block_till_done()
    assert exposed(hass, LAMP)
    entry = er.async_get(hass).async_get(shadow)
    if how == "removed":
        assert entry is None
        return
    assert entry is not None
    assert (area_of(hass, shadow), exposed(hass, shadow)) == (None, False)
    kept = hass.config_entries.async_get_entry(entry_id)
    assert kept is not None
    assert kept.data[CONF_VOICED] == {}
    if how == "disabled":
        await hass.config_entries.async_set_disabled_by(entry_id, None)
        await hass.async_block_till_done()
        assert (exposed(hass, shadow), exposed(hass, LAMP)) == (True, False)


async def test_what_was_not_exposed_is_not_exposed_by_its_shadow(guarded: GuardedHome) -> None:
    async_expose_entity(guarded.hass, ASSIST, LAMP, False)
    await set_mode(guarded, LAMP, Mode.GUARD, voice=True)
    assert not exposed(guarded.hass, shadow_of(guarded.hass, LAMP))
    await set_mode(guarded, LAMP, Mode.MIRROR)
    assert not exposed(guarded.hass, LAMP)
