"""What is asked about how a device hangs on the mains: phase, circuit and its fuse, and how it comes back with them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from ..core.settings import CIRCUIT, CIRCUIT_FUSE, PHASE, POWER_ON, Phase, PowerOn
from ..data import DATA, TwinConfig
from ..interview.question import field

SECTION_WIRING: Final = "wiring"
WIRED: Final = frozenset({
    "light", "plug", "thermostat", "water_heater", "valve", "cover", "garage_door", "fan", "humidifier", "battery",
    "pv", "media_player", "vacuum", "siren",
})  # fmt: skip
"""Kinds that the mains feed; what only senses hardly draws anything."""
MOST_AMPERES: Final = 125.0


def asked_at_once(hass: HomeAssistant) -> bool:
    """Return whether a new twin is asked about it, too: in a home of several phases, where its fuses hang on it."""
    home = hass.data[DATA].home
    return home is not None and home.config.phases > 1


def wiring_fields(hass: HomeAssistant, config: TwinConfig) -> dict[vol.Marker, Any]:
    """Return the section, with the present answers filled in; a kind that the mains do not feed has none."""
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
    return {vol.Optional(SECTION_WIRING): section(vol.Schema(fields), {"collapsed": True})}


def with_wiring(config: TwinConfig, user_input: Mapping[str, Any]) -> TwinConfig:
    """Return a config with the answers; without the section, as it was. A fuse without a circuit is none."""
    answers = user_input.get(SECTION_WIRING)
    if answers is None:
        return config
    name = str(answers.get(CIRCUIT) or "").strip()
    given = {
        PHASE: answers.get(PHASE),
        CIRCUIT: name or None,
        CIRCUIT_FUSE: answers.get(CIRCUIT_FUSE) if name else None,
        POWER_ON: answers.get(POWER_ON),
    }
    kept = {key: value for key, value in config.settings.items() if key not in given}
    return replace(config, settings=kept | {key: value for key, value in given.items() if value is not None})
