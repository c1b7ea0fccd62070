"""The twins' database within Home Assistant: where it is, its key, what is told about it, and its daily purge."""

import base64
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from .const import DOMAIN, LOGGER
from .data import HomeConfig
from .issues import (
    async_create_database_away,
    async_create_database_damaged,
    async_delete_database_away,
    async_delete_database_left,
)
from .store import queries, retention, rewrite
from .store.codec import Codec, new_key
from .store.database import Database
from .store.engine import sqlite_url
from .store.errors import StoreError
from .store.facts import bytes_used
from .store.records import TwinRecord

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home

FILE: Final = f"{DOMAIN}.db"
KEYS: Final = f"{DOMAIN}.keys"
AWAY_TOLD_AFTER: Final = timedelta(minutes=1)
PURGE_EVERY: Final = timedelta(days=1)
ROOM_LOOKED_AFTER: Final = timedelta(minutes=30)
"""How often it is looked whether something writes so much that the room is used up before the day is over."""


def default_path(hass: HomeAssistant) -> Path:
    """Return the file of the database that is used unless another is chosen."""
    return Path(hass.config.path(FILE))


def url_of(hass: HomeAssistant, config: HomeConfig) -> str:
    """Return the URL of the home's database."""
    return config.db_url or sqlite_url(default_path(hass))


class Keys:
    """The keys of an encrypted database, by number, in Home Assistant's storage."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing is read yet."""
        self._store: Store[dict[str, Any]] = Store(hass, 1, KEYS, private=True, atomic_writes=True)

    async def async_load(self, wanted: int) -> Codec:
        """Return how payloads are written: with the key of a number, made if there is none yet; plainly for 0."""
        kept = await self._store.async_load() or {}
        keys = {int(number): base64.b64decode(key) for number, key in kept.items()}
        if wanted and wanted not in keys:
            keys[wanted] = new_key()
            await self._async_save(keys)
        return Codec(keys, wanted or None)

    async def async_keep_only(self, codec: Codec) -> Codec:
        """Forget the keys that no row needs any more."""
        keys = {number: key for number, key in codec.keys.items() if number == codec.current}
        if keys:
            await self._async_save(keys)
        else:
            await self._store.async_remove()
        return Codec(keys, codec.current)

    async def _async_save(self, keys: dict[int, bytes]) -> None:
        await self._store.async_save({str(number): base64.b64encode(key).decode() for number, key in keys.items()})


