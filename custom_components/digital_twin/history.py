"""A twin's memory: snapshots on every meaningful change, the newest in memory, all of them in the database.

A snapshot is taken when something that is no number changes, when a number that people set has come to rest, at a
command, and every hour if anything changed. None is ever changed again; a checksum over all of it tells that.
"""

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from homeassistant.core import Context, callback
from homeassistant.util.ulid import ulid_at_time
from sqlalchemy import Connection

from .const import LOGGER
from .core.channel import Channel, Quantity, Value
from .core.state import Origin, Source
from .feed import change_origin
from .store import queries
from .store.codec import to_json
from .store.errors import StoreError
from .store.records import SnapshotRecord
from .store.snapshot_codec import names_of, pack, unpack

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

KEPT: Final = 100
DAY: Final = 86_400.0
HOURLY: Final = timedelta(hours=1)
SETTLED_AFTER: Final = 10.0
"""s after the last change of a number that was set, such as a cover's position, until it counts as at rest."""
BURST: Final = 60
"""Changes in a row that each get a snapshot of their own; after that one every RENEWAL s stands for all."""
RENEWAL: Final = 30.0


class _Packed(NamedTuple):
    """A snapshot in memory: a quarter of the room its record takes."""

    snapshot_id: str
    at: float
    names: tuple[str, ...]
    raw: bytes


class Exposure(NamedTuple):
    """What a snapshot is made of, taken in passing: the channels with their values and since when they are so.

    origin: who caused it, as the feeds have it, or who asked for it. stage: what was simulated, if anything was.
    """

    twin_id: str
    at: float
    reason: str
    revision: int
    keys: tuple[str, ...]
    values: list[Value | None]
    changed: list[float]
    stage: Mapping[str, Value] | None
    health: float | None
    source: Source | None
    origin: object

    def record(self) -> SnapshotRecord:
        """Return the snapshot, still without its checksum. Runs in any thread."""
        context = self.origin if isinstance(self.origin, Context) else None
        source = self.source
        if source is None:
            source = self.origin.source if isinstance(self.origin, Origin) else change_origin(self.origin).source
        known = {key: value for key, value in zip(self.keys, self.values, strict=True) if value is not None}
        return SnapshotRecord(
            snapshot_id=ulid_at_time(self.at),
            twin_id=self.twin_id,
            at=self.at,
            reason=self.reason,
            source=(Source.SIMULATION if self.stage is not None and self.reason == "change" else source).value,
            revision=self.revision,
            values=known if self.stage is None else dict(self.stage),
            changed={key: at for key, at in zip(self.keys, self.changed, strict=True) if key in known},
            health=self.health,
            context=None
            if context is None
            else {"id": context.id, "parent_id": context.parent_id, "user_id": context.user_id},
            checksum="",
        )


class Developed(NamedTuple):
    """A snapshot with its checksum, and packed."""

    record: SnapshotRecord
    names: tuple[str, ...]
    raw: bytes


def developed(exposed: Exposure) -> Developed:
    """Return a snapshot as it is kept. Runs in any thread."""
    record = exposed.record()
    record = replace(record, checksum=checksum(record))
    return Developed(record, names_of(record), pack(record, 0))


