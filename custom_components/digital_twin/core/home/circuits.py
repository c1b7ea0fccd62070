"""Circuits and phases: what the twins draw together, up to the main meter, and the rest that no twin explains."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..channel import Value
from ..models.kinds import POWER
from ..settings import RATED_POWER, number
from ..twin import Fidelity, TwinSnapshot, TwinSpec
from .acts import Acts
from .columns import Array
from .happenings import Load
from .links import Circuit, HomeLinks
from .player import Outputs
from .supply import fed_by

REST = "home_rest"
"""The twin of all that draws power and has no twin."""
MAIN = "home"
"""The main circuit of a home of which nobody told the circuits."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What flows through a circuit: W per phase (phases, T, N)."""

    circuit: Circuit
    phases: Array

    @property
    def power(self) -> Array:
        """Return the power of all phases together in W (T, N)."""
        total: Array = self.phases.sum(axis=0)
        return total

    @property
    def current(self) -> Array:
        """Return the current of the most loaded phase in A (T, N)."""
        most: Array = np.abs(self.phases).max(axis=0) / self.circuit.voltage
        return most


def circuits_of(links: HomeLinks) -> dict[str, Circuit]:
    """Return the circuits by id, with a main one that always is there."""
    if links.main is not None:
        return dict(links.circuits)
    return {**links.circuits, MAIN: Circuit(circuit_id=MAIN, name="", main=True)}


def meters(links: HomeLinks) -> dict[str, str]:
    """Return the twins that measure a circuit instead of drawing power, with its id."""
    return {circuit.meter: name for name, circuit in links.circuits.items() if circuit.meter is not None}


def rest(twins: Mapping[str, TwinSnapshot], links: HomeLinks) -> TwinSnapshot | None:
    """Return the twin of the unexplained rest: what the main meter shows beyond the twins' power; None unmeasured."""
    if links.measured_power is None:
        return None
    known = sum(_present(twin) for twin_id, twin in twins.items() if twin_id not in meters(links))
    spec = TwinSpec(
        twin_id=REST, name="", kind="number", fidelity=Fidelity.STANDARD, channels={"power": POWER}, settings={}
    )
    values: dict[str, Value] = {"power": max(links.measured_power - known, 0.0)}
    return TwinSnapshot(spec=spec, learned=None, values=values, changed={})


def _present(twin: TwinSnapshot) -> float:
    power = twin.values.get("power")
    if isinstance(power, float | int):
        return float(power)
    production = twin.values.get("production")
    if twin.spec.kind == "pv" and isinstance(production, float | int):
        return -float(production)
    return (number(twin.spec.settings, RATED_POWER) or 0.0) if twin.values.get("on") is True else 0.0


def flows(outputs: Mapping[str, Outputs], links: HomeLinks, acts: Acts, members: int) -> dict[str, Flow]:
    """Return what flows through every circuit, the main one among them.

    A twin on phase 0 of a circuit of several phases loads all of them alike; on one of a single phase all its power
    flows through that. What a sub-circuit of one phase draws, its feeder carries on phase 1 unless the twin says
    otherwise.
    """
    circuits = circuits_of(links)
    main = MAIN if links.main is None else links.main.circuit_id
    found = {name: np.zeros((circuit.phases, acts.steps, members)) for name, circuit in circuits.items()}
    measuring = meters(links)
    for twin_id, channels in outputs.items():
        power = channels.get("power")
        if power is None or twin_id in measuring:
            continue
        device = links.device(twin_id)
        for name in fed_by(links, device.circuit) or (main,):
            _add(found[name], power, device.phase)
    for happening, act in acts.of(Load):
        power = np.where(act.mask(acts.steps), happening.power, 0.0)
        for name in fed_by(links, happening.circuit) or (main,):
            _add(found[name], power, happening.phase)
    return {name: Flow(circuits[name], phases) for name, phases in found.items()}


def _add(phases: Array, power: Array, phase: int) -> None:
    if len(phases) == 1:
        phases[0] += power
    elif 1 <= phase <= len(phases):
        phases[phase - 1] += power
    else:
        phases += power / len(phases)