class Keeper:
    """Looks after one home's database."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing is opened yet."""
        self._hass = hass
        self._home = home
        self._keys = Keys(hass)
        self._codec = Codec()
        self.database = Database(url_of(hass, home.config))
        self._ends: list[CALLBACK_TYPE] = []
        self._away: CALLBACK_TYPE | None = None
        self._told: str | None = None

    async def async_open(self) -> None:
        """Open the home's database. Where it cannot be reached this is told, and tried again while the twins go on."""
        self._codec = await self._keys.async_load(self._home.config.key_number)
        await self.database.async_open(self._codec)
        async_delete_database_left(self._hass)
        self._async_start()

    @callback
    def _async_start(self) -> None:
        """Begin to tell about the database, and to purge it every day."""
        self._ends = [
            self.database.async_listen(self._async_changed),
            self._hass.bus.async_listen(EVENT_HOMEASSISTANT_CLOSE, self._async_close_at_end),
            self._home.agenda.async_add("database purge", PURGE_EVERY, self._async_begin_tidying),
            self._home.agenda.async_add("database room", ROOM_LOOKED_AFTER, self._async_begin_making_room),
            async_at_started(self._hass, self._async_begin_tidying),
        ]
        self._async_changed()

    async def async_close(self) -> None:
        """Write what waits and close."""
        for end in self._ends:
            end()
        self._ends = []
        self._async_is_back()
        await self.database.async_close()

    async def _async_close_at_end(self, _event: Event) -> None:
        await self.async_close()

    @callback
    def async_describe(self, twin: TwinCoordinator) -> None:
        """Have the database know what a twin is, and in which units its channels are."""
        units = {key: channel.unit for key, channel in twin.channels.items()}
        now = dt_util.utcnow().timestamp()
        self.database.write(TwinRecord(twin_id=twin.entry.entry_id, at=now, kind=twin.kind.id, channels=units))

    @callback
    def _async_changed(self) -> None:
        status = self.database.status
        if status.replaced is not None and status.replaced != self._told:
            self._told = status.replaced
            async_create_database_damaged(self._hass, status.replaced)
        if status.available:
            self._async_is_back()
        elif self._away is None:
            self._away = async_call_later(self._hass, AWAY_TOLD_AFTER, self._async_tell_away)

    @callback
    def _async_is_back(self) -> None:
        if self._away is not None:
            self._away()
            self._away = None
        async_delete_database_away(self._hass)

    @callback
    def _async_tell_away(self, _now: Any) -> None:
        status = self.database.status
        since = dt_util.as_local(dt_util.utc_from_timestamp(status.since or 0.0))
        async_create_database_away(self._hass, status.error or "", since.strftime("%Y-%m-%d %H:%M"))

    @callback
    def _async_begin_tidying(self, _hass: HomeAssistant | None = None) -> None:
        self._home.entry.async_create_background_task(self._hass, self._async_tidy(), "digital_twin database purge")

    @callback
    def _async_begin_making_room(self) -> None:
        self._home.entry.async_create_background_task(self._hass, self._async_make_room(), "digital_twin database room")

    async def _async_make_room(self) -> None:
        """Purge before its time where more room is used than there is."""
        try:
            if await self.database.async_read(bytes_used) > policy_of(self._home.config).cap:
                await self.async_purge()
        except StoreError as err:
            LOGGER.debug("Room in the database is made another time: %s", err)

    async def _async_tidy(self) -> None:
        """Purge what is past its time or its twin, and bring everything to the present key."""
        try:
            await self._async_forget_removed()
            await self.async_purge()
            await self._async_rewrite()
        except StoreError as err:
            LOGGER.debug("The database is tidied another time: %s", err)

    async def _async_forget_removed(self) -> None:
        entries = self._hass.config_entries.async_entries(DOMAIN, include_ignore=False)
        present = {entry.entry_id for entry in entries}
        for twin_id in await self.database.async_read(queries.twin_ids) - present:
            await self.database.async_forget(twin_id)

    async def async_purge(self) -> dict[str, int]:
        """Delete what is past its time, then the oldest beyond the cap; returns rows by table. Raises StoreError."""
        policy = policy_of(self._home.config)
        now = dt_util.utcnow().timestamp()
        gone: dict[str, int] = {}

        def shrink(connection: Any) -> dict[str, int]:
            return retention.shrink_step(connection, policy, now, begun=bool(shrunk))

        shrunk: dict[str, int] = {}
        await self._async_steps(partial(retention.purge_step, policy=policy, now=now), gone)
        await self._async_steps(shrink, shrunk)
        while gone or shrunk:
            if not await self.database.async_run(retention.vacuum_step, in_transaction=False):
                break
        for table, rows in shrunk.items():
            gone[table] = gone.get(table, 0) + rows
        if gone:
            self._home.audit.async_note("purge", data={"rows": gone, "for_room": shrunk})
        return gone

    async def _async_steps(self, step: Callable[[Any], dict[str, int]], gone: dict[str, int]) -> None:
        while step_gone := await self.database.async_run(step):
            for table, rows in step_gone.items():
                gone[table] = gone.get(table, 0) + rows

    async def _async_rewrite(self) -> None:
        if not await self.database.async_read(partial(rewrite.is_due, codec=self._codec)):
            return
        place: rewrite.Place | None = rewrite.first_place()
        while place is not None:
            place = await self.database.async_run(partial(rewrite.rewrite_step, codec=self._codec, place=place))
        self._codec = await self._keys.async_keep_only(self._codec)
        self._home.audit.async_note("database_key", data={"encrypted": self._codec.current is not None})


def policy_of(config: HomeConfig) -> retention.Policy:
    """Return what is kept of a home."""
    kept = {"snapshots": float(config.keep_days), "scenarios": float(config.keep_days)}
    return retention.Policy(days={**retention.DAYS, **kept}, cap=config.max_size * 1_000_000)
