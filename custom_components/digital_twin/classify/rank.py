"""How soon a candidate is offered, and the reason that is given for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from ..const import Role
from ..core.messages import Message
from ..core.models.kinds import KINDS, Risk
from .kind import SAFETY_CLASSES

_BY_KIND = {
    "thermostat": 60.0,
    "water_heater": 55.0,
    "garage_door": 50.0,
    "lock": 50.0,
    "valve": 48.0,
    "cover": 44.0,
    "light": 42.0,
    "plug": 40.0,
    "battery": 46.0,
    "pv": 43.0,
    "alarm": 45.0,
    "vacuum": 30.0,
    "media_player": 28.0,
    "siren": 26.0,
    "humidifier": 35.0,
    "fan": 32.0,
    "binary_sensor": 20.0,
    "sensor": 15.0,
    "generic": 12.0,
    "select": 8.0,
    "number": 8.0,
}
_IN_AN_AREA = 10.0
_MEASURES_POWER = 9.0
_KNOWS_ITS_ROOM = 6.0
_SAFETY = 15.0
_PER_DOUBLED_USE = 6.0
_MOST_FOR_USE = 24.0
_ASSUMED = -15.0
_AWAY = -20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Merits:
    """What speaks for and against a candidate. references: how often automations name it; acts: it takes commands."""

    kind: str
    device_class: str | None
    roles: Mapping[Role, tuple[str, ...]]
    area: str | None
    references: int
    acts: bool
    assumed_state: bool
    unavailable: bool


def rank_of(merits: Merits) -> float:
    """Return the rank: what kind of device it is, plus what can be learned from it, plus how much it is used."""
    rank = _BY_KIND.get(merits.kind, _BY_KIND["plug"])
    if merits.area is not None:
        rank += _IN_AN_AREA
    if Role.POWER in merits.roles:
        rank += _MEASURES_POWER
    if Role.ROOM_TEMPERATURE in merits.roles:
        rank += _KNOWS_ITS_ROOM
    if merits.kind == "binary_sensor" and merits.device_class in SAFETY_CLASSES:
        rank += _SAFETY
    rank += min(_MOST_FOR_USE, _PER_DOUBLED_USE * log2(1 + merits.references))
    if merits.assumed_state:
        rank += _ASSUMED
    if merits.unavailable:
        rank += _AWAY
    return rank


def reason_for(merits: Merits) -> Message:
    """Return the strongest reason to have a twin of it."""
    safety = merits.kind == "binary_sensor" and merits.device_class in SAFETY_CLASSES
    reasons = (
        ("candidate_automation", merits.references == 1),
        ("candidate_automations", merits.references > 1),
        ("candidate_warns", safety),
        ("candidate_produces", merits.kind == "pv"),
        ("candidate_stores", merits.kind == "battery" and not merits.acts),
        ("candidate_senses", not merits.acts),
        ("candidate_room", Role.ROOM_TEMPERATURE in merits.roles),
        ("candidate_risky", KINDS[merits.kind].risk is Risk.RISKY),
        ("candidate_power", Role.POWER in merits.roles),
        ("candidate_area", merits.area is not None),
    )
    reason = next((reason for reason, applies in reasons if applies), "candidate_acts")
    params: dict[str, dict[str, str | int | float]] = {
        "candidate_automations": {"count": merits.references},
        "candidate_area": {"area": merits.area or ""},
    }
    return Message(reason, params.get(reason, {}))
