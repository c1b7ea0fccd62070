"""Devices that work against each other because the limits of one value lie too close."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from homeassistant.const import UnitOfTemperature

from .causes import Watched, limit_of, meaning
from .evidence import Evidence, Finding
from .quarrels import FIGHTS, SHORTLY

AT_WORK: Final = frozenset({"climate", "fan", "humidifier", "switch"})
"""Domains of what changes the air of a room; a lamp that a temperature switches tells of it."""
MODES: Final[Mapping[str, frozenset[str]]] = {"below": frozenset({"heat"}), "above": frozenset({"cool", "dry"})}
"""By the side of a limit the modes that bring a value back; auto finds out for itself which way."""
DEAD_BANDS: Final[Mapping[str, float]] = {"temperature": 2.8, "humidity": 10.0}
"""How far the limits of a heater and a cooler lie apart at least, in K: ASHRAE 90.1 asks for 5 °F; and as much of the
usual span of humidity, in %."""


@dataclass(slots=True)
class _Turn:
    """What one run started, on which side of a limit of the value that set it off."""

    at: float
    automation: str
    side: str
    limit: float
    entities: list[str] = field(default_factory=list)


def opposed(evidence: Evidence) -> Iterator[Finding]:
    """Find two devices that one value's limits switch on in turns, as a heater and a cooler with limits too close."""
    for value, turns in _turns(evidence).items():
        if (dead_band := _dead_band(evidence, value)) is None:
            continue
        found: defaultdict[tuple[str, ...], list[dict[str, _Turn]]] = defaultdict(list)
        for first, second in pairwise(turns):
            pair = _against(first, second) if second.at - first.at <= SHORTLY else {}
            limits = {turn.side: turn.limit for turn in pair.values()}
            if len(limits) > 1 and limits["above"] - limits["below"] < dead_band:
                found[tuple(sorted(pair))].append(pair)
        for (entity_id, against), pairs in found.items():
            if len(pairs) >= FIGHTS:
                by = {key: turn.automation for key, turn in pairs[0].items()}
                yield Finding(
                    id="rehearsal_opposed",
                    params={
                        "automation": evidence.name(by[entity_id]),
                        "other": evidence.name(by[against]),
                        "entity": evidence.name(entity_id),
                        "against": evidence.name(against),
                        "watched": evidence.name(value[0]),
                        "count": len(pairs),
                    },
                    severity="high",
                    automations=tuple(dict.fromkeys((by[entity_id], by[against]))),
                    entities=(entity_id, against),
                    at=min(turn.at for turn in pairs[0].values()),
                )


def _turns(evidence: Evidence) -> dict[Watched, list[_Turn]]:
    """Return the runs that started devices, in order of time, by the value whose limit set them off."""
    found: defaultdict[Watched, dict[int, _Turn]] = defaultdict(dict)
    for command in evidence.commands:
        meant = meaning(command.effect)
        if meant is None or command.entity_id.partition(".")[0] not in AT_WORK:
            continue
        limit = limit_of(evidence, command)
        if limit is not None and (meant == ("on", "True") or (meant[0] == "hvac_mode" and meant[1] in MODES[limit[1]])):
            turn = _Turn(command.at, str(command.automation), limit[1], limit[2])
            found[limit[0]].setdefault(id(command.run), turn).entities.append(command.entity_id)
    return {value: list(turns.values()) for value, turns in found.items()}


def _against(first: _Turn, second: _Turn) -> dict[str, _Turn]:
    """Return a device of each run that the other one did not start: what runs with both is against neither."""
    one, other = (
        [key for key in turn.entities if key not in rest.entities]
        for turn, rest in ((first, second), (second, first))
    )  # fmt: skip
    return {one[0]: first, other[0]: second} if one and other else {}


def _dead_band(evidence: Evidence, value: Watched) -> float | None:
    """Return how far apart, in its own unit, the limits of a value must lie that devices move; None for any other."""
    entity_id, attribute, template = value
    hass = evidence.rehearsal.hass
    state = hass.states.get(entity_id) if hass is not None else None
    if hass is None or state is None or template is not None:
        return None
    quantity = state.attributes.get("device_class") if attribute is None else str(attribute).removeprefix("current_")
    unit = hass.config.units.temperature_unit if attribute else state.attributes.get("unit_of_measurement")
    band = DEAD_BANDS.get(str(quantity))
    fahrenheit = quantity == "temperature" and unit == UnitOfTemperature.FAHRENHEIT
    return band * 1.8 if band is not None and fahrenheit else band
