"""The rehearsal process: kept a while and then gone, ended by force when it must be, with a clear word each time."""

import asyncio
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from custom_components.digital_twin.core import outside
from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.models.registry import unregister_kind
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec
from custom_components.digital_twin.rehearsal import process as module
from custom_components.digital_twin.rehearsal.errors import CannotStartError, EndedError
from custom_components.digital_twin.rehearsal.process import IDLE, RehearsalProcess
from custom_components.digital_twin.rehearsal.protocol import Limits, Request, SimulatedTwin, View

from .small import automation, small_home, turn

LIVES = 20.0


def request(limits: Limits | None = None) -> Request:
    """Return a short rehearsal."""
    on = automation("On", {"trigger": "time", "at": "00:10:00"}, turn("light.hall", on=True))
    return small_home("2026-11-10T00:00:00", on, states={"light.hall": "off"}, duration=3600.0, limits=limits)


class Kept:
    """A process that is kept for a moment only, and word of its end."""

    def __init__(self, python: str = sys.executable) -> None:
        """Start nothing yet."""
        self.tasks: set[asyncio.Task[None]] = set()
        self.ends = asyncio.Event()
        self.process = RehearsalProcess(self._create_task, idle=0.2, python=python)

    def _create_task(self, job: Any, name: str) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(job, name=name)
        self.tasks.add(task)
        self.ends.set()
        return task

    async def async_idled(self) -> None:
        """Wait until it was ended for want of work."""
        async with asyncio.timeout(LIVES):
            await self.ends.wait()
            await asyncio.wait(self.tasks)

    async def async_end(self) -> None:
        """End it."""
        await self.process.async_stop()
        if self.tasks:
            await asyncio.wait(self.tasks)


@pytest.fixture
async def kept() -> AsyncIterator[Kept]:
    """Give a process that is kept for a moment only."""
    found = Kept()
    yield found
    await found.async_end()


@pytest.fixture
def process(kept: Kept) -> RehearsalProcess:
    """Give the process itself."""
    return kept.process


@pytest.fixture
def aquarium(tmp_path: Path) -> Iterator[Path]:
    """Give the file of the documentation's kind, not yet loaded."""
    path = tmp_path / "twin_kinds.py"
    docs = Path(__file__).parents[2] / "docs" / "kinds.md"
    path.write_text(docs.read_text().split("```python\n", 1)[1].split("```", 1)[0])
    yield path
    outside.forget(str(path))
    unregister_kind("aquarium")


def there(folder: str | None, pid: int | None) -> tuple[bool, bool]:
    """Return whether a folder, and a process, are there."""
    return Path(folder or "/nowhere").exists(), Path(f"/proc/{pid}").exists()


async def test_it_serves_again_and_again_and_is_gone_when_idle(kept: Kept, process: RehearsalProcess) -> None:
    first = await process.async_run(request())
    pid, folder = process.pid, process.folder
    assert there(folder, pid) == (True, True)
    second = await process.async_run(request())
    assert (process.pid, process.starts) == (pid, 1)
    assert [run["what"] for run in first["runs"]] == [run["what"] for run in second["runs"]] == ["automation.on"]
    await kept.async_idled()
    assert there(folder, pid) == (False, False)
    assert process.pid is None
    assert IDLE == 300.0


async def test_kinds_from_outside_are_played_by_a_process_that_ran_before(
    process: RehearsalProcess, aquarium: Path
) -> None:
    channels = {
        "value": Channel(key="value", quantity=Quantity.NUMBER, unit="%", lower=0, upper=100),
        "on": Channel(key="on", quantity=Quantity.BINARY, command=True),
    }
    spec = TwinSpec(twin_id="a", name="a", kind="aquarium", fidelity=Fidelity.STANDARD, channels=channels)
    snapshot = TwinSnapshot(spec=spec, learned=None, values={"value": 40.0, "on": False}, changed={})
    views = (View(entity_id="sensor.level", sensor="value"),)
    twin = SimulatedTwin(snapshot=snapshot, views=views, interval=60.0)
    home = small_home("2026-11-10T00:00:00", states={"sensor.level": "40.0"}, twins=(twin,), duration=6 * 3600.0)

    async def async_level() -> float:
        return float((await process.async_run(home))["numbers"]["sensor.level"][1][-1])

    assert await async_level() == 40.0
    outside.load(str(aquarium))
    assert await async_level() < 39.5
    assert process.starts == 2


