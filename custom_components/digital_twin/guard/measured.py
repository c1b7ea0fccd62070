"""What was recorded since a check: of the twins it touched, and of their surroundings."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from ..core.channel import InvalidValueError, Value
from ..core.requests import CheckRequest
from ..core.series import Series
from ..learning import surroundings_of, wanted_of
from ..recorder_history import async_read

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from ..manager import Home

OBEYED_WITHIN: Final = 120.0
"""s within which a device shows what it was told."""


async def async_measured(
    hass: HomeAssistant, home: Home, check: CheckRequest
) -> tuple[dict[str, Mapping[str, Series]], Mapping[str, Series]]:
    """Return per touched twin its channels, and the surroundings, from the check's start to the end of its horizon."""
    end = check.start + check.horizon
    measured: dict[str, Mapping[str, Series]] = {}
    for twin_id in dict.fromkeys(change.twin_id for change in check.changes):
        if (twin := home.twins.get(twin_id)) is not None:
            wanted = wanted_of(list(twin.bindings), twin.channels)
            measured[twin_id] = (await async_read(hass, wanted, check.start, end)).series
    around = await async_read(hass, surroundings_of(hass, home.config), check.start, end)
    return measured, around.series


def done_and_until(check: CheckRequest, measured: Mapping[str, Mapping[str, Series]]) -> tuple[bool | None, float]:
    """Return whether the devices show that the action was carried out, and for how long (s) nothing else was set.

    None: it cannot be seen, because nothing of it is reported, or because everything was as commanded before.
    """
    seen: list[bool] = []
    until = check.horizon
    twins = {twin.spec.twin_id: twin for twin in check.twins}
    for change in check.changes:
        twin = twins.get(change.twin_id)
        for key, value in change.commands.items() if twin is not None else ():
            series = measured.get(change.twin_id, {}).get(key)
            wanted = None if twin is None else _encoded(check, change.twin_id, key, value)
            if series is None or wanted is None or not series.times.size:
                continue
            before = _encoded(check, change.twin_id, key, None if twin is None else twin.values.get(key))
            if before != wanted:
                seen.append(_shows(series, check.start + change.at, wanted))
            later = any(other.at > change.at and key in other.commands for other in check.changes)
            if not later:
                until = min(until, _held(series, check.start + change.at, wanted) - check.start)
    return (all(seen) if seen else None), max(until, 0.0)


def _encoded(check: CheckRequest, twin_id: str, key: str, value: Value | None) -> float | None:
    spec = next(twin.spec for twin in check.twins if twin.spec.twin_id == twin_id)
    channel = spec.channels.get(key)
    if channel is None or value is None:
        return None
    try:
        return channel.encode(value)
    except InvalidValueError:
        return None


def _shows(series: Series, at: float, wanted: float) -> bool:
    """Return whether a value is reported within the time a device needs."""
    within = (series.times >= at) & (series.times <= at + OBEYED_WITHIN)
    reported = np.append(series.values[within], series.at(np.array([min(at + OBEYED_WITHIN, series.end)])))
    return bool(np.any(np.isclose(reported, wanted, atol=0.05)))


def _held(series: Series, at: float, wanted: float) -> float:
    """Return until when (epoch s) a value is held once it is there; the end of the series where it stays."""
    same = np.isclose(series.values, wanted, atol=0.05)
    after = series.times >= at
    reached = np.flatnonzero(after & same)
    begin = reached[0] if reached.size else max(int(np.searchsorted(series.times, at, side="right")) - 1, 0)
    changed = np.flatnonzero(~same & (np.arange(series.times.size) > begin) & np.isfinite(series.values))
    return float(series.times[changed[0]]) if changed.size else series.end
