"""Circuits and phases: what the twins draw together, up to the main meter, and the rest that no twin explains."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..channel import Value
from ..models.kinds import POWER
from ..models.room_heat import drawn_now
from ..settings import RATED_POWER, number
from ..twin import Fidelity, TwinSnapshot, TwinSpec
from .acts import Act, Acts
from .columns import Array, Rows
from .happenings import Load
from .links import Circuit, HomeLinks
from .player import Outputs
from .supply import cut, fed_by

REST = "home_rest"
"""The twin of all that draws power and has no twin."""
SINGLE_PHASE = 4600.0
"""W: the most that one phase may be loaded with by a single device (20 A at 230 V)."""
MOST_PHASES = 3
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


def rest(twins: Mapping[str, TwinSnapshot], links: HomeLinks, *, usual: bool = False) -> TwinSnapshot | None:
    """Return the twin of the unexplained rest: what the main meter shows beyond the twins' power; None unmeasured.

    usual: there is one all the same, since what it usually draws is known.
    """
    now = beyond(twins, links)
    if now is None and not usual:
        return None
    spec = TwinSpec(
        twin_id=REST, name="", kind="number", fidelity=Fidelity.STANDARD, channels={"power": POWER}, settings={}
    )
    values: dict[str, Value] = {"power": now or 0.0}
    return TwinSnapshot(spec=spec, learned=None, values=values, changed={})


def beyond(twins: Mapping[str, TwinSnapshot], links: HomeLinks) -> float | None:
    """Return what the main meter shows now beyond the twins' power, W; None unmeasured."""
    if links.measured_power is None:
        return None
    known = sum(present(twin) for twin_id, twin in twins.items() if twin_id not in meters(links))
    return max(links.measured_power - known, 0.0)


def present(twin: TwinSnapshot) -> float:
    """Return the power (W) that a twin takes now, below 0 what it gives, as far as its values tell."""
    power = twin.values.get("power")
    if isinstance(power, float | int):
        return float(power)
    production = twin.values.get("production")
    if twin.spec.kind == "pv" and isinstance(production, float | int):
        return -float(production)
    if twin.spec.kind == "thermostat":
        return drawn_now(twin)
    return (number(twin.spec.settings, RATED_POWER) or 0.0) if twin.values.get("on") is True else 0.0


def flows(outputs: Mapping[str, Outputs], links: HomeLinks, acts: Acts, members: int) -> dict[str, Flow]:
    """Return what flows through every circuit, the main one among them.

    A twin whose phase nobody knows hangs on one that each member draws for itself; what is too strong for one phase, or
    has a single member, loads all of them alike. On a circuit of a single phase all its power flows through that. What
    a sub-circuit of one phase draws, its feeder carries on phase 1 unless the twin says otherwise. Through a circuit
    without power nothing flows: what goes on there lives on its backup supply.
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
        power = _fed(power, links, device.circuit, acts)
        for name in fed_by(links, device.circuit) or (main,):
            _add(found[name], power, device.phase, drawn_phases(twin_id, members))
    for happening, act in acts.of(Load):
        power = _fed(_drawn(happening, act, acts.steps), links, happening.circuit, acts)
        hangs_on = circuits.get(happening.circuit or main)
        phase = happening.phase or (0 if hangs_on is None else hangs_on.phase)
        for name in fed_by(links, happening.circuit) or (main,):
            _add(found[name], power, phase)
    return {name: Flow(circuits[name], phases) for name, phases in found.items()}


def loads(acts: Acts) -> Array:
    """Return what the loads of a scenario draw together in W (T, n)."""
    found = (_drawn(happening, act, acts.steps) for happening, act in acts.of(Load))
    return sum(found, start=np.zeros((acts.steps, 1)))


def on_phases(links: HomeLinks, twin_id: str, power: Array, phases: int) -> tuple[Array, tuple[float, ...]]:
    """Return what a twin's power (T, N) puts on each of a circuit's phases, as flows() has it, and at most (0..1).

    Of what hangs on one phase that nobody knows each of them may have to carry all.
    """
    own, phase, drawn = np.zeros((phases, *power.shape)), links.device(twin_id).phase, None
    if not 1 <= phase <= phases:
        drawn = None if np.abs(power).max() > SINGLE_PHASE else drawn_phases(twin_id, power.shape[1])
    _add(own, power, phase, drawn)
    if 1 <= phase <= phases:
        return own, tuple(float(index == phase - 1) for index in range(phases))
    return own, (1.0 / phases if drawn is None else 1.0,) * phases


def drawn_phases(twin_id: str, members: int) -> Rows | None:
    """Return on which phase each member has a twin of which nobody knows it, 0..2 (N,); None: on all of them."""
    if members == 1 or twin_id == REST:
        return None
    drawn: Rows = np.random.default_rng(zlib.crc32(twin_id.encode())).permutation(members) % MOST_PHASES
    return drawn


def _fed(power: Array, links: HomeLinks, circuit: str | None, acts: Acts) -> Array:
    """Return what of a power (T, N) comes over a circuit (None: the main one), which may be without any."""
    dead = cut(links, circuit, acts)
    return power if dead is None else np.where(dead, 0.0, power)


def _drawn(happening: Load, act: Act, steps: int) -> Array:
    return np.where(act.mask(steps), happening.power, 0.0)


def _add(phases: Array, power: Array, phase: int, drawn: Rows | None = None) -> None:
    if len(phases) == 1:
        phases[0] += power
    elif 1 <= phase <= len(phases):
        phases[phase - 1] += power
    elif drawn is None or np.abs(power).max() > SINGLE_PHASE:
        phases += power / len(phases)
    else:
        on = drawn % len(phases) == np.arange(len(phases))[:, None]
        phases += power * on[:, None]
