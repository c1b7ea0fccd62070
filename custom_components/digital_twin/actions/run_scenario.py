"""digital_twin.run_scenario: what these actions at these times would do to these twins, and only to the twins."""

import asyncio
import time
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall

from ..access import async_require_read
from ..core.messages import Message
from ..core.requests import Change, ScenarioRequest, ScenarioResult
from ..environment import async_expected_environment
from ..guard.targets import resolve
from ..texts import Speaker, async_speaker
from .calls import SERVICE, read_calls
from .course import course, headline
from .fields import (
    ATTR_ACTION,
    ATTR_AT,
    ATTR_CHANGES,
    ATTR_COMPARE,
    ATTR_DATA,
    ATTR_HORIZON,
    ATTR_MEMBERS,
    ATTR_STEP,
    ATTR_TARGET,
    TARGET_FIELDS,
    accepts,
    boolean_field,
    default_step,
    grid,
    horizon_field,
    members_field,
    moment_field,
    refuse,
    schema,
    step_field,
)
from .response import iso, notes, relevant
from .selection import the_home, twins_of
from .work import async_ask

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

HORIZON = timedelta(hours=24)
MAX_TWINS = 200
MAX_CHANGES = 100
TIMEOUT = 60.0
TOLD = 3
"""Twins told of in the summary; the others are counted."""
MESSAGES: dict[str, tuple[str, ...]] = {
    "scenario_more": ("count",),
}
SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_CHANGES, default=list): vol.All(
            accepts("invalid_changes", vol.All(list, vol.Length(max=MAX_CHANGES))),
            [
                {
                    vol.Optional(ATTR_AT, default=0): moment_field,
                    vol.Exclusive(ATTR_ACTION, ATTR_ACTION): object,
                    vol.Exclusive(SERVICE, ATTR_ACTION): object,
                    vol.Optional(ATTR_TARGET): object,
                    vol.Optional(ATTR_DATA): object,
                }
            ],
        ),
        vol.Optional(ATTR_HORIZON, default=HORIZON): horizon_field,
        vol.Optional(ATTR_STEP): step_field,
        vol.Optional(ATTR_MEMBERS, default=100): members_field,
        vol.Optional(ATTR_COMPARE, default=True): boolean_field,
    }
)


async def async_run_scenario(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity, the course with and without the changes."""
    hass = call.hass
    home = the_home(hass)
    data = call.data
    given: timedelta = data[ATTR_HORIZON]
    horizon, step = grid(given, data.get(ATTR_STEP) or default_step(given))
    start = time.time()
    twins = {twin.spec.twin_id: twin for twin in twins_of(hass, home, data)}
    changes, left_out = _changes(hass, home, data[ATTR_CHANGES], start, horizon, twins)
    if not twins:
        raise refuse("missing_twins")
    await async_require_read(hass, call.context, [source for twin in twins.values() for source in twin.shadowed_ids])
    if len(twins) > MAX_TWINS:
        raise refuse("too_many_twins", count=str(len(twins)), allowed=str(MAX_TWINS))
    for twin in twins.values():
        await twin.hibernation.async_wake()
    request = ScenarioRequest(
        twins=tuple(twin.snapshot() for twin in twins.values()),
        changes=tuple(changes),
        start=start,
        horizon=horizon,
        step=step,
        environment=await async_expected_environment(hass, home, None, start, horizon, step),
        members=data[ATTR_MEMBERS],
        compare=data[ATTR_COMPARE],
    )
    result: ScenarioResult = await async_ask(home, "run_scenario", request, timeout=TIMEOUT)
    speaker = await async_speaker(hass)
    answers: dict[str, Any] = {}
    for outcome in result.twins:
        twin = twins[outcome.twin_id]
        answers[twin.sources[twin.config.main]] = course(hass, twin, outcome, start, speaker)
        await asyncio.sleep(0)  # a whole home's courses take longer to write down than one turn of the loop may
    return {
        "summary": _summary(hass, twins, result, speaker),
        "start": iso(start),
        "end": iso(start + horizon),
        "twins": answers,
        "assumed": notes(relevant(result.assumed, twins.values()), speaker),
        "not_simulated": notes(left_out, speaker),
    }


def _changes(
    hass: HomeAssistant,
    home: Home,
    given: list[Mapping[str, Any]],
    start: float,
    horizon: float,
    twins: dict[str, TwinCoordinator],
) -> tuple[list[Change], list[Message]]:
    """Return the changes and what of them no twin can play; the twins they reach are added to twins."""
    changes: list[Change] = []
    left_out: list[Message] = []
    for index, item in enumerate(given):
        field = f"{ATTR_CHANGES}[{index}]"
        at = item[ATTR_AT].after(start)
        if not -1.0 <= at < horizon:
            raise refuse("time_outside", field=f"{field}.{ATTR_AT}", horizon=str(timedelta(seconds=round(horizon))))
        name = ATTR_ACTION if ATTR_ACTION in item else SERVICE
        if name not in item:
            raise refuse("missing_field", field=f"{field}.{ATTR_ACTION}")
        for call in read_calls(item[name], f"{field}.{name}", item):
            resolved = resolve(hass, home, call)
            if not resolved.reached:
                raise refuse("change_reaches_no_twin", field=call.field, action=call.action)
            left_out.extend(resolved.unresolved)
            for reached in resolved.reached:
                twins[reached.twin.spec.twin_id] = reached.twin
                changes.append(reached.change(max(at, 0.0)))
    return changes, left_out


def _summary(
    hass: HomeAssistant, twins: Mapping[str, TwinCoordinator], result: ScenarioResult, speaker: Speaker
) -> str:
    """Return a sentence for each of the first few twins that end differently, and how many more there are."""
    lines = [
        message for outcome in result.twins for message in headline(hass, twins[outcome.twin_id], outcome, speaker)
    ]
    changed = [message for message in lines if message.id != "course_unchanged"]
    told = changed[:TOLD] or lines[:TOLD]
    rest = len(lines) - len(told)
    more = [Message("scenario_more", {"count": rest})] if rest else []
    return " ".join(speaker.say(message) for message in (*told, *more))
