"""optimize: the commands that come nearest to the wishes, beside doing nothing and what simple rules come to."""

import time
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from .. import progress, settings
from ..grid import Array, Grid
from ..messages import Message
from ..models.automatic import SOLAR
from ..series import Series
from ..twin import TwinSnapshot
from . import messages, rules, wishes
from .device import Choice, Device
from .follower import Follower, is_follower
from .objective import Objective, objective
from .request import Account, Aim, PlanRequest, PlanResult, Wish
from .search import GENERATIONS, ROUNDS, Course, course_of, improve, order_of, score_of
from .storage import Storage
from .switched import MEMBERS, Deferrable, Switched, is_programme, is_running
from .thermal import Thermal
from .worth import said, worthwhile

LONGEST: Final = 20.0
"""s after which the search is ended, whatever it has found: a safety net, not a budget."""
GAIN: Final = 1e-4
TANK_BOTHER: Final = 0.1
"""kWh that a change of a tank's target has to be worth: nobody sees it."""
BEFORE: Final = 0.2
"""Share of the work that what else could be done takes, before the search begins."""
THERMAL: Final = frozenset({"thermostat", "water_heater"})
LAMPLIKE: Final = frozenset({"plug", "light", "fan", "humidifier"})


def optimize(request: PlanRequest) -> PlanResult:
    """Return the plan. The same request gives the same plan.

    Devices are improved in turn until none gets better. Raises ValueError, naming the path, for a time out of bounds
    and for a twin that is not among the request's.
    """
    began = time.monotonic()
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
    drawn = {
        key: _alone(twin, grid, surroundings, request.recent.get(key))
        for key, twin in known.items()
        if twin.spec.kind == "pv"
    }
    if drawn:
        surroundings[SOLAR] = -sum(drawn.values(), start=np.zeros(grid.steps))
    devices: list[Device] = []
    for twin_id in request.controlled:
        device = device_of(known[twin_id], grid, surroundings, request, aim)
        if isinstance(device, Message):
            notes.append(device)
        else:
            devices.append(device)
    rooms = [device for device in devices if isinstance(device, Thermal) and not device.unmeasured]
    if apart := sum(room.apart for room in rooms):
        notes.append(messages.heat_apart(apart))
    notes += [_told_of(device) for device in devices if isinstance(device, Thermal) and device.unmeasured]
    planned = {device.twin.spec.twin_id for device in devices}
    devices += [
        Follower(twin, grid, surroundings, dark=aim.dark, recent=request.recent.get(key))
        for key, twin in known.items()
        if key not in planned and is_follower(twin)
    ]
    planned = {device.twin.spec.twin_id for device in devices}
    drawn |= {
        key: _alone(twin, grid, surroundings, request.recent.get(key))
        for key, twin in known.items()
        if key not in planned and key not in drawn
    }
    base = _beside(request, grid) + sum(drawn.values(), start=np.zeros(grid.steps))
    # What a storage does may follow from what the others do: it comes last, and after it what nobody plans for.
    devices.sort(key=order_of)
    present = _left_alone(devices, base)
    notes += [
        messages.as_full(device.twin.spec.name, request.horizon)
        for device in devices
        if isinstance(device, Storage) and device.unwished
    ]
    nothing = _account(aim, base, present)
    ruled = {
        name: _courses(devices, [rules.choices(device, aim)[name] for device in devices], base)
        for name in (rules.AT_ONCE, rules.CHEAPEST)
    }
    by_rule = {name: _account(aim, base, courses) for name, courses in ruled.items()}
    first = min([present, *ruled.values()], key=lambda courses: score_of(courses, aim, base))
    best = list(first)
    if aim.dark.any():
        best = _shed(devices, best, aim, base)
    with progress.part(BEFORE, 1.0, ROUNDS * len(devices) * (GENERATIONS + 1)):
        in_time = _search(devices, best, aim, base, np.random.default_rng(request.seed), began)
    if not in_time:
        notes.append(messages.too_long(time.monotonic() - began))
    # Each was improved while the others stood still: what follows the home answers to all of it.
    best = _courses(devices, [course.choice for course in best], base)
    best = min(best, first, key=lambda courses: score_of(courses, aim, base))
    best, left_out = worthwhile(devices, best, present, aim, base)
    priced = "price" in surroundings and aim.money == 1.0
    notes += [said(one, aim, priced=priced) for one in left_out]
    account = _account(aim, base, best)
    found = wishes.told(devices, best, aim, account, base)
    changes = [change for device, course in zip(devices, best, strict=True) for change in device.changes(course.choice)]
    return PlanResult(
        changes=tuple(sorted(changes, key=lambda change: change.at)),
        account=account,
        nothing=nothing,
        rules=by_rule,
        reached=not found.missed,
        worth=aim.unit,
        met=found.met,
        left_out=left_out,
        evaluations=sum(device.evaluations for device in devices),
        run_time=time.monotonic() - began,
        notes=(*notes, *found.missed, *found.reasons),
    )


