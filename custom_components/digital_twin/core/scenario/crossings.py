"""Limits and hazards that a course meets: what, how likely, when, beside the same without the scenario."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from .. import settings
from ..grid import Grid
from ..home import cold
from ..home.acts import Acts
from ..home.circuits import MAIN
from ..home.columns import Array, Flags
from ..home.course import Course
from ..home.happenings import Lost, Outage
from ..home.links import Supply
from ..home.supply import fed_by, supply_of
from ..home.system import System
from ..messages import Message
from ..requests import Severity
from ..settings import APPLIANCE, Appliance
from ..twin import TwinSnapshot
from .meter import imported, main_flow, spent
from .request import HomeScenario
from .result import LimitCrossing
from .words import MESSAGES

LIKELIER = 0.05
"""How much likelier than without the scenario a crossing must be to be one that it causes."""
COMFORT_MARGIN, COMFORT_LASTING = 0.5, 1800.0
FROST, FROST_LASTING = 5.0, 3600.0
EXPOSED = 0.7
"""f_Rsi: of the difference between room and outdoors, what is left at the coldest inner corner, where pipes run
(DIN 4108-2 asks for 0.70). Pipes freeze where that is below 0 °C for PIPES_LASTING."""
PIPES_LASTING = 3600.0
FOOD_LASTING = 3600.0
FUSE_LASTING = 60.0
"""A fuse stands a short excess: inrush and overlaps below a minute do not count."""
INSTANT = 3.0
"""Times its rating at which a circuit breaker of type B may open at once (EN 60898-1: 3 to 5)."""
COMPRESSOR, MOTOR = 6.0, 5.0
"""Times its running current that a compressor and a motor take at their start."""
IGNORED = 0.05
"""Crossings less likely than this are not told."""
SERIOUS = frozenset({Severity.HIGH, Severity.CRITICAL})
UNWANTED = SERIOUS | {Severity.MEDIUM}
POWERLESS = frozenset({"care_device", "backup_empty"})
"""Crossings that hang on who has power, of which a twin's own history tells nothing."""
OWN_LIMITS = frozenset({
    "crossing_above", "crossing_below", "crossing_unsure_above", "crossing_unsure_below",
    "crossing_power", "crossing_energy", "crossing_cost",
})  # fmt: skip
"""What is told of limits that somebody gave with the scenario."""
UNSURE: Mapping[str, str] = {
    "crossing_above": "crossing_unsure_above",
    "crossing_below": "crossing_unsure_below",
    "crossing_frost": "crossing_unsure_frost",
    "crossing_pipes_freeze": "crossing_unsure_pipes_freeze",
    "crossing_room_too_cold": "crossing_unsure_room_too_cold",
    "crossing_room_too_hot": "crossing_unsure_room_too_hot",
}
"""What is told instead, without a probability, where a twin's history cannot tell how likely it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A crossing with its members: in which it happens, and at which step first (N,)."""

    crossing: LimitCrossing
    happens: Flags
    without: Flags


@dataclass(frozen=True, slots=True)
class _Test:
    """What is beyond a limit, (T, N) with the scenario and without, and for how long (s) it must be."""

    beyond: Flags
    without: Flags
    lasting: float
    worst: float


def find(request: HomeScenario, system: System, course: Course, baseline: Course | None, grid: Grid) -> list[Found]:
    """Return all limits and hazards that a course meets, the worst first."""
    finder = _Finder(request, system, course, baseline or course, grid, compared=baseline is not None)
    found = [
        *finder.limits(),
        *finder.rooms(),
        *finder.stores(),
        *finder.supplies(),
        *finder.circuits(),
        *finder.home(),
    ]
    order = {Severity.CRITICAL: 0, Severity.HIGH: 1, Severity.MEDIUM: 2, Severity.LOW: 3}
    return sorted(found, key=lambda one: (order[one.crossing.severity], -one.crossing.probability))


def marked(found: Found, system: System, refused: Collection[str]) -> Found:
    """Return a crossing that says whether it is about a twin whose history cannot tell how likely it is."""
    told = found.crossing
    if told.twin_id is None or told.twin_id not in refused or told.kind in POWERLESS:
        return found
    message = told.message
    if "percent" in message.params:
        id_ = UNSURE.get(message.id, "crossing_unsure")
        known = {**message.params, "twin": system.twins[told.twin_id].spec.name}
        message = Message(id_, _only(id_, known))
    return replace(found, crossing=replace(told, refused=True, message=message))


def told(found: Found) -> LimitCrossing:
    """Return a crossing as it is answered: without a time where nobody can tell how likely it is."""
    one = found.crossing
    return replace(one, at=None, earliest=None) if one.refused else one


def likelier(one: LimitCrossing) -> bool:
    """Return whether a crossing is likelier with the scenario than without it."""
    return one.probability - one.baseline >= LIKELIER


