"""A load or a demand that is raised until the first limit breaks: the breaking point, and the bottleneck."""

import numpy as np

from ..grid import Grid
from ..home.circuits import circuits_of
from ..home.happenings import Command, Given, Happening, Load
from ..home.system import System
from ..messages import Message
from .crossings import find
from .request import HomeScenario, LoadTest
from .result import BreakingPoint, LimitCrossing

AT_ONCE = 7
"""Values that are tried side by side: three rounds find one of 512."""
BROKEN = 0.5
LIMITS = {"power_over_limit": "max_power"}
"""What a limit of the whole home is called, where the hazard by which it is judged is called otherwise."""


def breaking_point(request: HomeScenario, test: LoadTest, system: System, grid: Grid) -> BreakingPoint:
    """Return at which value (to the test's step) a limit breaks in most members that without any load does not.

    Breaking is taken to be monotone: what breaks at a value breaks beyond it.
    """
    count = max(round(abs(test.last - test.first) / test.step), 1)
    values = np.linspace(test.first, test.last, count + 1)
    unit = _unit(test, system)
    low, high, bottleneck = -1, len(values), None
    while high - low > 1:
        tried = np.unique(np.linspace(low + 1, high - 1, min(AT_ONCE, high - low - 1)).round().astype(int)).tolist()
        courses = system.run([*((*request.happenings, raised(test, values[index], system)) for index in tried), ()])
        plain = courses.pop()
        for index, course in zip(tried, courses, strict=True):
            broken = [
                one.crossing
                for one in find(request, system, course, plain, grid)
                if one.crossing.probability >= BROKEN and one.crossing.baseline < BROKEN
            ]
            if broken:
                high, bottleneck = index, min(broken, key=lambda one: one.at or 0.0)
                break
            low = index
    if bottleneck is None:
        message = Message("load_holds", {"amount": round(float(values[-1]), 1), "unit": unit})
        return BreakingPoint(value=None, unit=unit, reached=float(values[-1]), bottleneck=None, message=message)
    if high == 0:
        message = Message("load_from_start", {"bottleneck": _name(bottleneck, system)})
    else:
        amount, name = round(float(values[high]), 1), _name(bottleneck, system)
        message = Message("load_breaks", {"amount": amount, "unit": unit, "bottleneck": name})
    return BreakingPoint(
        value=float(values[high]), unit=unit, reached=float(values[high]), bottleneck=bottleneck, message=message
    )


def raised(test: LoadTest, value: float, system: System) -> Happening:
    """Return what a load test does at a value."""
    if test.twin_id is None or test.channel is None:
        return Load(power=float(value), circuit=test.circuit, phase=test.phase)
    channel = system.twins[test.twin_id].spec.channels[test.channel]
    if channel.command:
        return Command(twin_id=test.twin_id, commands={test.channel: float(value)})
    return Given(twin_id=test.twin_id, channel=test.channel, value=float(value))


def _unit(test: LoadTest, system: System) -> str:
    if test.twin_id is None or test.channel is None:
        return "W"
    return system.twins[test.twin_id].spec.channels[test.channel].unit or ""


def _name(crossing: LimitCrossing, system: System) -> str:
    if crossing.twin_id is not None:
        return system.twins[crossing.twin_id].spec.name
    circuit = circuits_of(system.links).get(crossing.circuit or "")
    if circuit is not None:
        return circuit.name or circuit.circuit_id
    return LIMITS.get(crossing.kind, crossing.kind)
