"""Whatever way an automation means an entity, a rehearsal knows it, and replays its past."""

from collections.abc import Mapping
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import floor_registry as fr
from homeassistant.helpers import label_registry as lr

from custom_components.digital_twin.rehearsal.gather.meant import Meant, meant
from custom_components.digital_twin.rehearsal.gather.named import named_in
from custom_components.digital_twin.rehearsal.protocol import EntryPlan
from tests.common import add_device, add_entity

LAMP, DOOR, HEAT = "light.desk", "binary_sensor.desk_door", "climate.desk"
type Names = Mapping[str, str]


@pytest.fixture
def names(hass: HomeAssistant) -> Names:
    """Put three entities of one device into a study upstairs that has a label; return how else they are called."""
    floor = fr.async_get(hass).async_create("Upstairs", aliases={"Attic"})
    label = lr.async_get(hass).async_create("Working")
    device = add_device(hass, "Desk", area="Study")
    ar.async_get(hass).async_update(device.area_id or "", floor_id=floor.floor_id, labels={label.label_id})
    ids = {name: add_entity(hass, name, device=device, state="off").id for name in (LAMP, DOOR, HEAT)}
    hass.states.async_set("light.cellar", "off")
    hass.states.async_set("group.desk", "off", {"entity_id": [LAMP, DOOR]})
    return {
        "lamp": ids[LAMP], "device": device.id, "area": device.area_id or "", "floor": floor.floor_id,
        "label": label.label_id,
    }  # fmt: skip


def find(hass: HomeAssistant, config: Any, plans: tuple[EntryPlan, ...] = ()) -> Meant:
    """Return what a configuration means."""
    named = named_in([config])
    return meant(hass, named, named, plans)


def filled(config: Any, names: Names) -> Any:
    """Return a configuration with ids put in where <…> stands."""
    if isinstance(config, Mapping):
        return {key: filled(value, names) for key, value in config.items()}
    if isinstance(config, list):
        return [filled(item, names) for item in config]
    for name, id_ in names.items():
        config = config.replace(f"<{name}>", id_)
    return config


ALL = {LAMP, DOOR, HEAT}


@pytest.mark.parametrize(
    ("config", "wanted"),
    [
        (
            {
                "trigger": "device",
                "domain": "light",
                "device_id": "<device>",
                "entity_id": "<lamp>",
                "type": "turned_on",
            },
            ALL,
        ),
        ({"trigger": "light.turned_on", "target": {"entity_id": "<lamp>"}}, {LAMP}),
        ({"condition": "light.is_on", "target": {"area_id": "<area>"}}, ALL),
        ({"condition": "light.is_on", "target": {"floor_id": ["<floor>"]}}, ALL),
        ({"trigger": "door.opened", "target": {"label_id": "<label>"}}, ALL),
        ({"trigger": "state", "entity_id": "group.desk"}, {"group.desk", LAMP, DOOR}),
        ("{{ states.light.desk.attributes.brightness }}", {LAMP}),
        ("{{ states['light.desk'].state }}", {LAMP}),
        ("{{ states.light['desk'].last_changed }}", {LAMP}),
        ("{{ is_state_attr('light.desk', 'brightness', 3) }}", {LAMP}),
        ("{{ states('light.' ~ room) }}", {LAMP, "light.cellar"}),
        ("{{ states('light.de%s' % 'sk') }}", {LAMP}),
        ("{{ area_entities('Study') | select('is_state', 'on') | list }}", ALL),
        ("{{ '<area>' | area_entities }}", ALL),
        ("{{ floor_areas('Attic') | map('area_entities') | sum(start=[]) }}", ALL),
        ("{{ label_entities('working') }}", ALL),
        ("{{ device_entities('<device>') }}", ALL),
        ("{{ expand('group.desk') | map(attribute='state') | list }}", {"group.desk", LAMP, DOOR}),
        ("{{ integration_entities('physical') }}", ALL),
        ({"target": {"area_id": "{{ 'study' if true else '' }}"}, "action": "light.turn_on"}, ALL),
    ],
)
def test_every_way_to_mean_an_entity(hass: HomeAssistant, names: Names, config: Any, wanted: set[str]) -> None:
    found = find(hass, {"conditions": [filled(config, names)]})
    assert {name for name in found.entities if hass.states.get(name)} == wanted
    assert not found.wide


def test_whole_domains_and_homes_are_looked_through(hass: HomeAssistant, names: Names) -> None:
    lights = find(hass, "{{ states.light | selectattr('state', 'eq', 'on') | list | count }}")
    assert lights.wide == {LAMP, "light.cellar"}
    assert find(hass, "{% for item in states %}{{ item.name }}{% endfor %}").wide == set(hass.states.async_entity_ids())
    assert not find(hass, "{{ states('light.desk') }}").wide


@pytest.mark.parametrize(
    ("action", "wanted"),
    [
        ({"action": "light.turn_on", "target": {"entity_id": "<lamp>"}}, {LAMP}),
        ({"action": "light.turn_on", "target": {"area_id": "<area>"}}, {LAMP}),
        ({"action": "homeassistant.turn_off", "target": {"floor_id": "<floor>"}}, ALL),
        ({"action": "light.turn_off", "data": {"entity_id": "all"}}, {LAMP, "light.cellar"}),
        ({"action": "homeassistant.toggle", "target": {"entity_id": "group.desk"}}, {"group.desk", LAMP, DOOR}),
        ({"action": "notify.me", "data": {"message": "{{ states('light.desk') }}"}}, set()),
        ({"action": "scene.apply", "data": {"entities": {"light.desk": "on"}}}, {LAMP}),
        ({"device_id": "<device>", "domain": "light", "entity_id": "<lamp>", "type": "turn_on"}, {LAMP}),
        (
            {"condition": "device", "device_id": "<device>", "domain": "light", "entity_id": "<lamp>", "type": "is_on"},
            set(),
        ),
        (
            {"variables": {"lamp": "light.desk"},
             "sequence": [{"action": "light.turn_on", "target": {"entity_id": "{{ lamp }}"}}]},
            {LAMP},
        ),
        ({"if": ["{{ is_state('climate.desk', 'heat') }}"], "then": [{"action": "test.act"}]}, set()),
    ],
)  # fmt: skip
def test_what_is_acted_on_is_told_from_what_is_looked_at(
    hass: HomeAssistant, names: Names, action: Any, wanted: set[str]
) -> None:
    assert find(hass, filled(action, names)).acted == wanted


def test_helpers_that_command_another_entity_act_on_it(hass: HomeAssistant, names: Names) -> None:
    plan = EntryPlan(
        entry_id="1", domain="switch_as_x", title="Desk", options={"entity_id": names["lamp"]}, real=True
    )  # fmt: skip
    assert find(hass, {}, (plan,)).acted == {LAMP}


def test_a_registry_id_follows_a_new_name(hass: HomeAssistant, names: Names) -> None:
    er.async_get(hass).async_update_entity(LAMP, new_entity_id="light.table")
    assert "light.table" in find(hass, {"trigger": "state", "entity_id": names["lamp"]}).entities