def serious_anyway(found: Iterable[Found]) -> bool:
    """Return whether something serious happens without the scenario, too, so that its risk is what it adds."""
    return any(one.crossing.severity in SERIOUS and one.crossing.baseline >= IGNORED for one in found)


def failure(
    found: list[Found],
    members: int,
    *,
    compared: bool,
    severities: frozenset[Severity] = SERIOUS,
    doubtful: bool = False,
) -> float:
    """Return how likely anything of these severities happens that without the scenario would not.

    doubtful: with what a history cannot tell, which is no probability to be told, but no reason to feel safe either.
    """
    fails = np.zeros(members, dtype=np.bool_)
    for one in found:
        if one.crossing.severity in severities and (doubtful or not one.crossing.refused):
            fails |= one.happens & ~one.without if compared else one.happens
    return float(fails.mean())


@dataclass(slots=True, kw_only=True)
class _About:
    """What a crossing is about."""

    kind: str
    severity: Severity
    message: str
    limit: float
    upper: bool
    twin_id: str | None = None
    channel: str | None = None
    circuit: str | None = None
    params: Mapping[str, str | float]


class _Finder:
    def __init__(
        self, request: HomeScenario, system: System, course: Course, baseline: Course, grid: Grid, *, compared: bool
    ) -> None:
        self.request, self.system, self.course, self.baseline, self.grid = request, system, course, baseline, grid
        self.compared, self.moments = compared, course.acts.moments(grid)

    def limits(self) -> Iterator[Found]:
        """Return the limits that were asked for."""
        for limit in self.request.limits:
            values = self.course.outputs.get(limit.twin_id, {}).get(limit.channel)
            if values is None:
                continue
            spec = self.system.twins[limit.twin_id].spec
            other = self.baseline.outputs[limit.twin_id][limit.channel]
            for bound, upper in ((limit.above, True), (limit.below, False)):
                if bound is None:
                    continue
                about = _About(
                    kind="limit", severity=Severity.HIGH, message="crossing_above" if upper else "crossing_below",
                    limit=bound, upper=upper, twin_id=limit.twin_id, channel=limit.channel,
                    params={"twin": spec.name, "channel": limit.channel, "actual": bound,
                            "unit": spec.channels[limit.channel].unit or ""},
                )  # fmt: skip
                yield from self._told(about, self._beyond(values, other, bound, upper, limit.lasting))

    def rooms(self) -> Iterator[Found]:
        """Return rooms that leave their comfort range, or become so cold that pipes freeze."""
        outdoor = self.course.surroundings.get("outdoor_temperature")
        usual = self.baseline.surroundings.get("outdoor_temperature")
        for twin_id, twin in self.system.twins.items():
            if twin_id not in self.course.rooms:
                continue
            air, other = self.course.rooms[twin_id], self.baseline.rooms[twin_id]
            name = twin.spec.name
            for key, kind, upper in (
                (settings.COMFORT_LOW, "room_too_cold", False),
                (settings.COMFORT_HIGH, "room_too_hot", True),
            ):
                bound = settings.number(twin.spec.settings, key)
                if bound is None:
                    continue
                at_home = self.course.people > 0
                about = self._room(kind, Severity.MEDIUM, twin_id, bound, upper=upper)
                edge = bound + (COMFORT_MARGIN if upper else -COMFORT_MARGIN)
                test = self._beyond(air, other, edge, upper, COMFORT_LASTING)
                yield from self._told(
                    about,
                    _Test(test.beyond & at_home, test.without & (self.baseline.people > 0), test.lasting, test.worst),
                )
            about = self._room("frost", Severity.HIGH, twin_id, FROST, upper=False)
            yield from self._told(about, self._beyond(air, other, FROST, False, FROST_LASTING))
            if outdoor is not None and usual is not None:
                about = _About(
                    kind="pipes_freeze", severity=Severity.CRITICAL, message="crossing_pipes_freeze", limit=0.0,
                    upper=False, twin_id=twin_id, channel="temperature", params={"twin": name},
                )  # fmt: skip
                pipe, as_usual = outdoor + EXPOSED * (air - outdoor), usual + EXPOSED * (other - usual)
                yield from self._told(about, self._beyond(pipe, as_usual, 0.0, False, PIPES_LASTING))

    def _room(self, kind: str, severity: Severity, twin_id: str, limit: float, *, upper: bool) -> _About:
        name = self.system.twins[twin_id].spec.name
        return _About(
            kind=kind, severity=severity, message=f"crossing_{kind}", limit=limit, upper=upper, twin_id=twin_id,
            channel="temperature", params={"twin": name, "limit": limit},
        )  # fmt: skip

    def stores(self) -> Iterator[Found]:
        """Return fridges and freezers whose food becomes too warm."""
        for twin_id, twin in self.system.twins.items():
            if not cold.is_cold(twin) or "temperature" not in self.course.outputs[twin_id]:
                continue
            sort, name = cold.sort_of(twin), twin.spec.name
            inside = self.course.outputs[twin_id]["temperature"]
            other = self.baseline.outputs[twin_id]["temperature"]
            freezer = twin.spec.settings[APPLIANCE] == Appliance.FREEZER
            about = _About(
                kind="food_warm", severity=Severity.MEDIUM if freezer else Severity.HIGH, message="crossing_food_warm",
                limit=sort.limit, upper=True, twin_id=twin_id, channel="temperature",
                params={"twin": name, "limit": sort.limit},
            )  # fmt: skip
            yield from self._told(about, self._beyond(inside, other, sort.limit, True, FOOD_LASTING))
            if freezer:
                about = _About(
                    kind="food_thaws", severity=Severity.HIGH, message="crossing_food_thaws", limit=cold.THAW_HIGH,
                    upper=True, twin_id=twin_id, channel="temperature", params={"twin": name},
                )  # fmt: skip
                yield from self._told(about, self._beyond(inside, other, cold.THAW_HIGH, True, 0.0))

    def supplies(self) -> Iterator[Found]:
        """Return medical devices without power, and backup supplies that run empty."""
        nowhere = np.zeros((self.grid.steps, 1), dtype=np.bool_)
        for twin_id, dead in self.course.dead.items():
            twin = self.system.twins.get(twin_id)
            if twin is None:
                continue
            test = _Test(dead, self.baseline.dead.get(twin_id, nowhere) if self.compared else dead, 0.0, 0.0)
            if twin.spec.settings.get(APPLIANCE) == Appliance.MEDICAL:
                kind, severity = "care_device", Severity.CRITICAL
            elif supply_of(twin, self.system.links.device(twin_id)) is Supply.UPS:
                kind, severity = "backup_empty", Severity.MEDIUM
            else:
                continue
            about = _About(
                kind=kind, severity=severity, message=f"crossing_{kind}", limit=0.0, upper=True, twin_id=twin_id,
                params={"twin": twin.spec.name},
            )  # fmt: skip
            yield from self._told(about, test)

    def circuits(self) -> Iterator[Found]:
        """Return fuses that carry too much, for a minute or at the instant at which the power comes back."""
        for name, flow in self.course.flows.items():
            limit = flow.circuit.limit
            if limit is None:
                continue
            current, other = flow.current, self.baseline.flows[name].current
            about = _About(
                kind="overload", severity=Severity.HIGH, message="crossing_overload", limit=limit, upper=True,
                circuit=name, channel="current",
                params={"circuit": flow.circuit.name or name, "amperes": limit,
                        "most": round(float(np.quantile(current.max(axis=0), 0.95)), 1)},
            )  # fmt: skip
            yield from self._told(about, self._beyond(current, other, limit, True, FUSE_LASTING))
            rush, row = self.inrush(name)
            if rush.size and float(np.median(rush)) > INSTANT * limit:
                beyond = np.zeros((self.grid.steps, len(rush)), dtype=np.bool_)
                beyond[row] = rush > INSTANT * limit
                about = _About(
                    kind="inrush", severity=Severity.MEDIUM, message="crossing_inrush", limit=INSTANT * limit,
                    upper=True, circuit=name, channel="current",
                    params={"circuit": flow.circuit.name or name, "amperes": limit,
                            "most": round(float(np.median(rush)))},
                )  # fmt: skip
                yield from self._told(about, _Test(beyond, np.zeros_like(beyond), 0.0, float(rush.max())))

    def inrush(self, name: str) -> tuple[Array, int]:
        """Return the current (A) on the most loaded phase at the instant the power comes back (N,), and the step."""
        return inrush(self.system, self.course, name)

    def home(self) -> Iterator[Found]:
        """Return limits of the whole home: power, energy, cost."""
        main = main_flow(self.course)
        bound = self.request.home_limits.get("max_power")
        if bound is not None:
            about = _About(
                kind="power_over_limit", severity=Severity.HIGH, message="crossing_power", limit=bound, upper=True,
                channel="power", params={"power": bound},
            )  # fmt: skip
            test = self._beyond(main, main_flow(self.baseline), bound, True, FUSE_LASTING)
            yield from self._told(about, test)
        course, usual, grid = self.course, self.baseline, self.grid
        costs = spent(course, grid)
        # A price that only the scenario tells is the one that everything else would have cost.
        usually = spent(usual, grid, None if usual.throughout("price") is not None else course)
        sums = (
            ("energy", "crossing_energy", imported(course, grid), imported(usual, grid)),
            ("cost", "crossing_cost", costs, usually),
        )
        for word, message, used, other in sums:
            bound = self.request.home_limits.get(f"max_{word}")
            if bound is None or used is None or other is None:
                continue
            about = _About(
                kind=f"max_{word}", severity=Severity.MEDIUM, message=message, limit=bound, upper=True, channel=word,
                params={word: bound},
            )  # fmt: skip
            test = self._beyond(np.cumsum(used, axis=0), np.cumsum(other, axis=0), bound, True, 0.0)
            yield from self._told(about, test)

    @staticmethod
    def _beyond(values: Array, other: Array, bound: float, upper: bool, lasting: float) -> _Test:
        if upper:
            beyond, without = values > bound, other > bound
        else:
            beyond, without = values < bound, other < bound
        worst = values.max() if upper else values.min()
        return _Test(beyond, without, lasting, float(worst))

    def _told(self, about: _About, test: _Test) -> Iterator[Found]:
        members = self.system.members
        run = max(round(test.lasting / self.grid.step), 1)
        happens, first = _lasting(test.beyond, run, members)
        without = _lasting(test.without, run, members)[0] if self.compared else np.zeros(members, dtype=np.bool_)
        probability = float(happens.mean())
        if probability < IGNORED:
            return
        params = {**about.params, "percent": round(100.0 * probability)}
        times = self.moments[first[happens].astype(np.intp)]
        yield Found(
            crossing=LimitCrossing(
                kind=about.kind,
                severity=about.severity,
                probability=probability,
                baseline=float(without.mean()),
                at=float(np.median(times)),
                earliest=float(np.quantile(times, 0.05)),
                twin_id=about.twin_id,
                channel=about.channel,
                limit=about.limit,
                upper=about.upper,
                message=Message(about.message, _only(about.message, params)),
                circuit=about.circuit,
                worst=round(test.worst, 2),
            ),
            happens=happens,
            without=without,
        )


