"""Daily figures of every twin and of the home, kept for a year: how they have been doing.

Counts are those of the day; health, scores of forecasts and memory are as they were when the day was last written. A
day is written every few hours, and once more when it is over.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .const import LOGGER
from .footprint import footprint
from .overview import Overview, async_between
from .store import queries
from .store.errors import StoreError
from .store.records import MetricRecord

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home

EVERY: Final = timedelta(hours=4)
SHOWN: Final = 30
"""Days that are told with a twin's status."""
MOST: Final = 10_000


class Figures:
    """Writes the daily figures of one home."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing is written yet."""
        self._hass = hass
        self._home = home
        self._finished: str | None = None
        self._busy = False

    @callback
    def async_start(self) -> None:
        """Write every few hours from now on."""
        self._home.entry.async_on_unload(self._home.agenda.async_add("daily figures", EVERY, self._async_begin))

    @callback
    def _async_begin(self) -> None:
        if not self._busy:
            self._busy = True
            self._home.entry.async_create_background_task(self._hass, self._async_run(), "digital_twin daily figures")

    async def _async_run(self) -> None:
        try:
            await self.async_write()
        except StoreError as err:
            LOGGER.debug("The daily figures are written another time: %s", err)
        finally:
            self._busy = False

    async def async_write(self) -> None:
        """Write the figures of today so far, and complete yesterday's counts once. Raises StoreError."""
        today = dt_util.start_of_local_day()
        yesterday = dt_util.start_of_local_day(today - timedelta(hours=12))
        database = self._home.database
        await database.async_flush()
        for twin in list(self._home.twins.values()):
            twin_id = twin.entry.entry_id
            if self._finished != _day(yesterday) and twin.entry.created_at < today:
                past = await async_between(twin, yesterday.timestamp(), today.timestamp())
                database.write(*_records(twin_id, yesterday, _counts(past)))
            present = await async_between(twin, today.timestamp(), None)
            database.write(*_records(twin_id, today, {**_counts(present), **_condition(twin)}))
        self._finished = _day(yesterday)
        database.write(*_records(None, today, await self._async_of_home()))

    async def _async_of_home(self) -> dict[str, float]:
        home = self._home
        status = await home.database.async_status()
        found: dict[str, float] = {
            "twins": len(home.twins),
            "diverged": home.diverged,
            "unhealthy": home.unhealthy,
            "asleep": sum(twin.hibernation.asleep for twin in home.twins.values()),
        }
        if home.health is not None:
            found["health"] = round(home.health, 1)
        if status.bytes is not None:
            found["database"] = status.bytes
        return found


async def async_daily(
    home: Home, twin: TwinCoordinator | None = None, days: int = SHOWN
) -> list[dict[str, float | str]]:
    """Return the figures of the latest days, newest first; of the home without a twin. Empty without a database.

    Each: `day` (ISO, local), and the figures known of it by name.
    """
    first = _day(dt_util.start_of_local_day() - timedelta(days=days - 1))
    twin_id = None if twin is None else twin.entry.entry_id
    try:
        found = await home.database.async_read(
            lambda connection: queries.metrics(connection, twin_id=twin_id, first=first, limit=MOST)
        )
    except StoreError as err:
        LOGGER.debug("Daily figures cannot be read now: %s", err)
        return []
    by_day: dict[str, dict[str, float | str]] = {}
    for record in found:
        by_day.setdefault(record.day, {"day": record.day})[record.name] = record.value
    return list(by_day.values())


def _counts(overview: Overview) -> dict[str, float]:
    """Return what is counted over a day, by name."""
    found: dict[str, float] = {
        "syncs": overview.syncs,
        "divergences": overview.divergences,
        "corrections": overview.corrections,
        "undone": overview.undone,
        "rollbacks": overview.rollbacks,
        "quarantined": overview.quarantined,
    }
    for name, value, digits in (
        ("sync_success", overview.sync_success, 4),
        ("sync_ms", None if overview.sync_mean is None else overview.sync_mean * 1000, 3),
        ("correction_success", overview.success, 4),
    ):
        if value is not None:
            found[name] = round(value, digits)
    return found


def _condition(twin: TwinCoordinator) -> dict[str, float]:
    """Return how a twin is now, by name: forecasts' scores by their horizon in minutes."""
    found: dict[str, float] = {"memory": footprint(twin)}
    if twin.health is not None:
        found["health"] = twin.health.score
    for horizon, score in twin.scores.items():
        for name, value in (("error", score.error), ("skill", score.skill), ("brier", score.brier)):
            if value is not None:
                found[f"{name}_{horizon // 60}"] = round(value, 4)
    return found


def _records(twin_id: str | None, day: datetime, figures: Mapping[str, float]) -> list[MetricRecord]:
    return [
        MetricRecord(twin_id=twin_id, day=_day(day), name=name, value=float(value)) for name, value in figures.items()
    ]


def _day(moment: datetime) -> str:
    return dt_util.as_local(moment).date().isoformat()
