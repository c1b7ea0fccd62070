"""The rehearsal process seen from the event loop: started on demand, one rehearsal at a time, kept a while."""

import asyncio
import contextlib
import logging
import os
import shutil
import signal
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import homeassistant
import numpy as np

from ..core import outside
from . import protocol
from .errors import CancelledError, CannotStartError, EndedError, FailedError, ShortOfMemoryError
from .protocol import REPORT, Request, Told

_LOGGER = logging.getLogger(__name__)

MAIN: Final = Path(__file__).parent / "child" / "main.py"
START_TIMEOUT: Final = 60.0
IDLE: Final = 300.0
"""s that the process is kept without work."""
GRACE: Final = 3.0
"""s after which a process that does not stop by itself is killed."""
OVERTIME: Final = 30.0
"""s beyond the time for a rehearsal and its report until the process counts as hung."""
NEEDED: Final = 400
"""MiB of memory that must be free."""
FULL: Final = 205.0
"""MiB that a process may hold when its work is done; Home Assistant keeps a little of every home, so it is renewed."""
NICE: Final = 10
DECODE_IN_LOOP: Final = 32 * 1024
STDERR_KEPT: Final = 20
PASSED_ON: Final = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "LD_PRELOAD", "TZDIR")
ONE_THREAD: Final = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
SAME_EVERY_TIME: Final = {"PYTHONHASHSEED": "0", "MALLOC_ARENA_MAX": "1"}

type TaskMaker = Callable[[Coroutine[Any, Any, None], str], asyncio.Task[None]]
type OnProgress = Callable[[Mapping[str, Any]], None]


