"""A lane: one child process, one job at a time, the rest waiting by priority; a thread where no child can start."""

import asyncio
import importlib
import logging
import pickle
import traceback
from collections.abc import Callable, Coroutine
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

from ..core.progress import listening
from . import protocol
from .errors import (
    ChildDiedError,
    JobFailedError,
    WorkerCrashedError,
    WorkerError,
    WorkerOverrunError,
    WorkerRefusedError,
    WorkerStoppedError,
    WorkerTimeoutError,
)
from .process import Child, Launch

_LOGGER = logging.getLogger(__name__)

type TaskMaker = Callable[[Coroutine[Any, Any, None], str], asyncio.Task[None]]

START_TIMEOUT = 30.0
ABANDON_GRACE = 1.0
"""Seconds an abandoned job may go on: most end sooner, which spares a warm process."""
THREAD_MEMBERS = 25
ATTEMPTS = 2


@dataclass(eq=False, slots=True)
class Ticket:
    """A job waiting for its turn, or having it."""

    job: str
    argument: Any
    timeout: float
    priority: int
    told: Callable[[float], None] | None = None
    """Hears how far (0..1) the job is."""
    began: float | None = None
    """When (the loop's time) the job itself began, after the start of its process."""
    answer: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def fail(self, error: WorkerError) -> None:
        """Give whoever waits the error, if anybody still does."""
        if not self.answer.done():
            self.answer.set_exception(error)

    def overdue(self, now: float) -> None:
        """Give up at now (the loop's time): a job that runs overran its time, one without a process never began."""
        text = f"{self.job} did not end within {self.timeout:g} s"
        self.fail(WorkerTimeoutError(text) if self.began is None else WorkerOverrunError(text, now - self.began))


