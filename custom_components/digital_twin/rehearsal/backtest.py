"""How far a rehearsal of the past does what the home's automations really did."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.components.automation import EVENT_AUTOMATION_TRIGGERED
from homeassistant.components.recorder.db_schema import EventData, Events, EventTypes
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import DATA_INSTANCE, session_scope
from homeassistant.util.json import json_loads_object
from sqlalchemy import func, select
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
class Recorded:
    """What automations did, as the recorder kept it: all of it from begin to end (epoch s), of the span asked for."""

    acts: tuple[Act, ...]
    asked: tuple[float, float]
    begin: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many recorded actions were reproduced within TOLERANCE, and how many rehearsed ones nobody recorded.

    Counted from begin to end (epoch s): as far back as the recorder remembers, and as far as the rehearsal came; whole
    tells whether that is all that was asked for.
    """

    recorded: int
    reproduced: int
    beyond: int
    by_automation: Mapping[str, tuple[int, int, int]]
    begin: float
    end: float
    whole: bool

    @property
    def share(self) -> float | None:
        """Return the share of recorded actions that were reproduced; None when there were none."""
        return self.reproduced / self.recorded if self.recorded else None


async def async_recorded_acts(hass: HomeAssistant, start: float, end: float) -> Recorded:
    """Return what automations did from start to end (epoch s), as far as the recorder kept it."""
    if DATA_INSTANCE in hass.data:
        try:
            return await hass.data[DATA_INSTANCE].async_add_executor_job(_read, hass, start, end)
        except (SQLAlchemyError, RuntimeError) as err:
            LOGGER.warning("The recorder's events could not be read: %s", err)
    return Recorded(acts=(), asked=(start, end), begin=start, end=end)


def _read(hass: HomeAssistant, start: float, end: float, most: int = MOST_EVENTS) -> Recorded:
    """Read the calls whose context an automation's run shares or set off. Runs in the recorder's executor."""
    statement = (
        select(
            EventTypes.event_type,
            Events.time_fired_ts,
            Events.context_id_bin,
            Events.context_parent_id_bin,
            EventData.shared_data,
        )
        .join(EventTypes, Events.event_type_id == EventTypes.event_type_id)
        .outerjoin(EventData, Events.data_id == EventData.data_id)
        .where(EventTypes.event_type.in_((EVENT_AUTOMATION_TRIGGERED, EVENT_CALL_SERVICE)))
        .where(Events.time_fired_ts >= start)
        .where(Events.time_fired_ts < end + TOLERANCE)
        .order_by(Events.time_fired_ts)
        .limit(most)
    )
    acts: list[Act] = []
    owners: dict[bytes, str] = {}
    with session_scope(hass=hass, read_only=True) as session:
        oldest = session.execute(select(func.min(Events.time_fired_ts))).scalar()
        count = 0
        at = start
        for event_type, at, context, parent, data in session.execute(statement):
            count += 1
            if context is None:
                continue
            content = json_loads_object(data) if data else {}
            if event_type == EVENT_AUTOMATION_TRIGGERED:
                owners[bytes(context)] = str(content.get("entity_id"))
            elif (owner := owners.get(bytes(context)) or owners.get(bytes(parent or b""))) is not None:
                owners[bytes(context)] = owner
                acts.append(Act(float(at), owner, _action(content), _entities(content.get("service_data"))))
    return Recorded(
        acts=tuple(acts),
        asked=(start, end),
        begin=max(start, min(float(oldest or start), end)),
        end=end if count < most else float(at) - TOLERANCE,
    )


def _action(content: Mapping[str, Any]) -> str:
    return f"{content.get('domain')}.{content.get('service')}"


def _entities(data: Any) -> frozenset[str]:
    named = data.get("entity_id") if isinstance(data, Mapping) else None
    if isinstance(named, str):
        return frozenset(item.strip() for item in named.split(","))
    return frozenset(str(item) for item in named) if isinstance(named, list) else frozenset()


def rehearsed_acts(report: Mapping[str, Any]) -> Iterator[Act]:
    """Return what automations did in a rehearsal."""
    for automation, action, entities, times in report.get("acts", ()):
        for at in times:
            yield Act(at, automation, action, frozenset(entities))


def agreement(recorded: Recorded, report: Mapping[str, Any], automations: Iterable[str]) -> Agreement:
    """Match what was recorded of automations with what a rehearsal's report says they did.

    Within each automation, action and set of entities each recorded action gets the earliest rehearsed one within
    TOLERANCE that no earlier one has: in order of time that is the largest matching there is. An action just outside
    the span counts for nothing itself, but may be what one just inside it is matched with.
    """
    wanted = set(automations)
    until = report.get("acts_until")
    end = min(recorded.end, float(report.get("end", recorded.end)), recorded.end if until is None else until)
    begin = min(recorded.begin, end)
    both: defaultdict[tuple[str, str, frozenset[str]], tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for side, acts in enumerate((recorded.acts, rehearsed_acts(report))):
        for act in acts:
            if act.automation in wanted:
                both[act.automation, act.action, act.entities][side].append(act.at)
    counted: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for (automation, _, _), (real, played) in both.items():
        real.sort()
        played.sort()
        met = _matched(real, played)
        count = counted[automation]
        count[0] += sum(begin <= at < end for at in real)
        count[1] += sum(begin <= real[index] < end for index in met)
        taken = set(met.values())
        count[2] += sum(begin <= at < end and index not in taken for index, at in enumerate(played))
    return Agreement(
        recorded=sum(count[0] for count in counted.values()),
        reproduced=sum(count[1] for count in counted.values()),
        beyond=sum(count[2] for count in counted.values()),
        by_automation={name: (count[0], count[1], count[2]) for name, count in sorted(counted.items()) if any(count)},
        begin=begin,
        end=end,
        whole=begin - recorded.asked[0] <= TOLERANCE and recorded.asked[1] - end <= TOLERANCE,
    )


def _matched(real: list[float], played: list[float]) -> dict[int, int]:
    """Return which of the played (index) each of the real ones (index) is matched with; both in order of time."""
    found: dict[int, int] = {}
    position = 0
    for index, at in enumerate(real):
        while position < len(played) and played[position] < at - TOLERANCE:
            position += 1
        if position < len(played) and played[position] <= at + TOLERANCE:
            found[index] = position
            position += 1
    return found
