"""Hazards on the way: every command is put to the guard's rules; rooms and loads are watched over the whole course."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
from homeassistant.core import HomeAssistant

from ...core import settings
from ...core.channel import Value
from ...core.grid import Grid
from ...core.messages import Message
from ...core.requests import Change, CheckRequest, Environment, HazardFinding, Verdict
from ...core.safety.check import check
from ...core.safety.climate import COMFORT_LASTING, COMFORT_MARGIN, FROST_LASTING, FROST_TEMPERATURE
from ...core.safety.commands import FLAPPING_COUNT, LOOP_RUNS
from ...core.safety.policy import SEVERITIES
from ...core.safety.situation import Situation
from ..protocol import Request
from .facts import Facts
from .plant import Plant
from .unit import Unit

MOST_CHECKS: Final = 5000
AGAIN: Final = 1800.0
"""s for which the verdict on a command to a twin stands for the same command again."""
KEPT: Final = 60.0
"""s for which the guard's verdict on the same wish is not asked for anew."""
STEP: Final = 300.0


@dataclass(slots=True)
class Met:
    """A hazard that was met: how often, when first, through whose command, and the guard's own reason."""

    hazard: str
    severity: str
    twins: tuple[str, ...]
    reason: str
    params: Mapping[str, Any]
    first: float
    count: int = 1
    contexts: list[str] = field(default_factory=list)


