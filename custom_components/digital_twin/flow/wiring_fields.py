"""What is asked about how a device hangs in the home: phase, circuit, fuse, UPS and hub; of a contact, its door."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import voluptuous as vol
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from ..core.settings import (
    BACKUP,
    CIRCUIT,
    CIRCUIT_FUSE,
    DOOR_BETWEEN,
    FEEDS_HUB,
    PHASE,
    POWER_ON,
    WIRING,
    Phase,
    PowerOn,
)
from ..data import DATA, TwinConfig
from ..home_doors import doors_by_name
from ..home_links import hubs_of
from ..interview.entities import to_entity_id
from ..interview.question import field

SECTION_WIRING: Final = "wiring"
WIRED: Final = frozenset({
    "light", "plug", "thermostat", "water_heater", "valve", "cover", "garage_door", "fan", "humidifier", "battery",
    "pv", "media_player", "vacuum", "siren",
})  # fmt: skip
"""Kinds that the mains feed; what only senses hardly draws anything."""
MOST_AMPERES: Final = 125.0
MOST_BACKUP: Final = 7 * 24 * 60.0
DOORS: Final = frozenset({BinarySensorDeviceClass.DOOR, BinarySensorDeviceClass.OPENING})


def asked_at_once(hass: HomeAssistant) -> bool:
    """Return whether a new twin is asked about it, too: in a home of several phases, where its fuses hang on it."""
    home = hass.data[DATA].home
    return home is not None and home.config.phases > 1


def wiring_fields(hass: HomeAssistant, config: TwinConfig) -> dict[vol.Marker, Any]:
    """Return the section, with the present answers filled in; what neither the mains feed nor is at a door has none."""
    if (doors := _doors(hass, config)) is not None:
        return {vol.Optional(SECTION_WIRING): section(vol.Schema(doors), {"collapsed": True})}
    if config.kind not in WIRED:
        return {}
    home = hass.data[DATA].home
    twins = () if home is None else tuple(home.twins.values())
    known = {str(name) for twin in twins if (name := twin.config.settings.get(CIRCUIT)) is not None}

    def asked(key: str, **more: Any) -> vol.Marker:
        return field(key, suggested=config.settings.get(key), **more)

    fields: dict[vol.Marker, Any] = {}
    if (home is not None and home.config.phases > 1) or PHASE in config.settings:
        phases = [phase.value for phase in Phase]
        fields[asked(PHASE)] = SelectSelector(SelectSelectorConfig(options=phases, translation_key=PHASE))
    fields[asked(CIRCUIT)] = SelectSelector(
        SelectSelectorConfig(options=sorted(known), custom_value=True, mode=SelectSelectorMode.DROPDOWN)
    )
    fields[asked(CIRCUIT_FUSE, visible={"field": CIRCUIT, "operator": "exists"})] = NumberSelector(
        NumberSelectorConfig(min=1, max=MOST_AMPERES, step=1, unit_of_measurement="A", mode=NumberSelectorMode.BOX)
    )
    ways = [way.value for way in PowerOn]
    fields[asked(POWER_ON)] = SelectSelector(SelectSelectorConfig(options=ways, translation_key=POWER_ON))
    fields[asked(BACKUP)] = NumberSelector(
        NumberSelectorConfig(min=1, max=MOST_BACKUP, step=1, unit_of_measurement="min", mode=NumberSelectorMode.BOX)
    )
    hubs = sorted({*(() if home is None else hubs_of(hass, home)), *_kept(config, FEEDS_HUB)})
    if config.kind == "plug" and hubs:
        fields[asked(FEEDS_HUB)] = SelectSelector(SelectSelectorConfig(options=hubs, mode=SelectSelectorMode.DROPDOWN))
    return {vol.Optional(SECTION_WIRING): section(vol.Schema(fields), {"collapsed": True})}


def _doors(hass: HomeAssistant, config: TwinConfig) -> dict[vol.Marker, Any] | None:
    """Return what is asked about the contact of a door; None of anything else."""
    if config.kind != "binary_sensor":
        return None
    state = hass.states.get(to_entity_id(hass, config.main) or "")
    if state is None or state.attributes.get(ATTR_DEVICE_CLASS) not in DOORS:
        return None
    options = [SelectOptionDict(value=pair, label=name) for pair, name in doors_by_name(hass).items()]
    known = {option["value"] for option in options}
    kept = next((pair for pair in _kept(config, DOOR_BETWEEN) if pair in known), None)
    if not options:
        return None
    return {
        field(DOOR_BETWEEN, suggested=kept): SelectSelector(
            SelectSelectorConfig(options=options, mode=SelectSelectorMode.DROPDOWN)
        )
    }


def _kept(config: TwinConfig, key: str) -> tuple[str, ...]:
    return (str(config.settings[key]),) if key in config.settings else ()


def with_wiring(config: TwinConfig, user_input: Mapping[str, Any]) -> TwinConfig:
    """Return a config with the answers; without the section, as it was. A fuse without a circuit is none."""
    answers = user_input.get(SECTION_WIRING)
    if answers is None:
        return config
    name = str(answers.get(CIRCUIT) or "").strip()
    given = {key: answers.get(key) for key in WIRING}
    given |= {CIRCUIT: name or None, CIRCUIT_FUSE: answers.get(CIRCUIT_FUSE) if name else None}
    kept = {key: value for key, value in config.settings.items() if key not in given}
    return replace(config, settings=kept | {key: value for key, value in given.items() if value is not None})
