"""What gets no twin, and the reason that is given for it."""

from typing import ClassVar

import pytest
from homeassistant.components.light import ColorMode, LightEntity
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.group import GenericGroup
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, setup_test_component_platform

from custom_components.digital_twin.classify import DeviceProfile, Phase, Refusal, profile_device, profile_entity
from custom_components.digital_twin.const import DOMAIN, Role
from tests.common import add_device, add_entity


def why_not(result: DeviceProfile | Refusal) -> tuple[Phase, str]:
    assert isinstance(result, Refusal), result
    return result.phase, result.reason.id


async def test_a_device_that_is_gone(hass: HomeAssistant) -> None:
    assert why_not(profile_device(hass, "nowhere")) == (Phase.DEVICE, "refused_gone")
    assert why_not(profile_entity(hass, "light.nowhere")) == (Phase.ENTITIES, "refused_gone")


async def test_a_service(hass: HomeAssistant) -> None:
    device = add_device(hass, "Weather", entry_type=dr.DeviceEntryType.SERVICE)
    add_entity(hass, "sensor.weather", device=device, original_device_class="temperature")
    assert why_not(profile_device(hass, device.id)) == (Phase.DEVICE, "refused_service")


async def test_a_part_of_a_service(hass: HomeAssistant) -> None:
    service = add_device(hass, "Account", entry_type=dr.DeviceEntryType.SERVICE)
    part = dr.async_get(hass).async_get_or_create_child(
        config_entry_id=service.config_entry_id,
        identifiers={("physical", "part")},
        name="Part",
        parent_device_id=service.id,
    )
    assert why_not(profile_device(hass, part.id)) == (Phase.DEVICE, "refused_service")


@pytest.mark.parametrize("model", ["Group", "deCONZ group"])
async def test_a_device_that_its_integration_calls_a_group(hass: HomeAssistant, model: str) -> None:
    device = add_device(hass, "All lamps", model=model)
    add_entity(hass, "light.all_lamps", device=device, state="on")
    assert why_not(profile_device(hass, device.id)) == (Phase.DEVICE, "refused_group")


@pytest.mark.parametrize(
    "attributes", [{"is_hue_group": True}, {"is_deconz_group": True}, {"entity_id": ["light.a", "light.b"]}]
)
async def test_a_device_whose_light_shows_that_it_is_a_room(hass: HomeAssistant, attributes: dict[str, object]) -> None:
    device = add_device(hass, "Living room")
    add_entity(hass, "light.living_room", device=device, state="on", attributes=attributes)
    assert why_not(profile_device(hass, device.id)) == (Phase.ENTITIES, "refused_group")


async def test_a_light_strip_with_an_empty_list_of_segments_is_no_group(hass: HomeAssistant) -> None:
    device = add_device(hass, "Strip")
    add_entity(hass, "light.strip", device=device, state="on", attributes={"entity_id": []})
    assert isinstance(profile_device(hass, device.id), DeviceProfile)


async def test_a_phone(hass: HomeAssistant) -> None:
    device = add_device(hass, "Anna's phone", domain="mobile_app")
    add_entity(hass, "light.torch", device=device)
    assert why_not(profile_device(hass, device.id)) == (Phase.DEVICE, "refused_phone")


async def test_a_tracker(hass: HomeAssistant) -> None:
    device = add_device(hass, "Keys")
    add_entity(hass, "device_tracker.keys", device=device)
    add_entity(hass, "sensor.keys_temperature", device=device, original_device_class="temperature")
    assert why_not(profile_device(hass, device.id)) == (Phase.ENTITIES, "refused_phone")


async def test_a_car_is_more_than_a_tracker(hass: HomeAssistant) -> None:
    device = add_device(hass, "Car")
    add_entity(hass, "device_tracker.car", device=device)
    add_entity(hass, "lock.car", device=device)
    profile = profile_device(hass, device.id)
    assert isinstance(profile, DeviceProfile)
    assert profile.kind == "lock"


