"""Remedies: what people could do about a scenario, each tried on the same simulated home before it is told."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..grid import Grid
from ..home.acts import schedule
from ..home.circuits import on_phases
from ..home.columns import Array
from ..home.course import Course
from ..home.happenings import Command, Given, Happening, Occupancy
from ..home.system import System
from ..messages import Message
from ..models.battery import LEAST_CURRENT
from ..settings import APPLIANCE, COMFORT_HIGH, COMFORT_LOW, Appliance, never_off, number
from ..twin import TwinSnapshot
from .compare import of_totals
from .crossings import Found, failure, find, likelier, marked, restored, serious_anyway
from .happens import misled
from .hazards import findings
from .meter import main_flow
from .request import HomeScenario
from .result import LimitCrossing, Recommendation, Totals
from .served import SWITCHES, postpones, served
from .totals import heat, totals, unmetered

MOST = 5
"""Remedies that are tried."""
AIRING = 900.0
SETBACK = 16.0
HALF_DEGREE = 0.5
"""K in which thermostats are set that do not say."""
STAGGER = 900.0
LONG_AWAY = 6 * 3600.0
LEAST_LOAD = 500.0
"""W from which on switching something off helps a fuse."""
MEANWHILE = 0.25
"""Share of its heat that a room gets while it is too hot from which on that is why: a radiator cools down slowly."""
RARELY = 0.05
"""Share of what may come in which a load may still find too little room."""
WORSE = 0.5
"""K by which a room's extreme must be worse than without the scenario."""
WORTH = {"failure": 0.05, "comfort": 0.5, "cost": 0.05, "energy": 0.3, "heat": 0.5, "peak": 300.0, "carbon": 0.1}
"""Gains below these nobody would act for: 0..1, K·h, currency, kWh, kWh of heat that is no electricity, W, kg."""
TOLD_AS = {
    "comfort": "degree_hours", "cost": "cost", "energy": "energy", "heat": "energy", "peak": "power", "carbon": "mass",
}  # fmt: skip
"""What a gain is called in the sentence that tells it."""
DRAWN = frozenset({"cost", "energy", "peak", "carbon"})
"""Gains that hang on what a twin draws."""
TAKEN = frozenset({"cost", "energy", "carbon"})
"""Gains that are none where what is not taken now is only taken after the end."""
NOTABLE = 0.05
"""Share of the discomfort that the scenario brings below which a remedy for it is none."""
ON_CLOCK = 300.0
"""s to a multiple of which on the clock a start is put off: nobody sets a machine for two minutes past ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Something to try. happenings: of the scenario with the remedy in it; added: the remedy itself."""

    id: str
    message: Message
    happenings: tuple[Happening, ...]
    added: tuple[Happening, ...]


def recommend(
    request: HomeScenario,
    system: System,
    course: Course,
    baseline: Course | None,
    found: Sequence[Found],
    grid: Grid,
    aside: Collection[str] = (),
) -> tuple[Recommendation, ...]:
    """Return the remedies that help, the best first, with their gain over the scenario without them.

    aside: the twins whose history cannot answer the scenario. No gain rests on what they do; what helps nobody else
    than them comes last, and without a number.
    """
    caused = [one for one in found if baseline is None or _caused(one, course, baseline)]
    remedies = list(_unique(_remedies(request, system, course, caused, grid)))[:MOST]
    if not remedies:
        return ()
    courses = system.run([remedy.happenings for remedy in remedies])
    # What is told, and, where that leaves twins out, what is hoped for them: of no room a remedy may make things worse.
    sure = _Scale(system, course, baseline, found, grid, aside)
    hoped = _Scale(system, course, baseline, found, grid, ()) if aside else sure
    result = []
    for remedy, tried in zip(remedies, courses, strict=True):
        # What the scenario itself commands is as dangerous as before, unless the remedy makes it less so.
        commanded, _ = findings(request, system, tried, baseline, grid)
        crossings = [*find(request, system, tried, baseline, grid), *commanded]
        gain, left = sure.gain(tried, crossings)
        all_of_it = hoped.gain(tried, crossings)[0] if aside else gain
        if postpones(system, remedy.added, course, tried):
            gain, all_of_it = (
                {name: value for name, value in one.items() if name not in TAKEN} for one in (gain, all_of_it)
            )
        named, unsure = sure.named(gain), hoped.named(all_of_it)
        if named is None and unsure is None:
            continue
        if all_of_it["failure"] < -WORTH["failure"] or not served(system, remedy.added, course, tried):
            continue
        outcome = (
            Message("gain_unsure")
            if named is None
            else _outcome(named, gain, sure.risk, left, more=serious_anyway(found))
        )
        result.append((named, Recommendation(
            id=remedy.id, message=remedy.message, happenings=remedy.added, gain=gain, outcome=outcome
        )))  # fmt: skip
    order = list(WORTH)
    result.sort(key=lambda one: (len(order), 0.0) if one[0] is None else (order.index(one[0]), -one[1].gain[one[0]]))
    return tuple(one for _, one in result)


