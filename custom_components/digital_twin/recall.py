"""What a twin's channels and surroundings reported since it learned, a quarter of an hour apart: forecasts replay it.

The rings of the live state hold the last samples, as fine as they came; a busy channel fills them within the hour. What
happened before, back to the last fit, is kept here, and read from the recorder after a restart.
"""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
from homeassistant.core import HomeAssistant, callback

from .beside import beside
from .core.channel import Quantity
from .core.models.thermostat_past import TELLING
from .core.recent import Recent
from .core.series import Series
from .environment import outdoor_now
from .learning import surroundings_of, wanted_of
from .recorder_history import Wanted, async_read, told
from .solar import irradiance

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

EVERY: Final = 900.0
KEPT: Final = 192
"""Two days of quarters of an hour: refits come daily."""
KEPT_BESIDE: Final = KEPT // 2
"""Of each of what is read beside the twin: a refit misses less of it."""
LONGEST: Final = KEPT * EVERY
FINE: Final = 6 * 3600.0
"""s back to which the last samples are read again after a sleep, where nothing further back is replayed."""
OUTDOOR: Final = "outdoor_temperature"
TEMPERATURE: Final = "temperature"
CHARGE: Final = "charge"
SUN: Final = "sun"


class Recall:
    """The thinned course of one twin's channels."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Remember nothing yet."""
        self._twin = twin
        self._thin: dict[str, Recent] = {}
        self._beside: tuple[Wanted, ...] = ()
        self._noted = 0.0

    @callback
    def async_note(self) -> None:
        """Take down what everything says now, once a quarter of an hour."""
        now = time.time()
        if 0.0 <= now - self._noted < EVERY - 60.0:
            return
        twin = self._twin
        self._noted = now
        for key, channel in twin.channels.items():
            if channel.quantity is not Quantity.OPTION or channel.options:
                value = twin.state.get(key)
                self._append(key, now, np.nan if value is None else channel.encode(value))
        outdoor = outdoor_now(twin.hass, twin.home)
        self._append(OUTDOOR, now, np.nan if outdoor is None else outdoor)
        self._look_beside()
        for wish in self._beside:
            self._append(wish.channel.key, now, self._told(wish))

    async def async_fill(self) -> None:
        """Read from the recorder what came since the last fit, or lately where a room's fit has no memory."""
        learned = self._twin.learned
        if learned is not None and learned.memory:
            await self._async_read(max(learned.learned_at, time.time() - LONGEST))
        elif learned is not None and TEMPERATURE in self._twin.channels:
            # How warm the masses are only the last days tell, where the fit's own memory is not at hand.
            await self._async_read(time.time() - LONGEST)

    async def async_refill(self) -> None:
        """Read back from the recorder what a sleep put out of memory: the thinned course, and the last samples."""
        learned, now = self._twin.learned, time.time()
        replayed = learned is not None and learned.memory
        series = await self._async_read(
            max(learned.learned_at, now - LONGEST) if learned is not None and replayed else now - FINE
        )
        self._twin.state.refill(series)

    async def _async_read(self, start: float) -> Mapping[str, Series]:
        """Keep the thinned course since start (epoch s); return that of the twin's own channels as it was recorded."""
        twin, now = self._twin, time.time()
        self._look_beside()
        keys = {wish.channel.key for wish in self._beside}
        around = surroundings_of(twin.hass, twin.home.config)
        wanted = [*wanted_of(list(twin.bindings), twin.channels), *around, *self._beside]
        async with twin.home.trainer.turn:
            history = await async_read(twin.hass, wanted, start, now)
        for key, series in history.series.items():
            if key in twin.channels or key == OUTDOOR or key in keys:
                times = np.arange(start, now, EVERY, dtype=np.float64)
                known = series.at(times)
                ring = Recent(self._kept(key))
                for at, value in zip(times.tolist(), known.tolist(), strict=True):
                    ring.append(at, value)
                self._thin[key] = ring
        self._noted = now
        twin.forecaster.async_request()
        return {key: series for key, series in history.series.items() if key in twin.channels}

    @callback
    def async_forget(self) -> None:
        """Remember nothing, as when the twin falls asleep."""
        self._thin.clear()
        self._noted = 0.0

    def recent(self, start: float) -> Mapping[str, Series]:
        """Return per channel, and of the surroundings, what was reported up to start (epoch s)."""
        twin = self._twin
        recent = {key: self.course(key, start) for key in twin.state.recent} | self._around(start)
        for wish in self._beside:
            if (thin := self._thin.get(wish.channel.key)) is not None:
                recent[wish.channel.key] = _ended(thin.series(start), self._told(wish), start)
        return recent

    def room(self, start: float) -> dict[str, Series]:
        """Return what tells how warm a room's masses are, up to start (epoch s)."""
        return {key: self.course(key, start) for key in self._twin.state.recent if key in TELLING} | self._around(start)

    def _around(self, start: float) -> dict[str, Series]:
        """Return how warm it was outdoors, and the sun, up to start (epoch s)."""
        around: dict[str, Series] = {}
        if (outdoor := self._thin.get(OUTDOOR)) is not None:
            around[OUTDOOR] = outdoor.series(start)
        if self._thin:
            around[SUN] = sun_until(self._twin.hass, start)
        return around

    def course(self, key: str, start: float) -> Series:
        """Return what one channel reported up to start (epoch s)."""
        return _joined(self._thin.get(key), self._twin.state.recent[key].series(start))

    def _look_beside(self) -> None:
        """See what else tells of a temperature; what came or went counts from the next fit on."""
        twin = self._twin
        own = {binding.entity_id for binding in twin.bindings}
        main = twin.main_channel
        channel = None if main is None else twin.channels.get(main)
        self._beside = beside(twin.hass, twin.home, twin.config.kind, twin.sources[twin.config.main], own, channel)

    def _told(self, wish: Wanted) -> float:
        state = self._twin.hass.states.get(wish.entity_ids[0])
        return np.nan if state is None else told(state, wish)

    def _kept(self, key: str) -> int:
        return KEPT if key in self._twin.channels or key == OUTDOOR else KEPT_BESIDE

    def _append(self, key: str, at: float, value: float) -> None:
        ring = self._thin.get(key)
        if ring is None:
            ring = self._thin[key] = Recent(self._kept(key))
        if not ring.count or ring.times[ring.count - 1] < at:
            ring.append(at, value)


