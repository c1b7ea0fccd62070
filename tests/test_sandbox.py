"""The sandbox: commands change the twin alone, which plays what the device would do, and returns."""

from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.climate.const import HVACMode
from homeassistant.components.light import ColorMode, LightEntityFeature
from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import ATTR_ENTITY_ID, UnitOfPower
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.digital_twin.const import SANDBOX_RETURN, Mode, Role
from custom_components.digital_twin.core.models.kinds import KINDS, Kind
from custom_components.digital_twin.core.models.protocol import DeviceModel
from custom_components.digital_twin.core.models.registry import register_kind
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned
from custom_components.digital_twin.sandbox import COARSE

from .common import async_add_home
from .platforms.conftest import _home_assistant_itself  # noqa: F401 -- an autouse fixture
from .platforms.physical import (
    Physical,
    PhysicalBinarySensor,
    PhysicalClimate,
    PhysicalCover,
    PhysicalFan,
    PhysicalHumidifier,
    PhysicalLight,
    PhysicalLock,
    PhysicalSensor,
    PhysicalSwitch,
    PhysicalValve,
    PhysicalWaterHeater,
    async_add_physical,
)
from .platforms.shadows import async_add_twin, async_twin_of, own_sensor, shadow_of


async def async_tell(hass: HomeAssistant, shadow: str, service: str, **data: Any) -> None:
    """Command a shadow."""
    await hass.services.async_call(
        shadow.split(".", maxsplit=1)[0], service, data | {ATTR_ENTITY_ID: shadow}, blocking=True
    )
    await hass.async_block_till_done()


async def async_pass(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float, step: float = 1.0) -> None:
    """Let time pass in steps, so that each timer runs when it is due."""
    for _ in range(round(seconds / step)):
        freezer.tick(step)
        async_fire_time_changed(hass)
        await hass.async_block_till_done()


def shown(hass: HomeAssistant, entity_id: str) -> State:
    state = hass.states.get(entity_id)
    assert state is not None
    return state


async def async_sandbox(hass: HomeAssistant, *sources: Physical, **settings: Any) -> tuple[MockConfigEntry, str]:
    """Set up a sandbox of sources; return its entry and the shadow of the first source."""
    entry = await async_twin_of(hass, *sources, mode=Mode.SANDBOX, **settings)
    return entry, shadow_of(hass, entry, sources[0])


