"""run_home: what happens to a home, beside what would have happened."""

import time
from collections.abc import Collection, Iterator
from dataclasses import replace

import numpy as np

from .. import progress
from ..channel import Quantity
from ..grid import Grid
from ..home.circuits import REST, circuits_of
from ..home.course import Course
from ..home.guessed import guessed
from ..home.happenings import Command, Fault, Given, Happening, Lost, Occupancy, Outage, Surroundings
from ..home.storages import assumed_modes
from ..home.system import System
from ..messages import Message
from ..models.kinds import POWER, TEMPERATURE
from ..models.room_heat import is_rated
from ..requests import ChannelForecast, TwinOutcome
from ..settings import number
from ..twin import Fidelity, Trust
from . import crossings, messages, summary
from .advice import recommend
from .affected import affected
from .around import surroundings
from .compare import figures
from .confidence import confidence, refusal
from .crossings import UNWANTED, failure, find, marked
from .digest import Facts, digest, listed
from .happens import false_readings, occurrences
from .hazards import findings
from .load import breaking_point, raised
from .request import HomeScenario
from .result import Affected, CircuitOutcome, HomeOutcome, Recommendation, ZoneOutcome
from .saving import saved
from .silent import silent_since
from .simulation import notes_of, validate_members
from .totals import counted, spread, totals, unmetered
from .unknown import judge

BREAKING = 3
"""Rounds in which a breaking point is found."""
FAILS = 0.5
"""Probability from which on a scenario will likely fail."""

PEOPLE_ASSUMED = frozenset({"assumed_people_stay", "assumed_people_usual"})
SHOW_AIR = frozenset({"temperature", "humidity"})
METERED = frozenset({"power", "energy"})

NUMBERED = ("crossing_", "event_coldest", "event_warmest", "event_when_")
"""What is told of a twin's own course, which is no answer where its history cannot tell it."""


