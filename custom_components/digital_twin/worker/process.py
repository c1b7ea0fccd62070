"""One child process seen from the event loop: start, one exchange at a time, end. No blocking, no zombies."""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..core import outside
from . import protocol
from .errors import ChildDiedError

_LOGGER = logging.getLogger(__name__)

CHILD = Path(__file__).with_name("child.py")
DECODE_IN_LOOP = 64 * 1024
"""Bytes up to which unpickling an answer in the event loop costs less than handing it to a thread."""
END_TIMEOUT = 2.0
STDERR_KEPT = 20
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "LD_PRELOAD")
"""The environment the child keeps; tokens and passwords of the parent's are not its business."""
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
KEEP_MEMORY = {"MALLOC_TRIM_THRESHOLD_": str(64 << 20), "MALLOC_MMAP_THRESHOLD_": str(32 << 20)}
"""For glibc: large arrays that come and go stay the child's until it ends; giving back costs more than the numerics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """How to start a child: the module that holds its jobs, folders to find it in, how far to lower its priority."""

    jobs: str
    nice: int = 0
    folders: tuple[str, ...] = ()
    python: str = sys.executable

    def command(self) -> list[str]:
        """Return the command line. Isolated mode keeps the script's folder and PYTHON* variables out of the child."""
        numpy_home = str(Path(np.__file__).parents[1])
        kinds = outside.arguments()
        return [self.python, "-I", str(CHILD), str(self.nice), self.jobs, numpy_home, *self.folders, *kinds]


class Child:
    """A running, ready child."""

    def __init__(self, process: Process, command: list[str]) -> None:
        """Wrap a process that was just started by a command."""
        self.command = command
        self._process = process
        self._last_words: deque[str] = deque(maxlen=STDERR_KEPT)
        self._log = asyncio.get_running_loop().create_task(self._log_stderr(), name="digital_twin worker log")

    @classmethod
    async def start(cls, launch: Launch, timeout: float) -> Child:  # noqa: ASYNC109 -- part of what is being asked
        """Start a child and wait until it is ready. Raises OSError, TimeoutError or ChildDiedError."""
        if not launch.python:
            raise FileNotFoundError("Python's own executable is unknown")
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ} | ONE_THREAD
        environment |= KEEP_MEMORY
        command = launch.command()
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, limit=1024 * 1024
        )
        child = cls(process, command)
        try:
            async with asyncio.timeout(timeout):
                hello = await child.receive()
                if hello.id != protocol.HELLO:
                    raise ChildDiedError("it did not introduce itself")
        except BaseException:
            await child.end(kill=True)
            raise
        return child

    @property
    def pid(self) -> int:
        """Return the process id."""
        return self._process.pid

    async def exchange(
        self, frame: bytes, request_id: int, told: Callable[[float], None] | None = None
    ) -> protocol.Reply:
        """Send a request's frame and return its reply; told hears how far it is until then. Raises ChildDiedError."""
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 -- opened as a pipe above; for the type checker
        try:
            stdin.write(frame)
            await stdin.drain()
        except ConnectionError:
            raise ChildDiedError(await self._epitaph()) from None
        while True:
            reply = await self.receive()
            if reply.id != request_id:
                raise ChildDiedError(f"it answered request {reply.id} instead of {request_id}")
            if reply.progress is None:
                return reply
            if told is not None:
                told(reply.progress)

    async def receive(self) -> protocol.Reply:
        """Return the next reply. Raises ChildDiedError."""
        stdout = self._process.stdout
        assert stdout is not None  # noqa: S101 -- opened as a pipe above; for the type checker
        try:
            body = await stdout.readexactly(protocol.body_length(await stdout.readexactly(protocol.HEADER.size)))
        except asyncio.IncompleteReadError, ConnectionError:
            raise ChildDiedError(await self._epitaph()) from None
        except protocol.FrameTooLargeError as err:
            raise ChildDiedError(str(err)) from None
        if len(body) <= DECODE_IN_LOOP:
            return protocol.decode_reply(body)
        return await asyncio.get_running_loop().run_in_executor(None, protocol.decode_reply, body)

    async def end(self, *, kill: bool = False) -> None:
        """End the process and reap it: politely by closing its input, by force when it does not go or kill is set."""
        if kill:
            self._kill()
        elif self._process.stdin is not None:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(END_TIMEOUT):
                await self._process.wait()
        except TimeoutError:
            _LOGGER.debug("Worker %d does not end by itself", self.pid)
        finally:  # also when this very wait is cancelled
            self._kill()
            await self._process.wait()
            await asyncio.wait({self._log})

    def _kill(self) -> None:
        if self._process.returncode is None:
            self._process.kill()

    async def _epitaph(self) -> str:
        await self.end()
        words = f"; last words: {self._last_words[-1]}" if self._last_words else ""
        return f"it ended with code {self._process.returncode}{words}"

    async def _log_stderr(self) -> None:
        stderr = self._process.stderr
        assert stderr is not None  # noqa: S101 -- opened as a pipe above; for the type checker
        while raw := await stderr.read(DECODE_IN_LOOP):
            for line in raw.decode(errors="replace").splitlines():
                self._last_words.append(line)
                _LOGGER.debug("Worker %d: %s", self.pid, line)
