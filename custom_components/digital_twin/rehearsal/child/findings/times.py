"""Times that a change of the clocks skips or repeats."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .evidence import Evidence, Finding, listed, triggers_of

YEAR = 366


def clock_changes(evidence: Evidence) -> Iterator[Finding]:
    """Find automations that start at a time of day which does not exist, or comes twice, when the clocks change."""
    zone = ZoneInfo(evidence.rehearsal.request.place.time_zone)
    first_day = datetime.fromtimestamp(evidence.start, zone).date()
    changes = [day for day in (first_day + timedelta(days=n) for n in range(-1, YEAR)) if _changes(day, zone)]
    for automation, item in evidence.automations.items():
        for at in _times(item.config):
            for day in changes:
                if (kind := _kind(day, at, zone)) is None:
                    continue
                midnight = datetime.combine(day, time(), zone).timestamp()
                played = evidence.start <= midnight and midnight + 6 * 3600 <= evidence.end
                id_ = {"gap": "rehearsal_dst_skipped", "fold": "rehearsal_dst_twice"}[kind] if played else None
                yield Finding(
                    id=id_ or "rehearsal_dst_hour",
                    params={"automation": item.name, "time": at.strftime("%H:%M"), "date": day.isoformat()},
                    severity="medium" if played else "low",
                    automations=(automation,),
                    at=midnight,
                )
                break


def _changes(day: date, zone: ZoneInfo) -> bool:
    noon = datetime.combine(day, time(12), zone)
    return noon.utcoffset() != (noon - timedelta(days=1)).utcoffset()


def _kind(day: date, at: time, zone: ZoneInfo) -> str | None:
    """Return whether a local time is skipped (gap) or repeated (fold) on a day."""
    local = datetime.combine(day, at)
    early, late = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    if early.utcoffset() == late.utcoffset():
        return None
    there = early.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return "fold" if there == local else "gap"


def _times(config: Mapping[str, Any]) -> Iterator[time]:
    for trigger in triggers_of(config):
        if trigger.get("trigger") != "time":
            continue
        for item in listed(trigger.get("at")):
            try:
                yield time.fromisoformat(str(item))
            except ValueError:
                continue