def run_home(request: HomeScenario) -> HomeOutcome:
    """Simulate a home with what happens and, to compare, without, and say what comes of it.

    The same seed gives the same numbers. Raises ValueError, naming the path, for a time or number of members out of
    bounds, a happening of an unknown twin, and a channel that a twin does not have. A twin whose model raises is played
    by the fallback and says so in its notes.
    """
    began = time.perf_counter()
    grid = Grid.over(request.start, request.horizon, request.step)
    _validate(request)
    system = System(
        request.twins, request.links, request.environment, grid,
        members=request.members, seed=request.seed, recent=request.recent, rest=request.rest,
    )  # fmt: skip
    point = None
    pieces = len(system.played)
    if request.load_test is not None:
        with progress.part(0.0, 0.5, BREAKING * pieces):
            point = breaking_point(request, request.load_test, system, grid)
        more = raised(request.load_test, point.reached, system)
        request = replace(request, happenings=(*request.happenings, more))
    variants = [request.happenings] if request.compare_with is None else [request.happenings, request.compare_with]
    with progress.part(0.0 if point is None else 0.5, 0.6, pieces):
        courses = system.run(variants)
    course, baseline = courses[0], courses[1] if len(courses) > 1 else None
    commanded, failed = findings(request, system, course, baseline, grid)
    found = [*find(request, system, course, baseline, grid), *commanded]
    touched = affected(system, course, baseline, grid)
    shown = _shown(request, touched, baseline)
    rooms = [twin_id for twin_id in course.rooms if twin_id in system.twins]
    judged = {twin_id: _judged(system, course, twin_id) for twin_id in dict.fromkeys((*shown, *rooms))}
    judged |= {twin_id: judged[room] for twin_id, room in _shows(system) if judged[room][1]}
    aside = frozenset(twin_id for twin_id, (_, is_refused) in judged.items() if is_refused)
    refused = aside & frozenset(shown)
    found = [marked(one, system, aside) for one in found]
    taken = totals(system, course, grid, aside)
    without = None if baseline is None else totals(system, baseline, grid, aside)
    risk = failure(found, system.members, compared=baseline is not None)
    outcomes = tuple(_twin(request, system, course, baseline, grid, twin_id, judged[twin_id]) for twin_id in shown)
    remedies: tuple[Recommendation, ...] = ()
    if request.report.recommend and request.load_test is None:
        with progress.part(0.65, 0.95, pieces):
            remedies = recommend(request, system, course, baseline, found, grid, aside)
    carrying = [system.twins[twin_id] for twin_id in shown if twin_id in {one.spec.twin_id for one in request.twins}]
    events = [
        one for one in occurrences(system, course, baseline, found, touched, grid)
        if one.twin_id not in aside or not one.message.id.startswith(NUMBERED)
    ]  # fmt: skip
    facts = Facts(
        request=request, system=system, grid=grid, course=course, baseline=baseline, touched=touched, found=found,
        events=events, taken=taken, without=without, risk=risk, remedies=remedies, point=point, refused=refused,
        aside=aside, reasons={twin_id: why for twin_id, (why, _) in judged.items()},
    )  # fmt: skip
    left_out = tuple(sorted(aside & course.rooms.keys()))
    unsure = counted(system, courses, left_out)
    told = guessed(system.twins, request.links, system.rooms, request.happenings, course.outputs)
    outcome = HomeOutcome(
        scenario=request.scenario,
        start=request.start,
        horizon=grid.step * grid.steps,
        step=grid.step,
        members=request.members,
        seed=request.seed,
        summary=digest(facts),
        twins=outcomes,
        zones=tuple(_zones(system, course, baseline, grid)),
        circuits=tuple(_circuits(course, baseline, grid)),
        events=tuple(events[: request.report.events]),
        crossings=tuple(crossings.told(one) for one in found),
        affected=touched,
        totals=taken,
        baseline=without,
        failure_probability=risk,
        will_likely_fail=failure(found, system.members, compared=baseline is not None, doubtful=True) >= FAILS,
        trouble_probability=failure(found, system.members, compared=baseline is not None, severities=UNWANTED),
        surroundings=surroundings(request.environment, system, course, baseline, grid),
        recommendations=remedies,
        breaking_point=point,
        confidence=confidence(carrying, refused),
        refusals=tuple(refusal(system.twins[twin_id]) for twin_id in sorted(refused)),
        left_out=left_out,
        assumed=(
            *_assumed(request, system, grid),
            *_restored(system, touched),
            *told,
            *failed,
            *((Message("assumed_left_out", listed(system, left_out)),) if left_out else ()),
            *((Message("assumed_counted_in", listed(system, unsure)),) if unsure else ()),
        ),
    )
    return replace(outcome, figures=figures(outcome), run_time=time.perf_counter() - began)


def _validate(request: HomeScenario) -> None:
    validate_members(request.members)
    specs = {twin.spec.twin_id: twin.spec for twin in request.twins}
    for field, happenings in (("happenings", request.happenings), ("compare_with", request.compare_with or ())):
        for index, happening in enumerate(happenings):
            _validate_happening(f"{field}[{index}]", happening, specs.keys())
    for index, limit in enumerate(request.limits):
        if limit.twin_id not in specs or limit.channel not in specs[limit.twin_id].channels:
            raise ValueError(f"limits[{index}]: {limit.twin_id} has no {limit.channel}")


def _validate_happening(path: str, happening: Happening, twins: Collection[str]) -> None:
    if not happening.at >= 0.0:
        raise ValueError(f"{path}.at: must be 0 s or later")
    if happening.duration is not None and not happening.duration > 0.0:
        raise ValueError(f"{path}.duration: must be above 0 s")
    if isinstance(happening, Command | Given | Fault) and happening.twin_id not in twins:
        raise ValueError(f"{path}.twin_id: {happening.twin_id} is none of the scenario's twins")
    if happening.when is not None and happening.when.twin_id is not None and happening.when.twin_id not in twins:
        raise ValueError(f"{path}.when.twin_id: {happening.when.twin_id} is none of the scenario's twins")