class _Scale:
    """What a scenario comes to without any remedy, but for the twins aside, to hold remedies against."""

    def __init__(
        self,
        system: System,
        course: Course,
        baseline: Course | None,
        found: Sequence[Found],
        grid: Grid,
        aside: Collection[str],
    ) -> None:
        self._system, self._course, self._grid, self._aside = system, course, grid, aside
        self._compared = baseline is not None
        self._before, self._heat = totals(system, course, grid, aside), self._given(course)
        usual = None if baseline is None else totals(system, baseline, grid, aside)
        self._least = {**WORTH, "comfort": max(WORTH["comfort"], NOTABLE * _brought(self._before, usual))}
        self.risk = failure(list(found), system.members, compared=self._compared, doubtful=not aside)

    def gain(self, tried: Course, crossings: Sequence[Found]) -> tuple[dict[str, float], float]:
        """Return what a remedy gains by name, and how likely things fail with it."""
        system, aside = self._system, self._aside
        left = failure([marked(one, system, aside) for one in crossings], system.members, compared=self._compared)
        gain = _gain(self._before, totals(system, tried, self._grid, aside), self.risk, left)
        if (given := self._given(tried)) is not None and self._heat is not None:
            gain["heat"] = round(self._heat - given, 4)
        if any(_draws_other(self._course, tried, twin_id) for twin_id in aside):
            gain = {name: value for name, value in gain.items() if name not in DRAWN}
        return gain, left

    def _given(self, course: Course) -> float | None:
        """Return the heat (kWh) that rooms get which no power shows; None where there is no such room."""
        rooms = [twin_id for twin_id in unmetered(self._system) if twin_id not in self._aside]
        return heat(self._system, course, self._grid, self._aside)[1] if rooms else None

    def named(self, gain: Mapping[str, float]) -> str | None:
        """Return the gain that is worth telling first."""
        return next((name for name, least in self._least.items() if gain.get(name, 0.0) >= least), None)


def _draws_other(course: Course, tried: Course, twin_id: str) -> bool:
    now, then = course.taken(twin_id).get("power"), tried.taken(twin_id).get("power")
    return now is not None and then is not None and now is not then and not np.array_equal(now, then)


def _brought(taken: Totals, without: Totals | None) -> float:
    """Return how much discomfort (K·h) a scenario brings."""
    if taken.comfort is None:
        return 0.0
    usual = 0.0 if without is None or without.comfort is None else without.comfort[1]
    return max(taken.comfort[1] - usual, 0.0)


def _caused(one: Found, course: Course, baseline: Course) -> bool:
    """Return whether a crossing is the scenario's: likelier than without it, or of a room that gets worse by it."""
    told = one.crossing
    if likelier(told):
        return True
    if told.twin_id not in course.rooms or told.twin_id not in baseline.rooms:
        return False
    now, usual = (np.median(some.rooms[told.twin_id], axis=1) for some in (course, baseline))
    apart = now.max() - usual.max() if told.upper else usual.min() - now.min()
    return bool(apart >= WORSE)


