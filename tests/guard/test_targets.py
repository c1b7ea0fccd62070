"""What an action reaches: every way to name a target, and what cannot be answered for."""

from typing import Any

import pytest
import voluptuous as vol
from homeassistant.const import MAJOR_VERSION, MINOR_VERSION
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import floor_registry as fr
from homeassistant.helpers import label_registry as lr
from homeassistant.setup import async_setup_component

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.models.kinds import Risk
from custom_components.digital_twin.guard.expansion import expand
from custom_components.digital_twin.guard.risks import domain_risk, entity_risk
from custom_components.digital_twin.guard.targets import ActionCall, Resolved, resolve
from custom_components.digital_twin.guard.unheard import TELLING
from tests.actions.conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome, small_home, units

__all__ = ["small_home", "units"]

HALL = "light.hall"


@pytest.fixture(autouse=True)
def hall(hass: HomeAssistant) -> None:
    """Put a light without a twin beside the small home."""
    hass.states.async_set(HALL, "off", {"friendly_name": "Hall light"})


def reach(small_home: SmallHome, action: str, target: dict[str, Any], **data: Any) -> Resolved:
    """Resolve an action."""
    domain, service = action.split(".")
    call = ActionCall(domain=domain, service=service, target=target, data=data)
    return resolve(small_home.hass, small_home.home, call)


def entities(resolved: Resolved) -> set[str]:
    """Return the source entities reached."""
    return {reached.entity_id for reached in resolved.reached}


def weighed(resolved: Resolved) -> list[tuple[str, object]]:
    """Return the ids of what is unresolved, with how it is to be weighed."""
    return [(message.id, message.params["risk"]) for message in resolved.unresolved]


def ids(resolved: Resolved) -> list[str]:
    """Return the ids of what is unresolved, in order."""
    return sorted(message.id for message in resolved.unresolved)


def twin_of(small_home: SmallHome, entity_id: str) -> TwinCoordinator:
    """Return the twin of an entity."""
    twin = small_home.home.twin_of_entity(entity_id)
    assert twin is not None
    return twin


def own(small_home: SmallHome, entity_id: str, domain: str) -> er.RegistryEntry:
    """Return an entity of a domain that a twin made."""
    twin = twin_of(small_home, entity_id)
    entries = er.async_entries_for_config_entry(er.async_get(small_home.hass), twin.entry.entry_id)
    return next(entry for entry in entries if entry.domain == domain)


async def test_one_entity_with_its_commands(small_home: SmallHome) -> None:
    resolved = reach(small_home, "climate.set_temperature", {"entity_id": RADIATOR}, temperature=21, hvac_mode="heat")
    (reached,) = resolved.reached
    assert reached.twin is twin_of(small_home, RADIATOR)
    change = reached.change(60.0)
    assert (change.at, change.commands) == (60.0, {"target_temperature": 21.0, "hvac_mode": "heat"})
    assert resolved.unresolved == ()


async def test_a_registry_id_is_an_entity_too(small_home: SmallHome) -> None:
    entry = er.async_get(small_home.hass).async_get(LAMP)
    assert entry is not None
    assert entities(reach(small_home, "light.turn_on", {"entity_id": entry.id})) == {LAMP}


async def test_places_and_labels_mean_real_devices(hass: HomeAssistant, small_home: SmallHome) -> None:
    kitchen = ar.async_get(hass).async_get_area_by_name("Kitchen")
    assert kitchen is not None
    floor = fr.async_get(hass).async_create("Ground")
    ar.async_get(hass).async_update(kitchen.id, floor_id=floor.floor_id)
    label = lr.async_get(hass).async_create("Cosy")
    er.async_get(hass).async_update_entity(LAMP, labels={label.label_id})
    shadow = own(small_home, LAMP, "light")
    assert shadow.device_id is not None
    er.async_get(hass).async_update_entity(shadow.entity_id, labels={label.label_id}, entity_category=None)
    dr.async_get(hass).async_update_device(shadow.device_id, area_id=kitchen.id, labels={label.label_id})
    for target in ({"area_id": kitchen.id}, {"floor_id": [floor.floor_id]}, {"label_id": label.label_id}):
        resolved = reach(small_home, "light.turn_on", target)
        assert entities(resolved) == {LAMP}, target
        assert ids(resolved) == [], target
    everything = reach(small_home, "homeassistant.turn_off", {"area_id": kitchen.id})
    assert (entities(everything), ids(everything)) == ({LAMP, RADIATOR, FRIDGE}, [])


