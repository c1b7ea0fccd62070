"""Kinds from outside: files that make kinds of devices known, loaded in every process that runs the core.

Such a file imports numpy, the standard library and this core only, since the worker process has nothing else, and calls
register_kind (models/registry.py) and, if it wants to learn by itself, register_learner (learning/learn.py).
"""

import importlib.util
import sys
import traceback
import zlib
from collections.abc import Iterable
from pathlib import Path

ARGUMENT = "kinds="
"""What an argument of a process that runs the core begins with when it names such a file."""
_FILES: list[str] = []


def arguments() -> list[str]:
    """Return what tells another process of the files that were loaded here."""
    return [ARGUMENT + file for file in _FILES]


def load_arguments(given: Iterable[str]) -> None:
    """Load the files named among a process's arguments; what one raises is told on stderr, and the others go on."""
    for argument in given:
        if argument.startswith(ARGUMENT):
            try:
                load(argument.removeprefix(ARGUMENT))
            except Exception:  # noqa: BLE001 -- a file from outside may raise anything
                traceback.print_exc()


def load(path: str) -> None:
    """Run a file that registers kinds, once. Raises what it raises, and OSError for one that is not there."""
    where = str(Path(path).resolve())
    if where in _FILES:
        return
    name = f"digital_twin_kinds_{zlib.crc32(where.encode()):08x}"
    spec = importlib.util.spec_from_file_location(name, where)
    if spec is None or spec.loader is None:
        raise OSError(f"{where} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    _FILES.append(where)


def forget(path: str) -> None:
    """Have later processes do without a file; the kinds it registered stay known here until they are unregistered."""
    where = str(Path(path).resolve())
    if where in _FILES:
        _FILES.remove(where)
        sys.modules.pop(f"digital_twin_kinds_{zlib.crc32(where.encode()):08x}", None)
