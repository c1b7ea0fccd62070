"""Whether what a remedy lets wait does what somebody wants of it all the same: charge, warm water, a run to its end."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..channel import Value
from ..home.cold import is_cold
from ..home.course import Course
from ..home.happenings import Command, Given, Happening
from ..home.leaving import first_leaving
from ..home.system import System
from ..settings import APPLIANCE, Appliance
from ..twin import TwinSnapshot

MEANT = 0.02
"""Share by which what is delivered may differ and still be the same."""
FINISHES = frozenset({Appliance.EV, Appliance.WASHER, Appliance.DRYER, Appliance.DISHWASHER})
"""What has a job to finish."""
SWITCHES: Mapping[str, tuple[str, Value]] = {
    "plug": ("on", False),
    "battery": ("on", False),
    "water_heater": ("operation", "off"),
}
"""Kinds that can be let wait, and what switches them off."""


def served(system: System, added: Sequence[Happening], course: Course, tried: Course) -> bool:
    """Return whether a car, a tank or a machine that a remedy lets wait has got as much by the end as without it.

    A car has so when somebody leaves, too: nobody knows who takes it.
    """
    waits = {one.twin_id for one in added if isinstance(one, Command | Given)}
    leaving = first_leaving(course.people.mean(axis=1))
    return all(
        _has(twin, tried, course, row) >= _has(twin, course, course, row) * (1.0 - MEANT)
        for twin in (system.twins[twin_id] for twin_id in waits)
        if twin.spec.kind in SWITCHES
        for row in ({None, leaving} if _is_car(twin) else {None})
    )


def postpones(system: System, added: Sequence[Happening], course: Course, tried: Course) -> bool:
    """Return whether a remedy lets a plug wait that then takes less by the end: what is wanted later is not saved.

    A fridge or freezer makes up for it by itself, as far as that is needed.
    """
    twins = {one.twin_id: system.twins[one.twin_id] for one in added if isinstance(one, Command)}
    for twin_id, twin in twins.items():
        usual, now = (one.taken(twin_id).get("power") for one in (course, tried))
        if twin.spec.kind != "plug" or is_cold(twin) or usual is None or now is None:
            continue
        before, after = (float(np.median(np.maximum(one, 0.0).sum(axis=0))) for one in (usual, now))
        if after < before * (1.0 - MEANT):
            return True
    return False


def _is_car(twin: TwinSnapshot) -> bool:
    battery = twin.spec.kind == "battery" and "storage_mode" not in twin.spec.channels
    return battery or twin.spec.settings.get(APPLIANCE) == Appliance.EV


def _has(twin: TwinSnapshot, course: Course, usual: Course, row: int | None) -> float:
    """Return what somebody wants of a twin: its charge (%), warm water (K), else the energy (J/step).

    row: the step before which a car has it; None: the end.
    """
    outputs, without = course.taken(twin.spec.twin_id), usual.outputs[twin.spec.twin_id]
    if twin.spec.kind == "battery" and "charge" in outputs:
        return float(np.median(outputs["charge"][:row][-1]))
    if twin.spec.kind == "water_heater" and "temperature" in outputs:
        # It goes up and down in its band anyway: what counts is that it ends no colder than it gets without waiting.
        coldest = float(np.median(without["temperature"].min(axis=0)))
        return min(float(np.median(outputs["temperature"][-1])) - coldest, 0.0)
    answers = twin.spec.settings
    if "power" in outputs and answers.get(APPLIANCE) in FINISHES:
        return float(np.median(np.maximum(outputs["power"][:row], 0.0).sum(axis=0)))
    return 0.0