def _gain(before: Totals, after: Totals, risk: float, left: float) -> dict[str, float]:
    now, then = of_totals(after), of_totals(before)
    gain = {name: round(then[name] - now[name], 4) for name in WORTH if name in now and name in then}
    return {"failure": round(risk - left, 4), **gain}


def _outcome(named: str, gain: dict[str, float], risk: float, left: float, *, more: bool) -> Message:
    if named == "failure":
        told = "gain_failure_more" if more else "gain_failure"
        return Message(told, {"percent_before": round(100.0 * risk), "percent_after": round(100.0 * left)})
    return Message(f"gain_{named}", {TOLD_AS[named]: round(gain[named], 2 if named == "cost" else 1)})


def _unique(remedies: Iterator[Remedy]) -> Iterator[Remedy]:
    told: list[str] = []
    for remedy in remedies:
        key = str(remedy.added) + str(remedy.happenings)
        if key not in told:
            told.append(key)
            yield remedy


def _remedies(
    request: HomeScenario, system: System, course: Course, found: Sequence[Found], grid: Grid
) -> Iterator[Remedy]:
    kinds = {one.crossing.kind for one in found}
    yield from _windows(request, system)
    if kinds & {"overload", "power_over_limit"}:
        yield from _loads(request, system, course, found, grid)
    if "inrush" in kinds:
        yield from _stagger(request, system, course, grid)
    if "room_too_hot" in kinds:
        yield from _overheated(request, system, course, found)
        yield from _shutters(request, system)
    if kinds & {"room_too_cold", "frost", "pipes_freeze"}:
        yield from _heaters(request, system, found)
    yield from _away(request, system)
    yield from _cheaper(request, system, grid)


def _windows(request: HomeScenario, system: System) -> Iterator[Remedy]:
    """Close what stands open."""
    for place, one in enumerate(request.happenings):
        open_long = one.duration is None or one.duration > AIRING
        if isinstance(one, Given) and one.channel in {"window", "on"} and one.value is True and open_long:
            window = one.channel == "window" or system.links.device(one.twin_id).window_of is not None
            if not window:
                continue
            happenings, added = _closed(request, place, one)
            name = system.twins[one.twin_id].spec.name
            yield Remedy(
                id="close_window",
                message=Message("advice_close_window", {"twin": name, "duration": AIRING}),
                happenings=happenings,
                added=(added,),
            )


def _closed(request: HomeScenario, place: int, opened: Given) -> tuple[tuple[Happening, ...], Given]:
    """Return what happens when a window is shut after airing, and the remedy itself."""
    if opened.when is not None:
        # Nobody knows when it opens: what can be said is for how long.
        shorter = replace(opened, duration=AIRING)
        return (*request.happenings[:place], shorter, *request.happenings[place + 1 :]), shorter
    left = None if opened.duration is None else opened.duration - AIRING
    shut = replace(opened, value=False, at=opened.at + AIRING, duration=left)
    return (*request.happenings, shut), shut


