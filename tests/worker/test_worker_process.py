"""The worker with real child processes: what goes across, what goes wrong, and what is left behind."""

import asyncio
import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.home.happenings import Command
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import (
    Change,
    CheckRequest,
    Decision,
    Environment,
    PredictRequest,
)
from custom_components.digital_twin.core.scenario.request import HomeScenario
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec
from custom_components.digital_twin.worker import lane, protocol
from custom_components.digital_twin.worker.client import Worker
from custom_components.digital_twin.worker.errors import (
    JobFailedError,
    WorkerCrashedError,
    WorkerRefusedError,
    WorkerStoppedError,
    WorkerTimeoutError,
)
from custom_components.digital_twin.worker.process import Launch

from .conftest import MakeWorker, until


def pid(worker: Worker, name: str = "prompt") -> int | None:
    return worker.status()[name].pid


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_job_tells_how_far_it_is(worker: Worker) -> None:
    told: list[float] = []
    assert await worker.run("steps", 0.15, timeout=30, told=told.append) == "done"
    assert told == pytest.approx([0.45, 0.5])
    assert await worker.run("steps", 0.0, timeout=30) == "done", "nobody has to listen"


async def test_core_values_come_back_as_they_went(worker: Worker) -> None:
    spec = TwinSpec(twin_id="t", name="Lamp", kind="light", fidelity=Fidelity.EXPERT, channels={})
    request = PredictRequest(
        twin=TwinSnapshot(spec=spec, learned=None, values={"on": True}, changed={"on": 3.5}),
        horizon=60,
        step=1,
        start=1.0,
        environment=Environment(start=0, step=60, values={"sun": np.arange(3.0)}),
    )
    back = await worker.run("echo", request, timeout=10)
    assert back.twin == request.twin
    assert back.environment.values["sun"].tolist() == [0, 1, 2]


