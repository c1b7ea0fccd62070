"""Jobs that misbehave on demand; the child finds this module by its folder, as it finds numpy."""

import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from custom_components.digital_twin.core import progress


@dataclass(frozen=True)
class Sized:
    """A request with ensemble members."""

    members: int


def echo(argument: object) -> object:
    return argument


def members(argument: Sized) -> int:
    return argument.members


def modules(argument: object) -> tuple[int, list[str], list[str], dict[str, str], int]:
    return os.getpid(), sorted(sys.modules), sys.path, dict(os.environ), os.nice(0)


def fail(argument: str) -> None:
    raise ValueError(argument)


def chatter(argument: str) -> str:
    print(argument)  # noqa: T201 -- what a careless job would do
    sys.stderr.write(f"{argument} to stderr\n")
    sys.stderr.flush()
    return argument


def sleep(argument: float) -> float:
    time.sleep(argument)
    return argument


def learn(argument: tuple[str, float]) -> float:
    """Append a line to a file when started, then take a while."""
    path, seconds = argument
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"learn {seconds}\n")
    time.sleep(seconds)
    return seconds


def run_scenario(argument: tuple[str, float]) -> float:
    path, seconds = argument
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"scenario {seconds}\n")
    time.sleep(seconds)
    return seconds


def die(argument: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(argument: str) -> str:
    """Die the first time, as a process does that the system ended for want of memory."""
    marker = Path(argument)
    if marker.exists():
        return "alive"
    marker.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    return "unreachable"


def array(argument: int) -> np.ndarray:
    return np.zeros(argument, dtype=np.uint8)


def unsendable(argument: object) -> object:
    return threading.Lock()


def crunch(argument: float) -> int:
    """Keep the processor busy as a fit does."""
    end = time.monotonic() + argument
    rounds = 0
    matrix = np.random.default_rng(0).normal(size=(100, 100))
    while time.monotonic() < end:
        matrix = np.tanh(matrix @ matrix.T / 100)
        rounds += 1
    return rounds


def steps(argument: float) -> str:
    with progress.part(0.0, 0.5, 2):
        progress.done()
        time.sleep(argument)
        progress.done()
        time.sleep(argument)
    time.sleep(argument)
    return "done"
