"""The twins' database as the event loop sees it: nothing here waits for a disk."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.engine import Engine

from . import files, retention
from .codec import Codec
from .engine import make_engine, told
from .errors import StoreError, UnavailableError
from .facts import Facts, facts
from .records import ForecastRecord, Record
from .thinning import Thinning
from .writer import DatabaseState, Writer

_LOGGER = logging.getLogger(__name__)

OPENS_WITHIN: Final = 5.0
"""s that a start waits for a database; one that takes longer to answer or to be looked through is used when ready."""
HELD_AT_MOST: Final = 7200.0
"""s after which the file is released, should nobody say that the backup ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseStatus:
    """What there is to know about the database. rows and bytes as of the last look, since in epoch s."""

    url: str
    available: bool
    error: str | None = None
    since: float | None = None
    queued: int = 0
    shed: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    bytes: int | None = None
    encrypted: bool = False
    replaced: str | None = None

    @property
    def backend(self) -> str:
        """Return the sort of database."""
        return self.url.partition(":")[0].partition("+")[0]


class Database:
    """One database: written in one thread, read in another."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet. A URL that cannot be used shows in the status once it was tried."""
        self._url = url
        self._writer = Writer(url, self._state_changed)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._readers: ThreadPoolExecutor | None = None
        self._reader = _Reader(url)
        self._thinning = Thinning()
        self._listeners: list[Callable[[], None]] = []
        self._facts: Facts | None = None
        self._release: asyncio.TimerHandle | None = None

    async def async_open(self, codec: Codec | None = None) -> None:
        """Open the database, or begin to try; never raises. Twins go on without it. codec: plain unless given."""
        self._loop = asyncio.get_running_loop()
        self._writer.scribe.codec = codec or Codec()
        self._readers = ThreadPoolExecutor(1, thread_name_prefix="digital_twin database reader")
        self._writer.start()
        await self._loop.run_in_executor(self._readers, self._writer.wait_until_tried, OPENS_WITHIN)

    async def async_close(self) -> None:
        """Write everything that waits, then close."""
        readers, self._readers = self._readers, None
        if self._loop is None or readers is None:
            return
        if self._release is not None:
            self._release.cancel()
        await self._loop.run_in_executor(readers, self._writer.stop)
        await self._loop.run_in_executor(readers, self._reader.close)
        readers.shutdown(wait=True)

    @property
    def available(self) -> bool:
        """Return whether the database can be used."""
        return self._writer.state.available

    @property
    def status(self) -> DatabaseStatus:
        """Return what is known without asking the database."""
        state = self._writer.state
        return DatabaseStatus(
            url=state.url,
            available=state.available,
            error=state.error,
            since=state.since,
            queued=self._writer.queued,
            shed=dict(self._writer.shed),
            refused=dict(self._writer.refused),
            rows={} if self._facts is None else self._facts.rows,
            bytes=None if self._facts is None else self._facts.bytes,
            encrypted=self._writer.scribe.codec.current is not None,
            replaced=state.replaced.name if state.replaced else None,
        )

    async def async_status(self) -> DatabaseStatus:
        """Return the status with rows and bytes counted now, as far as the database can be asked."""
        try:
            self._facts = await self.async_read(facts)
        except StoreError as err:
            _LOGGER.debug("The database's size is not known: %s", err)
        return self.status

    def async_listen(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Call changed in the event loop whenever the database went away, came back or was begun afresh."""
        self._listeners.append(changed)
        return lambda: self._listeners.remove(changed)

    def write(self, *records: Record) -> None:
        """Have records written within a second. Returns at once; while the database is away they wait, bounded.

        Of forecasts one an hour is kept for each channel and horizon, and its outcome.
        """
        self._writer.put([one for one in records if not isinstance(one, ForecastRecord) or self._thinning.admits(one)])

    async def async_commit(self, *records: Record) -> None:
        """Write records and return once they are safe, together with all that was written before.

        Raises StoreError where they are not; then none of them will appear later (but for a server that was lost in
        the very moment of the commit, when nobody knows).
        """
        await self._async_wait(lambda done: self._writer.commit(records, done))

    async def async_flush(self) -> None:
        """Return once everything written so far can be read. Raises StoreError."""
        await self.async_commit()

    async def async_run[T](
        self, job: Callable[[Connection], T], *, in_transaction: bool = True, records: Sequence[Record] = ()
    ) -> T:
        """Do a job on the connection that writes, between two batches. Raises StoreError.

        records: written in the same transaction, and safe with it, as those of a commit.
        """
        result: T = await self._async_wait(
            lambda done: self._writer.run(job, done, in_transaction=in_transaction, records=records)
        )
        return result

    async def async_forget(self, twin_id: str) -> None:
        """Delete all rows of a twin but its audit. Raises StoreError."""

        def forget(connection: Connection) -> None:
            retention.forget_twin(connection, twin_id)
            self._writer.scribe.forget()

        self._thinning.forget(twin_id)
        await self.async_run(forget)

    async def async_hold_file(self) -> None:
        """Bring everything into the file of a SQLite database, and leave that unchanged until released.

        What is written meanwhile goes to the journal beside it, whose every frame has a checksum: file and journal
        copied at different moments make one consistent state. Raises StoreError.
        """
        await self.async_run(files.hold, in_transaction=False)
        if self._loop is not None:
            self._release = self._loop.call_later(HELD_AT_MOST, self._release_unasked)

    async def async_release_file(self) -> None:
        """Let the file change again. Raises StoreError."""
        if self._release is not None:
            self._release.cancel()
            self._release = None
        await self.async_run(files.release, in_transaction=False)

    def _release_unasked(self) -> None:
        self._release = None
        self._writer.run(files.release, lambda _err, _result: None, in_transaction=False)

    async def async_read[T](self, query: Callable[[Connection], T]) -> T:
        """Run a query in the reader's thread. Raises StoreError."""
        if self._loop is None or self._readers is None or not self.available:
            raise UnavailableError(self._writer.state.error or "the database is closed")
        state = self._writer.state
        return await self._loop.run_in_executor(
            self._readers, self._reader.read, query, self._writer.scribe.codec, state.generation
        )

    async def _async_wait(self, begin: Callable[[Callable[[BaseException | None, Any], None]], None]) -> Any:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()

        def settle(err: BaseException | None, result: Any) -> None:
            if future.done():
                return
            if err is not None:
                future.set_exception(err)
            else:
                future.set_result(result)

        def done(err: BaseException | None, result: Any) -> None:
            loop.call_soon_threadsafe(settle, err, result)

        begin(done)
        return await future

    def _state_changed(self, _state: DatabaseState) -> None:
        """Tell the listeners, from the writer's thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._async_tell)

    def _async_tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()


class _Reader:
    """The connection that reads; all of it happens in the reader's thread."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._generation = -1

    def read[T](self, query: Callable[[Connection], T], codec: Codec, generation: int) -> T:
        """Return a query's result; a connection that fails is made anew for the next."""
        if generation != self._generation:
            self.close()
        try:
            if self._engine is None:
                self._engine = make_engine(self._url)
            if self._connection is None:
                self._connection = self._engine.connect()
                self._generation = generation
            self._connection.info["codec"] = codec
            with self._connection.begin():
                return query(self._connection)
        except StoreError:
            raise
        except Exception as err:
            self.close()
            raise told(err, self._url) from err

    def close(self) -> None:
        """Close what is open."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
