"""The rehearsal process, run by path; of the standard library only until the clock is virtual.

    python -s -P main.py TEMPORARY_FOLDER NICE [FOLDER … | kinds=FILE …]

The folders, where the running home found its packages, are appended to sys.path; the integration's own never is. A file
makes kinds of devices from outside known, before the doors close.
"""

import asyncio  # noqa: F401 -- these keep the real clock, which threads and locks need
import concurrent.futures.thread  # noqa: F401 -- as above
import importlib
import logging
import logging.handlers
import os
import queue  # noqa: F401 -- as above
import subprocess  # noqa: F401 -- as above
import sys
import threading  # noqa: F401 -- as above
from io import TextIOWrapper
from pathlib import Path
from types import ModuleType

PACKAGE = "custom_components.digital_twin"


def bare_package(name: str, path: list[str]) -> None:
    """Enter a package into sys.modules that finds its modules in path but never runs an `__init__`."""
    module = ModuleType(name)
    module.__path__ = path
    sys.modules[name] = module


def main(arguments: list[str]) -> None:
    """Take over stdin and stdout for frames, load Home Assistant on a virtual clock, close the doors, serve."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must never land between two frames
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr)
    os.nice(int(arguments[1]))
    home = Path(__file__).parents[2]
    bare_package(PACKAGE.partition(".")[0], [])
    bare_package(PACKAGE, [str(home)])
    outside = importlib.import_module(f"{PACKAGE}.core.outside")
    folders = [argument for argument in arguments[2:] if not argument.startswith(outside.ARGUMENT)]
    sys.path.extend(folder for folder in folders if folder not in sys.path)
    importlib.import_module(f"{PACKAGE}.rehearsal.child.clock").install()
    importlib.import_module(f"{PACKAGE}.rehearsal.child.preload").preload()
    outside.load_arguments(arguments[2:])
    serve = importlib.import_module(f"{PACKAGE}.rehearsal.child.serve")
    serve.serve(source, sink, arguments[0], str(home))


if __name__ == "__main__":
    main(sys.argv[1:])