async def test_child_is_another_process_without_home_assistant(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUPERVISOR_TOKEN", "secret")
    process, modules, path, environment, _ = await worker.run("modules", None, timeout=10)
    assert process == pid(worker) != os.getpid()
    assert "numpy" in modules
    assert "homeassistant" not in modules
    integration = Path(protocol.__file__).parents[1]
    assert str(integration) not in path
    assert str(integration / "worker") not in path
    assert environment["OPENBLAS_NUM_THREADS"] == "1"
    assert "SUPERVISOR_TOKEN" not in environment


async def test_the_real_engine_is_what_a_worker_runs_by_default(make_worker: MakeWorker) -> None:
    worker = make_worker(launch=None)
    lamp = TwinSnapshot(
        spec=TwinSpec(
            twin_id="lamp",
            name="Lamp",
            kind="light",
            fidelity=Fidelity.STANDARD,
            channels={channel.key: channel for channel in KINDS["light"].channels},
        ),
        learned=None,
        values={"on": False},
        changed={},
    )
    changes = (Change(at=0.0, twin_id="lamp", commands={"on": True}),)
    surroundings = Environment(start=0.0, step=3600.0)
    verdict = await worker.run(
        "check", CheckRequest(twins=(lamp,), changes=changes, start=0.0, environment=surroundings), timeout=20
    )
    assert verdict.decision is Decision.APPROVED
    happenings = tuple(Command(twin_id=one.twin_id, commands=one.commands) for one in changes)
    scenario = HomeScenario(
        twins=(lamp,), happenings=happenings, start=0.0, horizon=600.0, step=60.0, environment=surroundings
    )
    result = await worker.run("run_scenario", scenario, timeout=20)
    assert result.twins[0].channels[0].value[-1] == 1.0
    assert worker.mode == "process"
    with pytest.raises(JobFailedError, match="horizon") as caught:
        await worker.run("run_scenario", replace(scenario, horizon=-1.0), timeout=20)
    assert caught.value.kind == "ValueError"


async def test_the_child_stays_warm_between_jobs(worker: Worker) -> None:
    assert not worker.ready("echo")
    first = (await worker.run("modules", None, timeout=10))[0]
    await until(lambda: worker.ready("echo"))
    assert (await worker.run("modules", None, timeout=10))[0] == first
    assert worker.status()["prompt"].starts == 1


async def test_an_idle_child_is_ended_and_started_again_on_demand(make_worker: MakeWorker) -> None:
    worker = make_worker(idle=0.05)
    first = (await worker.run("modules", None, timeout=10))[0]
    await until(lambda: not alive(first))
    assert pid(worker) is None
    assert not worker.ready("echo")
    assert (await worker.run("modules", None, timeout=10))[0] != first


async def test_a_job_that_comes_while_the_idle_child_ends_gets_a_new_one(make_worker: MakeWorker) -> None:
    worker = make_worker(idle=0.0)
    assert [await worker.run("echo", number, timeout=10) for number in range(5)] == list(range(5))


async def test_learning_runs_at_low_priority_beside_checks(worker: Worker, tmp_path: Path) -> None:
    log = tmp_path / "log"
    learning = asyncio.create_task(worker.run("learn", (str(log), 50.0), timeout=60))
    await until(log.exists)
    assert await worker.run("echo", 1, timeout=10) == 1
    assert not learning.done()
    heavy, prompt = pid(worker, "heavy"), pid(worker)
    assert heavy is not None
    assert prompt is not None
    lowered = os.getpriority(os.PRIO_PROCESS, prompt) + 10
    assert os.getpriority(os.PRIO_PROCESS, heavy) == min(lowered, 19)
    await worker.stop()
    with pytest.raises(WorkerStoppedError):
        await learning


async def test_fits_come_one_at_a_time_and_no_scenario_waits_for_them(worker: Worker, tmp_path: Path) -> None:
    log = tmp_path / "log"
    running = asyncio.create_task(worker.run("learn", (str(log), 50.0), timeout=60))
    await until(log.exists)
    waiting = asyncio.create_task(worker.run("learn", (str(log), 0.01), timeout=60))
    await worker.run("run_scenario", (str(log), 0.03), timeout=60)
    assert not running.done()
    assert worker.status()["heavy"].waiting == 1
    assert log.read_text().splitlines() == ["learn 50.0", "scenario 0.03"]
    asked, heavy = pid(worker, "asked"), pid(worker, "heavy")
    assert asked is not None
    assert heavy is not None
    assert os.getpriority(os.PRIO_PROCESS, asked) < os.getpriority(os.PRIO_PROCESS, heavy)
    await worker.stop()
    for one in (running, waiting):
        with pytest.raises(WorkerStoppedError):
            await one


async def test_held_learning_waits_until_released_and_scenarios_do_not(worker: Worker, tmp_path: Path) -> None:
    log = tmp_path / "log"
    worker.hold_learning()
    learning = asyncio.create_task(worker.run("learn", (str(log), 0.0), timeout=10))
    await worker.run("run_scenario", (str(log), 0.0), timeout=10)
    assert worker.status()["heavy"].waiting == 1
    worker.release_learning()
    await learning
    assert log.read_text().splitlines() == ["scenario 0.0", "learn 0.0"]


async def test_a_jobs_error_is_told_and_the_child_goes_on(worker: Worker) -> None:
    with pytest.raises(JobFailedError, match="horizon too long") as caught:
        await worker.run("fail", "horizon too long", timeout=10)
    assert (caught.value.kind, caught.value.text) == ("ValueError", "horizon too long")
    assert "jobs_for_tests.py" in caught.value.details
    assert await worker.run("echo", 1, timeout=10) == 1
    assert worker.status()["prompt"].starts == 1


async def test_prints_never_reach_the_wire_and_stderr_reaches_the_log(
    worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert await worker.run("chatter", "hello", timeout=10) == "hello"
    await worker.stop()
    lines = {record.getMessage().partition(": ")[2] for record in caplog.records if record.levelno == logging.DEBUG}
    assert {"hello", "hello to stderr"} <= lines


async def test_a_child_killed_between_jobs_is_replaced_unnoticed(worker: Worker) -> None:
    first = (await worker.run("modules", None, timeout=10))[0]
    os.kill(first, signal.SIGKILL)
    assert (await worker.run("modules", None, timeout=10))[0] != first
    second = pid(worker)
    assert second is not None
    os.kill(second, signal.SIGKILL)
    large = bytes(3_000_000)
    assert await worker.run("echo", large, timeout=10) == large


async def test_a_child_that_dies_under_a_job_is_given_one_more_chance(worker: Worker, tmp_path: Path) -> None:
    assert await worker.run("die_once", str(tmp_path / "marker"), timeout=10) == "alive"
    assert worker.status()["prompt"].starts == 2


async def test_a_job_that_kills_every_child_fails_with_a_clear_error(worker: Worker) -> None:
    with pytest.raises(WorkerCrashedError, match="died under die: it ended with code -9"):
        await worker.run("die", None, timeout=10)
    assert worker.status()["prompt"].starts == 2
    assert await worker.run("echo", 1, timeout=10) == 1


async def test_a_job_over_its_time_is_killed(worker: Worker) -> None:
    await worker.run("echo", 1, timeout=10)
    process = pid(worker)
    with pytest.raises(WorkerTimeoutError, match=r"sleep did not end within 0\.1 s"):
        await worker.run("sleep", 30.0, timeout=0.1)
    await until(lambda: not alive(process))
    assert await worker.run("echo", 2, timeout=10) == 2


async def test_who_loses_patience_in_the_queue_is_let_go(worker: Worker) -> None:
    long = asyncio.create_task(worker.run("sleep", 0.5, timeout=10))
    await until(lambda: pid(worker))
    with pytest.raises(WorkerTimeoutError, match="echo did not get its turn"):
        await worker.run("echo", 1, timeout=10, patience=0.05)
    assert await long == 0.5
    assert await worker.run("echo", 1, timeout=10, patience=5) == 1


async def test_patience_does_not_end_a_job_that_has_its_turn(worker: Worker) -> None:
    assert await worker.run("sleep", 0.3, timeout=10, patience=0.0) == 0.3


async def test_a_cancelled_waiting_job_never_runs(worker: Worker, tmp_path: Path) -> None:
    log = tmp_path / "log"
    running = asyncio.create_task(worker.run("learn", (str(log), 0.2), timeout=10))
    waiting = asyncio.create_task(worker.run("learn", (str(log), 0.0), timeout=10))
    await until(log.exists)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert worker.status()["heavy"].waiting == 0
    await running
    await worker.run("learn", (str(log), 0.1), timeout=10)
    assert log.read_text().splitlines() == ["learn 0.2", "learn 0.1"]


async def test_a_short_job_cancelled_while_it_runs_leaves_the_child_warm(worker: Worker, tmp_path: Path) -> None:
    log = tmp_path / "log"
    job = asyncio.create_task(worker.run("learn", (str(log), 0.2), timeout=10))
    await until(log.exists)
    job.cancel()
    assert await worker.run("learn", (str(log), 0.0), timeout=10) == 0.0
    assert worker.status()["heavy"].starts == 1


async def test_a_long_job_cancelled_while_it_runs_is_killed(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lane, "ABANDON_GRACE", 0.05)
    log = tmp_path / "log"
    job = asyncio.create_task(worker.run("learn", (str(log), 30.0), timeout=60))
    await until(log.exists)
    process = pid(worker, "heavy")
    assert process is not None
    job.cancel()
    assert await worker.run("learn", (str(log), 0.0), timeout=10) == 0.0
    assert not alive(process)


async def test_large_answers_cross(worker: Worker) -> None:
    back = await worker.run("array", 5_000_000, timeout=10)
    assert back.nbytes == 5_000_000
    assert (await worker.run("echo", back, timeout=10)).nbytes == 5_000_000


async def test_too_large_or_unsendable_values_are_refused(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WorkerRefusedError, match="echo cannot be sent"):
        await worker.run("echo", lambda: None, timeout=10)
    with pytest.raises(JobFailedError) as caught:
        await worker.run("unsendable", None, timeout=10)
    assert caught.value.kind == "TypeError"
    with pytest.raises(JobFailedError) as caught:
        await worker.run("array", protocol.FRAME_LIMIT + 1, timeout=20)
    assert caught.value.kind == "FrameTooLargeError"
    monkeypatch.setattr(protocol, "FRAME_LIMIT", 1000)
    with pytest.raises(WorkerRefusedError, match="over the limit"):
        await worker.run("echo", bytes(2000), timeout=10)
    with pytest.raises(WorkerCrashedError, match="over the limit"):
        await worker.run("array", 2000, timeout=10)


async def test_stop_ends_everything_at_once(worker: Worker) -> None:
    running = asyncio.create_task(worker.run("sleep", 30.0, timeout=60))
    waiting = asyncio.create_task(worker.run("echo", 1, timeout=60))
    await until(lambda: pid(worker))
    process = pid(worker)
    started = time.monotonic()
    await worker.stop()
    assert time.monotonic() - started < 5
    assert not alive(process)
    for task in (running, waiting):
        with pytest.raises(WorkerStoppedError):
            await task
    with pytest.raises(WorkerStoppedError):
        await worker.run("echo", 1, timeout=1)
    await worker.stop()


async def test_stop_while_the_child_starts(worker: Worker) -> None:
    task = asyncio.create_task(worker.run("echo", 1, timeout=60))
    await asyncio.sleep(0)
    await worker.stop()
    with pytest.raises(WorkerStoppedError):
        await task


async def test_a_child_that_ignores_its_end_is_killed(make_worker: MakeWorker, tmp_path: Path) -> None:
    """A process that says hello and then never reads: closing its input does not end it, so it is killed."""
    worker = make_worker(idle=0.0, launch=impostor(tmp_path, "sys.stdin.close(); time.sleep(60)", reply=1))
    assert await worker.run("echo", 1, timeout=10) == "from the impostor"
    process = pid(worker)
    assert process is not None
    await until(lambda: not alive(process))


async def test_a_child_that_answers_another_question_is_not_believed(make_worker: MakeWorker, tmp_path: Path) -> None:
    worker = make_worker(launch=impostor(tmp_path, "time.sleep(60)", reply=77))
    with pytest.raises(WorkerCrashedError, match="answered request 77 instead of 1"):
        await worker.run("echo", 1, timeout=10)


async def test_a_child_that_does_not_introduce_itself_is_not_used(make_worker: MakeWorker, tmp_path: Path) -> None:
    stranger = impostor(tmp_path, "time.sleep(60)", reply=1, hello=5)
    worker = make_worker(launch=replace(stranger, jobs="jobs_for_tests"))
    assert await worker.run("echo", "here", timeout=10) == "here"
    assert worker.mode == "thread"


async def test_a_slow_start_counts_as_the_job_s_time_and_leaves_the_child_warm(
    make_worker: MakeWorker, tmp_path: Path
) -> None:
    worker = make_worker(launch=impostor(tmp_path, "time.sleep(60)", reply=2, first="time.sleep(2.5)"))
    started = time.monotonic()
    with pytest.raises(WorkerTimeoutError):
        await worker.run("echo", 1, timeout=0.1)
    assert time.monotonic() - started < 2.0
    assert await worker.run("echo", 1, timeout=10) == "from the impostor"
    assert worker.status()["prompt"].starts == 1


def impostor(folder: Path, then: str, reply: int, first: str = "", hello: int = protocol.HELLO) -> Launch:
    """Return a launch whose "interpreter" says hello and writes one answer, whatever it is asked."""
    greeting, answer = (protocol.encode(protocol.Reply(number, "from the impostor")) for number in (hello, reply))
    script = folder / "python"
    script.write_text(
        f"#!{sys.executable}\nimport sys, time\n{first}\n"
        f"sys.stdout.buffer.write({greeting!r})\nsys.stdout.flush()\nsys.stdin.buffer.read(4)\n"
        f"sys.stdout.buffer.write({answer!r})\nsys.stdout.flush()\n{then}\n"
    )
    script.chmod(0o755)
    return Launch(jobs="none", python=str(script))


async def test_tasks_may_start_eagerly_as_home_assistants_do(make_worker: MakeWorker) -> None:
    def eager(coroutine: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        return asyncio.Task(coroutine, loop=asyncio.get_running_loop(), name=name, eager_start=True)

    worker = make_worker(create_task=eager, idle=0.0)
    assert [await worker.run("echo", number, timeout=10) for number in range(3)] == [0, 1, 2]
    await until(lambda: pid(worker) is None)


@pytest.fixture
def _no_garbage_collection() -> Iterator[None]:
    """Keep the collector's walks through everything pytest holds out of a measurement."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_garbage_collection")
async def test_the_loop_stays_prompt_while_a_child_works(worker: Worker) -> None:
    """The loop-thread's own CPU time per round beside that of idle ones: others may take the processor."""
    await worker.run("echo", 1, timeout=10)
    idle = await _rounds(asyncio.create_task(asyncio.sleep(1.0)))
    job = asyncio.create_task(worker.run("crunch", 1.0, timeout=10))
    busy = await _rounds(job)
    assert await job > 0
    assert np.percentile(busy, 99) - np.percentile(idle, 99) < 0.005
    assert (
        max(busy) - max(idle) < 0.025
    )  # room for what a shared processor and coverage's tracing add to a single round


async def _rounds(job: asyncio.Task[Any]) -> list[float]:
    """Return the CPU time (s) that each round of the loop takes while a job is under way."""
    rounds = []
    while not job.done():
        before = time.thread_time()
        await asyncio.sleep(0.001)
        rounds.append(time.thread_time() - before)
    return rounds


def test_numpy_arrays_survive_a_frame() -> None:
    frame = protocol.encode(protocol.Reply(3, np.arange(4)))
    length = protocol.body_length(frame[: protocol.HEADER.size])
    assert protocol.decode_reply(frame[protocol.HEADER.size :]).result.tolist() == [0, 1, 2, 3]
    assert length == len(frame) - protocol.HEADER.size
