"""The home as it was: what twins knew and which facts held at a time, from what the recorder kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
from homeassistant.components.alarm_control_panel.const import AlarmControlPanelState
from homeassistant.components.binary_sensor.const import DOMAIN as BINARY_SENSOR_DOMAIN
from homeassistant.const import ATTR_DEVICE_CLASS, STATE_ON
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.sun import is_up
from homeassistant.util import dt as dt_util

from ..core.channel import Channel, InvalidValueError, Quantity, Value
from ..core.requests import Environment
from ..core.safety.people import quiet_facts
from ..core.series import Series
from ..core.twin import TwinSnapshot
from ..environment import resolved, tracked
from ..learning import surroundings_of, wanted_of
from ..recorder_history import Wanted, async_read
from ..solar import irradiance
from .expansion import is_own
from .facts import ALARM_DOMAIN, ARMED, DETECTORS

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

WARM_UP: Final = 86_400.0
"""s before the time of interest from which states are read, so that what changed last before it is known."""
JUST_BEFORE: Final = 0.5
STEP: Final = 300.0
PEOPLE: Final = "people"
OUTDOOR: Final = "outdoor_temperature"


class Past:
    """The recorder's course of some twins and of the home's facts over a stretch of time."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Know nothing yet."""
        self._hass = hass
        self._home = home
        self.channels: dict[str, Mapping[str, Series]] = {}
        self.surroundings: Mapping[str, Series] = {}
        self._facts: Mapping[str, Series] = {}
        self._detected: dict[str, list[str]] = {}

    async def async_read(self, twins: Iterable[TwinCoordinator], start: float, end: float) -> None:
        """Read what was recorded of twins and of the home from a day before start up to end (epoch s)."""
        begin = start - WARM_UP
        for twin in twins:
            wanted = wanted_of(list(twin.bindings), twin.channels)
            self.channels[twin.spec.twin_id] = (await async_read(self._hass, wanted, begin, end)).series
        around = surroundings_of(self._hass, self._home.config)
        self.surroundings = (await async_read(self._hass, around, begin, end)).series
        self._facts = (await async_read(self._hass, self._wanted_facts(), begin, end)).series

    def _wanted_facts(self) -> list[Wanted]:
        wanted: list[Wanted] = []
        for state in self._hass.states.async_all(BINARY_SENSOR_DOMAIN):
            name = DETECTORS.get(state.attributes.get(ATTR_DEVICE_CLASS, ""))
            if name is not None and not is_own(self._hass, state.entity_id):
                self._detected.setdefault(name, []).append(state.entity_id)
                wanted.append(_wanted(state.entity_id, _is_on))
        for state in self._hass.states.async_all(ALARM_DOMAIN):
            if not is_own(self._hass, state.entity_id):
                for name, reader in (("armed", _is_armed), ("triggered", _is_triggered)):
                    key = f"{name} {state.entity_id}"
                    self._detected.setdefault(name, []).append(key)
                    wanted.append(replace(_wanted(state.entity_id, reader), channel=_binary(key)))
        if asleep := resolved(self._hass, self._home.config.asleep):
            self._detected.setdefault("asleep", []).append(asleep)
            wanted.append(_wanted(asleep, _is_on))
        return wanted

    def snapshot(self, twin: TwinCoordinator, at: float) -> TwinSnapshot:
        """Return a twin with what its device showed just before a time (epoch s); what was learned is today's."""
        values: dict[str, Value] = {}
        changed: dict[str, float] = {}
        moment = np.array([at - JUST_BEFORE])
        for key, series in self.channels.get(twin.spec.twin_id, {}).items():
            number = float(series.at(moment)[0])
            channel = twin.spec.channels.get(key)
            if channel is None or not np.isfinite(number):
                continue
            try:
                values[key] = channel.decode(number)
            except InvalidValueError:
                continue
            changed[key] = float(series.times[np.searchsorted(series.times, moment[0], side="right") - 1])
        return replace(twin.snapshot(), values=values, changed=changed)

    def was_on(self, twin: TwinCoordinator, at: float) -> bool | None:
        """Return whether a twin was on just before a time (epoch s); None where nobody knows."""
        series = self.channels.get(twin.spec.twin_id, {}).get("on")
        number = np.nan if series is None else float(series.at(np.array([at - JUST_BEFORE]))[0])
        return number >= 0.5 if np.isfinite(number) else None

    def facts(self, at: float, *, unattended: bool) -> dict[str, float]:
        """Return the facts of the home at a time, as guard/facts gathers the present ones; unknown ones left out."""
        local = dt_util.as_local(dt_util.utc_from_timestamp(at))
        facts = {"time_of_day": float(local.hour * 3600 + local.minute * 60 + local.second)}
        facts["dark"] = float(not is_up(self._hass, dt_util.utc_from_timestamp(at)))
        facts["unattended"] = float(unattended)
        people = _at(self.surroundings.get(PEOPLE), at)
        if tracked(self._hass, self._home.config.persons):
            facts["people_tracked"] = 1.0
        if people is not None:
            facts["people_home"] = people
        for name, keys in self._detected.items():
            known = [value for key in keys if (value := _at(self._facts.get(key), at)) is not None]
            if known:
                facts[name] = max(known)
        return facts | quiet_facts((twin.config.settings for twin in self._home.twins.values()), local.time())

    def environment(self, start: float, horizon: float) -> Environment:
        """Return the weather as it was from start on; where that has not come yet, as it was last."""
        times = start + STEP * np.arange(int(horizon / STEP) + 1, dtype=np.float64)
        values = {"sun": irradiance(times, self._hass.config.latitude, self._hass.config.longitude)}
        if (outdoor := self.surroundings.get(OUTDOOR)) is not None and outdoor.times.size:
            known = outdoor.at(np.minimum(times, outdoor.end))
            if np.isfinite(known).any():
                values[OUTDOOR] = known
        return Environment(start=start, step=STEP, values=values)


def _wanted(entity_id: str, reader: object) -> Wanted:
    return Wanted(_binary(entity_id), (entity_id,), reader)  # type: ignore[arg-type]  # any of the readers below


def _binary(key: str) -> Channel:
    return Channel(key=key, quantity=Quantity.BINARY)


def _is_on(state: State) -> object:
    return state.state == STATE_ON


def _is_armed(state: State) -> object:
    return state.state in ARMED or state.state == AlarmControlPanelState.TRIGGERED


def _is_triggered(state: State) -> object:
    return state.state == AlarmControlPanelState.TRIGGERED


def _at(series: Series | None, at: float) -> float | None:
    if series is None or not series.times.size:
        return None
    value = float(series.at(np.array([min(at, series.end)]))[0])
    return value if np.isfinite(value) else None