class Hazards:
    """Puts commands to the guard's rules, with the home's facts as they are in the rehearsal."""

    def __init__(self, hass: HomeAssistant, plant: Plant, request: Request) -> None:
        """Take what to look at."""
        self._hass = hass
        self._plant = plant
        self._request = request
        self._met: dict[tuple[str, tuple[str, ...]], Met] = {}
        self._areas = {unit.spec.twin_id: unit.twin.area for unit in plant.units if unit.twin.area is not None}
        self._last: dict[tuple[str, str, bool, bool], tuple[float, list[HazardFinding]]] = {}
        self._facts = Facts(hass, plant, request)
        self._verdicts: dict[str, tuple[float, Verdict]] = {}
        self.checks = 0

    def on_command(self, unit: Unit, commands: Mapping[str, Value], context: str) -> tuple[HazardFinding, ...]:
        """Check a command just before it is carried out; return what it meets."""
        wanted = {key: value for key, value in commands.items() if key in unit.spec.channels}
        if not wanted or self.checks >= MOST_CHECKS:
            return ()
        now = self._hass.loop.time()
        often, runs = self._facts.count_command(unit, context)
        key = (unit.spec.twin_id, str(sorted(wanted.items())), often >= FLAPPING_COUNT, runs >= LOOP_RUNS)
        at, known = self._last.get(key, (-AGAIN, []))
        if now - at >= AGAIN:
            self.checks += 1
            changes = (Change(at=0.0, twin_id=unit.spec.twin_id, commands=wanted),)
            known = list(check(self._question(changes, now, self._facts.of(unit, often, runs))).hazards)
            self._last[key] = (now, known)
        for found in known:
            self._note(found, now, context)
        return tuple(known)

    def verdict(
        self, wanted: Iterable[tuple[Unit, Mapping[str, Value]]], unresolved: tuple[Message, ...], context: str
    ) -> Verdict:
        """Return what the guard would say of commands now, with the whole simulation; it stands for KEPT s."""
        now = self._hass.loop.time()
        known = [
            (unit, {key: value for key, value in wish.items() if key in unit.spec.channels}) for unit, wish in wanted
        ]
        key = str([(unit.spec.twin_id, sorted(wish.items())) for unit, wish in known]) + str(unresolved)
        at, verdict = self._verdicts.get(key, (-AGAIN, None))
        if verdict is None or now - at >= KEPT:
            self.checks += 1
            changes = tuple(Change(at=0.0, twin_id=unit.spec.twin_id, commands=wish) for unit, wish in known if wish)
            touched = {change.twin_id for change in changes}
            facts: dict[str, float] = {}
            for unit, _ in known:
                facts |= self._facts.of(unit, *self._facts.counted(unit, context))
            question = self._question(changes, now, facts)
            twins = tuple(t for t in question.twins if t.spec.twin_id in touched or t.spec.kind == "thermostat")
            question = replace(question, twins=twins, unresolved=unresolved, quick=self.checks > MOST_CHECKS)
            verdict = check(question)
            self._verdicts[key] = (now, verdict)
        return verdict

    def _question(self, changes: tuple[Change, ...], now: float, facts: Mapping[str, float]) -> CheckRequest:
        """Return what the guard is asked at home, of the rehearsed home."""
        request = self._request
        return CheckRequest(
            twins=tuple(item.snapshot() for item in self._plant.units),
            changes=changes,
            start=now,
            environment=request.environment or Environment(start=now, step=STEP),
            limits=request.safety,
            twin_limits=request.twin_limits,
            own=request.own,
            context=facts,
            areas=self._areas,
            quick=True,
            alternatives=False,
        )

    def _note(self, found: HazardFinding, now: float, context: str) -> None:
        key = (found.hazard, found.twins)
        if (met := self._met.get(key)) is not None:
            met.count += 1
        else:
            met = self._met[key] = Met(
                found.hazard, found.severity.value, found.twins, found.reason.id, found.reason.params, now
            )
        if len(met.contexts) < 5:
            met.contexts.append(context)

    def told(self) -> list[dict[str, Any]]:
        """Return what was met on the way, and what the courses show when all is over."""
        met = [
            {
                "hazard": item.hazard, "severity": item.severity, "twins": list(item.twins), "at": item.first,
                "count": item.count, "reason": item.reason, "params": dict(item.params), "contexts": item.contexts,
            }
            for item in self._met.values()
        ]  # fmt: skip
        return sorted([*met, *self._rooms(), *self._load()], key=lambda item: (item["at"], item["hazard"]))

    def _rooms(self) -> Iterator[dict[str, Any]]:
        question = self._question((), self._request.start, {})
        situation = Situation(request=question, grid=Grid.over(question.start, STEP, STEP))
        for unit in self._plant.units:
            if unit.spec.kind != "thermostat":
                continue
            times, values = course(unit, "temperature")
            if not times.size:
                continue
            twin = unit.snapshot()
            low = situation.chosen(settings.COMFORT_LOW, twin)
            high = situation.chosen(settings.COMFORT_HIGH, twin)
            frost = situation.limit("frost_temperature", FROST_TEMPERATURE, twin)
            limits = (
                ("room_too_cold", "medium", low, -1.0, COMFORT_MARGIN, COMFORT_LASTING),
                ("room_too_hot", "medium", high, 1.0, COMFORT_MARGIN, COMFORT_LASTING),
                ("frost", "high", frost, -1.0, 0.0, FROST_LASTING),
            )
            for hazard, usual, limit, sign, margin, lasting in limits:
                if limit is None or situation.limit(f"{hazard}.enabled", 1.0, twin) < 0.5:
                    continue
                at = first_lasting(times, sign * (values - limit) > margin, lasting)
                chosen = situation.limit(f"{hazard}.severity", -1.0, twin)
                if at is not None:
                    yield self._over(hazard, _severity(chosen, usual), unit, at, limit=limit)

    def _over(self, hazard: str, severity: str, unit: Unit, at: float, **params: float) -> dict[str, Any]:
        return {
            "hazard": hazard, "severity": severity, "twins": [unit.spec.twin_id], "at": at, "count": 1,
            "reason": f"rehearsal_met_{hazard}", "contexts": [], "params": {"twin": unit.spec.name, **params},
        }  # fmt: skip

    def _load(self) -> Iterator[dict[str, Any]]:
        """Find the first time that all devices together draw more than the home's connection carries."""
        rules = self._request.safety
        limit = rules.get("max_power")
        if limit is None or rules.get("power_over_limit.enabled", 1.0) < 0.5:
            return
        chosen = rules.get("power_over_limit.severity", -1.0)
        span = min(self._hass.loop.time(), self._plant.end) - self._request.start
        grid = self._request.start + 60.0 * np.arange(max(int(span // 60), 1))
        total = np.zeros(grid.size)
        for unit in self._plant.units:
            times, values = course(unit, "power")
            if times.size:
                index = np.searchsorted(times, grid, side="right") - 1
                total += np.where(index >= 0, values[np.maximum(index, 0)], 0.0)
        over = total > limit
        if over.any():
            at = float(grid[np.argmax(over)])
            yield {
                "hazard": "power_over_limit", "severity": _severity(chosen, "high"), "twins": [], "at": at,
                "count": int(over.sum()),
                "reason": "rehearsal_met_power_over_limit", "contexts": [],
                "params": {"limit": limit, "power": float(total.max())},
            }  # fmt: skip


def _severity(chosen: float, usual: str) -> str:
    """Return a severity by its index, as the user chose it; a negative one is none."""
    return usual if chosen < 0 else SEVERITIES[min(round(chosen), 3)].value


def course(unit: Unit, key: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return an output's course: the beginning of each step (epoch s), and the value during it."""
    pieces = unit.courses.get(key, [])
    if not pieces:
        return np.empty(0), np.empty(0)
    times = np.concatenate([start + dt * np.arange(len(rows)) for start, dt, rows in pieces])
    return times, np.concatenate([rows for _, _, rows in pieces]).astype(np.float64)


def first_lasting(times: np.ndarray[Any, Any], beyond: np.ndarray[Any, Any], lasting: float) -> float | None:
    """Return when something first began that then held for at least lasting s; None if nothing did."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], beyond.astype(np.int8), [0]))))
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        last = times[end] if end < len(times) else times[-1]
        if last - times[begin] >= lasting:
            return float(times[begin])
    return None


def discomfort(unit: Unit) -> float | None:
    """Return by how much, and for how long, a room was out of its comfort range, in K·h; None without a range."""
    low = settings.number(unit.spec.settings, settings.COMFORT_LOW)
    high = settings.number(unit.spec.settings, settings.COMFORT_HIGH)
    pieces = unit.courses.get("temperature", [])
    if unit.spec.kind != "thermostat" or (low is None and high is None) or not pieces:
        return None
    total = 0.0
    for _, dt, rows in pieces:
        if low is not None:
            total += float(np.maximum(low - rows, 0.0).sum()) * dt / 3600.0
        if high is not None:
            total += float(np.maximum(rows - high, 0.0).sum()) * dt / 3600.0
    return total