def _only(message: str, params: Mapping[str, str | float]) -> dict[str, str | int | float]:
    return {key: params[key] for key in MESSAGES[message]}


def _lasting(beyond: Flags, run: int, members: int) -> tuple[Flags, Array]:
    """Return in which members (N,) something is beyond for run steps on end, and the step at which that begins (N,)."""
    if beyond.shape[1] != members:
        beyond = np.broadcast_to(beyond, (len(beyond), members))
    if run > len(beyond) or not beyond.any():
        return np.zeros(members, dtype=np.bool_), np.zeros(members)
    if run > 1:
        total = np.cumsum(beyond, axis=0, dtype=np.int32)
        whole = total[run - 1 :].copy()
        whole[1:] -= total[:-run]
        beyond = np.concatenate([np.zeros((run - 1, members), dtype=np.bool_), whole == run])
    happens: Flags = np.asarray(beyond.any(axis=0))
    return happens, np.maximum(beyond.argmax(axis=0) - (run - 1.0), 0.0)


def restored(acts: Acts) -> list[int]:
    """Return the steps at which the power comes back, after each outage that ends."""
    outages = (act for happening, act in acts.of(Outage) if happening.lost is Lost.POWER)
    return sorted({int(act.end.min()) for act in outages if act.end.min() < acts.steps})