class RehearsalProcess:
    """Starts, asks and ends the process. Rehearsals wait for one another."""

    def __init__(self, create_task: TaskMaker, *, idle: float = IDLE, python: str = sys.executable) -> None:
        """Take what makes tasks that outlive an unload; idle: s to keep the process without work."""
        self.version: str | None = None
        self.landlock = 0
        self.starts = 0
        self.waiting = 0
        self._create_task = create_task
        self._idle = idle
        self._python = python
        self._kinds: list[str] = []
        self._process: Process | None = None
        self._folder: str | None = None
        self._log: asyncio.Task[None] | None = None
        self._last_words: deque[str] = deque(maxlen=STDERR_KEPT)
        self._lock = asyncio.Lock()
        self._timer: asyncio.TimerHandle | None = None
        self._ids = 0
        self._decoded = 0
        self._present: int | None = None
        self._cancelled = False
        self._mercy: asyncio.TimerHandle | None = None

    @property
    def pid(self) -> int | None:
        """Return the id of the process while there is one."""
        return None if self._process is None else self._process.pid

    @property
    def folder(self) -> str | None:
        """Return the temporary folder of the process while there is one."""
        return self._folder

    def kill(self) -> None:
        """End the process at once, whatever it does; whoever waits for it is told."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()

    async def async_run(self, request: Request, on_progress: OnProgress | None = None) -> dict[str, Any]:
        """Return the report of a rehearsal. Raises RehearsalError."""
        self.waiting += 1
        async with contextlib.AsyncExitStack() as stack:
            try:
                await stack.enter_async_context(self._lock)
            finally:
                self.waiting -= 1
            return await self._async_run(request, on_progress)

    async def _async_run(self, request: Request, on_progress: OnProgress | None) -> dict[str, Any]:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._ids += 1
        request = replace(request, id=self._ids)
        self._cancelled = False
        answered = False
        report: dict[str, Any] = {}
        try:
            await self._async_ready()
            if self._cancelled:
                raise CancelledError("cancelled")
            self._present = request.id
            async with asyncio.timeout(request.limits.wall + REPORT + OVERTIME):
                report = await self._async_exchange(request, on_progress)
            answered = True
        except TimeoutError:
            raise EndedError("wall") from None
        except FailedError:
            answered = True
            raise
        finally:
            self._present = None
            if self._mercy is not None:
                self._mercy.cancel()
                self._mercy = None
            if answered and report.get("memory", 0.0) > FULL:
                await self._async_end()
            elif answered:
                self._timer = asyncio.get_running_loop().call_later(self._idle, self._idled)
            else:
                await self._async_end(kill=True)
        return report

    async def _async_ready(self) -> None:
        """Have a process that is ready. Raises CannotStartError or ShortOfMemoryError."""
        kinds = outside.arguments()
        if self._process is not None and self._process.returncode is None and kinds == self._kinds:
            return
        await self._async_end(kill=True)
        loop = asyncio.get_running_loop()
        free = await loop.run_in_executor(None, free_memory)
        if free is not None and free < NEEDED:
            raise ShortOfMemoryError(free, NEEDED)
        try:
            self._folder = await loop.run_in_executor(None, tempfile.mkdtemp, None, "digital_twin_rehearsal_")
            environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
            environment |= ONE_THREAD | SAME_EVERY_TIME | {"TMPDIR": self._folder, "HOME": self._folder}
            homes = [str(Path(module.__file__ or "").parents[1]) for module in (homeassistant, np)]
            self._process = await asyncio.create_subprocess_exec(
                self._python, "-s", "-P", str(MAIN), self._folder, str(NICE), *dict.fromkeys(homes), *kinds,
                stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, cwd=self._folder, limit=1024 * 1024,
            )  # fmt: skip
            self.starts += 1
            self._kinds = kinds
            self._last_words.clear()
            self._log = loop.create_task(self._async_log(self._process), name="digital_twin rehearsal log")
            async with asyncio.timeout(START_TIMEOUT):
                hello = await self._async_receive()
        except (OSError, TimeoutError, EndedError) as err:
            words = f"; last words: {self._last_words[-1]}" if self._last_words else ""
            await self._async_end(kill=True)
            raise CannotStartError(f"{type(err).__name__}: {err}{words}") from err
        self.version = hello.get("version")
        self.landlock = int(hello.get("landlock", 0))

    async def _async_exchange(self, request: Request, on_progress: OnProgress | None) -> dict[str, Any]:
        loop = asyncio.get_running_loop()
        for piece in protocol.in_pieces(request):
            await self._async_send(await loop.run_in_executor(None, protocol.encode_request, piece))
        report: dict[str, Any] = {}
        while True:
            message = await self._async_receive()
            match message.get("told"):
                case Told.PROGRESS:
                    if on_progress is not None:
                        on_progress(message)
                case Told.PART:
                    protocol.add_piece(report, message["key"], message["part"])
                case Told.RESULT:
                    if report.get("aborted") == "cancelled":
                        raise CancelledError("cancelled")
                    return report | {key: message[key] for key in ("memory", "peak")}
                case Told.ABORTED:
                    raise EndedError(str(message["reason"]), message.get("automation"), message.get("at"))
                case Told.ERROR:
                    raise FailedError(f"{message['kind']}: {message['text']}")
                case other:
                    raise EndedError("died", str(other))

    async def _async_send(self, frame: bytes) -> None:
        process = self._process
        if process is None or process.stdin is None:
            raise EndedError("died")
        try:
            process.stdin.write(frame)
            await process.stdin.drain()
        except ConnectionError:
            raise EndedError("died") from None

    async def _async_receive(self) -> dict[str, Any]:
        process = self._process
        if process is None or process.stdout is None:
            raise EndedError("died")
        try:
            length = protocol.body_length(await process.stdout.readexactly(protocol.HEADER.size))
            body = await process.stdout.readexactly(length)
        except asyncio.IncompleteReadError, ConnectionError:
            await process.wait()
            if self._cancelled:
                raise CancelledError("cancelled") from None
            raise EndedError("cpu" if process.returncode == -signal.SIGXCPU else "died") from None
        except protocol.FrameTooLargeError:
            raise EndedError("died") from None
        try:
            if len(body) <= DECODE_IN_LOOP:
                self._decoded += len(body)
                if self._decoded > DECODE_IN_LOOP:  # what has come already is read without a pause of its own
                    self._decoded = 0
                    await asyncio.sleep(0)
                return protocol.decode_told(body)
            return await asyncio.get_running_loop().run_in_executor(None, protocol.decode_told, body)
        except ValueError:
            raise EndedError("died") from None

    async def async_cancel(self) -> bool:
        """Stop the present rehearsal; return whether there was one. What does not stop by itself is killed."""
        self._cancelled = True
        present = self._present
        if present is None:
            return False
        await self._async_send(protocol.encode_request(protocol.Cancel(present)))
        self._mercy = asyncio.get_running_loop().call_later(GRACE, self.kill)
        return True

    def _idled(self) -> None:
        self._timer = None
        self._create_task(self._async_idled(), "digital_twin rehearsal ends")

    async def _async_idled(self) -> None:
        if not self._lock.locked():
            await self._async_end()

    async def async_stop(self) -> None:
        """End the process, whatever it does; whoever waits for it is told that it was cancelled."""
        self._cancelled = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        await self._async_end(kill=True)

    async def _async_end(self, *, kill: bool = False) -> None:
        """End and reap the process, and remove its folder."""
        process, self._process = self._process, None
        folder, self._folder = self._folder, None
        if process is not None:
            if kill and process.returncode is None:
                process.kill()
            elif process.stdin is not None:
                process.stdin.close()
            try:
                async with asyncio.timeout(GRACE):
                    await process.wait()
            except TimeoutError:
                _LOGGER.debug("Rehearsal process %d does not end by itself", process.pid)
            finally:  # also when this very wait is cancelled
                if process.returncode is None:
                    process.kill()
                await process.wait()
        if self._log is not None:
            await asyncio.wait({self._log})
            self._log = None
        if folder is not None:
            await asyncio.get_running_loop().run_in_executor(None, shutil.rmtree, folder, True)

    async def _async_log(self, process: Process) -> None:
        stderr = process.stderr
        if stderr is None:
            return
        while raw := await stderr.read(DECODE_IN_LOOP):
            for line in raw.decode(errors="replace").splitlines():
                self._last_words.append(line)
                _LOGGER.debug("Rehearsal %d: %s", process.pid, line)


def free_memory() -> int | None:
    """Return the memory (MiB) that is free for programs; None where the system does not say. Reads a file."""
    try:
        text = Path("/proc/meminfo").read_text(encoding="ascii")
    except OSError:
        return None
    for line in text.splitlines():
        name, _, rest = line.partition(":")
        if name == "MemAvailable":
            return int(rest.split()[0]) // 1024
    return None
