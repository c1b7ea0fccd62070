"""Snapshots are exposed in the event loop, and developed a second later in a thread: checksum and packing take time."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

if TYPE_CHECKING:
    from .history import Developed, Exposure, History

AFTER: Final = 1.0
"""s from the first exposure until all there are then are developed."""


class Darkroom:
    """Develops the snapshots of a whole home, many at a time."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing waits."""
        self._hass = hass
        self._waiting: dict[History, None] = {}
        self._timer: CALLBACK_TYPE | None = None
        self._end: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> None:
        """Have nothing lost when Home Assistant ends."""
        self._end = self._hass.bus.async_listen_once(EVENT_HOMEASSISTANT_FINAL_WRITE, self._async_final)

    @callback
    def async_add(self, history: History) -> None:
        """Have what a history exposed developed soon."""
        self._waiting[history] = None
        if self._timer is None:
            job = HassJob(self._async_begin, "digital_twin snapshots", cancel_on_shutdown=True)
            self._timer = async_call_later(self._hass, AFTER, job)

    @callback
    def async_stop(self) -> None:
        """Develop what waits at once."""
        if self._end is not None:
            self._end()
            self._end = None
        self._async_all()

    @callback
    def _async_final(self, _event: Event) -> None:
        self._end = None
        self._async_all()

    @callback
    def _async_all(self) -> None:
        if self._timer is not None:
            self._timer()
            self._timer = None
        waiting, self._waiting = self._waiting, {}
        for history in waiting:
            history.async_develop()

    @callback
    def _async_begin(self, _now: datetime) -> None:
        self._timer = None
        waiting, self._waiting = self._waiting, {}
        self._hass.async_create_background_task(self._async_develop(list(waiting)), "digital_twin snapshots")

    async def _async_develop(self, waiting: Sequence[History]) -> None:
        exposed = [history.exposed for history in waiting]
        developed = await self._hass.async_add_executor_job(_all_developed, exposed)
        for history, found in zip(waiting, developed, strict=True):
            history.async_developed(found)


def _all_developed(exposed: Sequence[Sequence[Exposure]]) -> list[list[Developed]]:
    from .history import developed  # noqa: PLC0415 -- the two need each other

    return [[developed(record) for record in records] for records in exposed]
