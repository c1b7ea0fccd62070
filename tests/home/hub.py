"""The running test home: moves the world on with the clock and carries reports and commands to and fro."""

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from .const import STORE_KEY, STORE_VERSION
from .devices.catalogue import devices
from .devices.layer import Devices, Report
from .devices.spec import DeviceSpec, EntitySpec
from .physics.world import LONGEST_STEP, World

if TYPE_CHECKING:
    from .entity import HomeEntity
    from .mqtt import Post

TICK = timedelta(seconds=1)
STEPS_AT_ONCE = 6
"""World steps in one go of the event loop; one takes about a third of a millisecond."""
SAVE_EVERY = timedelta(minutes=5)
LONGEST_PAST = 6 * 3600.0
"""Seconds of a pause that are lived through after a start; what was before is skipped."""


class Hub:
    """One test home in one Home Assistant."""

    def __init__(self, hass: HomeAssistant, world: World, speed: float, post: Post | None) -> None:
        self.hass = hass
        self.world = world
        self.speed = speed
        self.post = post
        self.entities: dict[str, HomeEntity] = {}
        specs = [spec for spec in devices() if post is not None or not spec.mqtt]
        self.devices = Devices(world, specs, self._hear)
        self._store: Store[dict[str, Any]] = Store(hass, STORE_VERSION, STORE_KEY)
        self._clock = dt_util.utcnow()
        self._owed = 0.0
        self._working: asyncio.Lock = asyncio.Lock()
        self._held: dict[str, Report] | None = None
        self._stop_ticking: CALLBACK_TYPE | None = None
        self._stop_saving: CALLBACK_TYPE | None = None

    async def async_start(self) -> None:
        """Take up the world where it was left, live through the pause, and start the clock."""
        saved = await self._store.async_load()
        await self.hass.async_add_executor_job(self._wake, saved, dt_util.utcnow().timestamp())
        self.devices.introduce()
        self._clock = dt_util.utcnow()
        if self.post is not None:
            self.post.start(self)
        self._stop_ticking = async_track_time_interval(self.hass, self._tick, TICK, cancel_on_shutdown=True)
        self._stop_saving = async_track_time_interval(self.hass, self.async_save, SAVE_EVERY, cancel_on_shutdown=True)

    async def async_stop(self) -> None:
        """Stop the clock and write the world down."""
        for stop in (self._stop_ticking, self._stop_saving):
            if stop is not None:
                stop()
        self._stop_ticking = self._stop_saving = None
        async with self._working:
            self._owed = 0.0
        if self.post is not None:
            await self.hass.async_add_executor_job(self.post.stop)
        await self.async_save()

    async def async_save(self, _now: datetime | None = None) -> None:
        """Write the world down, to be taken up by the next start, even after a kill."""
        await self._store.async_save({"world": self.world.snapshot(), "said": self.devices.snapshot()})

    @staticmethod
    async def async_forget(hass: HomeAssistant) -> None:
        """Delete what was written down."""
        await Store[dict[str, Any]](hass, STORE_VERSION, STORE_KEY).async_remove()

    def of_platform(self, platform: str) -> list[tuple[DeviceSpec, EntitySpec]]:
        """Return the devices and entities of a platform that are not reached by MQTT."""
        return [
            (spec, entity)
            for spec in self.devices.specs.values()
            for entity in spec.entities
            if entity.platform == platform and not spec.mqtt
        ]

    @callback
    def command(self, key: str, name: str, **arguments: Any) -> None:
        """Send a command to a device now."""
        if not self._working.locked():
            self._owe()
            self._step_some()
        self.devices.command(key, name, **arguments)

    async def async_advance(self, seconds: float) -> None:
        """Move the world on by `seconds` at once; each entity says in the end how things are."""
        self._held = {}
        try:
            self._owed += seconds
            await self._work_off()
        finally:
            held, self._held = self._held, None
        for report in held.values():
            self._hear(report)

    def _wake(self, saved: dict[str, Any] | None, now: float) -> None:
        if saved is None:
            self.world.time = now - LONGEST_PAST
            self.world.advance(LONGEST_PAST)
            return
        self.world.restore(saved["world"])
        self.devices.restore(saved["said"])
        self.world.time = max(self.world.time, now - LONGEST_PAST)
        self.world.advance(max(0.0, now - self.world.time))

    @callback
    def _tick(self, _now: datetime) -> None:
        if self._working.locked():
            return
        self._owe()
        if self._owed <= STEPS_AT_ONCE * LONGEST_STEP:
            self._step_some()
        else:
            self.hass.async_create_task(self._work_off(), "test home catching up")

    def _owe(self) -> None:
        """Count the virtual time that has passed since this was last done."""
        now = dt_util.utcnow()
        self._owed += max(0.0, (now - self._clock).total_seconds()) * self.speed
        self._clock = now

    def _step_some(self) -> None:
        for _ in range(STEPS_AT_ONCE):
            if self._owed < 1e-3:
                return
            dt = min(LONGEST_STEP, self._owed)
            self._owed -= dt
            self.world.step(dt)
            self.devices.step()

    async def _work_off(self) -> None:
        """Catch up in small pieces, so that the event loop stays free."""
        async with self._working:
            while self._owed >= 1e-3:
                self._step_some()
                await asyncio.sleep(0)

    @callback
    def _hear(self, report: Report) -> None:
        entity_id = report.entity.entity_id
        if self._held is not None:
            self._held[entity_id] = report
        elif report.device.mqtt:
            if self.post is not None:
                self.post.publish(report)
        elif (entity := self.entities.get(entity_id)) is not None:
            entity.hear(report)