def rooms_told(twins: Mapping[str, TwinCoordinator], start: float) -> dict[str, dict[str, Series]]:
    """Return by twin what rooms reported in the last days, which tells how warm the masses are that nobody measures."""
    return {
        twin_id: twin.recall.room(start)
        for twin_id, twin in twins.items()
        if twin.kind.channel("hvac_mode") is not None and TEMPERATURE in twin.channels
    }


@callback
def last_charges(twins: Mapping[str, TwinCoordinator]) -> dict[str, tuple[float, float]]:
    """Return what storages and cars that do not tell their charge now told last (%), and when (epoch s)."""
    found = {}
    for twin_id, twin in twins.items():
        last = twin.state.last_good().get(CHARGE)
        if twin.kind.id == "battery" and twin.state.get(CHARGE) is None and last is not None:
            value, at, _ = last
            found[twin_id] = (float(value), at)
    return found


def sun_until(hass: HomeAssistant, start: float) -> Series:
    """Return the sun under a clear sky over the last days up to start (epoch s)."""
    times = np.arange(start - LONGEST, start, EVERY, dtype=np.float64)
    return Series(times, irradiance(times, hass.config.latitude, hass.config.longitude), start)


def sensors_told(twins: Mapping[str, TwinCoordinator], start: float) -> dict[str, Mapping[str, Series]]:
    """Return by twin what sensors and what is around them reported lately, from which their forecasts begin."""
    return {twin_id: twin.recall.recent(start) for twin_id, twin in twins.items() if twin.kind.id == "sensor"}


def _ended(series: Series, now: float, at: float) -> Series:
    """Return a course with what is told now, at (epoch s)."""
    before = series.times < at
    return Series(np.append(series.times[before], at), np.append(series.values[before], now), max(series.end, at))


def _joined(thin: Recent | None, fine: Series) -> Series:
    """Return the fine course with the thinned one before its first sample."""
    if thin is None or not thin.count:
        return fine
    coarse = thin.series(fine.end)
    before = coarse.times < fine.times[0] if fine.times.size else np.ones(coarse.times.shape, dtype=bool)
    times = np.concatenate((coarse.times[before], fine.times))
    values = np.concatenate((coarse.values[before], fine.values))
    return Series(times, values, max(fine.end, float(times[-1])))
