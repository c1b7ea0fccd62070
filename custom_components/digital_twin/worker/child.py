"""The worker process: run by path, it loads the core without Home Assistant and works off one request after another.

    python -I child.py LOW_PRIORITY_STEPS JOBS_MODULE [FOLDER … | kinds=FILE …]

The folders, those the parent found numpy in, are appended to sys.path; the integration's own never is. The files make
kinds of devices from outside known; one that fails is told on stderr, and its kinds are played by the fallback.
"""

import importlib
import os
import sys
import time
import traceback
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from custom_components.digital_twin.worker.protocol import Request

PACKAGE = "custom_components.digital_twin"
SHARE, PAUSE = 0.02, 0.1
"""Of progress: the least share and the least s between two messages."""


def bare_package(name: str, path: list[str]) -> None:
    """Enter a package into sys.modules that finds its modules in path but never runs an `__init__`."""
    module = ModuleType(name)
    module.__path__ = path
    sys.modules[name] = module


def serve(source: BinaryIO, sink: BinaryIO, jobs: ModuleType) -> None:
    """Answer requests from source on sink until source ends. A job's error is its reply; the next request is served."""
    protocol = importlib.import_module(f"{PACKAGE}.worker.protocol")
    progress = importlib.import_module(f"{PACKAGE}.core.progress")
    protocol.write(sink, protocol.Reply(protocol.HELLO, os.getpid()))
    while (request := protocol.read(source)) is not None:
        try:
            with progress.listening(_teller(protocol, sink, request.id)):
                result = _run(jobs, request)
            protocol.write(sink, protocol.Reply(request.id, result))
        except Exception as err:  # noqa: BLE001 -- whatever a job raises is told to whoever asked
            error = (type(err).__name__, str(err), traceback.format_exc())
            protocol.write(sink, protocol.Reply(request.id, error=error))


def _teller(protocol: ModuleType, sink: BinaryIO, request_id: int) -> Callable[[float], None]:
    """Return what sends the progress of a job: not every step of it, nor more often than anybody could see."""
    told, at = 0.0, time.monotonic()

    def tell(share: float) -> None:
        nonlocal told, at
        now = time.monotonic()
        if share - told >= SHARE and now - at >= PAUSE:
            told, at = share, now
            protocol.write(sink, protocol.Reply(request_id, progress=share))

    return tell


def _run(jobs: ModuleType, request: Request) -> Any:
    job: Callable[[Any], Any] = getattr(jobs, request.job)
    return job(request.argument)


def main(arguments: list[str]) -> None:
    """Take over stdin and stdout for frames, then serve."""
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must never land between two frames
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    os.nice(int(arguments[0]))
    home = Path(__file__).parents[1]
    bare_package(PACKAGE.partition(".")[0], [])
    bare_package(PACKAGE, [str(home)])
    outside = importlib.import_module(f"{PACKAGE}.core.outside")
    folders = [argument for argument in arguments[2:] if not argument.startswith(outside.ARGUMENT)]
    sys.path.extend(folder for folder in folders if folder not in sys.path)
    jobs = importlib.import_module(arguments[1])
    importlib.import_module(f"{PACKAGE}.core.models.scratch").hold_memory()
    outside.load_arguments(arguments[2:])
    serve(source, sink, jobs)


if __name__ == "__main__":
    main(sys.argv[1:])
