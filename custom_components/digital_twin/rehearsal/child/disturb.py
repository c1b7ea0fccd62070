"""What a scenario does to the home on the way: outages, sensors that fail, guests, states set, actions carried out."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import voluptuous as vol
from homeassistant.const import STATE_HOME, STATE_NOT_HOME, STATE_UNAVAILABLE
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.script import Script

from ...commands import CommandEffect
from ...core.channel import Value
from ...core.home.links import Restore
from ..protocol import BY_HAND, Disturbance
from .acts import Acts
from .plant import Plant
from .replay import Replay
from .unit import Unit

_LOGGER = logging.getLogger(__name__)


class Disturbances:
    """Applies each disturbance at its time."""

    def __init__(self, hass: HomeAssistant, plant: Plant, replay: Replay, acts: Acts) -> None:
        """Take what to disturb, and who is told of what no automation did."""
        self._hass = hass
        self._acts = acts
        self._plant = plant
        self._replay = replay
        self._before: dict[str, tuple[str, Mapping[str, Any]]] = {}
        self._were: dict[str, dict[str, Value]] = {}

    @callback
    def schedule(self, disturbances: Iterable[Disturbance]) -> None:
        """Wait for each disturbance's time (epoch s)."""
        for at, kind, data in disturbances:
            self._hass.loop.call_at(max(at, self._hass.loop.time()), self._apply, kind, data)

    @callback
    def _apply(self, kind: str, data: Mapping[str, Any]) -> None:
        match kind:
            case "power":
                restore = data.get("restore", {})
                for unit in self._units(data):
                    unit.switch_power(on=data["on"], restore=Restore(restore.get(unit.spec.twin_id, Restore.LAST)))
                self._hold_all(data, None if data["on"] else STATE_UNAVAILABLE)
            case "state":
                self._hold(data["entity_id"], data["state"], data.get("attributes"))
            case "actions":
                script = Script(self._hass, data["actions"], "scenario", "digital_twin", script_mode="parallel")
                self._hass.async_create_task(script.async_run(), "scenario")
            case "hand" | "call" | "event":
                self._by_hand(kind, data)
            case "deaf" | "delay" | "drift" | "given" | "heat" | "shows":
                for unit in self._units(data):
                    self._ail(unit, kind, data)
            case "command" | "restore":
                for unit in self._units(data):
                    self._command(unit, data)
            case _:
                at_home = STATE_HOME if data.get("home") else STATE_NOT_HOME
                self._hold_all(data, {"fail": STATE_UNAVAILABLE, "stick": "", "home": at_home}.get(kind))
                if "people" in data:
                    self._plant.set_people(data["people"])

    def _units(self, data: Mapping[str, Any]) -> list[Unit]:
        """Return the units that a disturbance names; without names all of them."""
        named = data.get("twins")
        return [unit for unit in self._plant.units if named is None or unit.spec.twin_id in named]

    def _ail(self, unit: Unit, kind: str, data: Mapping[str, Any]) -> None:
        """Let a device fail in its own way, or be well again."""
        if kind == "deaf":
            unit.deaf = data["deaf"]
        elif kind == "given":
            unit.give(data["channel"], data["value"])
        elif kind == "shows":
            unit.claim(data["channel"], data["value"])
        elif kind == "heat":
            unit.switch_plant(on=data["on"])
        elif kind == "delay":
            unit.delay = unit.twin.delay if data["delay"] is None else data["delay"]
        else:
            channels = unit.spec.channels if data["channel"] is None else (data["channel"],)
            for channel in channels:
                unit.drift(channel, data["rate"])

    def _command(self, unit: Unit, data: Mapping[str, Any]) -> None:
        """Set channels, and, of what goes back, remember what they were; or set them back to that."""
        were = self._were.setdefault(unit.spec.twin_id, {})
        if "commands" in data:
            wanted = data["commands"]
            if data.get("back"):
                for key in wanted.keys() & unit.values.keys():
                    were.setdefault(key, unit.values[key])
        else:
            wanted = {key: were.pop(key) for key in data["channels"] if key in were}
        if wanted and unit.twin.views:
            unit.command(unit.twin.views[0], CommandEffect(channels=wanted), None)

    def _by_hand(self, kind: str, data: Mapping[str, Any]) -> None:
        """Let happen again what no automation did."""
        if kind == "hand":
            self._switch(data)
        elif kind == "call":
            self._hass.async_create_task(self._async_call(data), "by hand")
        else:
            self._hass.bus.async_fire(data["type"], dict(data["data"]), context=Context(user_id=data["user"]))

    def _switch(self, data: Mapping[str, Any]) -> None:
        """Let somebody switch a device itself: its twin obeys at once, as what was recorded is what it reported."""
        entity_id, context = data["entity_id"], Context(user_id=data["user"])
        unit = self._plant.unit_of(entity_id)
        if unit is not None:
            unit.obey(self._plant.views[entity_id], CommandEffect(channels=data["commands"]), context)
            return
        present = self._hass.states.get(entity_id)
        if present is not None and entity_id not in self._replay.held:
            attributes = {**present.attributes, **data["attributes"]}
            self._hass.states.async_set(entity_id, data["state"], attributes, context=context)

    async def _async_call(self, data: Mapping[str, Any]) -> None:
        """Let somebody call an action of a helper."""
        context = Context(user_id=data["user"])
        self._acts.own(context.id, BY_HAND)
        try:
            await self._hass.services.async_call(
                data["domain"], data["service"], dict(data["data"]), blocking=True, context=context
            )
        except (HomeAssistantError, vol.Invalid) as err:  # fmt: skip
            _LOGGER.debug("What was done by hand cannot be done again: %s", err)

    def _hold_all(self, data: Mapping[str, Any], state: str | None) -> None:
        for entity_id in data.get("entities", ()):
            self._hold(entity_id, state)

    def _hold(self, entity_id: str, state: str | None, attributes: Mapping[str, Any] | None = None) -> None:
        """Set an entity against what plays it (an empty state: as it is now), or let it go again (None)."""
        present = self._hass.states.get(entity_id)
        if present is None:
            return
        if state is None:
            self._replay.held.discard(entity_id)
            self._plant.held.discard(entity_id)
            before = self._before.pop(entity_id, (present.state, present.attributes))
            unit = self._plant.unit_of(entity_id)
            if unit is not None and not unit.powered:
                return  # it can be reached again, but has nothing to say yet
            if unit is not None and unit.knows(self._plant.views[entity_id]):
                unit.show_all()
                return
            shown, known = self._replay.present.get(entity_id, before)
            self._hass.states.async_set(entity_id, shown, known)
            return
        self._replay.held.add(entity_id)
        self._plant.held.add(entity_id)
        self._before.setdefault(entity_id, (present.state, present.attributes))
        if state:
            merged = {**present.attributes, **(attributes or {})}
            self._hass.states.async_set(entity_id, state, merged)