async def test_its_own_devices_and_entities(hass: HomeAssistant) -> None:
    device = add_device(hass, "Lamp twin", domain=DOMAIN)
    add_entity(hass, "light.lamp_twin", device=device, platform=DOMAIN)
    assert why_not(profile_device(hass, device.id)) == (Phase.DEVICE, "refused_own")
    add_entity(hass, "sensor.twins", platform=DOMAIN)
    assert why_not(profile_entity(hass, "sensor.twins")) == (Phase.ENTITIES, "refused_own")


async def test_a_disabled_device(hass: HomeAssistant) -> None:
    device = add_device(hass, "Lamp")
    add_entity(hass, "light.lamp", device=device)
    dr.async_get(hass).async_update_device(device.id, disabled_by=dr.DeviceEntryDisabler.USER)
    assert why_not(profile_device(hass, device.id)) == (Phase.DEVICE, "refused_disabled")


async def test_disabled_entities_do_not_count(hass: HomeAssistant) -> None:
    device = add_device(hass, "Lamp")
    add_entity(hass, "light.lamp", device=device, disabled_by=er.RegistryEntryDisabler.USER)
    assert why_not(profile_device(hass, device.id)) == (Phase.ENTITIES, "refused_nothing")
    add_entity(hass, "light.lonely", disabled_by=er.RegistryEntryDisabler.USER)
    assert why_not(profile_entity(hass, "light.lonely")) == (Phase.ENTITIES, "refused_disabled")


async def test_diagnostic_entities_alone(hass: HomeAssistant) -> None:
    device = add_device(hass, "Bridge")
    add_entity(hass, "switch.join", device=device, entity_category=EntityCategory.CONFIG)
    add_entity(
        hass,
        "sensor.chip",
        device=device,
        original_device_class="temperature",
        entity_category=EntityCategory.DIAGNOSTIC,
    )
    assert why_not(profile_device(hass, device.id)) == (Phase.ENTITIES, "refused_diagnostic")
    add_entity(hass, "switch.lonely", entity_category=EntityCategory.CONFIG)
    assert why_not(profile_entity(hass, "switch.lonely")) == (Phase.ENTITIES, "refused_diagnostic")


async def test_what_the_user_hid(hass: HomeAssistant) -> None:
    device = add_device(hass, "Lamp")
    add_entity(hass, "light.lamp", device=device, hidden_by=er.RegistryEntryHider.USER)
    assert why_not(profile_device(hass, device.id)) == (Phase.ENTITIES, "refused_hidden")


async def test_nothing_to_mirror(hass: HomeAssistant) -> None:
    device = add_device(hass, "Remote")
    add_entity(hass, "event.remote", device=device)
    add_entity(hass, "sensor.remote_text", device=device)
    assert why_not(profile_device(hass, device.id)) == (Phase.ENTITIES, "refused_nothing")
    add_entity(hass, "sensor.lonely_text")
    assert why_not(profile_entity(hass, "sensor.lonely_text")) == (Phase.ENTITIES, "refused_nothing")


async def test_an_entity_that_another_integration_put_on_the_device(hass: HomeAssistant) -> None:
    """Such as powercalc's estimate of a lamp's power: it is no measurement, and it must not count as one."""
    device = add_device(hass, "Lamp")
    add_entity(hass, "light.lamp", device=device)
    guest = MockConfigEntry(domain="estimator")
    guest.add_to_hass(hass)
    er.async_get(hass).async_get_or_create(
        "sensor", "estimator", "1", config_entry=guest, device_id=device.id, original_device_class="power"
    )
    profile = profile_device(hass, device.id)
    assert isinstance(profile, DeviceProfile)
    assert Role.POWER not in profile.roles


async def async_add_helper(hass: HomeAssistant, domain: str, **options: object) -> er.RegistryEntry:
    """Set a helper of Home Assistant up as its config flow would, and return its entity."""
    entry = MockConfigEntry(domain=domain, title=f"My {domain}", options=options)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    (entity,) = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    return entity


async def test_a_group_helper(hass: HomeAssistant) -> None:
    member = add_entity(hass, "light.one", device=add_device(hass, "One"), state="on")
    group = await async_add_helper(
        hass, "group", group_type="light", name="All", entities=[member.entity_id], hide_members=False, all=False
    )
    assert why_not(profile_entity(hass, group.entity_id)) == (Phase.ENTITIES, "refused_group")


