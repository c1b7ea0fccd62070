"""What is asked about each kind of device, and what the answers become."""

from dataclasses import replace
from typing import Any

import pytest
import voluptuous as vol
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from custom_components.digital_twin.classify import DeviceProfile, profile_device
from custom_components.digital_twin.const import Role
from custom_components.digital_twin.core import settings
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.twin import Fidelity
from custom_components.digital_twin.data import TwinConfig
from custom_components.digital_twin.interview.beginning import (
    async_default_config,
    best_offered,
    config_of,
    fitting,
    is_gone,
    offered,
    selectable,
    with_answers,
)
from custom_components.digital_twin.interview.contradictions import contradictions
from custom_components.digital_twin.interview.kinds import INTERVIEWS
from custom_components.digital_twin.interview.question import Question, conditional_fields, field, form, read
from custom_components.digital_twin.interview.subject import Subject
from tests.common import add_device, add_entity


def profiled(hass: HomeAssistant, device: dr.DeviceEntry) -> DeviceProfile:
    profile = profile_device(hass, device.id)
    assert isinstance(profile, DeviceProfile), profile
    return profile


def one(hass: HomeAssistant, entity_id: str, name: str = "Thing", **details: Any) -> TwinConfig:
    device = add_device(hass, name)
    add_entity(hass, entity_id, device=device, **details)
    return config_of(hass, profiled(hass, device))


def questions(
    hass: HomeAssistant, config: TwinConfig, setpoints: tuple[float, float] | None = None
) -> dict[str, Question]:
    subject = Subject(hass=hass, config=config, setpoints=setpoints)
    return {question.key: question for question in INTERVIEWS[config.kind].questions(subject)}


def limits(
    hass: HomeAssistant, config: TwinConfig, setpoints: tuple[float, float] | None = None
) -> dict[str, Question]:
    subject = Subject(hass=hass, config=config, setpoints=setpoints)
    return {question.key: question for question in INTERVIEWS[config.kind].limits(subject)}


async def test_a_garden_valve_is_asked_for_the_soil(hass: HomeAssistant) -> None:
    config = answered(one(hass, "valve.a", "Garden"), feeds="garden")
    assert set(limits(hass, config)) == {"level", "level_high", "longest_on"}


def answered(config: TwinConfig, **answers: Any) -> TwinConfig:
    return TwinConfig.from_data(config.as_data() | {"settings": {**config.settings, **answers}}, config.name)


def asked(found: dict[str, Question]) -> set[str]:
    return {key for key, question in found.items() if not question.certain}


def test_every_kind_has_an_interview() -> None:
    assert set(INTERVIEWS) == set(KINDS)


@pytest.mark.parametrize(
    ("entity_id", "details", "expected", "expected_limits"),
    [
        ("light.a", {}, {"power", "rated_power"}, {"longest_on", "quiet_start", "quiet_end"}),
        (
            "switch.a",
            {},
            {"appliance", "never_off", "power", "rated_power"},
            {"longest_on"},
        ),
        (
            "climate.a",
            {},
            {"room_temperature", "windows", "emitter", "power", "rated_power"},
            {"comfort_low", "comfort_high"},
        ),
        ("water_heater.a", {}, {"feeds", "power", "rated_power"}, {"comfort_low", "comfort_high"}),
        ("cover.a", {}, {"closes", "someone_outside", "obstruction"}, {"quiet_start", "quiet_end"}),
        (
            "cover.a",
            {"original_device_class": "garage"},
            {"someone_outside", "obstruction"},
            {"longest_on", "quiet_start", "quiet_end"},
        ),
        ("lock.a", {}, {"closes", "someone_outside", "door"}, {"longest_on"}),
        ("valve.a", {}, {"feeds"}, {"longest_on"}),
        ("valve.a", {"original_device_class": "gas"}, set(), {"longest_on"}),
        ("fan.a", {}, {"power", "rated_power"}, {"never_off", "longest_on", "quiet_start", "quiet_end"}),
        (
            "humidifier.a",
            {},
            {"power", "rated_power"},
            {"comfort_low", "comfort_high", "quiet_start", "quiet_end"},
        ),
        ("sensor.a", {"original_device_class": "temperature"}, set(), set()),
        ("binary_sensor.a", {"original_device_class": "moisture"}, set(), set()),
        ("media_player.a", {}, {"power", "rated_power"}, {"quiet_start", "quiet_end"}),
        ("vacuum.a", {}, set(), {"quiet_start", "quiet_end"}),
        ("siren.a", {}, set(), {"longest_on"}),
        ("alarm_control_panel.a", {}, set(), set()),
        ("number.a", {}, set(), set()),
        ("select.a", {}, set(), set()),
    ],
)
async def test_only_what_fits_the_kind_and_is_not_known_is_asked(
    hass: HomeAssistant, entity_id: str, details: dict[str, Any], expected: set[str], expected_limits: set[str]
) -> None:
    config = one(hass, entity_id, **details)
    assert asked(questions(hass, config)) == expected
    assert asked(limits(hass, config)) == expected_limits


