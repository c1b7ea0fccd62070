"""Helpers as the running home has them: those of the user interface, those of YAML, those that are config entries."""

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any, Final

from homeassistant.config import async_hass_config_yaml
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_FRIENDLY_NAME, ATTR_ICON
from homeassistant.core import HomeAssistant, State, callback, split_entity_id
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity import entity_sources

from ...const import LOGGER
from ..protocol import EntryPlan
from .engine import entities_of
from .secrets import Redactor

COLLECTED: Final[Mapping[str, Mapping[str, str]]] = {
    "input_boolean": {},
    "input_button": {},
    "input_number": {
        "min": "min", "max": "max", "step": "step", "mode": "mode", "unit_of_measurement": "unit_of_measurement",
    },
    "input_text": {"min": "min", "max": "max", "pattern": "pattern", "mode": "mode"},
    "input_select": {"options": "options"},
    "input_datetime": {"has_date": "has_date", "has_time": "has_time"},
    "counter": {"initial": "initial", "step": "step", "minimum": "minimum", "maximum": "maximum"},
    "timer": {"duration": "duration"},
}  # fmt: skip
"""Helpers whose attributes hold their settings: per domain, attribute by setting."""
ENTRY_HELPERS: Final = frozenset(
    {"bayesian", "derivative", "filter", "generic_hygrostat", "generic_thermostat", "group", "history_stats",
     "integration", "min_max", "mold_indicator", "moon", "random", "statistics", "sun", "switch_as_x", "template",
     "threshold", "time_date", "tod", "trend", "utility_meter"}
)  # fmt: skip
"""Helpers whose config entries can be set up anywhere: they look at other entities only, or at the clock."""
YAML_DOMAINS: Final = frozenset({"template", "utility_meter"})
YAML_PLATFORMS: Final = frozenset(
    {"bayesian", "derivative", "filter", "generic_thermostat", "group", "history_stats", "integration", "min_max",
     "mold_indicator", "statistics", "template", "threshold", "time_date", "tod", "trend"}
)  # fmt: skip
LOOKING_BACK: Final = frozenset({"history_stats", "statistics"})
PLATFORM_DOMAINS: Final = ("sensor", "binary_sensor", "climate", "cover", "fan", "light", "switch", "lock")
SCHEDULE: Final = "schedule"
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@callback
def collected(hass: HomeAssistant, redactor: Redactor) -> dict[str, Any]:
    """Return the YAML that makes the collection helpers, groups, schedules and zones of the home anew, by domain."""
    config: dict[str, Any] = {}
    for domain, settings in COLLECTED.items():
        for entity in entities_of(hass, domain):
            if (state := hass.states.get(entity.entity_id)) is not None:
                own = {name: state.attributes[name] for name in settings if state.attributes.get(name) is not None}
                if domain in ("timer", "counter"):
                    own["restore"] = True
                _add(config, domain, state, own)
    for entity in entities_of(hass, SCHEDULE):
        week = getattr(entity, "_config", None)
        state = hass.states.get(entity.entity_id)
        if isinstance(week, Mapping) and state is not None:
            _add(config, SCHEDULE, state, {day: [_span(span) for span in week.get(day, ())] for day in DAYS})
    for entity in entities_of(hass, "group"):
        state = hass.states.get(entity.entity_id)
        if state is not None and state.domain == "group" and (members := state.attributes.get("entity_id")):
            every = getattr(entity, "mode", None) is all
            _add(config, "group", state, {"entities": list(members), "all": every})
    zones = [
        {"name": state.attributes.get(ATTR_FRIENDLY_NAME), **_zone(state)}
        for state in hass.states.async_all("zone")
        if state.entity_id != "zone.home" and "latitude" in state.attributes
    ]
    if zones:
        config["zone"] = zones
    plain: dict[str, Any] = redactor.plain(config)
    return plain


def _add(config: dict[str, Any], domain: str, state: State, own: dict[str, Any]) -> None:
    if name := state.attributes.get(ATTR_FRIENDLY_NAME):
        own["name"] = str(name)
    if icon := state.attributes.get(ATTR_ICON):
        own["icon"] = str(icon)
    config.setdefault(domain, {})[split_entity_id(state.entity_id)[1]] = own