async def test_an_old_style_group_in_yaml(hass: HomeAssistant) -> None:
    hass.states.async_set("light.one", "on")
    assert await async_setup_component(
        hass, "light", {"light": {"platform": "group", "name": "Yaml", "entities": ["light.one"]}}
    )
    await hass.async_block_till_done()
    assert hass.states.get("light.yaml") is not None
    assert why_not(profile_entity(hass, "light.yaml")) == (Phase.ENTITIES, "refused_group")


class ZigbeeGroup(LightEntity):
    """A group that its integration made, while the radio is down: its state tells nothing of members."""

    _attr_name = "Zigbee group"
    _attr_available = False
    _attr_color_mode = ColorMode.ONOFF
    _attr_supported_color_modes: ClassVar = {ColorMode.ONOFF}

    def __init__(self) -> None:
        self.group = GenericGroup(self, ["light.one"])


async def test_a_group_of_another_integration_that_is_unavailable(hass: HomeAssistant) -> None:
    setup_test_component_platform(hass, "light", [ZigbeeGroup()])
    assert await async_setup_component(hass, "light", {"light": {"platform": "test"}})
    await hass.async_block_till_done()
    state = hass.states.get("light.zigbee_group")
    assert state is not None
    assert "entity_id" not in state.attributes
    assert why_not(profile_entity(hass, "light.zigbee_group")) == (Phase.ENTITIES, "refused_group")


async def test_members_that_a_group_helper_hid_are_still_devices(hass: HomeAssistant) -> None:
    device = add_device(hass, "One")
    add_entity(hass, "light.one", device=device, hidden_by=er.RegistryEntryHider.INTEGRATION)
    assert isinstance(profile_device(hass, device.id), DeviceProfile)


async def test_a_switch_shown_as_a_light_is_one_device_and_its_switch_is_the_source(hass: HomeAssistant) -> None:
    device = add_device(hass, "Wall switch")
    switch = add_entity(hass, "switch.wall", device=device, state="on")
    light = await async_add_helper(hass, "switch_as_x", entity_id=switch.id, target_domain="light", invert=False)
    assert light.device_id == device.id
    profile = profile_device(hass, device.id)
    assert isinstance(profile, DeviceProfile)
    assert (profile.main, profile.members) == (switch.id, (switch.id,))
    assert profile_entity(hass, light.id) == profile


async def test_a_template_on_a_device_gives_it_no_second_power(hass: HomeAssistant) -> None:
    device = add_device(hass, "Plug")
    add_entity(hass, "switch.plug", device=device, state="on")
    power = add_entity(hass, "sensor.plug_w", device=device, state="12", original_device_class="power")
    template = await async_add_helper(
        hass,
        "template",
        template_type="sensor",
        name="A power",
        state="{{ 12 }}",
        unit_of_measurement="W",
        device_class="power",
        device_id=device.id,
    )
    assert template.device_id == device.id
    profile = profile_device(hass, device.id)
    assert isinstance(profile, DeviceProfile)
    assert profile.roles == {Role.POWER: (power.id,)}


async def test_sums_and_integrals_of_other_sensors(hass: HomeAssistant) -> None:
    power = add_entity(
        hass, "sensor.p", state="5", attributes={"unit_of_measurement": "W"}, original_device_class="power"
    )
    largest = await async_add_helper(
        hass, "min_max", name="Largest", entity_ids=[power.entity_id], type="max", round_digits=0
    )
    rate = await async_add_helper(
        hass,
        "derivative",
        name="Rate",
        source=power.entity_id,
        round=1,
        unit_time="min",
        time_window={"seconds": 0},
    )
    for helper in (largest, rate):
        assert why_not(profile_entity(hass, helper.entity_id)) == (Phase.ENTITIES, "refused_helper")


async def test_a_helper_in_yaml_without_a_registry_entry(hass: HomeAssistant) -> None:
    assert await async_setup_component(
        hass, "template", {"template": [{"sensor": {"name": "Made", "state": "{{ 1 }}", "device_class": "power"}}]}
    )
    await hass.async_block_till_done()
    assert why_not(profile_entity(hass, "sensor.made")) == (Phase.ENTITIES, "refused_helper")