async def test_what_the_registry_says_of_a_room_is_not_asked(hass: HomeAssistant) -> None:
    device = add_device(hass, "Radiator", area="Kitchen")
    add_entity(hass, "climate.radiator", device=device)
    add_entity(
        hass,
        "sensor.kitchen",
        device=add_device(hass, "Air", area="Kitchen"),
        original_device_class="temperature",
        unit_of_measurement="°C",
    )
    add_entity(
        hass,
        "binary_sensor.kitchen_window",
        device=add_device(hass, "Window", area="Kitchen"),
        original_device_class="window",
    )
    config = config_of(hass, profiled(hass, device))
    assert set(config.roles) == {Role.ROOM_TEMPERATURE, Role.WINDOWS}
    found = questions(hass, config)
    assert asked(found) == {"emitter", "power", "rated_power"}
    assert found["emitter"].answer == settings.Emitter.RADIATOR


async def test_a_power_sensor_makes_the_rated_power_needless(hass: HomeAssistant) -> None:
    device = add_device(hass, "Lamp")
    add_entity(hass, "light.lamp", device=device)
    power = add_entity(hass, "sensor.lamp_power", device=device, original_device_class="power", unit_of_measurement="W")
    config = config_of(hass, profiled(hass, device))
    assert config.roles[Role.POWER] == (power.id,)
    assert asked(questions(hass, config)) == set()


@pytest.mark.parametrize(
    ("name", "appliance", "never_off", "expected_limits"),
    [
        ("Kitchen fridge", "fridge", True, set()),
        ("Router", "network", True, set()),
        ("Wallbox", "ev", None, {"plug_limit"}),
        ("Washing machine", "washer", None, {"longest_on", "quiet_start", "quiet_end"}),
        ("Bathroom heater", "heater", None, {"plug_limit", "longest_on"}),
        ("Well pump", "pump", None, {"level", "level_low", "longest_on"}),
    ],
)
async def test_a_plugs_limits_fit_what_hangs_on_it(
    hass: HomeAssistant, name: str, appliance: str, never_off: bool | None, expected_limits: set[str]
) -> None:
    config = one(hass, "switch.a", name)
    found = questions(hass, config)
    assert found["appliance"].answer == appliance
    assert found["never_off"].answer is never_off
    likely = answered(config, appliance=appliance)
    assert set(limits(hass, likely)) == expected_limits


async def test_what_was_answered_goes_before_a_guess(hass: HomeAssistant) -> None:
    plug = answered(one(hass, "switch.a", "Kitchen fridge"), appliance="lamp", never_off=False)
    assert questions(hass, plug)["appliance"].answer == "lamp"
    assert questions(hass, plug)["never_off"].answer is False
    shutter = answered(one(hass, "cover.a"), closes="terrace_door", someone_outside=False)
    assert questions(hass, shutter)["closes"].answer == "terrace_door"
    assert questions(hass, shutter)["someone_outside"].answer is False


@pytest.mark.parametrize(
    ("entity_id", "name", "closes", "outside"),
    [
        ("cover.a", "Roller shutter", "window", None),
        ("cover.a", "Terrace", "terrace_door", True),
        ("lock.a", "Thing", "front_door", None),
        ("lock.a", "Terrace", "terrace_door", True),
        ("lock.a", "Zimmertür", "inner_door", None),
    ],
)
async def test_doors_are_where_people_may_stand_outside(
    hass: HomeAssistant, entity_id: str, name: str, closes: str, outside: bool | None
) -> None:
    found = questions(hass, one(hass, entity_id, name))
    assert (found["closes"].answer, found["someone_outside"].answer) == (closes, outside)


@pytest.mark.parametrize(
    ("entity_id", "setpoints", "low", "high"),
    [
        ("climate.a", None, 17.0, 25.0),
        ("climate.a", (18.0, 21.5), 17.0, 22.5),
        ("climate.a", (5.0, 35.0), 5.0, 35.0),
        ("water_heater.a", None, 40.0, 60.0),
        ("water_heater.a", (55.0, 65.0), 40.0, 65.0),
        ("water_heater.a", (55.0, 99.0), 40.0, 90.0),
        ("humidifier.a", (40.0, 50.0), 40.0, 60.0),
    ],
)
async def test_comfort_is_likely_where_the_targets_were(
    hass: HomeAssistant, entity_id: str, setpoints: tuple[float, float] | None, low: float, high: float
) -> None:
    config = one(hass, entity_id)
    found = limits(hass, config, setpoints)
    assert (found["comfort_low"].answer, found["comfort_high"].answer) == (low, high)
    told = limits(hass, answered(config, comfort_low=19.0, comfort_high=24.0), setpoints)
    assert (told["comfort_low"].answer, told["comfort_high"].answer) == (19.0, 24.0)