def _shown(request: HomeScenario, touched: tuple[Affected, ...], baseline: Course | None) -> tuple[str, ...]:
    """Return the twins to tell of: those asked for, else those that anything happens to."""
    if request.shown:
        return request.shown
    every = tuple(twin.spec.twin_id for twin in request.twins)
    if baseline is None:
        return every
    concerned = {one.twin_id for one in touched}
    concerned.update(one.twin_id for one in request.happenings if isinstance(one, Command | Given | Fault))
    return tuple(twin_id for twin_id in every if twin_id in concerned) or every


def _judged(system: System, course: Course, twin_id: str) -> tuple[tuple[Message, ...], bool]:
    """Return what the answer about a twin hangs on, and whether it is refused."""
    player, outputs = system.players[twin_id], course.outputs[twin_id]
    if player.failure is not None:
        return (), False
    # Of a room the air itself is judged: a sensor that is stuck shows the same to every member.
    true = outputs | {"temperature": course.rooms[twin_id]} if twin_id in course.rooms else outputs
    return judge(system.twins[twin_id], player.theta, true)


def _shows(system: System) -> Iterator[tuple[str, str]]:
    """Yield the sensors that show the air of a room, and that room's twin: what one cannot tell the other cannot."""
    for twin_id in system.twins:
        device = system.links.device(twin_id)
        room = system.rooms.get(device.zone or "")
        if device.measures in SHOW_AIR and room in system.twins:
            yield twin_id, str(room)


def _twin(
    request: HomeScenario,
    system: System,
    course: Course,
    baseline: Course | None,
    grid: Grid,
    twin_id: str,
    judged: tuple[tuple[Message, ...], bool],
) -> TwinOutcome:
    twin, player = system.twins[twin_id], system.players[twin_id]
    outputs = course.outputs[twin_id]
    keys = request.report.channels
    channels = summary.forecasts(twin.spec, grid.times, outputs, keys)
    energy = summary.energy(twin.spec, course.taken(twin_id), grid.step)
    before, usual = channels, energy
    if baseline is not None and baseline.outputs[twin_id] is not outputs:
        before = summary.forecasts(twin.spec, grid.times, baseline.outputs[twin_id], keys)
        usual = summary.energy(twin.spec, baseline.taken(twin_id), grid.step)
    less = None
    if baseline is not None and (settling := request.report.settling) is not None:
        less = saved(twin.spec, player.theta, course.taken(twin_id), baseline.taken(twin_id), grid, settling)
    unknown, refused = judged
    false = () if refused else tuple(false_readings(course, twin))
    notes = (*(() if player.failure is None else (player.failure,)), *notes_of(twin), *false)
    return TwinOutcome(
        twin_id=twin_id,
        channels=channels,
        baseline=() if baseline is None else before,
        energy=energy,
        baseline_energy=None if baseline is None else usual,
        saved=less,
        trust=Trust.OBSERVING if twin.learned is None else twin.learned.trust,
        notes=notes,
        unknown=unknown,
        refused=refused,
        silent=None if refused else silent_since(course, twin, grid),
        baseline_silent=None if refused or baseline is None else silent_since(baseline, twin, grid),
    )


def _zones(system: System, course: Course, baseline: Course | None, grid: Grid) -> list[ZoneOutcome]:
    def told(one: Course, zone: str) -> tuple[ChannelForecast, ...]:
        found = [summary.channel_forecast(TEMPERATURE, grid.times, one.air[zone], bands=True)]
        if zone in one.moisture:
            humidity = replace(TEMPERATURE, key="humidity", unit="%", quantity=Quantity.NUMBER)
            found.append(summary.channel_forecast(humidity, grid.times, one.moisture[zone], bands=True))
        return tuple(found)

    return [
        ZoneOutcome(
            zone_id=zone,
            channels=told(course, zone),
            baseline=() if baseline is None else told(baseline, zone),
        )
        for zone in course.air
        if zone in system.links.zones
    ]