async def test_a_device_means_its_entities_of_the_actions_domain(small_home: SmallHome) -> None:
    resolved = reach(small_home, "switch.turn_off", {"device_id": small_home.devices[FRIDGE]})
    assert (entities(resolved), ids(resolved)) == ({FRIDGE}, [])


async def test_a_twin_stands_for_its_source(hass: HomeAssistant, small_home: SmallHome) -> None:
    shadow = own(small_home, LAMP, "light")
    assert entities(reach(small_home, "light.turn_on", {"entity_id": shadow.entity_id})) == {LAMP}
    assert shadow.device_id is not None
    assert entities(reach(small_home, "light.turn_on", {"device_id": shadow.device_id})) == {LAMP}
    both = reach(small_home, "light.turn_on", {"entity_id": [shadow.entity_id, LAMP]})
    assert len(both.reached) == 1
    sensor = own(small_home, LAMP, "sensor")
    assert ids(reach(small_home, "light.turn_on", {"entity_id": sensor.entity_id})) == ["unresolved_not_actionable"]
    await hass.config_entries.async_unload(twin_of(small_home, LAMP).entry.entry_id)
    assert ids(reach(small_home, "light.turn_on", {"entity_id": shadow.entity_id})) == ["unresolved_twin"]
    assert entities(reach(small_home, "light.turn_on", {"device_id": shadow.device_id})) == set()


async def test_groups_of_every_sort_are_opened(hass: HomeAssistant, small_home: SmallHome) -> None:
    shadow = own(small_home, LAMP, "light")
    hass.states.async_set("light.bridge_room", "off", {"entity_id": [LAMP, shadow.entity_id, "light.inner"]})
    hass.states.async_set("light.inner", "off", {"entity_id": [HALL, "light.bridge_room"]})
    resolved = reach(small_home, "light.turn_on", {"entity_id": "light.bridge_room"})
    assert (entities(resolved), ids(resolved)) == ({LAMP}, ["unresolved_no_twin"])
    assert await async_setup_component(hass, "group", {"group": {"all_lamps": {"entities": [LAMP, LOCK]}}})
    await hass.async_block_till_done()
    resolved = reach(small_home, "homeassistant.turn_off", {"entity_id": "group.all_lamps"})
    assert (entities(resolved), ids(resolved)) == ({LAMP}, [])


async def test_all_means_all_real_ones(small_home: SmallHome) -> None:
    resolved = reach(small_home, "light.turn_off", {"entity_id": "all"})
    assert (entities(resolved), ids(resolved)) == ({LAMP}, ["unresolved_no_twin"])
    assert resolved.unresolved[0].params["name"] == "Hall light"
    assert entities(reach(small_home, "light.turn_off", {"entity_id": "none"})) == set()
    assert ids(reach(small_home, "light.turn_off", {"entity_id": "none"})) == ["unresolved_target_empty"]


async def test_what_is_excluded_stays_out(hass: HomeAssistant, small_home: SmallHome) -> None:
    shadow = own(small_home, LAMP, "light")
    for exclude in ({"entity_id": [LAMP]}, {"entity_id": [shadow.entity_id]}, {"area_id": ["kitchen"]}):
        found = expand(hass, small_home.home, {"entity_id": [LAMP, HALL], "exclude": exclude})
        assert found.entities() == [HALL], exclude
    assert (
        LAMP not in expand(hass, small_home.home, {"area_id": ["kitchen"], "exclude": {"entity_id": [LAMP]}}).entities()
    )
    target = {"entity_id": "all", "exclude": {"entity_id": [HALL]}}
    if (MAJOR_VERSION, MINOR_VERSION) >= (2026, 11):
        assert ids(reach(small_home, "light.turn_off", target)) == []
    else:
        with pytest.raises(ServiceValidationError, match="does not accept"):
            reach(small_home, "light.turn_off", target)


async def test_whatever_is_not_there_is_named_and_harmless(small_home: SmallHome) -> None:
    target = {
        "entity_id": "light.typo",
        "device_id": "no_device",
        "area_id": "no_area",
        "floor_id": "no_floor",
        "label_id": "no_label",
    }
    resolved = reach(small_home, "light.turn_on", target)
    assert ids(resolved) == [
        "unresolved_area",
        "unresolved_device",
        "unresolved_floor",
        "unresolved_label",
        "unresolved_missing",
    ]
    assert {message.params["risk"] for message in resolved.unresolved} == {"harmless"}