async def test_temperatures_are_asked_in_the_homes_unit_and_kept_in_celsius(hass: HomeAssistant) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    found = limits(hass, one(hass, "climate.a"))
    schema = form(found.values())
    suggested = {key.schema: key.description["suggested_value"] for key in schema.schema}
    assert suggested == {"comfort_low": 62.6, "comfort_high": 77.0}
    answers, errors = read(hass, found.values(), schema({"comfort_low": 68, "comfort_high": 77}))
    assert not errors
    assert answers == {"comfort_low": pytest.approx(20.0), "comfort_high": pytest.approx(25.0)}


async def test_entities_are_shown_by_id_and_kept_by_reference(hass: HomeAssistant) -> None:
    window = add_entity(hass, "binary_sensor.window", state="off")
    sensor = add_entity(hass, "sensor.room", state="20", attributes={"unit_of_measurement": "°C"})
    config = one(hass, "climate.a")
    found = questions(hass, config)
    answers, errors = read(
        hass,
        found.values(),
        {"room_temperature": "sensor.room", "windows": ["binary_sensor.window"], "power": None},
    )
    assert not errors
    assert answers == {"room_temperature": (sensor.id,), "windows": (window.id,)}
    config = with_answers(config, tuple(found.values()), answers)
    assert config.roles == {Role.ROOM_TEMPERATURE: (sensor.id,), Role.WINDOWS: (window.id,)}
    shown = {key.schema: key.description for key in form(questions(hass, config).values()).schema}
    assert shown["room_temperature"] == {"suggested_value": "sensor.room"}
    assert shown["windows"] == {"suggested_value": ["binary_sensor.window"]}
    assert shown["power"] is None


async def test_an_unfit_entity_is_an_error_at_its_field(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.air", "40", {"unit_of_measurement": "%"})
    found = questions(hass, one(hass, "climate.a"))
    answers, errors = read(hass, found.values(), {"room_temperature": "sensor.air", "windows": ["binary_sensor.no"]})
    assert errors == {"room_temperature": "no_temperature", "windows": "entity_not_found"}
    assert not answers


async def test_an_answer_left_empty_is_taken_back(hass: HomeAssistant) -> None:
    config = answered(one(hass, "light.a"), rated_power=9.0)
    found = tuple(questions(hass, config).values())
    assert with_answers(config, found, {}).settings == {}
    assert with_answers(config, found, {"rated_power": 7.0}).settings == {"rated_power": 7.0}


async def test_answers_that_became_pointless_are_dropped(hass: HomeAssistant) -> None:
    plug = answered(one(hass, "switch.a"), appliance="fridge", quiet_start="22:00:00", longest_on=30.0)
    assert fitting(hass, plug).settings == {"appliance": "fridge"}


async def test_default_answers_make_a_whole_twin(hass: HomeAssistant) -> None:
    device = add_device(hass, "Kitchen fridge")
    add_entity(hass, "switch.fridge", device=device)
    config = await async_default_config(hass, profiled(hass, device))
    assert config.settings == {"appliance": "fridge", "never_off": True}
    assert config.fidelity is Fidelity.ADVANCED
    garage = add_device(hass, "Garage")
    add_entity(hass, "cover.garage", device=garage, original_device_class="garage")
    config = await async_default_config(hass, profiled(hass, garage))
    assert config.settings == {"closes": "garage", "someone_outside": True}


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({}, {}),
        ({"comfort_low": 18.0}, {}),
        ({"comfort_low": 18.0, "comfort_high": 22.0}, {}),
        ({"comfort_low": 22.0, "comfort_high": 22.0}, {"comfort_high": "low_above_high"}),
        ({"quiet_start": "22:00:00", "quiet_end": "06:00:00"}, {}),
        ({"quiet_start": "22:00:00"}, {"quiet_end": "quiet_end_missing"}),
        ({"quiet_end": "22:00:00"}, {"quiet_start": "quiet_start_missing"}),
        ({"quiet_start": "22:00:00", "quiet_end": "22:00:00"}, {"quiet_end": "quiet_empty"}),
    ],
)
def test_contradictions_are_named(answers: dict[str, Any], errors: dict[str, str]) -> None:
    assert contradictions(answers) == errors


