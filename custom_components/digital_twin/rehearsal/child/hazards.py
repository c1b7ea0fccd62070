"""Hazards on the way: every command is put to the guard's rules; rooms and loads are watched over the whole course."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from homeassistant.const import STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ...core import settings
from ...core.channel import Value
from ...core.requests import Change, CheckRequest, Environment, HazardFinding
from ...core.safety.check import check
from ...core.safety.climate import COMFORT_LASTING, COMFORT_MARGIN, FROST_TEMPERATURE
from ..protocol import Request
from .plant import Plant
from .unit import Unit

MOST_CHECKS: Final = 5000
AGAIN: Final = 1800.0
"""s for which the verdict on a command to a twin stands for the same command again."""
STEP: Final = 300.0
DETECTORS: Final[Mapping[str, str]] = {
    "smoke": "smoke", "carbon_monoxide": "smoke", "gas": "smoke", "moisture": "leak",
}  # fmt: skip


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
        self._last: dict[tuple[str, str], tuple[float, list[HazardFinding]]] = {}
        self.checks = 0

    def on_command(self, unit: Unit, commands: Mapping[str, Value], context: str) -> None:
        """Check a command just before it is carried out."""
        wanted = {key: value for key, value in commands.items() if key in unit.spec.channels}
        if not wanted or self.checks >= MOST_CHECKS:
            return
        now = self._hass.loop.time()
        key = (unit.spec.twin_id, str(sorted(wanted.items())))
        at, known = self._last.get(key, (-AGAIN, []))
        if now - at < AGAIN:
            for found in known:
                self._note(found, now, context)
            return
        self.checks += 1
        request = CheckRequest(
            twins=tuple(item.snapshot() for item in self._plant.units),
            changes=(Change(at=0.0, twin_id=unit.spec.twin_id, commands=wanted),),
            start=now,
            environment=self._request.environment or Environment(start=now, step=STEP),
            limits=self._request.safety,
            context=self._facts(now),
            areas=self._areas,
            quick=True,
            alternatives=False,
        )
        hazards = check(request).hazards
        self._last[key] = (now, list(hazards))
        for found in hazards:
            self._note(found, now, context)

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

    def _facts(self, now: float) -> dict[str, float]:
        local = dt_util.as_local(dt_util.utc_from_timestamp(now))
        facts = dict(self._request.facts)
        facts["time_of_day"] = float(local.hour * 3600 + local.minute * 60 + local.second)
        facts["unattended"] = 1.0
        if self._plant.people is not None:
            facts["people_home"] = self._plant.people
        wishes = [unit.spec.settings for unit in self._plant.units if settings.QUIET_START in unit.spec.settings]
        if wishes:
            facts["quiet"] = float(any(settings.in_quiet_hours(wish, local.time()) for wish in wishes))
        if (sun := self._hass.states.get("sun.sun")) is not None:
            facts["dark"] = float(sun.state == "below_horizon")
        for state in self._hass.states.async_all("binary_sensor"):
            if (fact := DETECTORS.get(str(state.attributes.get("device_class")))) is not None:
                facts[fact] = max(facts.get(fact, 0.0), float(state.state == STATE_ON))
        return facts

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
        for unit in self._plant.units:
            if unit.spec.kind != "thermostat":
                continue
            times, values = course(unit, "temperature")
            if not times.size:
                continue
            low = settings.number(unit.spec.settings, settings.COMFORT_LOW)
            high = settings.number(unit.spec.settings, settings.COMFORT_HIGH)
            frost = self._request.safety.get("frost_temperature", FROST_TEMPERATURE)
            limits = (
                ("room_too_cold", "medium", low, -1.0, COMFORT_MARGIN, COMFORT_LASTING),
                ("room_too_hot", "medium", high, 1.0, COMFORT_MARGIN, COMFORT_LASTING),
                ("frost", "high", frost, -1.0, 0.0, 0.0),
            )
            for hazard, severity, limit, sign, margin, lasting in limits:
                if limit is None:
                    continue
                at = first_lasting(times, sign * (values - limit) > margin, lasting)
                if at is not None:
                    yield self._over(hazard, severity, unit, at, limit=limit)

    def _over(self, hazard: str, severity: str, unit: Unit, at: float, **params: float) -> dict[str, Any]:
        minutes = round((at - self._request.start) / 60)
        return {
            "hazard": hazard, "severity": severity, "twins": [unit.spec.twin_id], "at": at, "count": 1,
            "reason": f"hazard_{hazard}", "contexts": [],
            "params": {"twin": unit.spec.name, "minutes": minutes, "percent": 100, **params},
        }  # fmt: skip

    def _load(self) -> Iterator[dict[str, Any]]:
        """Find the first time that all devices together draw more than the home's connection carries."""
        limit = self._request.safety.get("max_power")
        if limit is None:
            return
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
                "hazard": "power_over_limit", "severity": "high", "twins": [], "at": at, "count": int(over.sum()),
                "reason": "hazard_power_over_limit", "contexts": [],
                "params": {
                    "limit": limit, "power": float(total.max()), "percent": 100,
                    "minutes": round((at - self._request.start) / 60),
                },
            }  # fmt: skip


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
