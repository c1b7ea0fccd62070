"""Which commands reach a shadow, and what becomes of them: none meant for the real device, and none done twice."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from homeassistant.components.climate.const import ClimateEntityFeature
from homeassistant.components.cover import CoverEntityFeature
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity, async_should_expose
from homeassistant.components.valve import ValveEntityFeature
from homeassistant.components.water_heater import WaterHeaterEntityFeature
from homeassistant.const import ATTR_ENTITY_ID, EVENT_CALL_SERVICE, EVENT_STATE_CHANGED
from homeassistant.core import Context, Event, HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import floor_registry as fr
from homeassistant.helpers import label_registry as lr
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.calls import REMEMBERED, async_get_calls
from custom_components.digital_twin.const import Mode
from custom_components.digital_twin.data import DATA

from ..common import add_entity, async_add_entry, async_add_home, twin_entry
from .physical import (
    Physical,
    PhysicalClimate,
    PhysicalCover,
    PhysicalFan,
    PhysicalHumidifier,
    PhysicalLight,
    PhysicalLock,
    PhysicalSwitch,
    PhysicalValve,
    PhysicalWaterHeater,
    async_add_physical,
)
from .shadows import async_add_twin, async_twin_of, shadow_of

COVERING = [
    "all",
    "label",
    "old group",
    "group entity",
    "nested groups",
    "list",
    "shadow in a group, source beside it",
    "source in a group, shadow beside it",
]


@pytest.fixture(params=[Mode.MIRROR, Mode.SANDBOX])
async def lamp(hass: HomeAssistant, request: pytest.FixtureRequest) -> tuple[MockConfigEntry, PhysicalLight, str]:
    """Return a twin in each mode, its lamp, and the lamp's shadow."""
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light, mode=request.param)
    return entry, light, shadow_of(hass, entry, light)


def shown(hass: HomeAssistant, entity_id: str) -> tuple[str, Any]:
    state = hass.states.get(entity_id)
    return state.state, state.attributes.get("brightness")


async def test_an_area_a_floor_or_a_device_means_the_real_lamp_only(
    hass: HomeAssistant, lamp: tuple[MockConfigEntry, PhysicalLight, str]
) -> None:
    _, light, shadow = lamp
    floor = fr.async_get(hass).async_create("Ground floor")
    area = ar.async_get(hass).async_create("Kitchen", floor_id=floor.floor_id)
    real = er.async_get(hass).async_get(light.entity_id).device_id
    dr.async_get(hass).async_update_device(real, area_id=area.id)
    twin_device = er.async_get(hass).async_get(shadow).device_id
    assert dr.async_get(hass).async_get(twin_device).area_id is None

    for target in ({"area_id": area.id}, {"device_id": real}, {"floor_id": floor.floor_id}):
        await hass.services.async_call("light", "turn_on", {"brightness": 7} | target, blocking=True)
    assert light.told == [("turn_on", {"brightness": 7})] * 3
    assert async_get_calls(hass).passed_by == {}

    # Whoever puts the twin's own device into an area, or targets it, still does not command the shadow.
    dr.async_get(hass).async_update_device(twin_device, area_id=area.id)
    for target in ({"area_id": area.id}, {"device_id": twin_device}):
        await hass.services.async_call("light", "turn_on", {"brightness": 9} | target, blocking=True)
    assert len(light.told) == 4
    assert async_get_calls(hass).passed_by == {}


async def async_target(hass: HomeAssistant, covering: str, source: str, shadow: str) -> dict[str, Any]:
    """Return a target that covers a source and its shadow."""
    registry = er.async_get(hass)
    if covering in ("all", "list"):
        return {ATTR_ENTITY_ID: "all" if covering == "all" else [source, shadow]}
    if covering == "label":
        label = lr.async_get(hass).async_create("Evening").label_id
        for entity_id in (source, shadow):
            registry.async_update_entity(entity_id, labels={label})
        return {"label_id": label}
    if covering == "old group":
        groups = {"both": {"entities": [source, shadow]}}
        assert await async_setup_component(hass, "group", {"group": groups})
        return {ATTR_ENTITY_ID: "group.both"}

    async def light_group(name: str, *members: str) -> str:
        options = {"name": name, "entities": list(members), "group_type": "light", "hide_members": False, "all": False}
        group = MockConfigEntry(domain="group", title=name, options=options)
        group.add_to_hass(hass)
        assert await hass.config_entries.async_setup(group.entry_id)
        await hass.async_block_till_done()
        return f"light.{name}"

    if covering == "group entity":
        return {ATTR_ENTITY_ID: await light_group("both", source, shadow)}
    if covering == "nested groups":
        inner = await light_group("inner", shadow)
        return {ATTR_ENTITY_ID: await light_group("outer", source, inner)}
    inside, beside = (shadow, source) if covering.startswith("shadow") else (source, shadow)
    return {ATTR_ENTITY_ID: [await light_group("inner", inside), beside]}


