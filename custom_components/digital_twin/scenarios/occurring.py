"""What is happening, kept over restarts: an outage may well take Home Assistant with it."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store

from ..const import DOMAIN
from .scored import Occurrence

VERSION: Final = 1
REWRITTEN: Final = 600.0
"""s after the last look at which it is written again, or when Home Assistant stops."""
GAP: Final = 600.0
"""s without Home Assistant after which nobody can tell when something ended meanwhile."""

type Present = Mapping[tuple[str, str], Occurrence]


class Occurring:
    """The store of what is happening: by kind and what it is about, since when, and with which twins."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing is read yet."""
        self._store: Store[dict[str, Any]] = Store(hass, VERSION, f"{DOMAIN}.occurring", atomic_writes=True)
        self._written: list[Any] = []
        self._present: Present = {}
        self._at = 0.0

    async def async_load(self, now: float) -> dict[tuple[str, str], Occurrence]:
        """Return what was happening when Home Assistant was last there; now: epoch s."""
        stored = await self._store.async_load()
        if not stored:
            return {}
        interrupted = now - float(stored["at"]) > GAP
        found = {
            (str(kind), str(about)): Occurrence(str(kind), float(since), set(twins), interrupted=interrupted)
            for kind, about, since, twins in stored["present"]
        }
        self._written = _rows(found)
        return found

    async def async_keep(self, present: Present, now: float) -> None:
        """Write down what is happening: at once where it is another thing, else now and then."""
        self._present, self._at = dict(present), now
        rows = _rows(present)
        if rows != self._written:
            self._written = rows
            if rows:
                await self._store.async_save(self._data())
            else:
                await self._store.async_remove()
        elif rows:
            self._store.async_delay_save(self._data, REWRITTEN)

    @callback
    def _data(self) -> dict[str, Any]:
        return {"at": self._at, "present": _rows(self._present)}


def _rows(present: Present) -> list[Any]:
    return [[kind, about, one.since, sorted(one.twins)] for (kind, about), one in sorted(present.items())]
