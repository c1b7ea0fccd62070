"""Which further entities the model of a device reads: of the device itself, and of the room it is in."""

import re
from collections.abc import Iterable, Iterator, Mapping

from ..const import Role
from ..core.models.kinds import KINDS
from .kind import ACTUATOR_KINDS, Choice, is_actuator, is_charge
from .survey import Facts, Survey

_WINDOW_CLASSES = frozenset({"window", "door", "opening"})
_DOOR_CLASSES = frozenset({"door", "opening"})
# Words in a sensor's name that tell it is not the plain present quantity of this device or room. The longer list of two
# languages is no harm: a wrong guess only moves a sensor behind another, and the interview shows the choice.
_ODD = re.compile(
    r"return|export|feed|produc|yesterday|today|month|week|year|cost|phase|apparent|reactive|max|min|target|limit|device|"
    r"chip|cpu|floor|outdoor|outside|water|fridge|freezer|gestern|heute|monat|jahr|kosten|gerät|boden|aussen|außen|wasser|"
    r"kühl|gefrier|einspeis",
    re.IGNORECASE,
)
_OBSTRUCTION = re.compile(r"obstruct|barrier|light.?gate|hindernis|lichtschranke", re.IGNORECASE)
_ELECTRICAL = frozenset({"battery", "pv"})
_VALVE = re.compile(r"valve|position|ventil|opening", re.IGNORECASE)


def find_roles(
    survey: Survey, choice: Choice, entities: Iterable[Facts], area_id: str | None
) -> dict[Role, tuple[str, ...]]:
    """Return the references of the entities that play a part, by role; a role nobody plays is missing.

    entities are those of the device, diagnostic ones included. Power and energy come from the device alone, so that no
    two twins count the same power.
    """
    entities = tuple(entities)
    channels = {channel.key for channel in KINDS[choice.kind].channels}
    cell = _cell(entities) if "battery" in channels else None
    cells: dict[Role, tuple[str, ...]] = {} if cell is None else {Role.BATTERY: (cell.ref,)}
    if choice.kind not in _ELECTRICAL and not any(is_actuator(member) for member in choice.members):
        return cells
    own = [entity for entity in entities if entity.domain == "sensor" and entity.excluded is None]
    found: dict[Role, Facts | None] = {}
    if "power" in channels:
        found[Role.POWER] = _best(own, "power")
    if "energy" in channels:
        found[Role.ENERGY] = _best(own, "energy")
    if choice.kind == "battery":
        found[Role.CHARGE] = next((entity for entity in own if is_charge(entity)), None)
        found[Role.PLUGGED] = next((e for e in _contacts(entities) if e.device_class == "plug"), None)
    if choice.kind == "humidifier":
        found[Role.HUMIDITY] = _best(own, "humidity")
    if choice.kind == "thermostat":
        found[Role.VALVE] = next(
            (e for e in own if e.unit == "%" and e.device_class is None and _VALVE.search(f"{e.name} {e.entity_id}")),
            None,
        )
    if "door" in channels:
        found[Role.DOOR] = next((e for e in _contacts(entities) if e.device_class in _DOOR_CLASSES), None)
    if choice.kind in ("cover", "garage_door"):
        found[Role.OBSTRUCTION] = next(
            (e for e in _contacts(entities) if _OBSTRUCTION.search(f"{e.name} {e.entity_id}")), None
        )
    roles: dict[Role, tuple[str, ...]] = {role: (entity.ref,) for role, entity in found.items() if entity is not None}
    roles |= cells
    if choice.kind == "thermostat" and area_id is not None:
        roles |= room_roles(survey, area_id)
    return roles


def _cell(entities: Iterable[Facts]) -> Facts | None:
    """Return the entity that tells how full the batteries are that a device runs on."""
    cells = [e for e in entities if e.domain == "sensor" and e.device_class == "battery" and e.excluded is None]
    return min((cell for cell in cells if cell.unit == "%"), key=lambda cell: cell.entity_id, default=None)


def room_roles(survey: Survey, area_id: str) -> Mapping[Role, tuple[str, ...]]:
    """Return who tells a room's temperature and humidity, and which of its windows and doors stand open.

    The sensors of devices that do something themselves are left out: they measure the device, not the room.
    """
    sensors = [facts for facts in survey.room_sensors(area_id) if not survey.has_any(facts.device_id, ACTUATOR_KINDS)]
    measured = [facts for facts in sensors if facts.domain == "sensor"]
    roles: dict[Role, tuple[str, ...]] = {}
    with_humidity = {facts.device_id for facts in measured if facts.device_class == "humidity"}
    if temperature := _best(measured, "temperature", prefer=with_humidity):
        roles[Role.ROOM_TEMPERATURE] = (temperature.ref,)
        with_humidity = {temperature.device_id}
    if humidity := _best(measured, "humidity", prefer=with_humidity):
        roles[Role.HUMIDITY] = (humidity.ref,)
    windows = sorted(
        (facts for facts in sensors if facts.domain == "binary_sensor" and facts.device_class in _WINDOW_CLASSES),
        key=lambda facts: facts.entity_id,
    )
    if windows:
        roles[Role.WINDOWS] = tuple(facts.ref for facts in windows)
    return roles


def _contacts(entities: Iterable[Facts]) -> Iterator[Facts]:
    return (entity for entity in entities if entity.domain == "binary_sensor" and entity.excluded is None)


def _best(entities: Iterable[Facts], device_class: str, prefer: Iterable[str | None] = ()) -> Facts | None:
    preferred = set(prefer)

    def order(entity: Facts) -> tuple[bool, bool, bool, int, str]:
        words = f"{entity.name or ''} {entity.entity_id}"
        return (
            _ODD.search(words) is not None,
            entity.device_id not in preferred,
            entity.category is not None,
            len(entity.name or ""),
            entity.entity_id,
        )

    return min((entity for entity in entities if entity.device_class == device_class), key=order, default=None)