def _loads(
    request: HomeScenario, system: System, course: Course, found: Sequence[Found], grid: Grid
) -> Iterator[Remedy]:
    """Let the largest loads that can wait, wait until there is room for them; first what the scenario itself runs."""
    crossing = next(one.crossing for one in found if one.crossing.kind in {"overload", "power_over_limit"})
    row = min(grid.index(crossing.earliest or 0.0), grid.steps - 1)
    begin = float(course.acts.moments(grid)[row])
    own = {one.twin_id for one in request.happenings if isinstance(one, Command | Given)}
    loads = []
    for twin_id, twin in system.twins.items():
        power = course.taken(twin_id).get("power")
        if power is None or not _may_wait(twin):
            continue
        # What comes and goes draws at no moment in most members, and yet at some moment in each.
        most = float(np.median(power[row:].max(axis=0)))
        if most >= LEAST_LOAD:
            loads.append((twin_id in own, most, twin))
    for _, _, twin in sorted(loads, key=lambda one: one[:2], reverse=True)[:2]:
        power = np.asarray(course.taken(twin.spec.twin_id)["power"])
        most = np.maximum(power[row:].max(axis=0), 1.0)
        room, full = np.full(power.shape[1], np.inf), np.zeros(grid.steps - row)
        for others, share, bound in _beside(crossing, system, course, twin.spec.twin_id):
            room = np.minimum(room, (bound - others[row:]).min(axis=0) / share)
            full = np.maximum(full, (others[row:] + share * most > bound).mean(axis=1))
        yield from _slower(request, course, twin, begin, float(np.quantile(room / most, RARELY)))
        rows = np.flatnonzero(full > RARELY)
        lasting = (int(rows[-1]) + 1) * grid.step if rows.size else grid.step
        until = min(begin + lasting, request.horizon)
        name = twin.spec.name
        message = (
            Message("advice_later", {"twin": name, "time": until})
            if row == 0
            else Message("advice_later_from", {"twin": name, "begin": begin, "time": until})
        )
        yield _switched(request, twin, "later", message, begin, until - begin)


def _beside(crossing: LimitCrossing, system: System, course: Course, twin_id: str) -> list[tuple[Array, float, float]]:
    """Return what others draw (W, (T, N)), a load's share of its own power, and the limit (W), where that may matter.

    Of the whole home that is its power, of a circuit each phase that the load hangs on.
    """
    power = course.taken(twin_id)["power"]
    if crossing.circuit is None:
        return [(main_flow(course) - power, 1.0, crossing.limit)]
    flow = course.flows[crossing.circuit]
    bound = crossing.limit * flow.circuit.voltage
    own, shares = on_phases(system.links, twin_id, power, len(flow.phases))
    return [
        (phase - load, share, bound) for phase, load, share in zip(flow.phases, own, shares, strict=True) if share > 0.0
    ]


def _slower(request: HomeScenario, course: Course, twin: TwinSnapshot, at: float, share: float) -> Iterator[Remedy]:
    """Charge with the share of the current for which there is room all the time."""
    told = course.outputs[twin.spec.twin_id].get("current")
    if twin.spec.kind != "battery" or told is None or not 0.0 < share < 1.0:
        return
    channel = twin.spec.channels["current"]
    step, begin = channel.step or 1.0, max(channel.least, 0.0)
    current = begin + step * float(np.floor((share * np.median(told, axis=1).max() - begin) / step))
    if current >= LEAST_CURRENT and channel.takes(current):
        added = Command(twin_id=twin.spec.twin_id, commands={"current": current}, at=at)
        message = Message("advice_slower", {"twin": twin.spec.name, "ampere": round(current, 1)})
        yield Remedy(id="slower", message=message, happenings=(*request.happenings, added), added=(added,))


def _may_wait(twin: TwinSnapshot) -> bool:
    return twin.spec.kind in SWITCHES and not never_off(twin.spec.settings)


def _switched(
    request: HomeScenario, twin: TwinSnapshot, name: str, message: Message, at: float, duration: float
) -> Remedy:
    key, off = SWITCHES[twin.spec.kind]
    added = Command(twin_id=twin.spec.twin_id, commands={key: off}, at=at, duration=duration)
    return Remedy(id=name, message=message, happenings=(*request.happenings, added), added=(added,))


def _stagger(request: HomeScenario, system: System, course: Course, grid: Grid) -> Iterator[Remedy]:
    """Let the largest load come back later than the power does."""
    loads = [
        (float(np.median(course.taken(twin_id)["power"][row])), row, twin_id)
        for row in restored(course.acts)
        for twin_id, twin in system.twins.items()
        if "power" in course.outputs[twin_id] and _may_wait(twin)
    ]
    if loads:
        power, row, twin_id = max(loads, key=lambda one: one[0])
        if power >= LEAST_LOAD:
            at = float(course.acts.moments(grid)[row])
            twin = system.twins[twin_id]
            message = Message("advice_stagger", {"twin": twin.spec.name, "duration": STAGGER})
            yield _switched(request, twin, "stagger", message, at, STAGGER)


