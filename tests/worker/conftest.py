"""A worker whose jobs are those of `jobs_for_tests`."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from custom_components.digital_twin.worker.client import Worker
from custom_components.digital_twin.worker.process import Launch

JOBS = "jobs_for_tests"
HERE = str(Path(__file__).parent)

type MakeWorker = Callable[..., Worker]


async def until(condition: Callable[[], object]) -> None:
    """Let the loop run until condition() holds; the test's own timeout ends a wait in vain."""
    while not condition():  # noqa: ASYNC110 -- what is waited for happens in another process
        await asyncio.sleep(0.01)


@pytest.fixture
def launch() -> Launch:
    return Launch(jobs=JOBS, folders=(HERE,))


@pytest.fixture
def _jobs_importable(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the thread in the test's own process find the jobs too."""
    monkeypatch.syspath_prepend(HERE)
    yield
    sys.modules.pop(JOBS, None)


@pytest.fixture
async def make_worker(launch: Launch, _jobs_importable: None) -> AsyncIterator[MakeWorker]:
    """Make workers that are stopped at the end; none may leave a process behind."""
    made: list[Worker] = []

    def make(**settings: object) -> Worker:
        worker = Worker(**({"launch": launch} | settings))
        made.append(worker)
        return worker

    yield make
    for worker in made:
        await worker.stop()
    with pytest.raises(ChildProcessError):  # no child at all, neither alive nor a zombie
        os.waitpid(-1, os.WNOHANG)  # noqa: ASYNC222 -- does not wait


@pytest.fixture
async def worker(make_worker: MakeWorker) -> Worker:
    return make_worker()
