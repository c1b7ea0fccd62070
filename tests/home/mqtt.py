"""The devices that speak MQTT, with a client of their own: discovery, states, availability, commands.

They are what a bridge of another make would be: Home Assistant meets them through its own `mqtt` integration only.
"""

import json
from typing import TYPE_CHECKING, Any

import paho.mqtt.client as paho
from homeassistant.core import HomeAssistant

from .const import DOMAIN
from .devices.catalogue import devices
from .devices.layer import Report
from .devices.spec import DeviceSpec, EntitySpec

if TYPE_CHECKING:
    from .hub import Hub

DISCOVERY = "homeassistant"
BRIDGE = f"{DOMAIN}/bridge"
KEEPALIVE = 30
ONLINE, OFFLINE = "online", "offline"


class Post:
    """The connection of the MQTT devices with the broker."""

    def __init__(self, hass: HomeAssistant, host: str, port: int) -> None:
        self.hass = hass
        self.host = host
        self.port = port
        self.devices = tuple(device for device in devices() if device.mqtt)
        self._hub: Hub | None = None
        self._latest: dict[str, Report] = {}
        self._client = paho.Client(paho.CallbackAPIVersion.VERSION2, client_id=f"{DOMAIN}-{port}")
        self._client.will_set(BRIDGE, OFFLINE, qos=1, retain=True)
        self._client.on_connect = self._on_connect
        self._client.on_message = self._on_message

    def start(self, hub: Hub) -> None:
        """Connect in the background; what was said meanwhile follows then."""
        self._hub = hub
        self._latest |= {
            entity.entity_id: report
            for device in self.devices
            for entity in device.entities
            if (report := hub.devices.latest(entity.entity_id)) is not None
        }
        self._client.connect_async(self.host, self.port, KEEPALIVE)
        self._client.loop_start()

    def stop(self) -> None:
        """Say goodbye and disconnect; waits for the client's thread, so never call it in the event loop."""
        if self._client.is_connected():
            self._client.publish(BRIDGE, OFFLINE, qos=1, retain=True).wait_for_publish(timeout=2)
        self._client.disconnect()
        self._client.loop_stop()

    def publish(self, report: Report) -> None:
        """Tell Home Assistant what a device says."""
        self._latest[report.entity.entity_id] = report
        if self._client.is_connected():
            self._publish_report(report)

    def _publish_report(self, report: Report) -> None:
        reachable = report.values is not None
        self._client.publish(_topic(report.device, "status"), ONLINE if reachable else OFFLINE, retain=True)
        if report.values is not None:
            payload = json.dumps(_state(report.entity, report.values))
            self._client.publish(f"{_topic(report.device, report.entity.object_id)}/state", payload, retain=True)

    def _on_connect(self, client: paho.Client, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        if reason.is_failure:
            return
        for device in self.devices:
            for entity in device.entities:
                topic = f"{DISCOVERY}/{entity.platform}/{DOMAIN}_{entity.object_id}/config"
                client.publish(topic, json.dumps(_discovery(device, entity)), retain=True)
                if entity.platform in {"light", "switch"}:
                    client.subscribe(f"{_topic(device, entity.object_id)}/set")
        client.publish(BRIDGE, ONLINE, qos=1, retain=True)
        for report in list(self._latest.values()):
            self._publish_report(report)

    def _on_message(self, _client: paho.Client, _data: Any, message: paho.MQTTMessage) -> None:
        command = json.loads(message.payload)
        self.hass.loop.call_soon_threadsafe(self._obey, message.topic, command)

    def _obey(self, topic: str, command: Any) -> None:
        """Carry out a command from Home Assistant, in the event loop."""
        assert self._hub is not None
        for device in self.devices:
            for entity in device.entities:
                if topic == f"{_topic(device, entity.object_id)}/set":
                    self._hub.command(device.key, "switch", **_arguments(command))


def _topic(device: DeviceSpec, part: str) -> str:
    return f"{DOMAIN}/{device.key}/{part}"


def _state(entity: EntitySpec, values: dict[str, Any]) -> Any:
    """Return what is published as the state of an entity."""
    if entity.platform == "light":
        state = {"state": "ON" if values["on"] else "OFF", "color_mode": "color_temp", "color_temp": values["kelvin"]}
        return state | ({"brightness": values["brightness"]} if values["on"] else {})
    if entity.platform == "switch":
        return {"state": "ON" if values["on"] else "OFF"}
    return {"value": values["value"]}


def _arguments(command: Any) -> dict[str, Any]:
    """Return the arguments of a command that came in one of Home Assistant's JSON forms."""
    arguments: dict[str, Any] = {"on": command["state"] == "ON"}
    names = {"brightness": "level", "color_temp": "kelvin", "transition": "fade"}
    return arguments | {names[name]: value for name, value in command.items() if name in names}


def _discovery(device: DeviceSpec, entity: EntitySpec) -> dict[str, Any]:
    """Return the discovery message of an entity."""
    base = _topic(device, entity.object_id)
    message: dict[str, Any] = {
        "name": entity.name,
        "unique_id": f"{DOMAIN}_{entity.object_id}",
        "default_entity_id": entity.entity_id,
        "state_topic": f"{base}/state",
        "availability": [{"topic": BRIDGE}, {"topic": _topic(device, "status")}],
        "availability_mode": "all",
        "device": {
            "identifiers": [f"{DOMAIN}_{device.key}"],
            "name": device.name,
            "manufacturer": device.maker,
            "model": device.model,
            "suggested_area": device.area,
        },
        "origin": {"name": "Test home"},
    }
    traits = entity.traits
    if entity.platform == "light":
        return message | {
            "schema": "json",
            "command_topic": f"{base}/set",
            "brightness": True,
            "supported_color_modes": ["color_temp"],
            "color_temp_kelvin": True,
            "min_kelvin": 2200,
            "max_kelvin": 6500,
        }
    if entity.platform == "switch":
        return message | {
            "command_topic": f"{base}/set",
            "device_class": traits["device_class"],
            "payload_on": '{"state": "ON"}',
            "payload_off": '{"state": "OFF"}',
            "value_template": "{{ value_json.state }}",
            "state_on": "ON",
            "state_off": "OFF",
        }
    message |= {
        "device_class": traits["device_class"],
        "unit_of_measurement": traits["unit"],
        "state_class": traits["state_class"],
        "value_template": "{{ value_json.value }}",
    }
    return message | ({"entity_category": "diagnostic"} if traits["diagnostic"] else {})
