"""What a plan is made of: the devices that can be set, those that answer them, and what is drawn beside them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from .. import settings
from ..grid import Array, Grid
from ..messages import Message
from ..models.automatic import SOLAR
from ..series import Series
from ..twin import TwinSnapshot
from . import messages
from .device import Device
from .follower import Follower, is_follower
from .objective import Objective, objective
from .request import Aim, PlanRequest, Wish
from .storage import Storage
from .switched import MEMBERS, Deferrable, Switched, is_programme, is_running
from .thermal import Thermal
from .together import Together, order_of

TANK_BOTHER: Final = 0.1
"""kWh that a change of a tank's target has to be worth: nobody sees it."""
THERMAL: Final = frozenset({"thermostat", "water_heater"})
LAMPLIKE: Final = frozenset({"plug", "light", "fan", "humidifier"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """The devices of a plan together; priced: whether money is what it makes small; notes: what to say beforehand."""

    together: Together
    priced: bool
    notes: tuple[Message, ...]


def gathered(request: PlanRequest) -> Gathered:
    """Return what a plan is made of.

    Raises ValueError, naming the path, for a time out of bounds and for a twin that is not among the request's.
    """
    grid = Grid.over(request.start, request.horizon, request.step)
    known = {twin.spec.twin_id: twin for twin in request.twins}
    _validate(request, known)
    surroundings = grid.surroundings(request.environment)
    aim = objective(
        grid,
        request.wishes,
        price=surroundings.get("price"),
        feed_in=surroundings.get("feed_in"),
        carbon=surroundings.get("carbon_intensity"),
    )
    notes = _missing(request.wishes, surroundings)
    apart = {
        key: _alone(twin, grid, surroundings, request.recent.get(key))
        for key, twin in known.items()
        if twin.spec.kind == "pv"
    }
    if apart:
        surroundings[SOLAR] = -sum(apart.values(), start=np.zeros(grid.steps))
    devices: list[Device] = []
    for twin_id in request.controlled:
        device = device_of(known[twin_id], grid, surroundings, request, aim)
        if isinstance(device, Message):
            notes.append(device)
        else:
            devices.append(device)
    rooms = [device for device in devices if isinstance(device, Thermal) and not device.unmeasured]
    if heated := sum(room.apart for room in rooms):
        notes.append(messages.heat_apart(heated))
    notes += [_told_of(device) for device in devices if isinstance(device, Thermal) and device.unmeasured]
    planned = {device.twin.spec.twin_id for device in devices}
    devices += [
        Follower(twin, grid, surroundings, dark=aim.dark, recent=request.recent.get(key), last=_last(twin, request))
        for key, twin in known.items()
        if key not in planned and is_follower(twin)
    ]
    planned = {device.twin.spec.twin_id for device in devices}
    apart |= {
        key: _alone(twin, grid, surroundings, request.recent.get(key))
        for key, twin in known.items()
        if key not in planned and key not in apart
    }
    base = _beside(request, grid) + sum(apart.values(), start=np.zeros(grid.steps))
    # What a storage does may follow from what the others do: it comes last, and after it what nobody plans for.
    devices.sort(key=order_of)
    return Gathered(Together(devices, aim, base), "price" in surroundings and aim.money == 1.0, tuple(notes))


def device_of(
    twin: TwinSnapshot, grid: Grid, surroundings: Mapping[str, Array], request: PlanRequest, aim: Objective
) -> Device | Message:
    """Return the device of a twin, or why nothing of it can be planned."""
    spec = twin.spec
    charge = next((wish for wish in request.wishes if wish.aim is Aim.CHARGE and wish.twin_id == spec.twin_id), None)
    device: Device | None = None
    recent = request.recent.get(spec.twin_id)
    if spec.kind == "battery" and "charge" not in spec.channels:
        return messages.charge_untold(spec.name)
    if spec.kind == "battery":
        least, by = (None, None) if charge is None else (charge.least, charge.by)
        device = Storage(
            twin, grid, surroundings,
            least=least, by=by, keep=request.keep_charge, dark=aim.dark, recent=recent, last=_last(twin, request),
        )  # fmt: skip
    elif spec.kind in THERMAL:
        device = Thermal(twin, grid, surroundings, recent, request.units)
        device.bother = Thermal.bother if spec.kind == "thermostat" else TANK_BOTHER
    elif spec.kind in LAMPLIKE and "on" in spec.channels:
        if settings.never_off(spec.settings):
            return messages.never_off(spec.name)
        programme = spec.kind == "plug" and is_programme(spec.settings)
        if programme and is_running(twin):
            return messages.runs_already(spec.name)
        sort = Deferrable if programme else Switched
        device = sort(twin, grid, surroundings, recent)
    if device is None or len(device.levels) < 2:
        return messages.cannot_set(spec.name)
    device.due = request.due
    return device


def _last(twin: TwinSnapshot, request: PlanRequest) -> float | None:
    """Return the charge (%) that a storage told last; None where nobody knows."""
    told = request.last_charges.get(twin.spec.twin_id)
    return None if told is None else told[0]


def _beside(request: PlanRequest, grid: Grid) -> Array:
    """Return the power (T,) W beside the twins: what is usual at these hours, else what is drawn now."""
    if request.rest is None:
        return np.full(grid.steps, request.base or 0.0)
    return request.rest.expected(grid, request.base)


def _alone(
    twin: TwinSnapshot, grid: Grid, surroundings: Mapping[str, Array], recent: Mapping[str, Series] | None
) -> Array:
    """Return the mean power (T,) W of a twin that nobody plans for."""
    return _Bystander(twin, grid, surroundings, recent).mean_power()


class _Bystander(Device):
    """A device that does as it would anyway."""

    slot_seconds = 86_400.0

    def _levels(self) -> tuple[()]:
        return ()

    def judge(self, outputs: Mapping[str, Array]) -> tuple[Array, Array]:
        del outputs
        return np.zeros(1), np.zeros(1)

    def mean_power(self) -> Array:
        """Return its power (T,) W over many courses."""
        power = self.simulate(np.zeros((MEMBERS, self.slots), dtype=np.int8)).get("power")
        return np.zeros(self.grid.steps) if power is None else np.asarray(power.mean(axis=1))


def _missing(wishes: Sequence[Wish], surroundings: Mapping[str, Array]) -> list[Message]:
    aims = {wish.aim for wish in wishes}
    found = []
    if "price" not in surroundings and aims & {Aim.COST, Aim.CHARGE, Aim.COMFORT}:
        found.append(messages.no_price())
    if Aim.CARBON in aims and "carbon_intensity" not in surroundings:
        found.append(messages.no_carbon())
    return found


def _told_of(tank: Thermal) -> Message:
    """Say what a tank is taken to draw that nothing measures."""
    name = tank.twin.spec.name
    return messages.tank_gas(name) if tank.apart else messages.tank_unmeasured(name, tank.draws)


def _validate(request: PlanRequest, known: Mapping[str, TwinSnapshot]) -> None:
    for index, twin_id in enumerate(request.controlled):
        if twin_id not in known:
            raise ValueError(f"controlled[{index}]: {twin_id} is none of the plan's twins")
    for index, wish in enumerate(request.wishes):
        if wish.by is not None and not 0 < wish.by <= request.horizon:
            raise ValueError(f"wishes[{index}].by: must lie within the horizon")
        if wish.aim is Aim.CHARGE and wish.twin_id not in known:
            raise ValueError(f"wishes[{index}].twin_id: {wish.twin_id} is none of the plan's twins")
