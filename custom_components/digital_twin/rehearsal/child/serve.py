"""Works off one rehearsal after another, tells how far it is, and takes word to stop, from threads of its own."""

import gc
import logging
import os
import queue
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any, BinaryIO, Final

from homeassistant import const as ha_const

from .. import protocol
from ..protocol import Cancel, Courses, Joining, Request, Told
from . import isolation
from .clock import REAL_MONOTONIC
from .home import forget_home, home_caches, neuter_storage
from .rehearse import Rehearsal
from .report import report

_LOGGER = logging.getLogger(__name__)

LOOK: Final = 0.25
"""Real s between two looks at a rehearsal under way."""
PROGRESS: Final = 0.5
_REAL_SLEEP = time.sleep


class Sink:
    """Writes messages, from whichever thread, one after another."""

    def __init__(self, stream: BinaryIO) -> None:
        """Take the stream to the running home."""
        self._stream = stream
        self._lock = threading.Lock()

    def tell(self, told: Told, **content: Any) -> None:
        """Write a message."""
        frame = protocol.encode_told({"told": told, **content})
        with self._lock:
            self._stream.write(frame)
            self._stream.flush()


class Watch(threading.Thread):
    """Looks at the present rehearsal from outside its loop: tells its progress, ends it when it hangs or grows."""

    def __init__(self, sink: Sink) -> None:
        """Watch nothing yet."""
        super().__init__(name="watch", daemon=True)
        self.sink = sink
        self.rehearsal: Rehearsal | None = None
        self._turns = -1
        self._since = 0.0
        self._told = 0.0

    def run(self) -> None:
        """Look again and again."""
        while True:
            _REAL_SLEEP(LOOK)
            rehearsal = self.rehearsal
            if rehearsal is not None:
                self._look(rehearsal, REAL_MONOTONIC())

    def _look(self, rehearsal: Rehearsal, now: float) -> None:
        limits = rehearsal.request.limits
        turns = rehearsal.loop.turns
        spent = time.process_time()
        if turns != self._turns:
            self._turns, self._since = turns, spent
        elif spent - self._since > limits.stuck and self.rehearsal is rehearsal:
            self._give_up(rehearsal, "stuck")
        if (size := isolation.memory()) > limits.memory:
            rehearsal.loop.abort = "memory"
            if size > limits.memory * 1.5:
                self._give_up(rehearsal, "memory")
        if now - self._told > PROGRESS:
            self._told = now
            changes = rehearsal.journal.changes if rehearsal.journal is not None else 0
            self.sink.tell(
                Told.PROGRESS, id=rehearsal.request.id, share=rehearsal.share, runs=rehearsal.runs.count,
                changes=changes, at=rehearsal.loop.clock.now,
            )  # fmt: skip

    def _give_up(self, rehearsal: Rehearsal, reason: str) -> None:
        """Tell who was at work, and end the process: nothing else stops code that never comes back to its loop."""
        last = rehearsal.runs.last
        self.sink.tell(
            Told.ABORTED, id=rehearsal.request.id, reason=reason, share=rehearsal.share,
            automation=rehearsal.automations.get(last or "", last), at=rehearsal.loop.clock.now,
        )  # fmt: skip
        os._exit(0)


class Reader(threading.Thread):
    """Reads requests; word to stop reaches the present rehearsal at once."""

    def __init__(self, source: BinaryIO, watch: Watch) -> None:
        """Take the stream from the running home."""
        super().__init__(name="reader", daemon=True)
        self.requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._source = source
        self._watch = watch
        self._joining: Joining | None = None

    def _take(self, message: Courses) -> None:
        """Take a piece of the request under way; the last one completes it."""
        if self._joining is None or message.id != self._joining.request.id:
            return
        self._joining.add(message.entities)
        if message.last:
            self.requests.put(self._joining.whole())
            self._joining = None

    def run(self) -> None:
        """Read until the running home closes the stream, which ends this process."""
        while (body := protocol.read_body(self._source)) is not None:
            message = protocol.decode_request(body)
            if isinstance(message, Courses):
                self._take(message)
                continue
            if isinstance(message, Cancel):
                rehearsal = self._watch.rehearsal
                if rehearsal is not None and rehearsal.request.id == message.id:
                    rehearsal.loop.abort = "cancelled"
            else:
                self._joining = Joining(message)
        if self._watch.rehearsal is not None:
            os._exit(0)
        self.requests.put(None)


def serve(source: BinaryIO, sink: BinaryIO, folder: str, integration: str) -> None:
    """Close the doors, then rehearse on request until the stream ends."""
    neuter_storage()
    gc.collect()
    caches = home_caches()
    gc.freeze()  # what is loaded now stays; looking through it again and again is a tenth of a rehearsal's time
    gc.set_threshold(20_000, 10, 20)
    readable = isolation.readable_roots((integration,))
    hook, landlock = isolation.close_doors(folder, readable)
    out = Sink(sink)
    watch = Watch(out)
    reader = Reader(source, watch)
    watch.start()
    reader.start()
    out.tell(Told.READY, pid=os.getpid(), version=ha_const.__version__, landlock=landlock)
    count = 0
    while (request := reader.requests.get()) is not None:
        count += 1
        isolation.limit_cpu(request.limits.cpu)
        isolation.limit_memory(request.limits.memory)
        hook.refused.clear()
        id_ = request.id
        told = _serve_one(request, str(Path(folder) / str(count)), hook, watch, out)
        del request
        forget_home(caches)
        gc.collect()  # a home that was is one great circle of objects
        if told:
            held = isolation.memory()
            # The kernel counts memory per processor: read one after the other, what is held may exceed its own peak.
            peak = max(held, isolation.peak_memory())
            out.tell(Told.RESULT, id=id_, memory=round(held, 1), peak=round(peak, 1))


def _serve_one(request: Request, folder: str, hook: isolation.Hook, watch: Watch, out: Sink) -> bool:
    """Rehearse and tell what came of it; return whether it was a report. Nothing of it is left when this returns."""
    try:
        rehearsal = Rehearsal(request, folder)
        watch.rehearsal = rehearsal
        try:
            rehearsal.run()
        finally:
            watch.rehearsal = None
        for key, part in protocol.report_pieces(report(rehearsal, hook.refused)):
            out.tell(Told.PART, id=request.id, key=key, part=part)
    except MemoryError:
        out.tell(Told.ABORTED, id=request.id, reason="memory", at=request.start)
        os._exit(0)
    except Exception as err:  # noqa: BLE001 -- whatever it is, it is the answer to this request; the next is served
        print(traceback.format_exc(), file=sys.stderr)  # noqa: T201 -- the parent logs what stands here
        out.tell(Told.ERROR, id=request.id, kind=type(err).__name__, text=str(err)[:500])
        return False
    return True
