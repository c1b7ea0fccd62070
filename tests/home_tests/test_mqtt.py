"""The devices that speak MQTT, through a real broker and Home Assistant's own mqtt integration."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from homeassistant.components.mqtt import CONFIG_ENTRY_MINOR_VERSION, CONFIG_ENTRY_VERSION
from homeassistant.core import Event, HomeAssistant, State, callback
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.home.devices.catalogue import devices

from .conftest import set_up
from .test_entities import MQTT_IDS

LOOPBACK = "127.0.0.1"


@pytest.fixture
def hass(socket_enabled: None, hass: HomeAssistant) -> HomeAssistant:
    """Give a `hass` that may use the network of this machine."""
    return hass


@pytest.fixture
async def broker(socket_enabled: None, tmp_path: Path) -> AsyncIterator[int]:
    """Run a broker on a free port of the loopback interface."""
    program = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin")
    assert program, "Debian's mosquitto is needed"
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port = probe.getsockname()[1]
    settings = tmp_path / "mosquitto.conf"
    settings.write_text(f"listener {port} {LOOPBACK}\nallow_anonymous true\npersistence false\nlog_dest stderr\n")
    log = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(program, "-c", str(settings), stderr=log)
    async with asyncio.timeout(10):
        while b"running" not in (line := await process.stderr.readline()):
            assert line, "the broker ended"
    yield port
    process.terminate()
    await process.communicate()


@pytest.fixture
async def bridged(hass: HomeAssistant, broker: int, tmp_path: Path) -> AsyncIterator[MockConfigEntry]:
    """Set up the mqtt integration and a home that speaks to it."""
    (tmp_path / "configuration.yaml").touch()
    hass.config.config_dir = str(tmp_path)
    mqtt = MockConfigEntry(
        domain="mqtt",
        data={"broker": LOOPBACK, "port": broker, "protocol": "5"},
        version=CONFIG_ENTRY_VERSION,
        minor_version=CONFIG_ENTRY_MINOR_VERSION,
    )
    mqtt.add_to_hass(hass)
    assert await hass.config_entries.async_setup(mqtt.entry_id)
    entry = await set_up(hass, mqtt_host=LOOPBACK, mqtt_port=broker)
    for entity_id in MQTT_IDS:
        await until(hass, entity_id, lambda state: state.state not in {"unknown", "unavailable"})
    yield entry
    if entry.state.recoverable:
        await hass.config_entries.async_unload(entry.entry_id)
    await hass.config_entries.async_unload(mqtt.entry_id)


async def until(hass: HomeAssistant, entity_id: str, accept: Callable[[State], bool]) -> State:
    """Wait until an entity's state is as wanted."""
    found = asyncio.Event()

    @callback
    def look(event: Event) -> None:
        state = event.data["new_state"]
        if event.data["entity_id"] == entity_id and state is not None and accept(state):
            found.set()

    stop = hass.bus.async_listen("state_changed", look)
    try:
        state = hass.states.get(entity_id)
        if state is None or not accept(state):
            async with asyncio.timeout(20):
                await found.wait()
        return hass.states.get(entity_id)
    finally:
        stop()


async def test_they_are_discovered_with_their_ids_names_and_areas(
    hass: HomeAssistant, bridged: MockConfigEntry
) -> None:
    entities = er.async_get(hass)
    for device in devices():
        if not device.mqtt:
            continue
        for spec in device.entities:
            entry = entities.async_get(spec.entity_id)
            assert entry is not None, spec.entity_id
            assert entry.platform == "mqtt"
            assert hass.states.get(spec.entity_id).attributes["friendly_name"] == device.full_name(spec)
            registered = dr.async_get(hass).async_get(entry.device_id)
            assert (registered.name, registered.manufacturer) == (device.name, device.maker)
            assert ar.async_get(hass).async_get_area(registered.area_id).name == device.area


async def test_the_light_obeys(hass: HomeAssistant, bridged: MockConfigEntry) -> None:
    lamp = bridged.runtime_data.world.lamps["hallway"]
    target = {"entity_id": "light.hallway_ceiling"}
    await hass.services.async_call(
        "light", "turn_on", target | {"brightness": 120, "color_temp_kelvin": 4000, "transition": 3}, blocking=True
    )
    state = await until(hass, "light.hallway_ceiling", lambda state: state.state == "on")
    assert (state.attributes["brightness"], state.attributes["color_temp_kelvin"]) == (120, 4000)
    assert (lamp.goal, lamp.kelvin) == (120, 4000)
    await hass.services.async_call("light", "turn_off", target, blocking=True)
    await until(hass, "light.hallway_ceiling", lambda state: state.state == "off")
    assert lamp.on is False


async def test_the_plug_obeys_and_meters(hass: HomeAssistant, bridged: MockConfigEntry) -> None:
    assert float(hass.states.get("sensor.utility_washer_power").state) == pytest.approx(1.1, abs=0.2)
    await hass.services.async_call("switch", "turn_off", {"entity_id": "switch.utility_washer"}, blocking=True)
    await until(hass, "switch.utility_washer", lambda state: state.state == "off")
    await until(hass, "sensor.utility_washer_power", lambda state: float(state.state) < 0.2)


async def test_a_fault_and_the_end_of_the_bridge_are_seen(hass: HomeAssistant, bridged: MockConfigEntry) -> None:
    fault = {"device": "hallway_climate", "fault": "unavailable"}
    await hass.services.async_call("test_home", "set_fault", fault, blocking=True)
    await until(hass, "sensor.hallway_temperature", lambda state: state.state == "unavailable")
    assert hass.states.get("light.hallway_ceiling").state == "off"
    await hass.services.async_call("test_home", "set_fault", fault | {"fault": "none"}, blocking=True)
    await until(hass, "sensor.hallway_temperature", lambda state: state.state != "unavailable")
    await hass.config_entries.async_unload(bridged.entry_id)
    await until(hass, "light.hallway_ceiling", lambda state: state.state == "unavailable")