@pytest.mark.parametrize("covering", COVERING)
async def test_a_call_that_covers_the_source_passes_the_shadow_by(
    hass: HomeAssistant, lamp: tuple[MockConfigEntry, PhysicalLight, str], covering: str
) -> None:
    entry, light, shadow = lamp
    target = await async_target(hass, covering, light.entity_id, shadow)
    context = Context()

    await hass.services.async_call("light", "turn_on", {"brightness": 7} | target, blocking=True, context=context)
    await hass.async_block_till_done()

    assert ("turn_on", {"brightness": 7}) in light.told
    assert async_get_calls(hass).passed_by[entry.entry_id] > 0
    sandbox = entry.runtime_data.sandbox
    assert sandbox is None or not sandbox.active
    assert shown(hass, shadow) == ("on", 7)


async def test_a_script_goes_on_after_a_call_to_all(
    hass: HomeAssistant, lamp: tuple[MockConfigEntry, PhysicalLight, str]
) -> None:
    entry, light, _ = lamp
    sequence = [
        {"action": "light.turn_off", "target": {"entity_id": "all"}},
        {"action": "light.turn_on", "target": {"entity_id": light.entity_id}, "data": {"brightness": 5}},
    ]
    assert await async_setup_component(hass, "script", {"script": {"evening": {"sequence": sequence}}})
    await hass.services.async_call("script", "evening", blocking=True)
    assert light.told == [("turn_off", {}), ("turn_on", {"brightness": 5})]
    assert async_get_calls(hass).passed_by[entry.entry_id] == 1


async def test_homeassistant_turn_off_covers_too(
    hass: HomeAssistant, lamp: tuple[MockConfigEntry, PhysicalLight, str]
) -> None:
    entry, light, shadow = lamp
    await hass.services.async_call(
        "homeassistant", "turn_off", {ATTR_ENTITY_ID: [light.entity_id, shadow]}, blocking=True
    )
    assert [what for what, _ in light.told] == ["turn_off"]
    assert async_get_calls(hass).passed_by[entry.entry_id] == 1


async def test_a_call_begun_inside_a_listener_is_seen_in_time(hass: HomeAssistant) -> None:
    """Home Assistant announces such a call only after the listener, so that the shadow must wait for it.

    The source is no entity of the light integration: the shadow is the only one to be called, and called at once.
    """
    source = add_entity(hass, "light.source", state="on", attributes={"brightness": 5})
    await async_add_home(hass)
    entry = await async_add_entry(hass, twin_entry("light", source.id, name="Source"))
    calls: list[asyncio.Task[None]] = []

    @callback
    def on_state(event: Event) -> None:
        if event.data["entity_id"] == "input.trigger":
            call = hass.services.async_call("light", "turn_off", {ATTR_ENTITY_ID: "all"}, blocking=True)
            calls.append(hass.async_create_task(call))

    hass.bus.async_listen(EVENT_STATE_CHANGED, on_state)
    hass.states.async_set("input.trigger", "on")
    await hass.async_block_till_done()
    (call,) = calls
    await call
    assert async_get_calls(hass).passed_by[entry.entry_id] == 1