async def test_a_light_fades_in_the_time_it_is_given(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    light = PhysicalLight("Lamp", is_on=False, supported_features=LightEntityFeature.TRANSITION)
    _, shadow = await async_sandbox(hass, light)
    await async_tell(hass, shadow, "turn_on", brightness=255, transition=10)
    assert shown(hass, shadow).state == "on"
    assert shown(hass, shadow).attributes["brightness"] <= 10
    await async_pass(hass, freezer, 5)
    assert shown(hass, shadow).attributes["brightness"] == pytest.approx(128, abs=10)
    await async_pass(hass, freezer, 6)
    assert shown(hass, shadow).attributes["brightness"] == 255

    await async_tell(hass, shadow, "turn_on", brightness=51, transition=4)
    await async_pass(hass, freezer, 2)
    assert shown(hass, shadow).attributes["brightness"] == pytest.approx(153, abs=30)
    await async_pass(hass, freezer, 3)
    assert shown(hass, shadow).attributes["brightness"] == 51
    assert light.told == []
    assert hass.states.get(light.entity_id).state == "off"


async def test_a_light_without_a_transition_is_there_within_seconds(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    light = PhysicalLight("Lamp")
    _, shadow = await async_sandbox(hass, light)
    await async_tell(hass, shadow, "turn_on", brightness=255)
    await async_pass(hass, freezer, 3)
    assert shown(hass, shadow).attributes["brightness"] == 255
    await async_tell(hass, shadow, "turn_off")
    assert shown(hass, shadow).state == "off"
    await async_tell(hass, shadow, "toggle")
    await async_pass(hass, freezer, 3)
    assert (shown(hass, shadow).state, shown(hass, shadow).attributes["brightness"]) == ("on", 255)


async def test_colour_and_effect_are_shown_as_commanded(hass: HomeAssistant) -> None:
    light = PhysicalLight(
        "Lamp",
        supported_color_modes={ColorMode.HS, ColorMode.COLOR_TEMP},
        color_mode=ColorMode.COLOR_TEMP,
        color_temp_kelvin=3000,
        supported_features=LightEntityFeature.EFFECT,
        effect_list=["off", "rainbow"],
        effect="off",
    )
    _, shadow = await async_sandbox(hass, light)
    await async_tell(hass, shadow, "turn_on", rgb_color=[255, 0, 0], effect="rainbow")
    attributes = shown(hass, shadow).attributes
    assert attributes["color_mode"] == "hs"
    assert attributes["hs_color"] == (0.0, 100.0)
    assert attributes["rgb_color"] == (255, 0, 0)
    assert attributes["effect"] == "rainbow"
    await async_tell(hass, shadow, "turn_on", color_temp_kelvin=5000)
    attributes = shown(hass, shadow).attributes
    assert (attributes["color_mode"], attributes["color_temp_kelvin"]) == ("color_temp", 5000)


async def test_a_cover_travels_and_can_be_stopped(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    cover = PhysicalCover("Shutter")
    _, shadow = await async_sandbox(hass, cover)
    await async_tell(hass, shadow, "close_cover")
    assert shown(hass, shadow).state == "closing"
    await async_pass(hass, freezer, 10)
    halfway = shown(hass, shadow)
    assert halfway.state == "closing"
    assert 40 < halfway.attributes["current_position"] < 75

    await async_tell(hass, shadow, "stop_cover")
    stopped = shown(hass, shadow)
    assert stopped.state == "open"
    assert stopped.attributes["current_position"] == pytest.approx(halfway.attributes["current_position"], abs=1)
    await async_pass(hass, freezer, 30)
    assert shown(hass, shadow).attributes["current_position"] == stopped.attributes["current_position"]

    await async_tell(hass, shadow, "set_cover_position", position=20)
    await async_pass(hass, freezer, 30)
    assert (shown(hass, shadow).state, shown(hass, shadow).attributes["current_position"]) == ("open", 20)
    await async_tell(hass, shadow, "close_cover")
    await async_pass(hass, freezer, 30)
    closed = shown(hass, shadow)
    assert (closed.state, closed.attributes["current_position"], closed.attributes["is_closed"]) == ("closed", 0, True)
    assert cover.told == []


async def test_a_valve_travels(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    valve = PhysicalValve("Valve")
    _, shadow = await async_sandbox(hass, valve)
    await async_tell(hass, shadow, "close_valve")
    assert shown(hass, shadow).state == "closing"
    await async_pass(hass, freezer, 30)
    assert shown(hass, shadow).state == "closed"
    assert shown(hass, shadow).attributes["current_position"] == 0


async def test_a_cover_without_position_opens_and_closes(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    cover = PhysicalCover("Gate", supported_features=3, current_cover_position=None, is_closed=True)
    _, shadow = await async_sandbox(hass, cover)
    await async_tell(hass, shadow, "open_cover")
    assert shown(hass, shadow).state == "opening"
    await async_pass(hass, freezer, 40)
    assert shown(hass, shadow).state == "open"
    assert "current_position" not in shown(hass, shadow).attributes


async def test_slats_are_tilted_at_once(hass: HomeAssistant) -> None:
    cover = PhysicalCover("Blind", supported_features=255, current_cover_tilt_position=20)
    _, shadow = await async_sandbox(hass, cover)
    await async_tell(hass, shadow, "set_cover_tilt_position", tilt_position=70)
    assert shown(hass, shadow).attributes["current_tilt_position"] == 70


async def test_a_lock_takes_its_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    lock = PhysicalLock("Door")
    _, shadow = await async_sandbox(hass, lock)
    await async_tell(hass, shadow, "unlock")
    assert shown(hass, shadow).state == "unlocking"
    await async_pass(hass, freezer, 10)
    assert shown(hass, shadow).state == "unlocked"
    assert hass.states.get(lock.entity_id).state == "locked"


@pytest.mark.parametrize("imperial", [False, True], ids=["metric", "US"])
async def test_a_room_warms_as_it_was_learned(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, imperial: bool
) -> None:
    if imperial:
        hass.config.units = US_CUSTOMARY_SYSTEM
    climate = PhysicalClimate("Room", current_temperature=17.0, target_temperature=17.0)
    entry, shadow = await async_sandbox(hass, climate)
    twin = entry.runtime_data
    parameters = {"heating_rate": Estimate(2.0, 0.1, True), "time_constant": Estimate(50.0, 1.0, True)}
    parameters["plant_lag"] = Estimate(1.0, 0.1, True)
    twin.async_learned(Learned(kind="thermostat", structure="1r1c/relay", parameters=parameters))

    await async_tell(hass, shadow, "set_temperature", temperature=70 if imperial else 21)
    assert shown(hass, shadow).attributes["temperature"] == (70 if imperial else 21)
    await async_pass(hass, freezer, 25 * 60, step=30)
    warmer = twin.sandbox.values["temperature"] - 17.0
    assert 0.3 < warmer < 1.2
    expected = 17.0 + warmer
    assert shown(hass, shadow).attributes["current_temperature"] == pytest.approx(
        expected * 9 / 5 + 32 if imperial else expected, abs=0.3
    )
    assert shown(hass, shadow).attributes["hvac_action"] == "heating"
    assert hass.states.get(climate.entity_id).attributes["current_temperature"] == (63 if imperial else 17.0)
    assert climate.told == []


async def test_an_open_window_cools_the_simulated_room(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    climate = PhysicalClimate("Room", current_temperature=21.0, target_temperature=21.0)
    window = PhysicalBinarySensor("Window", is_on=True)
    await async_add_physical(hass, climate, window)
    hass.states.async_set("sensor.outside", "-10", {"unit_of_measurement": "°C", "device_class": "temperature"})
    await async_add_home(hass, outdoor_temperature="sensor.outside")
    roles = {Role.WINDOWS: [er.async_get(hass).async_get(window.entity_id).id]}
    entry = await async_add_twin(hass, climate, mode=Mode.SANDBOX, roles=roles, fidelity=Fidelity.EXPERT)
    await async_tell(hass, shadow_of(hass, entry, climate), "set_hvac_mode", hvac_mode="off")
    await async_pass(hass, freezer, 900, step=30)
    assert entry.runtime_data.sandbox.values["temperature"] < 20.3


async def test_modes_and_presets_of_a_thermostat(hass: HomeAssistant) -> None:
    climate = PhysicalClimate("Room")
    _, shadow = await async_sandbox(hass, climate)
    await async_tell(hass, shadow, "set_preset_mode", preset_mode="sleep")
    await async_tell(hass, shadow, "set_hvac_mode", hvac_mode=HVACMode.OFF)
    state = shown(hass, shadow)
    assert (state.state, state.attributes["preset_mode"]) == ("off", "sleep")
    await async_tell(hass, shadow, "turn_on")
    assert shown(hass, shadow).state == "heat"


OTHERS: list[tuple[type[Physical], str, dict[str, Any], dict[str, Any]]] = [
    (PhysicalFan, "set_percentage", {"percentage": 75}, {"state": "on", "percentage": 75}),
    (PhysicalFan, "turn_off", {}, {"state": "off", "percentage": 0}),
    (PhysicalFan, "set_preset_mode", {"preset_mode": "night"}, {"state": "on", "preset_mode": "night"}),
    (PhysicalFan, "oscillate", {"oscillating": True}, {"oscillating": True}),
    (PhysicalFan, "set_direction", {"direction": "reverse"}, {"direction": "reverse"}),
    (PhysicalHumidifier, "turn_off", {}, {"state": "off"}),
    (PhysicalHumidifier, "set_humidity", {"humidity": 60}, {"humidity": 60}),
    (PhysicalHumidifier, "set_mode", {"mode": "sleep"}, {"mode": "sleep"}),
    (PhysicalWaterHeater, "set_temperature", {"temperature": 60}, {"temperature": 60.0}),
    (PhysicalWaterHeater, "set_operation_mode", {"operation_mode": "performance"}, {"operation_mode": "performance"}),
    (PhysicalWaterHeater, "set_away_mode", {"away_mode": True}, {"away_mode": "on"}),
    (PhysicalSwitch, "turn_off", {}, {"state": "off"}),
    (PhysicalSwitch, "toggle", {}, {"state": "off"}),
]


@pytest.mark.parametrize(("make", "service", "data", "expected"), OTHERS)
async def test_every_other_command_is_shown(
    hass: HomeAssistant, make: type[Physical], service: str, data: dict[str, Any], expected: dict[str, Any]
) -> None:
    device = make("Device")
    before = None
    _, shadow = await async_sandbox(hass, device)
    before = hass.states.get(device.entity_id)
    await async_tell(hass, shadow, service, **data)
    state = shown(hass, shadow)
    assert {key: state.state if key == "state" else state.attributes.get(key) for key in expected} == expected
    assert hass.states.get(device.entity_id) is before
    assert device.told == []


async def test_a_plug_draws_its_power_in_the_sandbox(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    switch = PhysicalSwitch("Heater", is_on=False)
    power = PhysicalSensor(
        "Heater power",
        device_class=SensorDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.KILO_WATT,
        native_value="0.000",
    )
    await async_add_physical(hass, switch, power)
    await async_add_home(hass)
    roles = {Role.POWER: [er.async_get(hass).async_get(power.entity_id).id]}
    settings = {"rated_power": 2000.0, "appliance": "network"}
    entry = await async_add_twin(hass, switch, power, mode=Mode.SANDBOX, roles=roles, settings=settings)
    shadow = shadow_of(hass, entry, power)
    await async_tell(hass, shadow_of(hass, entry, switch), "turn_on")
    await async_pass(hass, freezer, 30)
    assert float(shown(hass, shadow).state) == pytest.approx(2.0, rel=0.3)
    assert shown(hass, shadow).attributes["unit_of_measurement"] == "kW"
    assert hass.states.get(power.entity_id).state == "0.000"


async def test_a_sensor_that_no_channel_is_bound_to_stays_as_it_is(hass: HomeAssistant) -> None:
    lamp, battery, gone = (
        PhysicalLight("Lamp"),
        PhysicalSensor("Lamp battery", native_value="87"),
        PhysicalSwitch("Child lock"),
    )
    entry, shadow = await async_sandbox(hass, lamp, battery, gone)
    hass.states.async_remove(gone.entity_id)
    await async_tell(hass, shadow, "turn_off")
    assert shown(hass, shadow_of(hass, entry, battery)).state == "87"
    assert shown(hass, shadow_of(hass, entry, gone)).state == "unavailable"


async def test_a_second_actuator_of_the_device_has_no_part_in_the_model(hass: HomeAssistant) -> None:
    lamp, other = PhysicalLight("Lamp"), PhysicalLight("Lamp 2", is_on=False)
    entry, shadow = await async_sandbox(hass, lamp, other)
    second = shadow_of(hass, entry, other)
    await async_tell(hass, second, "turn_on", brightness=30)
    assert (shown(hass, second).state, shown(hass, second).attributes["brightness"]) == ("on", 30)
    assert shown(hass, shadow).attributes["brightness"] == 128
    await async_tell(hass, shadow, "turn_off")
    assert (shown(hass, shadow).state, shown(hass, second).state) == ("off", "on")


async def test_the_sandbox_returns_after_its_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    light = PhysicalLight("Lamp")
    entry, shadow = await async_sandbox(hass, light)
    status = own_sensor(hass, entry, "status")
    assert shown(hass, status).state == "following"
    await async_tell(hass, shadow, "turn_off")
    assert shown(hass, status).state == "sandbox"

    light.show(brightness=77)
    await hass.async_block_till_done()
    assert shown(hass, shadow).state == "off"

    await async_pass(hass, freezer, (SANDBOX_RETURN - timedelta(seconds=60)).total_seconds(), step=60)
    await async_tell(hass, shadow, "turn_off")
    await async_pass(hass, freezer, SANDBOX_RETURN.total_seconds() - 60, step=60)
    assert shown(hass, status).state == "sandbox"
    await async_pass(hass, freezer, 120, step=60)
    assert (shown(hass, shadow).state, shown(hass, shadow).attributes["brightness"]) == ("on", 77)
    assert shown(hass, status).state == "following"


async def test_a_sync_returns_at_once(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry, shadow = await async_sandbox(hass, light)
    await async_tell(hass, shadow, "turn_off")
    report = await entry.runtime_data.syncing.async_sync()
    await hass.async_block_till_done()
    assert shown(hass, shadow).state == "on"
    assert report.changed["on"] == (False, True)
    assert not entry.runtime_data.sandbox.active


async def test_no_timer_runs_once_a_device_rests(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    lock = PhysicalLock("Door")
    entry, shadow = await async_sandbox(hass, lock)
    await async_tell(hass, shadow, "unlock")
    await async_pass(hass, freezer, 20)
    sandbox = entry.runtime_data.sandbox
    assert sandbox.active
    assert sandbox.next_step is None
    await async_tell(hass, shadow, "lock")
    assert sandbox.next_step is not None


async def test_steps_grow_while_nothing_shown_moves(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    climate = PhysicalClimate("Room")
    entry, shadow = await async_sandbox(hass, climate)
    await async_tell(hass, shadow, "set_temperature", temperature=20.5)
    assert entry.runtime_data.sandbox.next_step < 1
    await async_pass(hass, freezer, 300, step=10)
    assert 5 < entry.runtime_data.sandbox.next_step <= COARSE


async def test_a_long_rest_is_caught_up(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    cover = PhysicalCover("Shutter")
    _, shadow = await async_sandbox(hass, cover)
    await async_tell(hass, shadow, "close_cover")
    freezer.tick(600)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert shown(hass, shadow).state == "closed"


async def test_a_command_without_a_source_is_refused(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry, shadow = await async_sandbox(hass, light)
    hass.states.async_remove(light.entity_id)
    with pytest.raises(ServiceValidationError) as refused:
        await entry.runtime_data.sandbox.async_command(entry.runtime_data.config.main, "turn_on", {})
    assert refused.value.translation_key == "source_missing"
    assert shadow != light.entity_id
    assert not entry.runtime_data.sandbox.active


async def test_an_impossible_command_changes_nothing(hass: HomeAssistant) -> None:
    light = PhysicalLight("Lamp")
    entry, _ = await async_sandbox(hass, light)
    sandbox = entry.runtime_data.sandbox
    with pytest.raises(ServiceValidationError):
        await sandbox.async_command(entry.runtime_data.config.main, "turn_on", {"brightness": "very"})
    assert not sandbox.active


class _Broken(DeviceModel):
    """A model from outside that fails in its first step."""

    kind = "broken"
    parameters = ()

    def initial(self, *_args: Any) -> dict[str, Any]:
        """Return nothing."""
        return {}

    def advance(self, *_args: Any) -> Any:
        """Fail."""
        raise ZeroDivisionError("broken")


async def test_a_model_that_fails_leaves_the_twin_as_it_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("custom_components.digital_twin.core.models.registry._MODELS", {})
    light: Kind = KINDS["light"]
    register_kind(light, _Broken, replace=True)
    lamp = PhysicalLight("Lamp")
    _, shadow = await async_sandbox(hass, lamp)
    await async_tell(hass, shadow, "turn_on", brightness=26)
    await async_pass(hass, freezer, 5)
    assert (shown(hass, shadow).state, shown(hass, shadow).attributes["brightness"]) == ("on", 26)
    failures = [record for record in caplog.records if "without a model" in record.message]
    assert len(failures) == 1
    assert "ZeroDivisionError" in failures[0].message


@pytest.mark.parametrize("fidelity", list(Fidelity))
async def test_every_fidelity_plays(hass: HomeAssistant, freezer: FrozenDateTimeFactory, fidelity: Fidelity) -> None:
    cover = PhysicalCover("Shutter")
    _, shadow = await async_sandbox(hass, cover, fidelity=fidelity)
    await async_tell(hass, shadow, "close_cover")
    assert shown(hass, shadow).state == ("closed" if fidelity is Fidelity.BASIC else "closing")
    await async_pass(hass, freezer, 40)
    assert shown(hass, shadow).state == "closed"


async def test_unloading_ends_the_simulation(hass: HomeAssistant) -> None:
    climate = PhysicalClimate("Room")
    entry, shadow = await async_sandbox(hass, climate)
    await async_tell(hass, shadow, "set_temperature", temperature=25)
    sandbox = entry.runtime_data.sandbox
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert not sandbox.active
    assert sandbox.next_step is None
    assert shown(hass, shadow).attributes["temperature"] == 20.0
