"""The worker: heavy numerics outside Home Assistant's process, asked for by name and awaited.

Three lanes, because nobody who waits must wait behind a fit of seconds: checks and predictions in one process, what
people ask of the whole home in another, learning in a third of low priority; one job at a time each.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any, Literal

from .errors import WorkerOverrunError, WorkerTimeoutError
from .lane import Lane, TaskMaker, Ticket
from .process import Launch

ENGINE = "custom_components.digital_twin.core.engine"
IDLE = 120.0
ASKED = frozenset({"run_scenario", "optimize"})
"""The jobs that people wait for and that take longer than a check may wait."""
HEAVY = {"learn": 0, "look_ahead": 1, "score_verdict": 1}
"""The jobs of the heavy lane, with their priority."""
BESIDE, LOW_PRIORITY = 5, 10
"""How nice the lanes' processes are beside Home Assistant's own."""


@dataclass(frozen=True, slots=True)
class LaneStatus:
    """What diagnostics say of one lane."""

    pid: int | None
    ready: bool
    waiting: int
    starts: int


class Worker:
    """Runs the core's entry points in child processes, or in threads where none can be started."""

    def __init__(
        self,
        *,
        create_task: TaskMaker | None = None,
        idle: float = IDLE,
        jobs: str = ENGINE,
        launch: Launch | None = None,
        on_overrun: Callable[[str], None] | None = None,
    ) -> None:
        """Nothing is started yet.

        create_task(coroutine, name) makes the background tasks (default: the running loop's); idle: seconds without
        work after which a process is ended; jobs: the module whose functions are the jobs; on_overrun hears the name
        of each job that had its turn and did not end in time.
        """
        prompt = launch or Launch(jobs=jobs)
        asked, heavy = replace(prompt, nice=BESIDE), replace(prompt, nice=LOW_PRIORITY)
        make = create_task or _plain_task
        self._on_overrun = on_overrun
        self._prompt = Lane("prompt", prompt, idle=idle, create_task=make)
        self._asked = Lane("asked", asked, idle=idle, create_task=make)
        self._heavy = Lane("heavy", heavy, idle=idle, create_task=make)

    @property
    def mode(self) -> Literal["process", "thread"]:
        """Return where jobs run: in processes of their own, or in threads because none could be started."""
        return "thread" if any(lane.in_thread for lane in self._lanes) else "process"

    @property
    def _lanes(self) -> tuple[Lane, ...]:
        return self._prompt, self._asked, self._heavy

    def status(self) -> dict[str, LaneStatus]:
        """Return what the lanes are doing."""
        return {lane.name: LaneStatus(lane.pid, lane.ready, lane.waiting, lane.starts) for lane in self._lanes}

    def ready(self, job: str) -> bool:
        """Return whether a job of that name would start at once."""
        return self._lane(job).ready

    async def run(
        self,
        job: str,
        argument: object,
        *,
        timeout: float,  # noqa: ASYNC109 -- the time of the job in its process, which the caller cannot measure
        patience: float | None = None,
        told: Callable[[float], None] | None = None,
    ) -> Any:
        """Return the answer of the job (a function of the core's engine) to its one argument.

        timeout: s the job may take once it has its turn, the start of a process included; patience: s it may wait for
        that turn (None: any time); told hears how far (0..1) it is, in the event loop, now and then.
        Cancelling gives the job up. Raises WorkerTimeoutError (WorkerOverrunError for a job that had its
        turn), WorkerCrashedError, WorkerRefusedError, WorkerStoppedError, and JobFailedError for an error of the job's
        own.
        """
        lane = self._lane(job)
        ticket = Ticket(job, argument, timeout, HEAVY.get(job, 0), told)
        lane.submit(ticket)
        impatience = None
        if patience is not None:
            impatience = asyncio.get_running_loop().call_later(patience, _give_up, lane, ticket)
        try:
            return await ticket.answer
        except WorkerOverrunError:
            if self._on_overrun is not None:
                self._on_overrun(job)
            raise
        finally:
            lane.withdraw(ticket)
            if impatience is not None:
                impatience.cancel()

    def hold_learning(self) -> None:
        """Let fits wait, as while Home Assistant starts."""
        self._heavy.hold("learn")

    def release_learning(self) -> None:
        """Let fits run again."""
        self._heavy.release("learn")

    async def stop(self) -> None:
        """Fail what is running and waiting, and end the processes; done within five seconds."""
        await asyncio.gather(*(lane.stop() for lane in self._lanes))

    def _lane(self, job: str) -> Lane:
        return self._asked if job in ASKED else self._heavy if job in HEAVY else self._prompt


def _plain_task(coroutine: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
    return asyncio.get_running_loop().create_task(coroutine, name=name)


def _give_up(lane: Lane, ticket: Ticket) -> None:
    if lane.withdraw(ticket):
        ticket.fail(WorkerTimeoutError(f"{ticket.job} did not get its turn in time"))
