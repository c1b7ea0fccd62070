"""What of the past no automation brings about again: switches people pressed, helpers they set, events from outside."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from homeassistant.components.automation import EVENT_AUTOMATION_TRIGGERED
from homeassistant.components.recorder.db_schema import EventData, Events, EventTypes, States, StatesMeta
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import HomeAssistant, State, callback, split_entity_id
from homeassistant.helpers.recorder import DATA_INSTANCE, session_scope
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids
from homeassistant.util.json import json_loads_object
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from ...const import LOGGER
from ..protocol import TARGET_KEYS, Disturbance
from .secrets import Redactor
from .states import WEEK, Recorded

SET_BY_CALLS: Final = frozenset(
    {"automation", "counter", "input_boolean", "input_button", "input_datetime", "input_number", "input_select",
     "input_text", "timer"}
)  # fmt: skip
"""Domains whose real component plays in a rehearsal, and that people change by calls only."""
NOT_SWITCHED: Final = frozenset({"reload"})
AFTERWARDS: Final = 60.0
"""s after an automation's command within which what a device reports, in whatever context, counts as its doing."""
TRAVELLING: Final = 180.0
TRAVELS: Final = frozenset({"cover", "vacuum", "valve"})
OWN_EVENTS: Final = (
    "automation_", "call_service", "component_loaded", "core_config_updated", "homeassistant_", "script_started",
    "service_re", "state_", "time_changed", "timer.", "timer_out_of_sync",
)  # fmt: skip
"""How events begin that Home Assistant itself sets off in a rehearsal too."""
TAG_SCANNED: Final = "tag_scanned"
SETTINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "climate": ("temperature", "target_temp_high", "target_temp_low", "preset_mode", "fan_mode", "swing_mode"),
    "cover": ("current_position", "current_tilt_position"),
    "fan": ("percentage", "preset_mode", "oscillating"),
    "humidifier": ("humidity", "mode"),
    "light": ("brightness", "color_temp_kelvin", "hs_color", "effect"),
    "media_player": ("volume_level", "is_volume_muted", "source"),
    "valve": ("current_position",),
    "water_heater": ("temperature", "operation_mode"),
}
"""The attributes that commands set, beside the state."""
MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class _Event:
    """A recorded event: when (epoch s), what, by whom, and whether an automation that plays sets it off again."""

    at: float
    kind: str
    data: Mapping[str, Any]
    user: str | None
    owned: bool


@dataclass(slots=True)
class Remembered:
    """What the recorder tells: events, and the contexts of states by entity id and time: (automation's, user's id)."""

    events: list[_Event] = field(default_factory=list)
    contexts: dict[tuple[str, float], tuple[bool, str | None]] = field(default_factory=dict)
    reached: dict[str, list[float]] = field(default_factory=dict)
    """When (epoch s), in order, automations commanded an entity."""

    def users(self) -> dict[str, dict[float, str]]:
        """Return the people's ids by entity id and time (epoch s) of what they did themselves."""
        found: defaultdict[str, dict[float, str]] = defaultdict(dict)
        for (entity_id, at), (owned, user) in self.contexts.items():
            if not owned and user is not None:
                found[entity_id][at] = user
        return dict(found)


def listened_to(configs: Iterable[Any]) -> frozenset[str]:
    """Return the types of the events that configurations wait for and that come from outside the engine."""
    return frozenset(kind for config in configs for kind in _types(config) if not kind.startswith(OWN_EVENTS))


