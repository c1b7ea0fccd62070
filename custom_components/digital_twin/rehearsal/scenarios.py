"""What a scenario does to a rehearsed home, as the disturbances the rehearsal process plays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .gather.outdoors import Surrounding
from .protocol import Disturbance


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


def disturbances(
    incidents: Iterable[Incident], persons: tuple[str, ...], powered: tuple[str, ...]
) -> tuple[Disturbance, ...]:
    """Return what the rehearsal does when. powered: entities without a twin that fall silent in an outage."""
    found: list[Disturbance] = []
    for incident in incidents:
        at, until = incident.at, incident.until
        release: Disturbance = (until, "release", {"entities": incident.entities})
        match incident.kind:
            case "outage":
                found += [(at, "power", {"on": False, "entities": powered})]
                found += [(until, "power", {"on": True, "entities": powered})]
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


def surroundings(incidents: Iterable[Incident]) -> tuple[Surrounding, ...]:
    """Return by how much (K) the outdoor air differs, from when to when."""
    sign = {"cold": -1.0, "warm": 1.0}
    return tuple(
        Surrounding(
            quantity="outdoor_temperature", begin=incident.at, end=incident.until,
            offset=sign[incident.kind] * abs(incident.by),
        )
        for incident in incidents
        if incident.kind in sign
    )  # fmt: skip
