"""How far a rehearsal of the past does what the home's automations really did."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.components.automation import EVENT_AUTOMATION_TRIGGERED
from homeassistant.components.recorder.db_schema import EventData, Events, EventTypes
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import DATA_INSTANCE, session_scope
from homeassistant.util.json import json_loads_object
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from ..const import LOGGER

TOLERANCE: Final = 60.0
"""s by which a rehearsed action may be off to count as the recorded one."""
MOST_EVENTS: Final = 200_000


@dataclass(frozen=True, slots=True)
class Act:
    """One action of an automation: when (epoch s), whose, which, on what."""

    at: float
    automation: str
    action: str
    entities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many recorded actions were reproduced within TOLERANCE, and how many rehearsed ones nobody recorded."""

    recorded: int
    reproduced: int
    beyond: int
    by_automation: Mapping[str, tuple[int, int, int]]

    @property
    def share(self) -> float | None:
        """Return the share of recorded actions that were reproduced; None when there were none."""
        return self.reproduced / self.recorded if self.recorded else None


async def async_recorded_acts(hass: HomeAssistant, start: float, end: float) -> list[Act]:
    """Return what automations did from start to end (epoch s), as the recorder kept it."""
    if DATA_INSTANCE not in hass.data:
        return []
    try:
        return await hass.data[DATA_INSTANCE].async_add_executor_job(_read, hass, start, end)
    except (SQLAlchemyError, RuntimeError) as err:
        LOGGER.warning("The recorder's events could not be read: %s", err)
        return []


def _read(hass: HomeAssistant, start: float, end: float) -> list[Act]:
    """Read the calls whose context an automation's run shares. Runs in the recorder's executor."""
    statement = (
        select(EventTypes.event_type, Events.time_fired_ts, Events.context_id_bin, EventData.shared_data)
        .join(EventTypes, Events.event_type_id == EventTypes.event_type_id)
        .outerjoin(EventData, Events.data_id == EventData.data_id)
        .where(EventTypes.event_type.in_((EVENT_AUTOMATION_TRIGGERED, EVENT_CALL_SERVICE)))
        .where(Events.time_fired_ts >= start)
        .where(Events.time_fired_ts < end)
        .order_by(Events.time_fired_ts)
        .limit(MOST_EVENTS)
    )
    with session_scope(hass=hass, read_only=True) as session:
        rows = session.execute(statement).all()
    by_context: dict[bytes, str] = {}
    calls: list[tuple[float, bytes, Mapping[str, Any]]] = []
    for event_type, at, context, data in rows:
        content = json_loads_object(data) if data else {}
        if context is None:
            continue
        if event_type == EVENT_AUTOMATION_TRIGGERED:
            by_context[bytes(context)] = str(content.get("entity_id"))
        else:
            calls.append((float(at), bytes(context), content))
    return [
        Act(at, by_context[context], _action(content), _entities(content.get("service_data")))
        for at, context, content in calls
        if context in by_context
    ]


def _action(content: Mapping[str, Any]) -> str:
    return f"{content.get('domain')}.{content.get('service')}"


def _entities(data: Any) -> frozenset[str]:
    named = data.get("entity_id") if isinstance(data, Mapping) else None
    if isinstance(named, str):
        return frozenset(item.strip() for item in named.split(","))
    return frozenset(str(item) for item in named) if isinstance(named, list) else frozenset()


def rehearsed_acts(report: Mapping[str, Any]) -> list[Act]:
    """Return what automations did in a rehearsal."""
    runs = report.get("runs", [])
    found: list[Act] = []
    for action in report.get("actions", []):
        index = action.get("run")
        if index is None or not runs[index]["what"].startswith("automation."):
            continue
        found.append(Act(action["at"], runs[index]["what"], action["action"], _entities(action.get("data"))))
    return found


def agreement(recorded: Iterable[Act], rehearsed: Iterable[Act], automations: Iterable[str] | None = None) -> Agreement:
    """Match each recorded action with the nearest rehearsed one of the same automation, action and entities."""
    wanted = None if automations is None else set(automations)
    waiting: defaultdict[tuple[str, str, frozenset[str]], list[float]] = defaultdict(list)
    beyond: defaultdict[str, int] = defaultdict(int)
    for act in rehearsed:
        if wanted is None or act.automation in wanted:
            waiting[act.automation, act.action, act.entities].append(act.at)
            beyond[act.automation] += 1
    counted: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for act in recorded:
        if wanted is not None and act.automation not in wanted:
            continue
        count = counted[act.automation]
        count[0] += 1
        moments = waiting[act.automation, act.action, act.entities]
        nearest = min(((abs(at - act.at), at) for at in moments), default=(0.0, None))[1]
        if nearest is not None and abs(nearest - act.at) <= TOLERANCE:
            moments.remove(nearest)
            count[1] += 1
            beyond[act.automation] -= 1
    names = counted.keys() | beyond.keys()
    return Agreement(
        recorded=sum(count[0] for count in counted.values()),
        reproduced=sum(count[1] for count in counted.values()),
        beyond=sum(beyond.values()),
        by_automation={name: (*counted[name], beyond[name]) for name in sorted(names)},  # type: ignore[misc]  # two and one make three
    )