class Lane:
    """Runs tickets one after another in a child process that is started on demand and ended when idle."""

    def __init__(self, name: str, launch: Launch, *, idle: float, create_task: TaskMaker) -> None:
        """Take the lane's name for the log, how to start its child, and the seconds it stays warm without work."""
        self.name = name
        self.in_thread = False
        self.starts = 0
        self._launch = launch
        self._idle = idle
        self._create_task = create_task
        self._child: Child | None = None
        self._waiting: list[Ticket] = []
        self._held: set[str] = set()
        self._runner: asyncio.Task[None] | None = None
        self._busy = False
        self._timer: asyncio.TimerHandle | None = None
        self._requests = 0
        self._stopped = False

    @property
    def pid(self) -> int | None:
        """Return the id of the child while there is one."""
        return self._child.pid if self._child else None

    @property
    def ready(self) -> bool:
        """Return whether the next job starts without waiting for a process or for other jobs."""
        return (self.in_thread or self._current) and not self._busy

    @property
    def _current(self) -> bool:
        """Return whether a child started now would know no more kinds of devices than the one that runs."""
        return self._child is not None and self._child.command == self._launch.command()

    @property
    def waiting(self) -> int:
        """Return how many jobs wait for their turn."""
        return len(self._waiting)

    def submit(self, ticket: Ticket) -> None:
        """Queue a ticket; its answer future is set when it was served."""
        if self._stopped:
            raise WorkerStoppedError("the worker was stopped")
        self._waiting.append(ticket)
        self._kick()

    def withdraw(self, ticket: Ticket) -> bool:
        """Take a ticket out of the queue; return whether it was still waiting."""
        if ticket not in self._waiting:
            return False
        self._waiting.remove(ticket)
        return True

    def hold(self, job: str) -> None:
        """Let jobs of that name wait until release."""
        self._held.add(job)

    def release(self, job: str) -> None:
        """Let jobs of that name run again."""
        self._held.discard(job)
        self._kick()

    async def stop(self) -> None:
        """Fail everything and end the child, within five seconds."""
        self._stopped = True
        self._cancel_timer()
        if self._runner is not None:
            self._runner.cancel()
            await asyncio.wait({self._runner})
        self._fail_waiting()
        await self._end_child(kill=True)

    def _kick(self) -> None:
        if not self._busy and not self._stopped and self._choose() is not None:
            self._cancel_timer()
            self._busy = True  # before the task, which may start eagerly
            self._runner = self._create_task(self._work(), f"digital_twin worker {self.name}")

    def _choose(self) -> Ticket | None:
        return min(
            (ticket for ticket in self._waiting if ticket.job not in self._held),
            key=lambda ticket: ticket.priority,
            default=None,
        )

    async def _work(self) -> None:
        try:
            while (ticket := self._choose()) is not None:
                self._waiting.remove(ticket)
                try:
                    await self._serve(ticket)
                finally:
                    ticket.fail(WorkerStoppedError("the worker was stopped"))
        finally:
            self._busy = False
        if self._child is not None:
            self._timer = asyncio.get_running_loop().call_later(self._idle, self._rest)

    def _rest(self) -> None:
        """End the idle child."""
        self._timer = None
        self._busy = True
        self._runner = self._create_task(self._retire(), f"digital_twin worker {self.name} end")

    async def _retire(self) -> None:
        try:
            await self._end_child()
        finally:
            self._busy = False
        self._kick()

    async def _serve(self, ticket: Ticket) -> None:
        loop = asyncio.get_running_loop()
        timer = loop.call_later(ticket.timeout, lambda: ticket.overdue(loop.time()))
        try:
            if not self.in_thread:
                await self._serve_in_child(ticket)
            if self.in_thread and not ticket.answer.done():
                await self._serve_in_thread(ticket)
        except WorkerError as err:
            ticket.fail(err)
        finally:
            timer.cancel()

    async def _serve_in_child(self, ticket: Ticket) -> None:
        """Serve by the child; a job under which it died is tried once more on a fresh one."""
        frame = await self._encode(ticket)
        if not self._current:
            await self._end_child()
        for attempt in range(1, ATTEMPTS + 1):
            if ticket.answer.done() or (self._child is None and not await self._start_child()):
                return
            if ticket.answer.done():  # while the child started
                return
            try:
                await self._exchange(ticket, frame)
            except ChildDiedError as err:
                await self._end_child(kill=True)
                _LOGGER.debug("Worker process of lane %s died under %s: %s", self.name, ticket.job, err)
                if attempt == ATTEMPTS:
                    raise WorkerCrashedError(f"the worker process died under {ticket.job}: {err}") from err
            else:
                return

    async def _start_child(self) -> bool:
        try:
            self._child = await Child.start(self._launch, START_TIMEOUT)
        except (OSError, ChildDiedError, TimeoutError) as err:
            self.in_thread = True
            _LOGGER.warning("No worker process can be started, simulations run in a thread and smaller: %s", err)
            return False
        self.starts += 1
        return True

    async def _encode(self, ticket: Ticket) -> bytes:
        self._requests += 1
        request = protocol.Request(self._requests, ticket.job, ticket.argument)
        try:
            return await asyncio.get_running_loop().run_in_executor(None, protocol.encode, request)
        except (protocol.FrameTooLargeError, pickle.PicklingError, TypeError, AttributeError) as err:
            raise WorkerRefusedError(f"the request for {ticket.job} cannot be sent: {err}") from err

    async def _exchange(self, ticket: Ticket, frame: bytes) -> None:
        """Have the child do the job; one that overstays, or that nobody waits for, is killed with its process."""
        child = self._child
        assert child is not None  # noqa: S101 -- just started; for the type checker
        loop = asyncio.get_running_loop()
        ticket.began = loop.time()
        work = loop.create_task(child.exchange(frame, self._requests, ticket.told))
        try:
            await asyncio.wait({work, ticket.answer}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done() and ticket.answer.cancelled():
                await asyncio.wait({work}, timeout=ABANDON_GRACE)
        finally:
            if not work.done():
                work.cancel()
                await asyncio.wait({work})
                await self._end_child(kill=True)
        if work.cancelled():
            return
        reply = work.result()
        if ticket.answer.done():
            return
        if reply.error is not None:
            raise JobFailedError(*reply.error)
        ticket.answer.set_result(reply.result)

    async def _serve_in_thread(self, ticket: Ticket) -> None:
        """Serve in an executor thread. It cannot be stopped: whoever waits is let go in time, the lane waits on."""
        loop = asyncio.get_running_loop()
        told = None if ticket.told is None else _across(loop, ticket.told)
        ticket.began = loop.time()
        work = loop.run_in_executor(None, _run_here, self._launch.jobs, ticket.job, reduced(ticket.argument), told)
        await asyncio.wait({work})
        result, error = work.result()
        if ticket.answer.done():
            return
        if error is not None:
            raise error
        ticket.answer.set_result(result)

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _fail_waiting(self) -> None:
        while self._waiting:
            self._waiting.pop().fail(WorkerStoppedError("the worker was stopped"))

    async def _end_child(self, *, kill: bool = False) -> None:
        child, self._child = self._child, None
        if child is not None:
            await child.end(kill=kill)


def reduced(argument: Any) -> Any:
    """Return the request with no more ensemble members than a thread beside the event loop may simulate."""
    members = getattr(argument, "members", None)
    return replace(argument, members=THREAD_MEMBERS) if members is not None and members > THREAD_MEMBERS else argument


def _across(loop: asyncio.AbstractEventLoop, told: Callable[[float], None]) -> Callable[[float], None]:
    """Return what a thread may call in place of a function of the loop's."""

    def tell(share: float) -> None:
        loop.call_soon_threadsafe(told, share)

    return tell


def _run_here(
    module: str, job: str, argument: Any, told: Callable[[float], None] | None
) -> tuple[Any, JobFailedError | None]:
    try:
        with nullcontext() if told is None else listening(told):
            return getattr(importlib.import_module(module), job)(argument), None
    except Exception as err:  # noqa: BLE001 -- whatever a job raises is told to whoever asked
        return None, JobFailedError(type(err).__name__, str(err), traceback.format_exc())
