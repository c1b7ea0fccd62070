"""A worker whose jobs are those of `jobs_for_tests`."""

import asyncio
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


def child_processes() -> set[str]:
    """Return the process ids of this process's children, those that ended and were not waited for included."""
    return {pid for thread in Path("/proc/self/task").iterdir() for pid in (thread / "children").read_text().split()}


@pytest.fixture
async def make_worker(launch: Launch, _jobs_importable: None) -> AsyncIterator[MakeWorker]:
    """Make workers that are stopped at the end; none may leave a process behind."""
    made: list[Worker] = []
    before = child_processes()

    def make(**settings: object) -> Worker:
        worker = Worker(**({"launch": launch} | settings))
        made.append(worker)
        return worker

    yield make
    for worker in made:
        await worker.stop()
    assert child_processes() <= before, "a process is left, alive or not waited for"


@pytest.fixture
async def worker(make_worker: MakeWorker) -> Worker:
    return make_worker()