def _shutters(request: HomeScenario, system: System) -> Iterator[Remedy]:
    covers = [
        twin for twin in system.twins.values() if twin.spec.kind == "cover" and _shades(system, twin.spec.twin_id)
    ]
    # What the scenario itself tells them at once would stand against it.
    told = [
        one.at
        for one in request.happenings
        if isinstance(one, Command) and "position" in one.commands and _shades(system, one.twin_id)
    ]
    at = max(told) + system.grid.step if told else 0.0
    added = tuple(Command(twin_id=twin.spec.twin_id, commands={"position": 0.0}, at=at) for twin in covers)
    if added and at < request.horizon:
        message = Message("advice_shutters_down", {"count": len(added)})
        yield Remedy(id="shutters_down", message=message, happenings=(*request.happenings, *added), added=added)


def _overheated(request: HomeScenario, system: System, course: Course, found: Sequence[Found]) -> Iterator[Remedy]:
    """Set down the thermostat of a room that becomes too hot and is heated, at that time or before it.

    To what it was set to before, if the scenario sets it up; else to the middle of what is comfortable. A sensor that
    is stuck, or drifts, makes nothing of either: as low as the room's comfort allows, and below what it shows.
    """
    for one in found:
        told, twin = one.crossing, system.twins.get(str(one.crossing.twin_id))
        if told.kind != "room_too_hot" or twin is None or "target_temperature" not in twin.spec.channels:
            continue
        heat = course.outputs[twin.spec.twin_id].get("heat")
        # What the scenario sets later would undo it.
        orders = [
            act.start[act.start < system.grid.steps]
            for command, act in course.acts.of(Command)
            if command.twin_id == twin.spec.twin_id and "target_temperature" in command.commands
        ]
        row = max(system.grid.index(told.at or 0.0), *(int(one.max()) + 1 for one in orders if one.size), 0)
        if row >= system.grid.steps:
            continue
        lower = _lower(twin, course, row)
        if heat is not None and np.median(heat[row:].max(axis=0)) > 0.0 and lower is not None:
            added = Command(
                twin_id=twin.spec.twin_id, commands={"target_temperature": lower}, at=row * system.grid.step
            )
            # Mostly it has long ceased to heat when the sun makes a room too warm: what it heated before tells then.
            hot = course.rooms[twin.spec.twin_id][row:] > told.limit
            meanwhile = (heat[row:] * hot).sum(axis=0) / np.maximum(heat[row:].sum(axis=0), 1.0)
            while_hot = np.median(meanwhile) >= MEANWHILE
            reason = "advice_set_down" if while_hot else "advice_set_lower"
            message = Message(reason, {"twin": twin.spec.name, "temperature": lower})
            yield Remedy(id="set_down", message=message, happenings=(*request.happenings, added), added=(added,))


def _lower(twin: TwinSnapshot, course: Course, row: int) -> float | None:
    """Return to what (°C) a thermostat that overheats its room is set down at a step; None: it is as low already."""
    spec, outputs = twin.spec, course.outputs[twin.spec.twin_id]
    channel, told = spec.channels["target_temperature"], outputs.get("target_temperature")
    now = None if told is None else float(np.median(told[min(row, len(told) - 1)]))
    low, high = (number(spec.settings, key) for key in (COMFORT_LOW, COMFORT_HIGH))
    least = SETBACK if low is None else max(SETBACK, low)
    before = twin.values.get("target_temperature")
    if misled(course, spec.twin_id):
        shown = float(np.median(outputs["temperature"][min(row, len(outputs["temperature"]) - 1)]))
        wanted = min(least, shown)
    elif isinstance(before, float | int) and now is not None and before < now and (high is None or before <= high):
        wanted = float(before)
    else:
        wanted = least if low is None or high is None else (low + high) / 2.0
    step = channel.step or HALF_DEGREE
    lower = step * float(np.floor(wanted / step + 1e-6))
    return lower if channel.takes(lower) and (now is None or lower < now) else None


