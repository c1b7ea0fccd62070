"""Run benchmarks and print their figures: python -m benchmarks [name …]."""

import argparse
import os
import platform
import sys
from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from time import perf_counter

from . import __path__ as folder
from .table import Row, render

SUPPORT = frozenset(
    {"__main__", "auto_ets", "bare_home", "baselines", "buildings", "energyplus", "guard_cases", "households",
     "measured", "model_table", "rehearsed_home", "sample_twins", "table", "timing"}
)  # fmt: skip
BY_REQUEST = frozenset({"counterfactual", "guard", "models", "onoff"})


def names() -> list[str]:
    """Return the benchmarks there are."""
    return sorted(module.name for module in iter_modules(folder) if module.name not in SUPPORT)


def run(chosen: Iterable[str]) -> None:
    """Run the chosen benchmarks, printing each table as it is ready."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    for name in chosen:
        started = perf_counter()
        rows: list[Row] = import_module(f".{name}", __package__).rows()
        print(f"{name} ({perf_counter() - started:.0f} s)\n{render(rows)}\n", flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Print what the integration costs.")
    parser.add_argument(
        "names", nargs="*", help=f"benchmarks to run (default: all but those by request): {', '.join(names())}"
    )
    parser.add_argument("--data", help="folder with measured homes, for the benchmark of the models")
    parser.add_argument("--only", help="beginnings of series' names, apart by commas, for the benchmark of the models")
    arguments = parser.parse_args()
    if arguments.data:
        os.environ["DIGITAL_TWIN_DATA"] = arguments.data
    if arguments.only:
        os.environ["DIGITAL_TWIN_ONLY"] = arguments.only
    unknown = set(arguments.names) - set(names())
    if unknown:
        sys.exit(f"no such benchmark: {', '.join(sorted(unknown))}")
    run(arguments.names or [name for name in names() if name not in BY_REQUEST])


if __name__ == "__main__":
    main()