def _types(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        kind = value.get("trigger", value.get("platform"))
        if kind == "tag":
            yield TAG_SCANNED
        if kind == "event":
            named = value.get("event_type")
            types = named if isinstance(named, list | tuple) else [named]
            yield from (str(item) for item in types if isinstance(item, str) and "{" not in item)
        for item in value.values():
            yield from _types(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _types(item)


async def async_remembered(
    hass: HomeAssistant,
    kinds: frozenset[str],
    entity_ids: Iterable[str],
    span: tuple[float, float],
    played: frozenset[str],
) -> Remembered:
    """Return what the recorder kept of a span (epoch s): events of kinds, calls, and whose doing entities' states were.

    played: the automations that a rehearsal plays; of what they did nothing is to be done again.
    """
    if DATA_INSTANCE not in hass.data:
        return Remembered()
    try:
        found = await hass.data[DATA_INSTANCE].async_add_executor_job(
            _read, hass, kinds, sorted(entity_ids), span, played
        )
    except (SQLAlchemyError, RuntimeError) as err:
        LOGGER.warning("The recorder's events could not be read: %s", err)
        return Remembered()
    found.reached = _reached(hass, found.events)
    return found


def _read(
    hass: HomeAssistant,
    kinds: frozenset[str],
    entity_ids: list[str],
    span: tuple[float, float],
    played: frozenset[str],
) -> Remembered:
    """Read it. Runs in the recorder's executor."""
    found = Remembered()
    owners: set[bytes] = set()
    with session_scope(hass=hass, read_only=True) as session:
        for kind, at, context, parent, user, data in session.execute(_events(kinds, span)):
            content = json_loads_object(data) if data else {}
            owned = bool({context, parent} & owners)
            if kind == EVENT_AUTOMATION_TRIGGERED:
                if content.get("entity_id") in played and context is not None:
                    owners.add(context)
                continue
            if owned and context is not None:
                owners.add(context)
            if kind == EVENT_CALL_SERVICE and not owned and content.get("domain") not in SET_BY_CALLS:
                continue
            found.events.append(_Event(float(at), str(kind), content, _hex(user), owned))
        for begin in range(0, len(entity_ids), 100):
            _read_contexts(session, entity_ids[begin : begin + 100], span, owners, found)
    return found


def _events(kinds: frozenset[str], span: tuple[float, float]) -> Any:
    return (
        select(
            EventTypes.event_type, Events.time_fired_ts, Events.context_id_bin, Events.context_parent_id_bin,
            Events.context_user_id_bin, EventData.shared_data,
        )
        .join(EventTypes, Events.event_type_id == EventTypes.event_type_id)
        .outerjoin(EventData, Events.data_id == EventData.data_id)
        .where(EventTypes.event_type.in_((EVENT_AUTOMATION_TRIGGERED, EVENT_CALL_SERVICE, *sorted(kinds))))
        .where(Events.time_fired_ts >= span[0])
        .where(Events.time_fired_ts < span[1])
        .order_by(Events.time_fired_ts)
        .limit(MOST)
    )  # fmt: skip


def _read_contexts(
    session: Session, entity_ids: list[str], span: tuple[float, float], owners: set[bytes], found: Remembered
) -> None:
    statement = (
        select(
            StatesMeta.entity_id, States.last_updated_ts, States.context_id_bin, States.context_parent_id_bin,
            States.context_user_id_bin,
        )
        .join(StatesMeta, States.metadata_id == StatesMeta.metadata_id)
        .where(StatesMeta.entity_id.in_(entity_ids))
        .where(States.last_updated_ts >= span[0])
        .where(States.last_updated_ts < span[1])
    )  # fmt: skip
    for entity_id, at, context, parent, user in session.execute(statement):
        owned = bool({context, parent} & owners)
        if owned or user is not None:
            found.contexts[str(entity_id), float(at)] = (owned, _hex(user))


def _hex(user: bytes | None) -> str | None:
    return None if user is None else UUID(bytes=bytes(user)).hex


@callback
def _reached(hass: HomeAssistant, events: Iterable[_Event]) -> dict[str, list[float]]:
    """Return when automations commanded each entity, by whatever target."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    known: dict[str, set[str]] = {}
    for event in events:
        data = event.data.get("service_data")
        if not event.owned or event.kind != EVENT_CALL_SERVICE or not isinstance(data, Mapping):
            continue
        target = {key: data[key] for key in TARGET_KEYS & data.keys() if data[key] is not None}
        name = str(sorted(target.items()))
        if name not in known:
            chosen = async_extract_referenced_entity_ids(hass, TargetSelection(target))
            known[name] = chosen.referenced | chosen.indirectly_referenced
        for entity_id in known[name]:
            found[entity_id].append(event.at)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Switched:
    """What a recorded state of an entity says it was told to be. driven: the channels of a twin that commands set."""

    driven: frozenset[str] = frozenset()
    twin_id: str | None = None


def by_hand(
    remembered: Remembered,
    recorded: Recorded,
    begin: float,
    switched: Mapping[str, Switched],
    values: Mapping[str, Any],
    redactor: Redactor,
) -> Iterator[Disturbance]:
    """Return what devices were told by others than the automations that play. Runs in a thread.

    values: by entity id what reads the values of its twin's channels from one of its states.
    """
    for entity_id, kind in switched.items():
        before: Mapping[str, Any] | None = None
        for state in recorded.get(entity_id, ()):
            at = state.last_updated_timestamp
            present = _told(state, kind, values.get(entity_id))
            if present is None:
                continue
            moved = {key: value for key, value in present.items() if before is None or before.get(key) != value}
            first, before = before is None, present
            owned, user = remembered.contexts.get((entity_id, at), (False, None))
            if at <= begin or first or not moved or owned or (user is None and _follows(remembered, entity_id, at)):
                continue
            data: dict[str, Any] = {"entity_id": entity_id, "user": user}
            if kind.twin_id is not None:
                data["commands"] = moved
            else:
                data |= {"state": moved.pop("", present[""]), "attributes": redactor.plain(moved)}
            yield at, "hand", data


def _told(state: State, kind: Switched, read: Any) -> Mapping[str, Any] | None:
    """Return what a state says of what can be commanded; None where it says nothing."""
    if kind.twin_id is None:
        names = SETTINGS.get(split_entity_id(state.entity_id)[0], ())
        return {"": state.state, **{name: state.attributes[name] for name in names if name in state.attributes}}
    values: Mapping[str, Any] = read(state)
    told = {key: value for key, value in values.items() if key in kind.driven}
    return told or None


def _follows(remembered: Remembered, entity_id: str, at: float) -> bool:
    """Return whether a report comes so soon after an automation's command that it is its effect."""
    commanded = remembered.reached.get(entity_id, [])
    span = TRAVELLING if split_entity_id(entity_id)[0] in TRAVELS else AFTERWARDS
    last = bisect_right(commanded, at)
    return last > 0 and at - commanded[last - 1] <= span


def again(remembered: Remembered, redactor: Redactor) -> Iterator[Disturbance]:
    """Return the calls to helpers, and the events, that no automation brings about again. Runs in a thread."""
    for event in remembered.events:
        if event.owned:
            continue
        if event.kind != EVENT_CALL_SERVICE:
            yield event.at, "event", {"type": event.kind, "data": redactor.plain(event.data), "user": event.user}
        elif event.data.get("service") not in NOT_SWITCHED:
            yield (
                event.at,
                "call",
                {
                    "domain": event.data["domain"],
                    "service": event.data["service"],
                    "data": redactor.plain(event.data.get("service_data") or {}),
                    "user": event.user,
                },
            )


def every_week(happened: Iterable[Disturbance], now: float, begin: float, end: float) -> list[Disturbance]:
    """Return what happened in the last week, again in every week from begin to end (epoch s)."""
    found: list[Disturbance] = []
    last = list(happened)
    offset = WEEK
    while last and now - WEEK + offset < end:
        found += [(at + offset, kind, data) for at, kind, data in last if max(begin, now) <= at + offset < end]
        offset += WEEK
    return found
