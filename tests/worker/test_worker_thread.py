"""The worker where no process can be started: the same jobs in a thread, smaller, and said once."""

import asyncio
import logging
import os
import time
from pathlib import Path

import pytest

from custom_components.digital_twin.worker import lane
from custom_components.digital_twin.worker.client import Worker
from custom_components.digital_twin.worker.errors import JobFailedError, WorkerStoppedError, WorkerTimeoutError
from custom_components.digital_twin.worker.process import Launch

from .conftest import HERE, JOBS, MakeWorker, until
from .jobs_for_tests import Sized


@pytest.fixture
def launch() -> Launch:
    """Start a Python that is not there, as on a system that allows no further processes."""
    return Launch(jobs=JOBS, python="/nonexistent/python")


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


async def test_jobs_run_in_this_process_and_it_is_said_once(worker: Worker, caplog: pytest.LogCaptureFixture) -> None:
    assert worker.mode == "process"
    assert (await worker.run("modules", None, timeout=10))[0] == os.getpid()
    assert worker.mode == "thread"
    assert worker.ready("echo")
    assert await worker.run("echo", "twice", timeout=10) == "twice"
    assert len(warnings(caplog)) == 1
    assert "run in a thread" in warnings(caplog)[0]


async def test_ensembles_are_smaller_in_a_thread(worker: Worker) -> None:
    assert await worker.run("members", Sized(members=200), timeout=10) == lane.THREAD_MEMBERS
    assert await worker.run("members", Sized(members=5), timeout=10) == 5


async def test_a_thread_tells_how_far_it_is(worker: Worker) -> None:
    told: list[float] = []
    assert await worker.run("steps", 0.0, timeout=10, told=told.append) == "done"
    assert told == pytest.approx([0.225, 0.45, 0.5])


@pytest.mark.parametrize("python", ["", "/bin/false"])
async def test_an_interpreter_that_does_not_come_up_counts_as_none(make_worker: MakeWorker, python: str) -> None:
    worker = make_worker(launch=Launch(jobs=JOBS, python=python))
    assert await worker.run("echo", 1, timeout=10) == 1
    assert worker.mode == "thread"


async def test_a_child_that_never_gets_ready_counts_as_none(
    make_worker: MakeWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lane, "START_TIMEOUT", 0.05)
    worker = make_worker(launch=Launch(jobs="time", folders=(HERE,), python="/usr/bin/yes"))
    assert await worker.run("sleep", 0, timeout=10) is None
    assert worker.mode == "thread"


async def test_errors_are_told_the_same_way(worker: Worker) -> None:
    with pytest.raises(JobFailedError, match="no such horizon") as caught:
        await worker.run("fail", "no such horizon", timeout=10)
    assert caught.value.kind == "ValueError"
    with pytest.raises(JobFailedError) as caught:
        await worker.run("nothing_of_this_name", None, timeout=10)
    assert caught.value.kind == "AttributeError"


async def test_who_waits_is_let_go_in_time_and_the_next_waits_for_the_thread(worker: Worker) -> None:
    started = time.monotonic()
    with pytest.raises(WorkerTimeoutError):
        await worker.run("sleep", 2.0, timeout=0.05)
    assert time.monotonic() - started < 1.5
    assert await worker.run("echo", 1, timeout=10) == 1
    assert time.monotonic() - started >= 2.0


async def test_a_cancelled_job_s_answer_is_dropped(worker: Worker, tmp_path: Path) -> None:
    job = asyncio.create_task(worker.run("learn", (str(tmp_path / "log"), 0.1), timeout=10))
    await until((tmp_path / "log").exists)
    job.cancel()
    assert await worker.run("learn", (str(tmp_path / "log"), 0.0), timeout=10) == 0.0
    assert job.cancelled()


async def test_stop_does_not_wait_for_a_thread(worker: Worker) -> None:
    job = asyncio.create_task(worker.run("sleep", 2.0, timeout=10))
    await until(lambda: worker.mode == "thread")
    started = time.monotonic()
    await worker.stop()
    assert time.monotonic() - started < 1.5
    with pytest.raises(WorkerStoppedError):
        await job
