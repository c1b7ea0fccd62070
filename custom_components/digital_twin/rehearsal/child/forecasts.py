"""What weather entities foretell in a rehearsal: the weather that it plays itself, then what is foretold at home."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import numpy as np
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, State, SupportsResponse, split_entity_id
from homeassistant.helpers.service import async_extract_entity_ids
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import TemperatureConverter

from ..protocol import Request
from .journal import Journal

WEATHER: Final = "weather"
FORECASTS: Final = "get_forecasts"
HOUR: Final = 3600.0
HOURLY, DAILY, TWICE_DAILY = "hourly", "daily", "twice_daily"
HOURS, DAYS = 48, 10
"""How far ahead forecasts usually reach."""
DAYTIME: Final = (6, 18)
"""Local hours from and to which a half day counts as day."""
TEMPERATURES: Final = ("temperature", "templow")
INSIDE: Final = 0.75
"""Share of a period that must be known for its highest and lowest temperature to be told."""


@dataclass(frozen=True, slots=True)
class _Period:
    """From begin to end (epoch s); daytime where halves of days are told apart."""

    begin: float
    end: float
    daytime: bool | None = None


class Forecasts:
    """Answers for weather entities."""

    def __init__(self, hass: HomeAssistant, journal: Journal, request: Request) -> None:
        """Take what is known of the weather: the surroundings, the entities' courses, what is foretold at home."""
        self._hass = hass
        self._journal = journal
        self._environment = request.environment
        self._foretold = request.forecasts
        self._skies = {
            course.entity_id: ([at for at, _, _ in course.changes], [text for _, text, _ in course.changes])
            for course in request.entities
            if split_entity_id(course.entity_id)[0] == WEATHER
        }

    def register(self) -> None:
        """Register the action."""
        self._hass.services.async_register(
            WEATHER, FORECASTS, self._answer, supports_response=SupportsResponse.ONLY
        )  # fmt: skip

    async def _answer(self, call: ServiceCall) -> ServiceResponse:
        action = self._journal.action_of(call.domain, call.service, call.data, call.context)
        kind = str(call.data.get("type"))
        found: dict[str, Any] = {}
        for entity_id in sorted(await async_extract_entity_ids(call)):
            state = self._hass.states.get(entity_id)
            if state is not None and state.domain == WEATHER:
                found[entity_id] = {"forecast": list(self._forecast(state, kind))}
        action.answered = any(item["forecast"] for item in found.values())
        return found

    def _forecast(self, state: State, kind: str) -> Iterator[dict[str, Any]]:
        """Return what an entity foretells, period by period, in its own units."""
        foretold = [(dt_util.parse_datetime(str(item["datetime"])), item) for item in self._foretold_of(state, kind)]
        known = [(at.timestamp(), item) for at, item in foretold if at is not None]
        for period in _periods(self._hass.loop.time(), kind):
            entry = next((dict(item) for at, item in known if period.begin <= at < period.end), {})
            entry |= self._played(state, period, alone=kind == HOURLY)
            if TEMPERATURES[0] not in entry:
                continue
            entry["datetime"] = datetime.fromtimestamp(period.begin, UTC).isoformat()
            if period.daytime is not None:
                entry["is_daytime"] = period.daytime
            entry.setdefault("condition", self._sky(state, period))
            yield entry

    def _foretold_of(self, state: State, kind: str) -> Sequence[Mapping[str, Any]]:
        return self._foretold.get(state.entity_id, {}).get(kind, ())

    def _played(self, state: State, period: _Period, *, alone: bool) -> dict[str, float]:
        """Return the temperatures that the rehearsal plays in a period: its own, or the highest and lowest."""
        environment = self._environment
        values = None if environment is None else environment.values.get("outdoor_temperature")
        if environment is None or values is None:
            return {}
        times = environment.start + environment.step * np.arange(len(values))
        unit = state.attributes.get("temperature_unit") or self._hass.config.units.temperature_unit

        def shown(celsius: float) -> float:
            return round(TemperatureConverter.convert(celsius, UnitOfTemperature.CELSIUS, unit), 1)

        if alone:
            return {TEMPERATURES[0]: shown(float(np.interp(period.begin, times, values)))} if _in(period, times) else {}
        here = values[(times >= period.begin) & (times < period.end)]
        if here.size * environment.step < INSIDE * (period.end - period.begin):
            return {}
        return dict(zip(TEMPERATURES, (shown(float(here.max())), shown(float(here.min()))), strict=True))

    def _sky(self, state: State, period: _Period) -> str:
        """Return the condition in the middle of a period, as far as it is played; else the present one."""
        times, words = self._skies.get(state.entity_id, ([], []))
        index = bisect_right(times, (period.begin + period.end) / 2) - 1
        return words[index] if index >= 0 else state.state


def _in(period: _Period, times: Any) -> bool:
    return bool(times[0] <= period.begin <= times[-1])


def _periods(now: float, kind: str) -> Iterator[_Period]:
    """Return the periods of a kind of forecast, from now (epoch s) on."""
    if kind == HOURLY:
        first = math.ceil(now / HOUR) * HOUR
        yield from (_Period(first + HOUR * n, first + HOUR * (n + 1)) for n in range(HOURS))
        return
    midnight = dt_util.start_of_local_day(datetime.fromtimestamp(now, UTC))
    for _ in range(DAYS):
        following = dt_util.start_of_local_day(midnight + timedelta(hours=36))
        if kind == DAILY:
            yield _Period(midnight.timestamp(), following.timestamp())
        else:
            day = [midnight.replace(hour=hour) for hour in DAYTIME]
            night = following.replace(hour=DAYTIME[0])
            yield _Period(day[0].timestamp(), day[1].timestamp(), daytime=True)
            yield _Period(day[1].timestamp(), night.timestamp(), daytime=False)
        midnight = following
