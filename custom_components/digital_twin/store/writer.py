"""The thread that writes: batches of what waits, commits that somebody waits for, and maintenance in between.

Where the database is away, what waits goes on waiting (bounded), whoever waits for a commit is told, and it is tried
again by itself. A damaged SQLite file is moved aside and writing goes on in a fresh one.
"""

import logging
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.engine import Engine

from .codec import Codec
from .engine import is_corrupt, is_refusal, make_engine, redacted_url, sqlite_path, told
from .errors import RefusedError, StoreError, UnavailableError
from .opening import Opened, close_database, open_database, start_afresh
from .record_queue import RecordQueue, Uneventful
from .records import Record
from .scribe import Scribe

_LOGGER = logging.getLogger(__name__)

LINGER: Final = 1.0
"""s that a record may wait for others to be written with."""
TALLY_EVERY: Final = 900.0
"""s between writes of how often reconciles changed nothing: a killed process loses those since."""
BATCH: Final = 2_000
RETRY_FIRST: Final = 1.0
RETRY_MOST: Final = 60.0

type Done = Callable[[BaseException | None, Any], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseState:
    """Whether the database can be reached, and if not why and since when (epoch s); url without password."""

    url: str
    available: bool = False
    error: str | None = None
    since: float | None = None
    replaced: Path | None = None
    generation: int = 0


@dataclass(slots=True, eq=False)
class _Task:
    """Something whose end somebody waits for: records to commit, or a job on the connection, records with it."""

    done: Done
    records: Sequence[Record] = ()
    job: Callable[[Connection], Any] | None = None
    in_transaction: bool = True


@dataclass(slots=True)
class _Inbox:
    queue: RecordQueue = field(default_factory=RecordQueue)
    tasks: deque[_Task] = field(default_factory=deque)
    oldest: float | None = None
    stopping: bool = False


class Writer:
    """Owns the one connection that writes."""

    def __init__(self, url: str, changed: Callable[[DatabaseState], None]) -> None:
        """Nothing runs yet. changed is called in the writer's thread whenever state did."""
        self._url = url
        self.scribe = Scribe(Codec())
        self.state = DatabaseState(url=redacted_url(url))
        self.refused: Counter[str] = Counter()
        self._changed = changed
        self._inbox = _Inbox()
        self._condition = threading.Condition()
        self._thread: threading.Thread | None = None
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._retry_at = 0.0
        self._retry_after = RETRY_FIRST
        self._tally_at = 0.0
        self._tried = threading.Event()

    @property
    def queued(self) -> int:
        """Return how many records wait."""
        return len(self._inbox.queue)

    @property
    def shed(self) -> Counter[str]:
        """Return how many records of each kind were given up for want of room."""
        return self._inbox.queue.shed

    def start(self) -> None:
        """Start the thread."""
        self._thread = threading.Thread(target=self._run, name="digital_twin database writer", daemon=True)
        self._thread.start()

    def wait_until_tried(self, patience: float) -> None:
        """Wait until the database was opened, or could not be, or patience (s) is at its end."""
        self._tried.wait(patience)

    def stop(self) -> None:
        """Write what waits, close the database and end the thread."""
        with self._condition:
            self._inbox.stopping = True
            self._condition.notify()
        if self._thread is not None:
            self._thread.join()

    def put(self, records: Sequence[Record]) -> None:
        """Have records written soon. Never waits. Once the writer stopped there is nobody to write them."""
        with self._condition:
            if self._inbox.stopping:
                return
            for record in records:
                self._inbox.queue.put(record)
            if self._inbox.oldest is None and len(self._inbox.queue):
                self._inbox.oldest = time.monotonic()
                self._condition.notify()

    def submit(self, task: _Task) -> None:
        """Have a task done at once. Its done is called in the writer's thread, or here after the writer stopped."""
        with self._condition:
            if not self._inbox.stopping:
                self._inbox.tasks.append(task)
                self._condition.notify()
                return
        task.done(UnavailableError("the database is closed"), None)

    def commit(self, records: Sequence[Record], done: Done) -> None:
        """Have records committed together, with everything that was put before."""
        self.submit(_Task(done=done, records=records))

    def run(
        self,
        job: Callable[[Connection], Any],
        done: Done,
        *,
        in_transaction: bool = True,
        records: Sequence[Record] = (),
    ) -> None:
        """Have a job done on the connection, in a transaction of its own unless told otherwise, records with it."""
        self.submit(_Task(done=done, job=job, in_transaction=in_transaction, records=records))

    def _run(self) -> None:
        self._tally_at = time.monotonic() + TALLY_EVERY
        while True:
            if self._connection is None and time.monotonic() >= self._retry_at:
                self._open()
            self._tried.set()
            with self._condition:
                while not self._is_due():
                    self._condition.wait(self._patience())
                stopping = self._inbox.stopping
                tasks = list(self._inbox.tasks)
                self._inbox.tasks.clear()
            if self._connection is None:
                self._refuse(tasks)
            else:
                self._work(tasks, everything=stopping)
            if stopping:
                break
        self._end()

    def _is_due(self) -> bool:
        inbox = self._inbox
        return inbox.stopping or bool(inbox.tasks) or self._patience() == 0.0

    def _patience(self) -> float | None:
        """Return how long nothing needs to be done (s), None for ever."""
        now = time.monotonic()
        if self._connection is None:
            return max(self._retry_at - now, 0.0)
        moments = [self._tally_at] if self._inbox.queue.uneventful else []
        if self._inbox.oldest is not None:
            moments.append(self._inbox.oldest + LINGER)
        return max(min(moments) - now, 0.0) if moments else None

    def _open(self) -> None:
        try:
            if self._engine is None:
                self._engine = make_engine(self._url)
            self._opened(open_database(self._engine, self.scribe, time.time()))
        except Exception as err:  # noqa: BLE001 -- a driver may raise anything; it is told and tried again
            self._lost(err)

    def _opened(self, opened: Opened) -> None:
        self._connection = opened.connection
        self._retry_after = RETRY_FIRST
        if not self.state.available and self.state.since is not None:
            _LOGGER.info("The twins' database is back")
        if opened.replaced is not None:
            _LOGGER.error("The twins' database was damaged; it is kept as %s", opened.replaced.name)
        self._tell(
            available=True, error=None, since=None, replaced=opened.replaced or self.state.replaced,
            generation=self.state.generation + 1,
        )  # fmt: skip

    def _lost(self, err: BaseException) -> None:
        """Give the connection up and try again later."""
        reason = str(told(err, self._url))
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
        self.scribe.forget()
        self._retry_at = time.monotonic() + self._retry_after
        self._retry_after = min(self._retry_after * 2.0, RETRY_MOST)
        if self.state.since is None:
            _LOGGER.error("The twins' database cannot be used and is tried again: %s", reason)
        self._tell(available=False, error=reason, since=self.state.since or time.time())

    def _tell(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._changed(self.state)

    def _refuse(self, tasks: list[_Task]) -> None:
        for task in tasks:
            task.done(UnavailableError(self.state.error or "the database is closed"), None)

    def _work(self, tasks: list[_Task], *, everything: bool) -> None:
        """Write what waits together with the commits, then do the jobs."""
        commits = [task for task in tasks if task.job is None]
        while True:
            with self._condition:
                records = self._inbox.queue.take(BATCH)
                flushed = any(not task.records for task in commits)
                due = everything or flushed or time.monotonic() >= self._tally_at
                tallies = self._inbox.queue.take_uneventful() if due else []
                more = len(self._inbox.queue) > 0
                self._inbox.oldest = time.monotonic() if more else None
            if due:
                self._tally_at = time.monotonic() + TALLY_EVERY
            if not self._write_together(records, [] if more else commits, tallies):
                self._refuse([task for task in tasks if more or task.job is not None])
                return
            if not more:
                break
        for task in tasks:
            if task.job is not None:
                self._do(task)

    def _write_together(self, records: list[Record], commits: list[_Task], tallies: list[Uneventful]) -> bool:
        """Write one batch; False when the database was lost: then all is back in the queue and commits were refused."""
        if not (records or commits or tallies):
            return True
        waited_for = [record for task in commits for record in task.records]
        try:
            self._transact([*records, *waited_for], tallies, durable=bool(commits))
        except Exception as err:  # noqa: BLE001 -- sorted out below: damaged, refused or away
            if self._is_recovered(err):
                return self._write_together(records, commits, tallies)
            if is_refusal(err):
                return self._write_apart(records, commits, tallies)
            self._lost(err)
            with self._condition:
                self._inbox.queue.put_back(records)
                for tally in tallies:
                    self._inbox.queue.uneventful.setdefault(tally.first.twin_id, tally)
                self._inbox.oldest = time.monotonic()
            self._refuse(commits)
            return False
        for task in commits:
            task.done(None, None)
        return True

    def _write_apart(self, records: list[Record], commits: list[_Task], tallies: list[Uneventful]) -> bool:
        """Write what fits where something in a batch can never be written: that is left out, told and counted."""
        if len(records) + len(commits) + bool(tallies) > 1:
            parts: list[tuple[list[Record], list[_Task], list[Uneventful]]] = [([record], [], []) for record in records]
            parts += [([], [task], []) for task in commits]
            parts += [([], [], tallies)] if tallies else []
            for index, (record, commit, tally) in enumerate(parts):
                if not self._write_together(record, commit, tally):
                    rest = parts[index + 1 :]
                    with self._condition:
                        self._inbox.queue.put_back([record for left, _, _ in rest for record in left])
                    self._refuse([task for _, left, _ in rest for task in left])
                    return False
            return True
        kind = type((records or [record for task in commits for record in task.records] or tallies)[0]).__name__
        self.refused[kind] += 1
        reason = self._refusal or RefusedError("refused")
        if self.refused[kind] == 1:
            _LOGGER.error("A record of kind %s cannot be kept: %s", kind, reason)
        for task in commits:
            task.done(reason, None)
        return True

    _refusal: StoreError | None = None

    def _transact(self, records: Sequence[Record], tallies: Sequence[Uneventful], *, durable: bool) -> None:
        connection = self._connection
        if connection is None:
            raise UnavailableError("closed")
        try:
            _settle_durability(connection, durable=durable)
            with connection.begin():
                self.scribe.write(connection, records)
                self.scribe.tally(connection, tallies)
        except Exception as err:
            self.scribe.forget()
            self._refusal = told(err, self._url)
            raise

    def _do(self, task: _Task) -> None:
        connection = self._connection
        if connection is None or task.job is None:
            self._refuse([task])
            return
        connection.info["codec"] = self.scribe.codec
        try:
            if task.in_transaction:
                if task.records:
                    _settle_durability(connection, durable=True)
                with connection.begin():
                    self.scribe.write(connection, task.records)
                    result = task.job(connection)
            else:
                result = task.job(connection)
        except Exception as err:  # noqa: BLE001 -- handed to whoever waits
            self.scribe.forget()
            if not (is_refusal(err) or self._is_recovered(err)):
                self._lost(err)
            task.done(told(err, self._url), None)
        else:
            task.done(None, result)

    def _is_recovered(self, err: BaseException) -> bool:
        """Return whether an error was a damaged file, and writing can go on in a fresh one."""
        path = sqlite_path(self._url)
        if path is None or not is_corrupt(err) or self._engine is None or self._connection is None:
            return False
        self._connection.invalidate()
        self._connection.close()
        self._connection = None
        try:
            self._opened(start_afresh(self._engine, self.scribe, path, time.time()))
        except Exception as fresh:  # noqa: BLE001 -- told as every loss of the database is
            self._lost(fresh)
            return False
        return True

    def _end(self) -> None:
        if self._connection is not None:
            try:
                close_database(self._connection)
            except Exception as err:  # noqa: BLE001 -- all is written; only the word of a clean end is missing
                _LOGGER.warning("The twins' database did not close by itself: %s", told(err, self._url))
            self._connection = None
        if self._engine is not None:
            self._engine.dispose()
        with self._condition:
            left = list(self._inbox.tasks)
            self._inbox.tasks.clear()
        if self.queued:
            _LOGGER.warning("%d records of the twins were lost: their database is away", self.queued)
        self._tell(available=False)
        self._refuse(left)


def _settle_durability(connection: Connection, *, durable: bool) -> None:
    """Have SQLite put what somebody waits for on the disk before the answer; the rest follows with it or the next."""
    if connection.dialect.name == "sqlite":
        raw = connection.connection.dbapi_connection
        raw.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")  # type: ignore[union-attr]  # sqlite3's
