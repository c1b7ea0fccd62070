"""Small homes made by hand for the rehearsal process, without a running Home Assistant beside it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from custom_components.digital_twin.rehearsal.protocol import (
    Automation,
    EntityCourse,
    Limits,
    Place,
    Request,
    SimulatedTwin,
)

ZONE = "Europe/Berlin"
PLACE = Place(time_zone=ZONE, latitude=52.52, longitude=13.4)
SERVICES = tuple(
    (domain, service, "none")
    for domain, services in {
        "light": ("turn_on", "turn_off", "toggle"),
        "switch": ("turn_on", "turn_off", "toggle"),
        "climate": ("set_temperature", "set_hvac_mode"),
        "cover": ("open_cover", "close_cover", "set_cover_position"),
        "notify": ("me",),
        "shell_command": ("format_disk",),
    }.items()
    for service in services
)
DAY = 86_400.0


def at(text: str) -> float:
    """Return a local time as epoch s."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).timestamp()


def automation(name: str, triggers: Any, actions: Any, conditions: Any = (), **more: Any) -> Automation:
    """Return an automation under the entity id that its name makes."""
    config = {"alias": name, "triggers": triggers, "conditions": list(conditions), "actions": actions, **more}
    return Automation(entity_id=f"automation.{name.lower().replace(' ', '_')}", name=name, config=config)


def turn(entity_id: str, *, on: bool) -> Mapping[str, Any]:
    """Return the action that switches an entity."""
    domain = entity_id.partition(".")[0]
    return {"action": f"{domain}.turn_{'on' if on else 'off'}", "target": {"entity_id": entity_id}}


def small_home(
    start: str,
    *automations: Automation,
    states: Mapping[str, Any],
    courses: Mapping[str, list[tuple[float, str]]] | None = None,
    duration: float = DAY,
    twins: tuple[SimulatedTwin, ...] = (),
    limits: Limits | None = None,
    **more: Any,
) -> Request:
    """Return a request. courses: per entity (s after the start, state)."""
    begin = at(start)
    entities = []
    for entity_id, state in states.items():
        value, attributes = state if isinstance(state, tuple) else (state, {})
        changes = tuple((begin + after, text, None) for after, text in (courses or {}).get(entity_id, ()))
        entities.append(EntityCourse(entity_id=entity_id, state=value, attributes=attributes, changes=changes))
    return Request(
        id=0,
        start=begin,
        duration=duration,
        place=PLACE,
        automations=automations,
        entities=tuple(entities),
        services=SERVICES,
        twins=twins,
        limits=limits or Limits(),
        **more,
    )


def found(report: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the findings of a report by their ids, the first of each."""
    result: dict[str, Mapping[str, Any]] = {}
    for finding in report["findings"]:
        result.setdefault(finding["id"], finding)
    return result