async def test_two_at_once_wait_for_each_other(process: RehearsalProcess) -> None:
    answers = await asyncio.gather(*(process.async_run(request()) for _ in range(3)))
    assert process.starts == 1
    assert all(answer["aborted"] is None for answer in answers)


async def test_a_killed_process_is_told_and_started_anew(process: RehearsalProcess) -> None:
    told: list[Any] = []
    endless = automation("Tick", {"trigger": "time_pattern", "seconds": "*"}, {"event": "tick"})
    long = small_home("2026-11-10T00:00:00", endless, states={}, duration=31 * 86_400.0)

    def kill(message: Any) -> None:
        if not told:
            process.kill()
        told.append(message)

    with pytest.raises(EndedError, match="died"):
        await process.async_run(long, kill)
    assert 0 <= told[0]["share"] < 1
    assert (await process.async_run(request()))["aborted"] is None
    assert process.starts == 2


@pytest.mark.parametrize("python", ["/nowhere/python", "/bin/false"])
async def test_what_is_no_python_cannot_start(python: str) -> None:
    kept = Kept(python)
    with pytest.raises(CannotStartError):
        await kept.process.async_run(request())
    assert kept.process.pid is None
    await kept.async_end()


NOBODY = 65_534
AS_NOBODY = """#!{python}
import os, sys
if os.getuid() == 0:
    os.chown(sys.argv[4], {nobody}, {nobody})
    os.setgroups([])
    os.setgid({nobody})
    os.setuid({nobody})
os.execv({python!r}, [{python!r}, *sys.argv[1:]])
"""
"""Root may write everywhere: it runs the process as somebody who may not, with its folder (the third after -s) his."""


@pytest.fixture
def installed() -> Iterator[Path]:
    """Unpack the integration from an archive, as Marketplace does, into a folder that nobody may write to."""
    folder = Path(tempfile.mkdtemp(prefix="installed-"))
    packed = shutil.make_archive(str(folder / "packed"), "zip", Path(module.__file__).parents[1])
    root = folder / "config" / "custom_components" / "digital_twin"
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(root, [name for name in archive.namelist() if "__pycache__" not in name])
    wrapper = folder / "python"
    wrapper.write_text(AS_NOBODY.format(python=sys.executable, nobody=NOBODY))
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() or path == wrapper else 0o444)
    folder.chmod(0o555)
    yield folder
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        path.chmod(0o755)
    shutil.rmtree(folder)


def files(folder: Path) -> list[Path]:
    """Return everything in a folder."""
    return sorted(folder.rglob("*"))


def status(pid: int | None, name: str) -> int:
    """Return a figure that the kernel keeps of a process."""
    return int(Path(f"/proc/{pid}/status").read_text().partition(f"{name}:")[2].split()[0])


async def test_a_read_only_installation_is_enough(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process writes nothing beside its folder, not even compiled Python, and needs nothing of the kind there."""
    root = installed / "config" / "custom_components" / "digital_twin"
    before = files(installed)
    monkeypatch.setattr(module, "MAIN", root / "rehearsal" / "child" / "main.py")
    kept = Kept(str(installed / "python"))
    try:
        report = await kept.process.async_run(request())
        assert status(kept.process.pid, "Uid") == (os.getuid() or NOBODY)
    finally:
        await kept.async_end()
    assert [run["what"] for run in report["runs"]] == ["automation.on"]
    assert report["refused"] == []
    assert files(installed) == before


async def test_what_it_holds_is_told_when_all_is_cleared_away(process: RehearsalProcess) -> None:
    """Home after home leaves it as it was; and its peak is its own, not that of who started it."""
    reports = [await process.async_run(request()) for _ in range(4)]
    assert reports[3]["memory"] - reports[1]["memory"] < 3.0
    highest = status(process.pid, "VmHWM") / 1024
    # The kernel's figures, counted per processor, differ by some hundred KiB from one look to the next.
    assert all(report["memory"] <= report["peak"] for report in reports)
    assert reports[0]["peak"] <= reports[3]["peak"] + 0.5
    assert reports[3]["peak"] <= highest + 0.5