class History:
    """Takes a twin's snapshots and hands them out."""

    __slots__ = (
        "_allowance", "_allowed_at", "_began", "_complete", "_exposed", "_keys", "_layouts", "_listening", "_memory",
        "_put_off", "_revision", "_twin", "_twin_id", "noticed", "put_together", "rollbacks", "taken",
    )  # fmt: skip

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing is taken before the twin has read its sources."""
        self._twin = twin
        self._twin_id = twin.entry.entry_id
        self._keys = tuple(twin.channels)
        self._memory: list[_Packed] = []
        self._exposed: list[Exposure] = []
        self._layouts: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._complete = False
        self._listening = False
        self._began: float | None = time.time()
        """None once what was known before is remembered."""
        self._revision = -1
        self._allowance = float(BURST)
        self._allowed_at = 0.0
        self.taken = 0
        self.rollbacks = 0
        self.noticed = False
        """Whether something changed that a snapshot is to be taken of when the twin is flushed."""
        self._put_off = False
        self.put_together = 0
        """Changes that share a snapshot with a later one, since there were too many."""

    @callback
    def async_start(self) -> None:
        """Begin to remember."""
        twin = self._twin
        self._listening = True
        self._revision = twin.state.revision
        entry_id = twin.entry.entry_id
        twin.entry.async_create_background_task(
            twin.hass, self.async_recall(), f"digital_twin recall of the state of {twin.config.name}"
        )
        twin.entry.async_on_unload(twin.home.agenda.async_add(f"snapshot {entry_id}", HOURLY, self._async_hourly))

    @callback
    def async_stop(self) -> None:
        """Take no more snapshots by itself."""
        self._listening = False
        self.async_develop()
        self.noticed = self._put_off = False
        self._twin.home.settling.async_forget(self)

    @callback
    def async_noticed(self, channel: Channel) -> None:
        """Have a snapshot taken of a change: at the end of this turn of the event loop, or once it is at rest.

        Called by the live state, in the middle of an event.
        """
        twin = self._twin
        if not self._listening:
            return
        if twin.stage is not None:
            twin.async_device_moved()
        if self._put_off:
            self.put_together += 1
        elif channel.quantity is Quantity.NUMBER:
            twin.home.settling.async_wait(self, SETTLED_AFTER)
        else:
            self.noticed = True
            twin.async_rouse()

    @callback
    def async_flush(self) -> None:
        """Take the snapshot that a change asked for, unless there were too many: then a later one stands for both."""
        self.noticed = False
        now = time.time()
        allowance = min(self._allowance + max(now - self._allowed_at, 0.0) / RENEWAL, BURST)
        self._allowed_at = now
        if allowance < 1.0:
            self._allowance = allowance
            self._put_off = True
            self.put_together += 1
            self._twin.home.settling.async_wait(self, (1.0 - allowance) * RENEWAL + 1.0)
            return
        self._allowance = allowance - 1.0
        if self._twin.state.revision != self._revision:
            self._exposed.append(self._expose(now, "change", None, None))
            self.taken += 1
            self._twin.home.darkroom.async_add(self)

    @property
    def exposed(self) -> list[Exposure]:
        """Return the snapshots taken of changes that are still to be developed."""
        return list(self._exposed)

    @callback
    def async_developed(self, found: list[Developed]) -> None:
        """Keep what was exposed and is developed now, unless somebody did not wait for it."""
        waiting = {exposure.revision for exposure in self._exposed}
        done = [item for item in found if item.record.revision in waiting]
        revisions = {item.record.revision for item in done}
        self._exposed = [exposure for exposure in self._exposed if exposure.revision not in revisions]
        for item in done:
            self._keep(item)
        self._twin.home.database.write(*(item.record for item in done))

    @callback
    def async_develop(self) -> None:
        """Develop at once what was exposed, since somebody wants to see it."""
        if self._exposed:
            self.async_developed([developed(exposure) for exposure in self._exposed])

    @callback
    def async_settled(self) -> None:
        """Take the snapshot that waited: for a number to come to rest, or since there were too many."""
        self._put_off = False
        self.async_flush()

    @callback
    def _async_hourly(self) -> None:
        self.async_retain()
        if self._twin.state.revision != self._revision:
            self.async_take("hourly")

    @callback
    def async_take(
        self, reason: str, source: Source | None = None, context: Context | None = None, *, write: bool = True
    ) -> SnapshotRecord:
        """Take a snapshot of what the twin shows now: simulated values in a sandbox, else what its device last said.

        source and context are who asked for it; without them those of the latest change. Whoever must know that it is
        safe passes write=False and commits it himself.
        """
        self.async_develop()
        item = developed(self._expose(time.time(), reason, source, context))
        record = item.record
        self._keep(item)
        self.taken += 1
        if write:
            self._twin.home.database.write(record)
        return record

    def _expose(self, now: float, reason: str, source: Source | None, context: Context | None) -> Exposure:
        twin = self._twin
        state = twin.state
        stage, health = twin.stage, twin.health
        self._revision = state.revision
        origin = state.origin if context is None and source is None else context
        values, changed = state.look()
        return Exposure(
            self._twin_id,
            now,
            reason,
            state.revision,
            self._keys,
            values,
            changed,
            dict(stage.values) if stage is not None and stage.active else None,
            None if health is None else health.score,
            source,
            origin,
        )

    def _keep(self, item: Developed) -> None:
        names = self._layouts.setdefault(item.names, item.names)
        self._memory.append(_Packed(item.record.snapshot_id, item.record.at, names, item.raw))
        del self._memory[:-KEPT]

    def _unpacked(self, packed: _Packed) -> SnapshotRecord:
        twin_id = self._twin.entry.entry_id
        return unpack(packed.raw, packed.snapshot_id, twin_id, packed.at, lambda _layout: packed.names)

    @property
    def in_memory(self) -> int:
        """Return how many snapshots are in memory."""
        self.async_develop()
        return len(self._memory)

    def recent(self) -> list[SnapshotRecord]:
        """Return the snapshots in memory, newest first."""
        self.async_develop()
        return [self._unpacked(packed) for packed in reversed(self._memory)]

    async def async_between(
        self, start: float | None = None, end: float | None = None, limit: int = queries.LIMIT
    ) -> tuple[list[SnapshotRecord], bool]:
        """Return at most limit snapshots from start up to end (epoch s), newest first, and whether all were asked.

        While the database is away those in memory are all there are to be had.
        """
        twin_id = self._twin.entry.entry_id
        found = {
            record.snapshot_id: record
            for record in self.recent()
            if (start is None or record.at >= start) and (end is None or record.at < end)
        }
        whole = True
        oldest = self._memory[0].at if self._memory and self._complete else None
        if oldest is None or start is None or start < oldest:
            stored = await self._async_read(
                partial(queries.snapshots, twin_id=twin_id, start=start, end=end, limit=limit)
            )
            whole = stored is not None
            found |= {record.snapshot_id: record for record in stored or ()}
        newest_first = sorted(found.values(), key=lambda record: (record.at, record.snapshot_id), reverse=True)
        return newest_first[:limit], whole

    async def async_find(self, snapshot_id: str) -> SnapshotRecord | None:
        """Return a snapshot of this twin by its id."""
        self.async_develop()
        for packed in self._memory:
            if packed.snapshot_id == snapshot_id:
                return self._unpacked(packed)
        found = await self._async_read(partial(queries.snapshot, snapshot_id=snapshot_id))
        return found if found is not None and found.twin_id == self._twin.entry.entry_id else None

    async def async_at(self, at: float) -> SnapshotRecord | None:
        """Return the last snapshot taken at a time (epoch s) or before."""
        self.async_develop()
        in_memory = next((self._unpacked(packed) for packed in reversed(self._memory) if packed.at <= at), None)
        if in_memory is not None:
            return in_memory
        return await self._async_read(partial(queries.snapshot_at, twin_id=self._twin.entry.entry_id, at=at))

    async def async_fill(self) -> None:
        """Fetch what memory has room for: the newest snapshots from before the last start or sleep."""
        if self._complete:
            return
        stored = await self._async_read(partial(queries.snapshots, twin_id=self._twin.entry.entry_id, limit=KEPT))
        if stored is None:
            return
        # What was taken while the database was being read is in memory, and may be in what was read as well.
        taken = {record.snapshot_id: record for record in (*stored, *self.recent())}
        self._memory.clear()
        for record in sorted(taken.values(), key=lambda record: (record.at, record.snapshot_id)):
            self._keep(Developed(record, names_of(record), pack(record, 0)))
        self._complete = True

    async def async_recall(self) -> None:
        """Have the twin remember what was known before the last start, and since when."""
        twin = self._twin
        if (began := self._began) is None:
            return
        record = await self._async_read(partial(queries.snapshot_at, twin_id=twin.entry.entry_id, at=began))
        if record is not None:
            twin.state.remember(
                {key: (value, record.at, record.changed.get(key, record.at)) for key, value in record.values.items()}
            )
        # Only now: who asks meanwhile waits for the past, too.
        self._began = None

    @callback
    def async_retain(self) -> None:
        """Forget what is in memory and past its time."""
        self.async_purged(time.time() - self._twin.home.config.keep_days * DAY)

    @callback
    def async_purged(self, cutoff: float) -> None:
        """Forget what is in memory from before a time (epoch s)."""
        self._memory = [packed for packed in self._memory if packed.at >= cutoff]

    @callback
    def async_drop_memory(self) -> None:
        """Forget what is in memory, as for a sleep; the database has it. Without one it stays."""
        self.async_develop()
        if self._twin.home.database.available:
            self._memory.clear()
            self._layouts.clear()
            self._complete = False

    async def _async_read[T](self, query: Callable[[Connection], T]) -> T | None:
        """Return what the database says; None while it is away."""
        database = self._twin.home.database
        try:
            await database.async_flush()
            return await database.async_read(query)
        except StoreError as err:
            LOGGER.debug("%s: the database could not be asked: %s", self._twin.config.name, err)
            return None


def checksum(record: SnapshotRecord) -> str:
    """Return the SHA-256 over everything else a snapshot holds, in hexadecimal."""
    content: Mapping[str, Any] = {
        "at": record.at,
        "changed": dict(record.changed),
        "context": None if record.context is None else dict(record.context),
        "health": record.health,
        "id": record.snapshot_id,
        "reason": record.reason,
        "revision": record.revision,
        "source": record.source,
        "twin": record.twin_id,
        "values": dict(record.values),
    }
    return hashlib.sha256(to_json(content)).hexdigest()


def is_intact(record: SnapshotRecord) -> bool:
    """Return whether a snapshot still is as it was taken."""
    return checksum(record) == record.checksum