EverythingClimate = partial(
    PhysicalClimate,
    supported_features=ClimateEntityFeature.TARGET_HUMIDITY
    | ClimateEntityFeature.FAN_MODE
    | ClimateEntityFeature.SWING_MODE
    | ClimateEntityFeature.SWING_HORIZONTAL_MODE,
    fan_modes=["low"],
    fan_mode="low",
    swing_modes=["on"],
    swing_mode="on",
    swing_horizontal_modes=["wide"],
    swing_horizontal_mode="wide",
)
TiltingCover = partial(PhysicalCover, supported_features=CoverEntityFeature(255), current_cover_tilt_position=10)
PlainValve = partial(
    PhysicalValve,
    supported_features=ValveEntityFeature.OPEN | ValveEntityFeature.CLOSE | ValveEntityFeature.STOP,
    reports_position=False,
    is_closed=False,
)
SwitchedTank = partial(PhysicalWaterHeater, supported_features=WaterHeaterEntityFeature.ON_OFF)
COMMANDS: list[tuple[Callable[[str], Physical], str, dict[str, Any]]] = [
    (PhysicalLight, "turn_on", {"brightness": 3}),
    (PhysicalLight, "turn_off", {}),
    (PhysicalLight, "toggle", {}),
    (PhysicalSwitch, "turn_on", {}),
    (PhysicalSwitch, "turn_off", {}),
    (PhysicalClimate, "set_temperature", {"temperature": 22}),
    (PhysicalClimate, "set_hvac_mode", {"hvac_mode": "off"}),
    (PhysicalClimate, "set_preset_mode", {"preset_mode": "sleep"}),
    (PhysicalClimate, "turn_on", {}),
    (PhysicalClimate, "turn_off", {}),
    (PhysicalCover, "open_cover", {}),
    (PhysicalCover, "close_cover", {}),
    (PhysicalCover, "stop_cover", {}),
    (PhysicalCover, "set_cover_position", {"position": 4}),
    (PhysicalFan, "turn_on", {"percentage": 25}),
    (PhysicalFan, "turn_off", {}),
    (PhysicalFan, "set_percentage", {"percentage": 25}),
    (PhysicalFan, "set_preset_mode", {"preset_mode": "auto"}),
    (PhysicalFan, "oscillate", {"oscillating": True}),
    (PhysicalFan, "set_direction", {"direction": "reverse"}),
    (PhysicalLock, "lock", {}),
    (PhysicalLock, "unlock", {}),
    (PhysicalLock, "open", {}),
    (PhysicalValve, "open_valve", {}),
    (PhysicalValve, "close_valve", {}),
    (PhysicalValve, "set_valve_position", {"position": 3}),
    (PhysicalHumidifier, "turn_on", {}),
    (PhysicalHumidifier, "turn_off", {}),
    (PhysicalHumidifier, "set_humidity", {"humidity": 44}),
    (PhysicalHumidifier, "set_mode", {"mode": "sleep"}),
    (PhysicalWaterHeater, "set_temperature", {"temperature": 60}),
    (PhysicalWaterHeater, "set_operation_mode", {"operation_mode": "performance"}),
    (PhysicalWaterHeater, "set_away_mode", {"away_mode": True}),
    (PhysicalWaterHeater, "set_away_mode", {"away_mode": False}),
    (SwitchedTank, "turn_on", {}),
    (SwitchedTank, "turn_off", {}),
    (EverythingClimate, "set_humidity", {"humidity": 50}),
    (EverythingClimate, "set_fan_mode", {"fan_mode": "low"}),
    (EverythingClimate, "set_swing_mode", {"swing_mode": "on"}),
    (EverythingClimate, "set_swing_horizontal_mode", {"swing_horizontal_mode": "wide"}),
    (TiltingCover, "open_cover_tilt", {}),
    (TiltingCover, "close_cover_tilt", {}),
    (TiltingCover, "set_cover_tilt_position", {"tilt_position": 7}),
    (TiltingCover, "stop_cover_tilt", {}),
    (PlainValve, "open_valve", {}),
    (PlainValve, "close_valve", {}),
    (PlainValve, "stop_valve", {}),
]


@pytest.mark.parametrize(("make", "service", "data"), COMMANDS)
async def test_a_mirror_refuses_a_command_of_its_own(
    hass: HomeAssistant, make: Callable[[str], Physical], service: str, data: dict[str, Any]
) -> None:
    device = make("Device")
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    before = hass.states.get(shadow)
    with pytest.raises(ServiceValidationError) as refused:
        await hass.services.async_call(
            str(device.domain), service, data | {ATTR_ENTITY_ID: shadow}, blocking=True, context=Context()
        )
    assert refused.value.translation_key == "mirror_refuses"
    assert refused.value.translation_placeholders == {"entity": shadow, "source": device.entity_id}
    assert shadow in str(refused.value)
    await hass.async_block_till_done()
    assert hass.states.get(shadow) is before
    assert device.told == []
    assert async_get_calls(hass).passed_by == {}