def _shades(system: System, twin_id: str) -> bool:
    device = system.links.device(twin_id)
    return system.twins[twin_id].spec.kind == "cover" and (device.shades or device.zone) is not None


def _heaters(request: HomeScenario, system: System, found: Sequence[Found]) -> Iterator[Remedy]:
    """Switch on a heater in the room that becomes too cold."""
    cold = {one.crossing.twin_id for one in found if one.crossing.kind in {"room_too_cold", "frost", "pipes_freeze"}}
    places = {system.links.device(str(twin_id)).zone for twin_id in cold} - {None}
    for twin_id, twin in system.twins.items():
        heats = twin.spec.kind == "plug" and twin.spec.settings.get(APPLIANCE) == Appliance.HEATER
        if heats and system.links.device(twin_id).zone in places and "on" in twin.spec.channels:
            added = Command(twin_id=twin_id, commands={"on": True})
            message = Message("advice_heater", {"twin": twin.spec.name})
            yield Remedy(id="heater", message=message, happenings=(*request.happenings, added), added=(added,))


def _away(request: HomeScenario, system: System) -> Iterator[Remedy]:
    """Heat less while nobody is home for long."""
    for one in request.happenings:
        lasting = request.horizon - one.at if one.duration is None else one.duration
        if not isinstance(one, Occupancy) or one.people > 0 or one.zone is not None or lasting < LONG_AWAY:
            continue
        added = tuple(
            Command(twin_id=twin_id, commands={"target_temperature": SETBACK}, at=one.at, duration=one.duration)
            for twin_id, twin in system.twins.items()
            if twin.spec.kind == "thermostat" and _heats_above(twin)
        )
        if added:
            message = Message("advice_setback", {"temperature": SETBACK})
            yield Remedy(id="setback", message=message, happenings=(*request.happenings, *added), added=added)
            return


def _heats_above(twin: TwinSnapshot) -> bool:
    target = twin.values.get("target_temperature")
    return "target_temperature" in twin.spec.channels and isinstance(target, float | int) and target > SETBACK


def _cheaper(request: HomeScenario, system: System, grid: Grid) -> Iterator[Remedy]:
    """Let what is run once wait until it costs least, yet be done before the next machine of the scenario begins."""
    price = system.surroundings.get("price")
    if price is None:
        return
    runs = [act for act in schedule(request.happenings, {}, grid).acts if _runs_once(act.happening)]
    for act in runs:
        one = act.happening
        begin, long = int(act.start[0]), int(act.end[0] - act.start[0])
        last = min((int(other.start[0]) for other in runs if other.start[0] >= act.end[0]), default=grid.steps)
        if not isinstance(one, Given) or long <= 0:
            continue
        total = np.convolve(price[begin:last, 0], np.ones(long), mode="valid")
        best = int(total.argmin())
        if total[0] - total[best] <= 0.02 * abs(total[best]):
            continue
        moved = replace(one, at=_on_clock((begin + best) * grid.step, grid))
        happenings = tuple(moved if other is one else other for other in request.happenings)
        name = system.twins[one.twin_id].spec.name
        message = Message("advice_start", {"twin": name, "begin": one.at, "time": moved.at})
        yield Remedy(id="later", message=message, happenings=happenings, added=(moved,))


def _on_clock(at: float, grid: Grid) -> float:
    """Return a moment (s after the start) at the same step that a clock shows as a round time."""
    unit = min(grid.step, ON_CLOCK)
    return max(unit * round((grid.start + at) / unit) - grid.start, 0.0)


def _runs_once(happening: Happening) -> bool:
    return isinstance(happening, Given) and happening.channel == "power" and happening.duration is not None