def _circuits(course: Course, baseline: Course | None, grid: Grid) -> list[CircuitOutcome]:
    found = []
    for name, flow in course.flows.items():
        other = None if baseline is None else baseline.flows[name]
        worst = np.abs(flow.phases).max(axis=(1, 2))
        # The only phase of a circuit is one of its feeder's.
        phase = flow.circuit.phase or int(worst.argmax()) + 1
        found.append(
            CircuitOutcome(
                circuit_id=name,
                power=summary.channel_forecast(POWER, grid.times, flow.power, bands=True),
                baseline=None
                if other is None
                else summary.channel_forecast(POWER, grid.times, other.power, bands=True),
                current=spread(flow.current.max(axis=0)),
                limit=flow.circuit.limit,
                phase=phase,
            )
        )
    return found


def _assumed(request: HomeScenario, system: System, grid: Grid) -> tuple[Message, ...]:
    told = any(isinstance(one, Occupancy) and one.zone is None for one in request.happenings)
    # How many are at home is what the scenario says.
    around = [one for one in request.environment.assumed if not told or one.id not in PEOPLE_ASSUMED]
    found = [*request.assumed, *around]
    short = grid.uncovered(request.environment)
    if short > 0:
        found.append(messages.environment_short(short / 3600.0))
    outdoors = system.surroundings.get("outdoor_temperature")
    if outdoors is not None and "outdoor_temperature" not in request.environment.values:
        found.append(Message("assumed_outdoor_typical", {"temperature": round(float(np.median(outdoors)), 1)}))
    links = request.links
    unlearned = sum(twin.learned is None and twin.spec.fidelity is not Fidelity.BASIC for twin in request.twins)
    if unlearned:
        found.append(Message("assumed_unlearned", {"count": unlearned}))
    if rooms := unmetered(system):
        found.append(Message("assumed_heat_apart", {"count": len(rooms)}))
    tanks = sum(
        twin.spec.kind == "water_heater" and METERED.isdisjoint(twin.spec.channels) for twin in system.twins.values()
    )
    if tanks:
        found.append(Message("assumed_tank_electric", {"count": tanks}))
    unrated = sum(twin.spec.kind == "thermostat" and not is_rated(twin.spec) for twin in system.twins.values())
    if unrated:
        found.append(Message("assumed_room_size", {"count": unrated}))
    unread = [
        twin_id
        for twin_id, twin in system.twins.items()
        if twin.spec.kind == "battery" and "charge" in twin.spec.channels and twin.values.get("charge") is None
    ]
    if unread:
        found.append(Message("assumed_charge_unknown", listed(system, unread)))
    found += _beside(request, system, grid)
    found += assumed_modes(system.twins)
    if not links.devices:
        found.append(Message("assumed_no_links"))
    outage = any(isinstance(one, Outage) and one.lost is Lost.POWER for one in request.happenings)
    unknown = sum(links.device(twin_id).supply is None for twin_id in system.twins)
    if outage and unknown:
        found.append(Message("assumed_mains", {"count": unknown}))
    if all(circuit.limit is None for circuit in circuits_of(links).values()) and "max_power" not in request.home_limits:
        found.append(Message("assumed_no_circuit_limit"))
    prices = (one for one in request.happenings if isinstance(one, Surroundings) and one.quantity == "price")
    if "price" not in request.environment.values and not any(one.value is not None for one in prices):
        found.append(Message("assumed_no_price"))
    return tuple(found)


def _restored(system: System, touched: tuple[Affected, ...]) -> list[Message]:
    """Say of which devices it is a guess how they come back when the power does."""
    guessed = [
        one.twin_id for one in touched if one.restored is not None and system.links.device(one.twin_id).restore is None
    ]
    return [Message("assumed_restored", listed(system, guessed))] if guessed else []


def _beside(request: HomeScenario, system: System, grid: Grid) -> list[Message]:
    """Say what is taken for what the home draws beside its twins."""
    if (rest := request.rest) is not None:
        empty = any(isinstance(one, Occupancy) and one.zone is None and one.people <= 0 for one in request.happenings)
        quiet = None if rest.quiet is None or not empty else Message("assumed_rest_quiet", {"power": round(rest.quiet)})
        return [rest.told(grid), *(() if quiet is None else (quiet,))]
    if request.links.measured_power is None:
        return [Message("assumed_no_meter")]
    stays = round(number(system.twins[REST].values, "power") or 0.0)
    return [Message("assumed_rest_stays", {"power": stays})] if stays else []