async def test_a_command_after_one_to_all_in_the_same_context_is_still_refused(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    shadow = shadow_of(hass, entry, light)
    context = Context()
    await hass.services.async_call("light", "turn_on", {ATTR_ENTITY_ID: "all"}, blocking=True, context=context)
    with pytest.raises(ServiceValidationError):
        await hass.services.async_call("light", "turn_on", {ATTR_ENTITY_ID: shadow}, blocking=True, context=context)
    assert async_get_calls(hass).passed_by[entry.entry_id] == 1


async def test_a_label_of_the_shadow_alone_is_meant_for_it(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    label = lr.async_get(hass).async_create("Twins").label_id
    er.async_get(hass).async_update_entity(shadow_of(hass, entry, light), labels={label})
    with pytest.raises(ServiceValidationError):
        await hass.services.async_call("light", "turn_on", {"label_id": label}, blocking=True)
    assert light.told == []


async def test_an_old_group_of_shadows_alone_is_refused(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    group = {"shadows": {"entities": [shadow_of(hass, entry, light)]}}
    assert await async_setup_component(hass, "group", {"group": group})
    with pytest.raises(ServiceValidationError):
        await hass.services.async_call("light", "turn_off", {ATTR_ENTITY_ID: "group.shadows"}, blocking=True)


async def test_a_lock_with_a_code_does_not_make_a_call_to_all_locks_fail(hass: HomeAssistant) -> None:
    lock = PhysicalLock("Door", code_format=r"^\d{4}$", is_locked=False)
    await async_add_physical(hass, lock)
    er.async_get(hass).async_update_entity_options(lock.entity_id, "lock", {"default_code": "1234"})
    await async_add_home(hass)
    entry = await async_add_twin(hass, lock)
    await hass.services.async_call("lock", "lock", {ATTR_ENTITY_ID: "all"}, blocking=True)
    assert lock.told == [("lock", {"code": "1234"})]
    assert async_get_calls(hass).passed_by[entry.entry_id] == 1


async def test_many_calls_are_not_kept(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    context = Context()
    calls = async_get_calls(hass)
    shadow = shadow_of(hass, entry, light)
    data = {"domain": "light", "service": "turn_on", "service_data": {ATTR_ENTITY_ID: [shadow, light.entity_id]}}
    hass.bus.async_fire(EVENT_CALL_SERVICE, data, context=context)
    assert calls.covers(context, shadow, light.entity_id)
    for _ in range(REMEMBERED):
        hass.bus.async_fire(EVENT_CALL_SERVICE, data | {"service_data": {}}, context=Context())
    assert not calls.covers(context, shadow, light.entity_id)


@pytest.mark.parametrize(
    "nonsense", [{ATTR_ENTITY_ID: 7}, {ATTR_ENTITY_ID: None}, {ATTR_ENTITY_ID: "none"}, {}, {"area_id": 3}]
)
async def test_malformed_targets_cover_nothing(hass: HomeAssistant, nonsense: dict[str, Any]) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    context = Context()
    data = {"domain": "light", "service": "turn_on", "service_data": nonsense}
    hass.bus.async_fire(EVENT_CALL_SERVICE, data, context=context)
    assert not async_get_calls(hass).covers(context, shadow_of(hass, entry, light), light.entity_id)


async def test_what_a_call_excludes_is_not_covered(hass: HomeAssistant) -> None:
    """`exclude` exists from Home Assistant 2026.11 on; a call to all but the source is meant for others."""
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    context = Context()
    target = {ATTR_ENTITY_ID: "all", "exclude": {ATTR_ENTITY_ID: [light.entity_id]}}
    data = {"domain": "light", "service": "turn_on", "service_data": target}
    hass.bus.async_fire(EVENT_CALL_SERVICE, data, context=context)
    assert not async_get_calls(hass).covers(context, shadow_of(hass, entry, light), light.entity_id)


async def test_the_record_of_calls_ends_with_the_home(hass: HomeAssistant) -> None:
    listeners = hass.bus.async_listeners().get(EVENT_CALL_SERVICE, 0)
    entry = await async_twin_of(hass, PhysicalLight("Lamp"))
    with_twin = hass.bus.async_listeners()[EVENT_CALL_SERVICE]
    assert with_twin > listeners
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert hass.bus.async_listeners()[EVENT_CALL_SERVICE] == with_twin
    home = hass.data[DATA].home
    assert home is not None
    assert await hass.config_entries.async_unload(home.entry.entry_id)
    assert hass.bus.async_listeners().get(EVENT_CALL_SERVICE, 0) == listeners


async def test_no_assistant_gets_a_shadow(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry = await async_twin_of(hass, light)
    shadow = shadow_of(hass, entry, light)
    # Even as an ordinary entity, which Home Assistant would expose by itself, as it does the lamp.
    er.async_get(hass).async_update_entity(shadow, entity_category=None)
    for assistant in ("conversation", "cloud.alexa", "cloud.google_assistant"):
        assert not async_should_expose(hass, assistant, shadow)
    assert async_should_expose(hass, "conversation", light.entity_id)

    # The user's own choice stays.
    async_expose_entity(hass, "conversation", shadow, True)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert async_should_expose(hass, "conversation", shadow)
