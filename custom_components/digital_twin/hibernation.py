"""A twin's sleep: what it learned, its rings and its snapshots leave memory, and come back in milliseconds.

A sleeping twin goes on following its device, so that its shadows are right, and holds it against what people expect,
what is usual and what was commanded; it predicts nothing. What needs its model wakes it. It falls asleep by itself when
nobody shows an interest and its device does nothing.
"""

import asyncio
import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from homeassistant.core import callback

from .core.live import SAMPLES_ASLEEP, SAMPLES_AWAKE
from .core.twin import Learned

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

LOOKED_AFTER: Final = timedelta(minutes=30)
QUIET_FOR: Final = 6 * 3600.0
"""s in which the device reported nothing new and nobody asked for the twin, until it falls asleep by itself."""


class Hibernation:
    """Lets one twin sleep and wake."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Begin awake."""
        self._twin = twin
        self._turn = asyncio.Lock()
        self._used_at = time.time()
        self.asleep = False
        self.since: float | None = None
        self.woken_in: float | None = None
        """s that the last waking took."""

    @callback
    def async_start(self) -> None:
        """Begin to look after the twin's rest."""
        twin = self._twin
        key = f"rest {twin.entry.entry_id}"
        twin.entry.async_on_unload(twin.home.agenda.async_add(key, LOOKED_AFTER, self._async_look))

    @callback
    def _async_look(self) -> None:
        if not self.asleep and self.is_idle(time.time()):
            twin = self._twin
            twin.entry.async_create_background_task(
                twin.hass, self.async_sleep(), f"digital_twin sleep of {twin.config.name}"
            )

    def is_idle(self, now: float) -> bool:
        """Return whether nobody shows a prediction or asked for the twin, and its device did nothing for long.

        What is wrong, and what was commanded and has not shown, keeps a twin awake.
        """
        twin = self._twin
        if twin.forecaster.is_wanted or (twin.stage is not None and twin.stage.active):
            return False
        if twin.assessment.diverged or any(twin.assessment.obedience) or twin.conflicts.open:
            return False
        latest = max(twin.state.freeze().changed.values(), default=0.0)
        return now - max(latest, self._used_at) >= QUIET_FOR

    async def async_sleep(self) -> None:
        """Put everything that can be had again out of memory; a simulation under way ends."""
        twin = self._twin
        async with self._turn:
            if self.asleep:
                return
            if twin.stage is not None:
                await twin.stage.async_return()
            await twin.scoring.async_save()
            self.asleep, self.since = True, time.time()
            twin.forecaster.async_forget()
            twin.scoring.async_forget()
            twin.recall.async_forget()
            twin.learned = _gist(twin.learned)
            twin.state.resize(SAMPLES_ASLEEP)
            twin.history.async_drop_memory()
            twin.async_touched()

    async def async_wake(self) -> None:
        """Bring everything back; returns at once where the twin is awake."""
        self._used_at = time.time()
        if self.asleep:
            async with self._turn:
                await self._async_wake()

    async def _async_wake(self) -> None:
        """Do so, unless somebody else did meanwhile."""
        twin = self._twin
        if self.asleep:
            began = time.perf_counter()
            kept = await twin.home.store.async_load(twin.entry.entry_id)
            await twin.scoring.async_load()
            twin.state.resize(SAMPLES_AWAKE)
            self.asleep, self.since = False, None
            twin.learned = kept.learned
            twin.forecaster.async_request()
            twin.async_touched()
            # What needs the model may begin; forecasts are sharper once the rings are full again.
            twin.entry.async_create_background_task(
                twin.hass, twin.recall.async_refill(), f"digital_twin recall of {twin.config.name}"
            )
            self.woken_in = time.perf_counter() - began


def _gist(learned: Learned | None) -> Learned | None:
    """Return what the twin's own sensors tell of what was learned, without the model itself."""
    if learned is None:
        return None
    return replace(learned, parameters={}, tables={}, bands={}, report=(), gated=())
