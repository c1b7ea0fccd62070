"""Alternatives: an action near the one that was asked for, simulated like it, that passes.

Searched in this order, nearest first: a step before it (closing the window), another value (towards what the twin has
now, up to the limit that would be crossed), a later time (after the rest, after the quiet hours).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..channel import Quantity, Value
from ..messages import Message
from ..requests import Alternative, AlternativeKind, Change, CheckRequest, Decision, HazardFinding, Verdict
from ..twin import TwinSnapshot
from .messages import say
from .situation import number

type Judge = Callable[[tuple[Change, ...]], tuple[Decision, tuple[HazardFinding, ...]]]

MOST_TRIED = 8
"""Candidates simulated per check; each costs as much as the check itself."""
WINDOW_HAZARDS = frozenset({"heating_window_open", "cooling_window_open"})
WARMER_BY = {"room_too_cold": 0.5, "frost": 2.0}
"""K above the limit that a thermostat is set to, instead of being switched off or down."""
WAITS = frozenset({"compressor_restart", "quiet_hours"})
"""Hazards that pass with time."""
DELAYS = (300.0, 900.0, 3600.0, 7200.0, 14_400.0, 28_800.0, 36_000.0)
VALUE_STEPS = {"target_temperature": 0.5}
AFTER_WINDOW = 60.0
SHARES = (0.75, 0.5, 0.25)
"""Where between the present and the commanded value is looked, nearest to the command first."""


def find(request: CheckRequest, verdict: Verdict, judge: Judge) -> Alternative | None:
    """Return the first candidate that judge approves, or None when there is none; judge is the check of changes."""
    if verdict.decision is Decision.APPROVED or not verdict.hazards:
        return None
    twins = {twin.spec.twin_id: twin for twin in request.twins}
    for index, candidate in enumerate(_candidates(request, verdict, twins)):
        if index >= MOST_TRIED:
            break
        decision, hazards = judge(candidate.changes)
        if decision is Decision.APPROVED:
            return replace(candidate, hazards=hazards)
    return None


def _candidates(request: CheckRequest, verdict: Verdict, twins: dict[str, TwinSnapshot]) -> Iterator[Alternative]:
    found = {finding.hazard: finding for finding in reversed(verdict.hazards)}
    yield from _window_first(request, found, twins)
    yield from _kept_warm(request, found, twins)
    yield from _other_values(request, verdict, twins)
    yield from _later(request, found)


def _window_first(
    request: CheckRequest, found: dict[str, HazardFinding], twins: dict[str, TwinSnapshot]
) -> Iterator[Alternative]:
    hazard = next((found[key] for key in found if key in WINDOW_HAZARDS), None)
    if hazard is None:
        return
    twin_id = hazard.twins[0]
    close = Change(at=0.0, twin_id=twin_id, commands={"window": False})
    later = tuple(replace(change, at=change.at + AFTER_WINDOW) for change in request.changes)
    yield Alternative(
        kind=AlternativeKind.STEP_BEFORE,
        message=say("alternative_window", twin=twins[twin_id].spec.name),
        changes=(close, *later),
    )


def _kept_warm(
    request: CheckRequest, found: dict[str, HazardFinding], twins: dict[str, TwinSnapshot]
) -> Iterator[Alternative]:
    """Instead of off or too low: heating to just above the limit."""
    for key, above in WARMER_BY.items():
        finding = found.get(key)
        limit = None if finding is None else number(finding.reason.params.get("limit"))
        if finding is None or limit is None or finding.twins[0] not in twins:
            continue
        twin = twins[finding.twins[0]]
        mode = twin.values.get("hvac_mode")
        commands: dict[str, Value] = {"target_temperature": limit + above}
        if mode in (None, "off"):
            commands["hvac_mode"] = "heat"
        changes = tuple(
            replace(change, commands=commands) if change.twin_id == twin.spec.twin_id else change
            for change in request.changes
        )
        yield Alternative(
            kind=AlternativeKind.VALUE,
            message=say("alternative_temperature", twin=twin.spec.name, target=limit + above),
            changes=changes,
        )


def _other_values(request: CheckRequest, verdict: Verdict, twins: dict[str, TwinSnapshot]) -> Iterator[Alternative]:
    """Try numbers between what is commanded and what is now, and the limit that would be crossed."""
    limits = [number(finding.reason.params.get("limit")) for finding in verdict.hazards]
    for index, change in enumerate(request.changes):
        twin = twins.get(change.twin_id)
        for key, value in change.commands.items() if twin is not None else ():
            channel = twin.spec.channels.get(key) if twin is not None else None
            if twin is None or channel is None or channel.quantity is not Quantity.NUMBER:
                continue
            commanded, present = number(value), number(twin.values.get(key))
            if commanded is None:
                continue
            for tried in _between(commanded, present, limits, VALUE_STEPS.get(key, 1.0)):
                changed = replace(change, commands={**change.commands, key: tried})
                yield Alternative(
                    kind=AlternativeKind.VALUE,
                    message=_said(twin.spec.name, key, tried),
                    changes=(*request.changes[:index], changed, *request.changes[index + 1 :]),
                )


def _said(name: str, key: str, value: float) -> Message:
    if key == "target_temperature":
        return say("alternative_temperature", twin=name, target=value)
    return say("alternative_value", twin=name, channel=key, value=value)


def _between(commanded: float, present: float | None, limits: list[float | None], step: float) -> Iterator[float]:
    """Return values on a step's raster, nearest to the command first; the command and what is now are left out."""
    raster = [limit for limit in limits if limit is not None and min(commanded, present or limit) <= limit]
    if present is not None:
        raster += [present + share * (commanded - present) for share in SHARES]
    rounded = {round(round(value / step) * step, 6) for value in raster}
    low, high = sorted((commanded, commanded if present is None else present))
    inside = [value for value in rounded if low <= value <= high and value not in (commanded, present)]
    yield from sorted(inside, key=lambda value: abs(value - commanded))


def _later(request: CheckRequest, found: dict[str, HazardFinding]) -> Iterator[Alternative]:
    if not WAITS & found.keys():
        return
    for delay in DELAYS:
        if delay < request.horizon:
            changes = tuple(replace(change, at=change.at + delay) for change in request.changes)
            yield Alternative(
                kind=AlternativeKind.LATER,
                message=say("alternative_later", minutes=round(delay / 60.0)),
                changes=changes,
                delay=delay,
            )