def inrush(system: System, course: Course, name: str) -> tuple[Array, int]:
    """Return the current (A) of a circuit's most loaded phase at the instant the power comes back (N,), and the step.

    Of several outages the one after which it is highest. What runs draws its current, and compressors and motors that
    start a multiple of it for an instant.
    """
    found = [(_inrush_at(system, course, name, row), row) for row in restored(course.acts)]
    return max(found, key=lambda one: float(np.median(one[0])), default=(np.zeros(0), 0))


def _inrush_at(system: System, course: Course, name: str, row: int) -> Array:
    flow = course.flows[name]
    phases = np.abs(flow.phases[:, row]) / flow.circuit.voltage
    for twin_id, twin in system.twins.items():
        dead = course.dead.get(twin_id)
        power = course.taken(twin_id).get("power")
        if dead is None or power is None:
            continue
        device = system.links.device(twin_id)
        if name not in (fed_by(system.links, device.circuit) or (MAIN,)):
            continue
        starts = dead[row - 1] & (power[row] > 1.0)
        if device.inrush is not None:
            extra = starts * device.inrush
        else:
            extra = starts * (_factor(twin) - 1.0) * power[row] / flow.circuit.voltage
        if 1 <= device.phase <= len(phases):
            phases[device.phase - 1] += extra
        else:
            phases += extra / len(phases)
    most: Array = phases.max(axis=0)
    return most


def _factor(twin: TwinSnapshot) -> float:
    appliance = twin.spec.settings.get(APPLIANCE)
    if appliance in {Appliance.FRIDGE, Appliance.FREEZER}:
        return COMPRESSOR
    if appliance in {Appliance.PUMP, Appliance.WASHER, Appliance.DRYER}:
        return MOTOR
    return 1.0