def device_of(
    twin: TwinSnapshot, grid: Grid, surroundings: Mapping[str, Array], request: PlanRequest, aim: Objective
) -> Device | Message:
    """Return the device of a twin, or why nothing of it can be planned."""
    spec = twin.spec
    charge = next((wish for wish in request.wishes if wish.aim is Aim.CHARGE and wish.twin_id == spec.twin_id), None)
    device: Device | None = None
    recent = request.recent.get(spec.twin_id)
    if spec.kind == "battery":
        least, by = (None, None) if charge is None else (charge.least, charge.by)
        device = Storage(
            twin, grid, surroundings,
            least=least, by=by, keep=request.keep_charge, dark=aim.dark, recent=recent,
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


def _shed(devices: list[Device], best: list[Course], aim: Objective, base: Array) -> list[Course]:
    """Return the courses with devices off from some time of an outage on, where the storages then last longer.

    One device after another could not find that: what is saved shows only in what the storage does with it.
    """
    score = score_of(best, aim, base)
    for index, device in enumerate(devices):
        if not isinstance(device, Switched) or isinstance(device, Deferrable) or not device.twin.values.get("on"):
            continue
        for choice in device.sheds(aim):
            choices = [course.choice for course in best]
            choices[index] = choice
            courses = _courses(devices, choices, base)
            if (found := score_of(courses, aim, base)) < score:
                best, score = courses, found
    return best


def _search(
    devices: list[Device], best: list[Course], aim: Objective, base: Array, rng: np.random.Generator, began: float
) -> bool:
    """Improve the courses in place; return whether there was time enough."""
    for _ in range(ROUNDS):
        before = score_of(best, aim, base)
        for index, device in enumerate(devices):
            if time.monotonic() - began > LONGEST:
                return False
            rest = _beside_one(devices, best, index, base)
            best[index] = improve(device, best[index], aim, rest, rng)
        after = score_of(best, aim, base)
        if len(devices) == 1 or before - after <= GAIN * max(abs(before), aim.unit):
            break
    return True


def _beside_one(devices: Sequence[Device], courses: Sequence[Course], index: int, base: Array) -> Array:
    """Return the power (T,) W beside one device: of all others, but of storages only of those that answer before it."""
    order = order_of(devices[index])
    rest = base
    for other, course in enumerate(courses):
        if other != index and not (order and other > index):
            rest = rest + course.power
    return rest


def _left_alone(devices: Sequence[Device], base: Array) -> list[Course]:
    """Return the courses of everything left alone; each takes its end from it."""
    courses: list[Course] = []
    rest = base
    for device in devices:
        device.settle(rest)
        courses.append(course_of(device, device.kept, rest))
        rest = rest + courses[-1].power
    return courses


def _courses(devices: Sequence[Device], choices: Sequence[Choice], base: Array) -> list[Course]:
    """Return choices played in turn, each on top of those before."""
    courses: list[Course] = []
    rest = base
    for device, choice in zip(devices, choices, strict=True):
        courses.append(course_of(device, choice, rest))
        rest = rest + courses[-1].power
    return courses


def _account(aim: Objective, base: Array, courses: Sequence[Course]) -> Account:
    net = base + sum((course.power for course in courses), start=np.zeros(len(base)))
    return aim.account(
        net,
        sum(course.discomfort for course in courses),
        sum(course.short for course in courses),
        sum(course.heat for course in courses),
        sum(course.stored for course in courses),
    )


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