def _span(span: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _clock(value) if isinstance(value, time | timedelta) else dict(value)
        for name, value in span.items()
        if name in ("from", "to", "data")
    }


def _clock(value: time | timedelta) -> str:
    if isinstance(value, timedelta) or value == time.max:
        return "24:00:00"
    return value.isoformat()


def _zone(state: State) -> dict[str, Any]:
    names = ("latitude", "longitude", "radius", "passive", "icon")
    return {name: state.attributes[name] for name in names if name in state.attributes}


@callback
def entries(hass: HomeAssistant, redactor: Redactor) -> list[EntryPlan]:
    """Return all config entries: helpers with their settings, of all others no more than domain and title."""
    plans: list[EntryPlan] = []
    for entry in hass.config_entries.async_entries():
        real = entry.domain in ENTRY_HELPERS and entry.state is ConfigEntryState.LOADED
        plans.append(
            EntryPlan(
                entry_id=entry.entry_id,
                domain=entry.domain,
                title=redactor.text(entry.title),
                data=redactor.plain(dict(entry.data)) if real else {},
                options=redactor.plain(dict(entry.options)) if real else {},
                version=entry.version,
                minor_version=entry.minor_version,
                unique_id=entry.unique_id if real else None,
                real=real,
                subentries=tuple(
                    {**one.as_dict(), "title": redactor.text(one.title), "data": redactor.plain(dict(one.data))}
                    for one in entry.subentries.values()
                    if real
                ),
            )
        )
    return plans


async def async_yaml(hass: HomeAssistant, redactor: Redactor) -> dict[str, Any]:
    """Return the helpers' part of configuration.yaml, packages included; nothing where there is none to read."""
    try:
        whole = await async_hass_config_yaml(hass)
    except (HomeAssistantError, FileNotFoundError) as err:  # fmt: skip
        LOGGER.debug("A rehearsal goes without configuration.yaml: %s", err)
        return {}
    config: dict[str, Any] = {domain: redactor.plain(whole[domain]) for domain in YAML_DOMAINS if whole.get(domain)}
    for domain in PLATFORM_DOMAINS:
        items = whole.get(domain) or []
        wanted = [
            redactor.plain(item)
            for item in (items if isinstance(items, list) else [items])
            if isinstance(item, Mapping) and item.get("platform") in YAML_PLATFORMS
        ]
        if wanted:
            config[domain] = wanted
    return config


@callback
def looked_back_at(config: Mapping[str, Any], plans: list[EntryPlan]) -> set[str]:
    """Return the entities whose past helpers look at."""
    settings = [plan.options for plan in plans if plan.real and plan.domain in LOOKING_BACK]
    for domain in PLATFORM_DOMAINS:
        settings += [item for item in config.get(domain, ()) if item["platform"] in LOOKING_BACK]
    return {str(item["entity_id"]) for item in settings if "entity_id" in item}


@callback
def real_entities(hass: HomeAssistant, config: Mapping[str, Any], plans: list[EntryPlan]) -> set[str]:
    """Return the entities that the child's own components will make."""
    real_entries = {plan.entry_id for plan in plans if plan.real}
    platforms = {domain for domain in YAML_DOMAINS if domain in config}
    for domain in PLATFORM_DOMAINS:
        platforms |= {item["platform"] for item in config.get(domain, ())}
    found = {
        f"{domain}.{name}"
        for domain in (*COLLECTED, SCHEDULE, "group")
        for name in config.get(domain, {})
        if isinstance(config.get(domain), Mapping)
    }
    for entity_id, source in entity_sources(hass).items():
        if source.get("config_entry") in real_entries or (
            source["domain"] in platforms and "config_entry" not in source
        ):
            found.add(entity_id)
    found |= {state.entity_id for state in hass.states.async_all(("automation", "script", "zone"))}
    found |= {entity.entity_id for entity in entities_of(hass, "scene") if hasattr(entity, "scene_config")}
    if any(plan.real and plan.domain == "sun" for plan in plans):
        found.add("sun.sun")
    return found
