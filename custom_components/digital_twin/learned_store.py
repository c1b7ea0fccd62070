"""What each twin learned, and whether it may go on learning, kept across restarts: one small file per twin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from .const import DOMAIN, LOGGER
from .core.twin import Learned

STORAGE_VERSION = 1
STORAGE_MINOR_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of one twin's learning.

    frozen: it learns no more until told otherwise. since: history before this (epoch s) is not learned from, because it
    was reset then. unit: that of a plain sensor it was learned in, None where that is not known.
    """

    learned: Learned | None = None
    frozen: bool = False
    since: float = 0.0
    unit: str | None = None


class _LearnedFile(Store[dict[str, Any]]):
    """A twin's file; up to minor version 1 it held the bare Learned."""

    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: dict[str, Any]
    ) -> dict[str, Any]:
        return {"learned": old_data, "frozen": False, "since": 0.0} if old_minor_version < 2 else old_data


class LearnedStore:
    """Reads and writes what is kept, by the twin's config entry id."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing is read until asked for."""
        self._hass = hass

    def _store(self, entry_id: str) -> Store[dict[str, Any]]:
        return _LearnedFile(
            self._hass,
            STORAGE_VERSION,
            f"{DOMAIN}/{entry_id}",
            atomic_writes=True,
            minor_version=STORAGE_MINOR_VERSION,
        )

    async def async_load(self, entry_id: str) -> Kept:
        """Return what is kept of a twin; without anything readable it learns anew."""
        data = await self._store(entry_id).async_load()
        if data is None:
            return Kept()
        try:
            return Kept(
                learned=_learned(data["learned"]),
                frozen=bool(data["frozen"]),
                since=float(data["since"]),
                unit=None if (unit := data.get("unit")) is None else str(unit),
            )
        except (KeyError, TypeError, ValueError) as err:  # fmt: skip
            LOGGER.warning("What a twin had learned cannot be read and is learned anew: %s", err)
            return Kept()

    async def async_save(self, entry_id: str, kept: Kept) -> None:
        """Write what is kept of a twin."""
        learned = None if kept.learned is None else kept.learned.as_dict()
        await self._store(entry_id).async_save(
            {"learned": learned, "frozen": kept.frozen, "since": kept.since, "unit": kept.unit}
        )

    async def async_remove(self, entry_id: str) -> None:
        """Delete the twin's file."""
        await self._store(entry_id).async_remove()


def _learned(data: Mapping[str, Any] | None) -> Learned | None:
    return None if data is None else Learned.from_dict(data)
