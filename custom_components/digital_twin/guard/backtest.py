"""What the guard would have said to the commands of the past days, and whether it would have been right."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.recorder import DATA_INSTANCE
from sqlalchemy.exc import SQLAlchemyError

from ..commands.wear import wears
from ..const import DOMAIN, LOGGER
from ..core.requests import CheckRequest, Decision, Verdict
from ..core.safety.commands import COMMANDS_PREFIX, FLAPPING_WINDOW
from ..core.safety.score import Label, Scored, ScoreRequest
from ..worker.errors import WorkerError
from .check import areas_of
from .measured import done_and_until
from .past import Past
from .recorded_calls import RecordedCall, recorded_calls
from .targets import ActionCall, Reached, resolve

if TYPE_CHECKING:
    from ..manager import Home

DAY: Final = 86_400.0
HORIZON: Final = DAY
STEP: Final = 300.0
MEMBERS: Final = 100
MOST_CALLS: Final = 20_000
MOST_CHECKED: Final = 500
"""Commands that are checked, the newest: each costs some ms of the worker's time."""
TIMEOUT: Final = 30.0
PASSED_ON: Final = frozenset({DOMAIN, "automation", "group", "homeassistant", "scene", "script"})
"""Domains whose actions call others, which were recorded themselves."""
_TARGETS: Final = ("entity_id", "device_id", "area_id", "floor_id", "label_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A past command and the verdict on it; right: whether what it warned of then came, None: not known yet."""

    call: RecordedCall
    entities: tuple[str, ...]
    request: CheckRequest
    verdict: Verdict
    right: bool | None = None


@dataclass(slots=True)
class Backtest:
    """What a backtest found. read: calls recorded; without_twin: how many reach no twin; skipped: those left out."""

    start: float
    end: float
    read: int = 0
    without_twin: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    tried: list[Tried] = field(default_factory=list)

    @property
    def blocked(self) -> list[Tried]:
        """Return the commands that would not have run as they were."""
        return [one for one in self.tried if one.verdict.decision is not Decision.APPROVED]


class RecorderMissingError(Exception):
    """There is no recorder to read from, or it keeps calls in another way."""


async def async_backtest(hass: HomeAssistant, home: Home, days: float) -> Backtest:
    """Check the real commands of the last days on the twins as they were then. Raises RecorderMissingError."""
    end = time.time()
    found = Backtest(start=end - days * DAY, end=end)
    if DATA_INSTANCE not in hass.data:
        raise RecorderMissingError
    try:
        calls = await hass.data[DATA_INSTANCE].async_add_executor_job(
            recorded_calls, hass, found.start, end, MOST_CALLS
        )
    except SQLAlchemyError as err:
        LOGGER.warning("The recorder's calls could not be read: %s", err)
        raise RecorderMissingError from err
    found.read = len(calls)
    commands = _commands(hass, home, calls, found)
    twins = {item.twin.spec.twin_id: item.twin for _, reached in commands for item in reached}
    for twin in twins.values():
        await twin.hibernation.async_wake()
    past = Past(hass, home)
    await past.async_read(twins.values(), found.start, end)
    counts = _told_before(past, commands)
    for index, (call, reached) in enumerate(commands):
        request = _request(hass, home, past, call, reached, counts[index])
        try:
            verdict: Verdict = await home.worker.run("check", request, timeout=TIMEOUT, patience=TIMEOUT)
            right = await _async_right(home, past, request, verdict, end)
        except WorkerError as err:
            LOGGER.debug("A past command could not be checked: %s", err)
            found.skipped["not_checked"] += 1
            continue
        entities = tuple(item.entity_id for item in reached)
        found.tried.append(Tried(call=call, entities=entities, request=request, verdict=verdict, right=right))
    return found


def _commands(
    hass: HomeAssistant, home: Home, calls: Sequence[RecordedCall], found: Backtest
) -> list[tuple[RecordedCall, tuple[Reached, ...]]]:
    """Return the calls that reach twins, newest first, and count the others."""
    commands: list[tuple[RecordedCall, tuple[Reached, ...]]] = []
    for call in calls:
        if call.domain in PASSED_ON:
            found.skipped["passed_on"] += 1
        elif "toggle" in call.service:
            found.skipped["toggle"] += 1
        elif len(commands) >= MOST_CHECKED:
            found.skipped["too_many"] += 1
        elif reached := _reached(hass, home, call, found):
            commands.append((call, reached))
    return commands


def _reached(hass: HomeAssistant, home: Home, call: RecordedCall, found: Backtest) -> tuple[Reached, ...]:
    target = {key: call.data[key] for key in _TARGETS if key in call.data}
    data = {key: value for key, value in call.data.items() if key not in _TARGETS}
    try:
        resolved = resolve(hass, home, ActionCall(domain=call.domain, service=call.service, target=target, data=data))
    except ServiceValidationError:
        found.skipped["not_understood"] += 1
        return ()
    if not resolved.reached:
        found.without_twin += 1
    return resolved.reached


def _told_before(past: Past, commands: Sequence[tuple[RecordedCall, tuple[Reached, ...]]]) -> list[dict[str, float]]:
    """Return for each command how many its twins had had in the minutes before."""
    wore = [
        (
            call.at,
            {
                item.twin.spec.twin_id
                for item in reached
                if wears(call.domain, call.service, call.data, on=past.was_on(item.twin, call.at))
            },
        )
        for call, reached in commands
    ]
    found: list[dict[str, float]] = []
    for call, reached in commands:
        twins = {item.twin.spec.twin_id for item in reached}
        counts: Counter[str] = Counter()
        for at, worn in wore:
            if call.at - FLAPPING_WINDOW <= at < call.at:
                counts.update(twins & worn)
        found.append({COMMANDS_PREFIX + twin_id: float(counts[twin_id]) for twin_id in twins})
    return found


def _request(
    hass: HomeAssistant,
    home: Home,
    past: Past,
    call: RecordedCall,
    reached: Sequence[Reached],
    counts: dict[str, float],
) -> CheckRequest:
    touched = {item.twin.spec.twin_id: item.twin for item in reached}
    areas = areas_of(hass, home, tuple(touched))
    own = tuple(hazard for hazard in home.rules.own_hazards(areas, touched) if hazard.rule.template is None)
    limit = home.config.power_limit
    return CheckRequest(
        twins=tuple(past.snapshot(twin, call.at) for twin in touched.values()),
        changes=tuple(item.change(0.0) for item in reached),
        start=call.at,
        environment=past.environment(call.at, HORIZON),
        limits=({} if limit is None else {"max_power": limit}) | home.rules.limits(),
        twin_limits=home.rules.twin_limits(areas, touched),
        own=own,
        context=past.facts(call.at, unattended=call.user_id is None) | counts,
        areas=areas,
        horizon=HORIZON,
        step=STEP,
        members=MEMBERS,
        alternatives=False,
    )


async def _async_right(home: Home, past: Past, request: CheckRequest, verdict: Verdict, now: float) -> bool | None:
    """Return whether what a verdict warned of came; None for one that approved, or where the time is not over."""
    if verdict.decision is Decision.APPROVED or not verdict.hazards:
        return None
    _, until = done_and_until(request, past.channels)
    until = min(until, now - request.start)
    scored: Scored = await home.worker.run(
        "score_verdict",
        ScoreRequest(
            check=request,
            found=verdict.hazards,
            done=True,
            measured=past.channels,
            surroundings=past.surroundings,
            facts=past.facts(request.start + 120.0, unattended=False),
            until=until,
        ),
        timeout=TIMEOUT,
        patience=TIMEOUT,
    )
    labels = {score.label for score in scored.scores if score.hazard in {item.hazard for item in verdict.hazards}}
    return (Label.HIT in labels) if labels else None
