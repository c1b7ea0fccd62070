"""What a scenario does to a rehearsed home, as the disturbances the rehearsal process plays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ..core.home.happenings import Happening, Lost, Outage, Surroundings
from .protocol import Disturbance

SIGNS: Final = {"cold": -1.0, "warm": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing that happens: at and until in epoch s; kind as the user named it, with what belongs to it.

    Kinds: outage (all power gone) · fail (entities unavailable) · stuck (entities keep their state) · state (an entity
    is what is said) · guests and away (persons at home or not) · cold and warm (outdoor air by so many K) · action.
    """

    kind: str
    at: float
    until: float
    entities: tuple[str, ...] = ()
    state: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    by: float = 0.0
    actions: tuple[Mapping[str, Any], ...] = ()


def disturbances(incidents: Iterable[Incident], persons: tuple[str, ...]) -> tuple[Disturbance, ...]:
    """Return what the rehearsal does when, of all that is nothing to a scenario."""
    found: list[Disturbance] = []
    for incident in incidents:
        at, until = incident.at, incident.until
        release: Disturbance = (until, "release", {"entities": incident.entities})
        match incident.kind:
            case "fail" | "stuck":
                found += [(at, {"fail": "fail", "stuck": "stick"}[incident.kind], {"entities": incident.entities})]
                found += [release]
            case "state":
                for entity_id in incident.entities:
                    data = {"entity_id": entity_id, "state": incident.state, "attributes": incident.attributes}
                    found.append((at, "state", data))
                found.append(release)
            case "guests" | "away":
                who = incident.entities or persons
                found += [(at, "home", {"entities": who, "home": incident.kind == "guests"})]
                found += [(until, "release", {"entities": who})]
            case "action":
                found.append((at, "actions", {"actions": list(incident.actions)}))
    return tuple(sorted(found, key=lambda item: item[0]))


def happenings(incidents: Iterable[Incident], start: float) -> tuple[Happening, ...]:
    """Return those incidents that mean the same in a scenario: outages, and other air outdoors."""
    found: list[Happening] = []
    for incident in incidents:
        at, duration = incident.at - start, incident.until - incident.at
        if incident.kind == "outage":
            found.append(Outage(lost=Lost.POWER, at=at, duration=duration))
        elif incident.kind in SIGNS:
            offset = SIGNS[incident.kind] * abs(incident.by)
            found.append(Surroundings(quantity="outdoor_temperature", offset=offset, at=at, duration=duration))
    return tuple(found)