async def test_actuators_and_plain_sensors_can_be_chosen(hass: HomeAssistant) -> None:
    device = add_device(hass, "Strip")
    add_entity(hass, "switch.a", device=device)
    add_entity(hass, "switch.b", device=device)
    add_entity(hass, "sensor.power", device=device, original_device_class="power")
    add_entity(hass, "sensor.signal", device=device, entity_category=EntityCategory.DIAGNOSTIC)
    add_entity(hass, "update.firmware", device=device)
    config = config_of(hass, profiled(hass, device))
    assert selectable(hass, config) == ["sensor.power", "switch.a", "switch.b"]


async def test_a_device_is_gone_with_its_registry_entry_or_its_main_entity(
    hass: HomeAssistant, device_registry: dr.DeviceRegistry
) -> None:
    config = one(hass, "light.a")
    assert not is_gone(hass, config)
    assert config.device_id is not None
    device_registry.async_remove_device(config.device_id)
    assert is_gone(hass, config)
    hass.states.async_set("light.yaml", "on")
    alone = TwinConfig(
        name="x", key="entity_light.yaml", device_id=None, kind="light", main="light.yaml", members=("light.yaml",)
    )
    assert not is_gone(hass, alone)
    hass.states.async_remove("light.yaml")
    assert is_gone(hass, alone)


async def test_every_setting_that_is_asked_has_a_documented_key(hass: HomeAssistant) -> None:
    device = add_device(hass, "All")
    add_entity(hass, "light.all", device=device)
    base = config_of(hass, profiled(hass, device))
    for kind in INTERVIEWS:
        config = TwinConfig.from_data(base.as_data() | {"kind": kind, "settings": {"appliance": "washer"}}, "All")
        for question in (*questions(hass, config).values(), *limits(hass, config).values()):
            assert question.role is not None or question.key in settings.SETTINGS


@pytest.mark.parametrize(
    ("entity_id", "name", "levels", "chosen"),
    [
        ("climate.a", "Radiator", 4, Fidelity.ADVANCED),
        ("light.a", "Lamp", 3, Fidelity.ADVANCED),
        ("switch.a", "TV", 4, Fidelity.ADVANCED),
        ("switch.a", "Fridge", 3, Fidelity.ADVANCED),
        ("media_player.a", "Player", 3, Fidelity.ADVANCED),
        ("select.a", "Mode", 1, Fidelity.BASIC),
    ],
)
async def test_fidelities_that_make_no_difference_are_not_offered(
    hass: HomeAssistant, entity_id: str, name: str, levels: int, chosen: Fidelity
) -> None:
    config = one(hass, entity_id, name)
    assert offered(hass, config) == tuple(Fidelity)[:levels]
    assert config.fidelity is chosen


async def test_a_fidelity_that_no_longer_makes_a_difference_gives_way_to_the_next_lower(hass: HomeAssistant) -> None:
    plug = replace(answered(one(hass, "switch.a", "TV"), appliance="fridge"), fidelity=Fidelity.EXPERT)
    assert best_offered(hass, plug) is Fidelity.ADVANCED
    assert best_offered(hass, replace(plug, fidelity=Fidelity.BASIC)) is Fidelity.BASIC


def test_fields_are_plain_where_home_assistant_cannot_show_them_conditionally(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visible = {"field": "other", "operator": "exists"}
    monkeypatch.delattr("homeassistant.data_entry_flow.Optional", raising=False)
    assert not conditional_fields()
    assert not hasattr(field("key", visible=visible), "visible")


class Conditional(vol.Optional):
    """Stands for the marker of 2026.11, which the server tests use for real."""

    def __init__(self, key: str, *, visible: dict[str, str], description: dict[str, Any] | None) -> None:
        super().__init__(key, description=description)
        self.visible = visible


def test_fields_depend_on_others_where_home_assistant_can_show_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("homeassistant.data_entry_flow.Optional", Conditional, raising=False)
    condition = {"field": "other", "operator": "exists"}
    marker = field("key", suggested=7, visible=condition)
    assert isinstance(marker, Conditional)
    assert (marker.visible, marker.description) == (condition, {"suggested_value": 7})
    assert not isinstance(field("key", suggested=7), Conditional)


async def test_the_device_class_comes_from_the_state_or_the_registry(
    hass: HomeAssistant, entity_registry: er.EntityRegistry
) -> None:
    config = one(hass, "cover.a", original_device_class="garage")
    subject = Subject(hass=hass, config=config)
    assert subject.device_class == "garage"
    hass.states.async_set("cover.a", "closed", {"device_class": "gate"})
    assert subject.device_class == "gate"
    hass.states.async_remove("cover.a")
    entity_registry.async_update_entity("cover.a", device_class="awning")
    assert subject.device_class == "awning"
    entity_registry.async_remove("cover.a")
    assert subject.device_class is None