async def test_an_entity_of_another_kind_is_named_when_meant(small_home: SmallHome) -> None:
    resolved = reach(small_home, "light.turn_on", {"entity_id": [LAMP, FRIDGE]})
    assert (entities(resolved), ids(resolved)) == ({LAMP}, ["unresolved_other_domain"])


async def test_actions_that_no_twin_plays(hass: HomeAssistant, small_home: SmallHome) -> None:
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"guests": None}})
    hass.services.async_register("script", "good_night", lambda _call: None)
    hass.services.async_register("notify", "phone", lambda _call: None)
    night = reach(small_home, "script.good_night", {})
    assert weighed(night) == [("unresolved_action", "risky")]
    phone = reach(small_home, "notify.phone", {}, message="hello")
    assert weighed(phone) == [("unresolved_action", "harmless")]
    preset = reach(small_home, "climate.set_preset_mode", {"entity_id": RADIATOR}, preset_mode="eco")
    assert weighed(preset) == [("unresolved_no_effect", "costly")]
    reload = reach(small_home, "input_boolean.reload", {})
    assert ids(reload) == ["unresolved_target_empty"]


@pytest.mark.parametrize(
    ("action", "target", "data", "key"),
    [
        ("light.shine", {"entity_id": LAMP}, {}, "unknown_action"),
        ("nothing.at_all", {"entity_id": LAMP}, {}, "unknown_action"),
        ("light.turn_on", {}, {}, "refused_target"),
        ("light.turn_on", {"entity_id": LAMP}, {"brightness": "bright"}, "refused_data"),
        ("light.turn_on", {"entity_id": LAMP}, {"brightness": 20, "brightness_pct": 5}, "refused_data"),
        ("climate.set_hvac_mode", {"entity_id": RADIATOR}, {"hvac_mode": "cool"}, "command_value"),
    ],
)
async def test_what_home_assistant_would_refuse_is_refused(
    small_home: SmallHome, action: str, target: dict[str, Any], data: dict[str, Any], key: str
) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        reach(small_home, action, target, **data)
    assert raised.value.translation_key == key
    assert raised.value.translation_domain == DOMAIN


async def test_a_schema_of_any_sort_is_heard(hass: HomeAssistant, small_home: SmallHome) -> None:
    def even(data: dict[str, Any]) -> dict[str, Any]:
        if data.get("number", 0) % 2:
            raise vol.Invalid("must be even")
        return data

    hass.services.async_register("light", "blink", lambda _call: None, schema=vol.All(dict, even))
    assert ids(reach(small_home, "light.blink", {"entity_id": LAMP}, number=2)) == ["unresolved_no_effect"]
    with pytest.raises(ServiceValidationError, match="does not accept its field data: must be even"):
        reach(small_home, "light.blink", {"entity_id": LAMP}, number=3)
    hass.services.async_register("light", "free", lambda _call: None)
    assert ids(reach(small_home, "light.free", {"entity_id": LAMP})) == ["unresolved_no_effect"]


async def test_risk_of_what_nobody_simulates(hass: HomeAssistant) -> None:
    hass.states.async_set("cover.garage", "closed", {"device_class": "garage"})
    hass.states.async_set("cover.blind", "closed", {"device_class": "blind"})
    assert entity_risk(hass, "cover.garage") is Risk.RISKY
    assert entity_risk(hass, "cover.blind") is Risk.COSTLY
    assert (domain_risk("light"), domain_risk("lock"), domain_risk("siren")) == (Risk.HARMLESS, Risk.RISKY, Risk.COSTLY)
    assert domain_risk("never_heard_of") is Risk.RISKY


@pytest.mark.parametrize("domain", sorted({*TELLING, "ai_task", "date", "datetime"}))
def test_a_message_beside_it_holds_nothing_up(domain: str) -> None:
    assert domain_risk(domain) is not Risk.RISKY


async def test_a_child_device_comes_with_its_parent(hass: HomeAssistant, small_home: SmallHome) -> None:
    device = dr.async_get(hass).async_get(small_home.devices[LAMP])
    assert device is not None
    assert entities(reach(small_home, "light.turn_on", {"device_id": [device.id]})) == {LAMP}
