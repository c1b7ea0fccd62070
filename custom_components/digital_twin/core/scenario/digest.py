"""The answer in a few sentences: whom it hits, how warm it becomes, what goes wrong, what it takes, what helps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..grid import Grid
from ..home import cold
from ..home.course import Course
from ..home.happenings import Command, Given, Lost, Occupancy, Outage, Surroundings
from ..home.links import Supply
from ..home.supply import fed_by, supply_of, takes_all
from ..home.system import System
from ..messages import Message
from .conditions import NEVER, conditions, in_words
from .crossings import IGNORED, OWN_LIMITS, SERIOUS, Found, likelier, serious_anyway
from .happens import FULL, lost, temperatures
from .request import HomeScenario
from .result import Affected, BreakingPoint, Effect, Occurrence, Recommendation, Totals
from .totals import counted, heat, unmetered

NAMED = 3
"""Names told of a list; those beyond it are counted."""
TOLD_WORST = 2
"""Rooms, stores and dangers told of each sort: the rest stands in the lists."""
TOLD_LIMITS = 6
"""Limits told of those that somebody gave; those beyond it are counted."""
NOTABLE = 0.5
"""K by which a room's extreme must differ from what it would be."""
WORSE = 2.0
"""K by which a room's extreme must be worse than without the scenario, outside LIVABLE, to be no small thing."""
LIVABLE = (14.0, 29.0)
"""°C between which nobody suffers in a room, whatever its comfort range."""
ENERGY_TOLD, COST_TOLD, COMFORT_TOLD, PEAK_TOLD, CARBON_TOLD = 0.1, 0.05, 1.0, 500.0, 0.1
"""kWh, currency, K·h, W and kg from which on a difference is worth a sentence."""
HALF = 0.5
UNCHANGED = frozenset({"summary_compared", "summary_safe", "summary_energy_same", "summary_cost_same"})
"""What is told of a home to which nothing happens."""
UNTOLD = {
    f"scenario_unknown_{topic}": f"summary_untold_{topic}"
    for topic in ("losses", "heating", "cooling", "window", "people")
}
"""By what a room's answer hangs on: the sentence that tells it, and what would show it."""
EFFECTS = (
    (Effect.OFF, "summary_off"),
    (Effect.BACKUP_EMPTY, "summary_backup_empty"),
    (Effect.ON_BACKUP, "summary_on_backup"),
    (Effect.FAULTY, "summary_faulty"),
    (Effect.UNREACHABLE, "summary_unreachable"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was worked out, for the sentences. without: None where nothing was compared. refused: see confidence.py.

    aside: these, and twins that are not told of whose history cannot tell either: no number rests on them. reasons: by
    twin what its answer hangs on, see unknown.py.
    """

    request: HomeScenario
    system: System
    grid: Grid
    course: Course
    baseline: Course | None
    touched: tuple[Affected, ...]
    found: Sequence[Found]
    events: Sequence[Occurrence]
    taken: Totals
    without: Totals | None
    risk: float
    remedies: tuple[Recommendation, ...]
    point: BreakingPoint | None
    refused: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    reasons: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)


def digest(facts: Facts) -> tuple[Message, ...]:
    """Return what matters most, the most important first."""
    if facts.point is not None:
        endless = facts.point.value is None and all(flow.circuit.limit is None for flow in facts.course.flows.values())
        return facts.point.message, *([Message("summary_no_fuse")] if endless else []), *_dangers(facts)
    found = [
        *_beside(facts),
        *_hit(facts),
        *_unheard(facts),
        *_after(facts),
        *_waited(facts),
        *_refused(facts),
        *_warmth(facts),
        *_dangers(facts),
        *_takes(facts),
        *_helps(facts),
    ]
    changes = facts.baseline is None or any(one.id not in UNCHANGED for one in found)
    return tuple(found) if changes else (Message("summary_nothing"),)


def _beside(facts: Facts) -> Iterator[Message]:
    """Say that what is told beside it is not the usual course, where something else was asked for."""
    if facts.baseline is not None and facts.request.compare_with:
        yield Message("summary_compared")


def _names(facts: Facts, twins: Sequence[str]) -> dict[str, str | int | float]:
    return listed(facts.system, twins)


def listed(system: System, twins: Sequence[str]) -> dict[str, str | int | float]:
    """Return the names of twins as a message's parameter: the first ones, and how many more there are."""
    names = [system.twins[twin_id].spec.name for twin_id in twins]
    more = len(names) - NAMED
    return {"names": ", ".join(names[:NAMED]) + (f" + {more}" if more > 0 else "")}


def _hit(facts: Facts) -> Iterator[Message]:
    """Tell whom it hits, and in an outage whom it spares."""
    for effect, text in EFFECTS:
        hit = [one.twin_id for one in facts.touched if one.effect is effect]
        if hit:
            yield Message(text, _names(facts, hit))
    lost = {one.lost for one in facts.request.happenings if isinstance(one, Outage)}
    gone = {one.twin_id for one in facts.touched}
    # That a room cools down around it stops no device on batteries.
    stopped = {one.twin_id for one in facts.touched if one.effect is not Effect.CHANGED}
    if Lost.POWER in lost:
        spared = [
            twin_id
            for twin_id, twin in facts.system.twins.items()
            if twin_id not in stopped
            and supply_of(twin, facts.system.links.device(twin_id)) is Supply.BATTERY
            and _hangs_there(facts, twin_id)
        ]
        unheated = [twin_id for twin_id in facts.course.unheated if _heats(facts, twin_id)]
        if unheated:
            yield Message("summary_no_heat", _names(facts, unheated))
        spared = [twin_id for twin_id in spared if twin_id not in unheated]
        if spared:
            yield Message("summary_on_battery", _names(facts, spared))
    if Lost.INTERNET in lost and not gone:
        yield Message("summary_no_cloud")
    changed = [one.twin_id for one in facts.touched if one.effect is Effect.CHANGED]
    if changed and not lost:
        yield Message("summary_changed", _names(facts, changed))


def _hangs_there(facts: Facts, twin_id: str) -> bool:
    """Return whether an outage is that of the whole home, or of a circuit that a twin hangs on."""
    links = facts.system.links
    outages = [one for one in facts.request.happenings if isinstance(one, Outage) and one.lost is Lost.POWER]
    fed = fed_by(links, links.device(twin_id).circuit)
    return any(takes_all(one, links) or one.which in fed for one in outages)


def _unheard(facts: Facts) -> Iterator[Message]:
    """Tell which devices never get, or never obey, what the scenario commands."""
    found: dict[str, dict[str, None]] = {"unreachable": {}, "out_of_order": {}}
    for command, act in facts.course.acts.of(Command):
        if (why := lost(facts.course, command.twin_id, act, facts.grid)) is not None:
            found[why][command.twin_id] = None
    for why, twins in found.items():
        if twins:
            yield Message(f"summary_command_{why}", _names(facts, list(twins)))


def _heats(facts: Facts, twin_id: str) -> bool:
    """Return whether a thermostat would heat, or cool, at any time without the scenario."""
    heat = None if facts.baseline is None else facts.baseline.outputs[twin_id].get("heat")
    return heat is None or bool(np.any(heat))


def _after(facts: Facts) -> Iterator[Message]:
    """Tell what the home is like when the power is back: what draws, and what somebody has to switch on."""
    restarts = [event.message for event in facts.events if event.message.id == "event_restart"]
    if restarts:
        yield max(restarts, key=lambda one: float(one.params["power"]))
    for state, text in (("on", "summary_comes_on"), ("off", "summary_stay_off")):
        switched = [one.twin_id for one in facts.touched if one.restored == state and _differs(facts, one)]
        for known, word in ((True, text), (False, f"{text}_probably")):
            names = [one for one in switched if (facts.system.links.device(one).restore is not None) is known]
            if names:
                yield Message(word, _names(facts, names))
    changed = {one.twin_id for one in facts.touched if one.effect is Effect.CHANGED}
    for event in facts.events:
        if event.message.id != "event_charged" or event.probability < HALF:
            continue
        if facts.baseline is None or event.twin_id in changed:
            twin, percent = event.message.params["twin"], event.message.params["percent"]
            if percent == FULL:
                yield Message("summary_charged", {"twin": twin, "duration": event.at})
            else:
                yield Message("summary_charged_to", {"twin": twin, "percent": percent, "duration": event.at})


def _differs(facts: Facts, one: Affected) -> bool:
    """Return whether a device comes back on that would be off, or the other way round; or other than it was before."""
    relay = (facts.course if facts.baseline is None else facts.baseline).outputs[one.twin_id].get("on")
    if relay is None or one.until is None:
        return False
    if facts.baseline is None:
        row = facts.grid.index(one.since) - 1
        before = float(np.mean(relay[row])) >= HALF if row >= 0 else facts.system.twins[one.twin_id].values.get("on")
        return before is not None and before != (one.restored == "on")
    usual = float(np.mean(relay[min(facts.grid.index(one.until), len(relay) - 1)])) >= HALF
    return usual != (one.restored == "on")


def _waited(facts: Facts) -> Iterator[Message]:
    """Tell of conditions that never come true, so that nothing comes of what waits for them."""
    for when, act in conditions(facts.course):
        if not (act.start < facts.grid.steps).any() and when.twin_id not in facts.aside:
            yield in_words(when, facts.system, NEVER)


def _refused(facts: Facts) -> Iterator[Message]:
    """Tell of which devices the history cannot answer this, why, and what would let it: no temperature is told."""
    if facts.refused:
        yield Message("summary_refused", _names(facts, sorted(facts.refused)))
        reasons = (
            next((one.id for one in facts.reasons.get(twin, ()) if one.id in UNTOLD), None)
            for twin in sorted(facts.refused)
        )
        why = dict.fromkeys(UNTOLD[reason] for reason in reasons if reason is not None)
        yield from (Message(one) for one in list(why)[:TOLD_WORST])
        if counted(facts.system, (facts.course, facts.baseline), facts.refused & facts.course.rooms.keys()):
            yield Message("summary_counted_in")


@dataclass(frozen=True, slots=True)
class _Extreme:
    """The worst moment (s after start) of a temperature (°C) beside what it would be; far: how far it ever differs."""

    twin_id: str
    apart: float
    worst: float
    usual: float
    at: float
    colder: bool
    far: float


def _extremes(facts: Facts) -> Iterator[_Extreme]:
    if facts.baseline is None:
        return
    for twin_id in facts.system.twins:
        now, before = temperatures(facts.course, twin_id), temperatures(facts.baseline, twin_id)
        if now is None or before is None or now is before or twin_id in facts.aside:
            continue
        now, before = facts.course.middle(now), facts.baseline.middle(before)
        far = float(np.abs(now - before).max())
        for colder, row in ((True, int(now.argmin())), (False, int(now.argmax()))):
            usual = float(before.min() if colder else before.max())
            apart = usual - float(now[row]) if colder else float(now[row]) - usual
            yield _Extreme(twin_id, apart, float(now[row]), usual, (row + 1) * facts.grid.step, colder, far)


def _warmth(facts: Facts) -> Iterator[Message]:
    """Tell which rooms and stores leave the temperature they would have, or that none does."""
    twins = facts.system.twins
    if facts.baseline is None:
        yield from _alone(facts)
    every = sorted(_extremes(facts), key=lambda one: -one.apart)
    told = [one for one in every if one.apart >= NOTABLE]
    rooms = [one for one in told if not cold.is_cold(twins[one.twin_id])]
    for one in rooms[:TOLD_WORST]:
        yield Message(
            "summary_colder" if one.colder else "summary_warmer",
            {"twin": twins[one.twin_id].spec.name, "temperature": round(one.worst, 1), "target": round(one.usual, 1),
             "duration": one.at},
        )  # fmt: skip
    stores = [one for one in told if cold.is_cold(twins[one.twin_id]) and not one.colder]
    for one in stores[:TOLD_WORST]:
        sort = cold.sort_of(twins[one.twin_id])
        yield Message(
            "summary_store",
            {"twin": twins[one.twin_id].spec.name, "temperature": round(one.worst, 1), "limit": sort.limit},
        )
    about_air = any(isinstance(one, Surroundings | Occupancy) for one in facts.request.happenings) or any(
        isinstance(one, Given) and one.channel == "window" for one in facts.request.happenings
    )
    steady = not facts.aside and all(one.far < NOTABLE for one in every if not cold.is_cold(twins[one.twin_id]))
    if facts.baseline is not None and facts.course.rooms and about_air and steady and not _only_price(facts):
        yield Message("summary_rooms_steady", {"step": NOTABLE, "unit": "K"})


def _alone(facts: Facts) -> Iterator[Message]:
    """Tell how far rooms go from how warm they are, those that go farthest first, or between what all of them stay."""
    moves: list[tuple[float, Message]] = []
    low, high = np.inf, -np.inf
    for twin_id, air in facts.course.rooms.items():
        if twin_id not in facts.system.twins or twin_id in facts.aside:
            continue
        middle = facts.course.middle(air)
        row = int(np.abs(middle - middle[0]).argmax())
        low, high = min(low, float(middle.min())), max(high, float(middle.max()))
        far = float(middle[row] - middle[0])
        moves.append((abs(far), Message(
            f"summary_{'rises' if far > 0 else 'falls'}",
            {"twin": facts.system.twins[twin_id].spec.name, "temperature": round(float(middle[row]), 1),
             "duration": (row + 1) * facts.grid.step},
        )))  # fmt: skip
    moves.sort(key=lambda one: -one[0])
    told = [message for far, message in moves[:TOLD_WORST] if far >= NOTABLE]
    if moves and not told:
        told = [Message("summary_rooms_between", {"temperature": round(low, 1), "target": round(high, 1)})]
    yield from told


def _only_price(facts: Facts) -> bool:
    indoors = {"outdoor_temperature", "sun", "people"}
    around = [one for one in facts.request.happenings if isinstance(one, Surroundings)]
    return bool(around) and all(one.quantity not in indoors for one in around)


def _dangers(facts: Facts) -> Iterator[Message]:
    """Tell what goes wrong that without the scenario would not, or that nothing does."""
    new = [one.crossing for one in facts.found if facts.without is None or likelier(one.crossing)]
    # Of what is serious no refusal may keep silent, though nobody knows how likely it is.
    told = [one for one in new if not one.refused or one.severity in SERIOUS][:TOLD_WORST]
    # Limits that somebody gave are what is asked about: they are told beside these, and though nothing new is met.
    own = [one.crossing for one in facts.found if one.crossing.message.id in OWN_LIMITS and one.crossing not in told]
    for one in told:
        yield one.message
        if not one.refused and one.baseline >= IGNORED:
            yield Message("summary_limit_otherwise", {"percent": round(100.0 * one.baseline)})
    for one in own[:TOLD_LIMITS]:
        yield one.message
        if one not in new and not one.refused:
            yield Message("summary_limit_anyway")
    if len(own) > TOLD_LIMITS:
        yield Message("summary_more_limits", {"count": len(own) - TOLD_LIMITS})
    # What becomes hardly likelier at each place may yet be likely enough at one of them.
    if facts.risk > 0.0 if len(new) > 1 else facts.risk >= IGNORED and not new:
        fails = "summary_fails_more" if serious_anyway(facts.found) else "summary_fails"
        yield Message(fails, {"percent": round(100.0 * facts.risk)})
    elif not new and not own and facts.point is None and not facts.aside and not _unpleasant(facts):
        yield Message("summary_safe")


def _unpleasant(facts: Facts) -> bool:
    """Return whether rooms become notably less comfortable, be it that they leave their comfort range anyway."""
    taken, without = facts.taken.comfort, None if facts.without is None else facts.without.comfort
    if taken is not None and without is not None and taken[1] - without[1] >= COMFORT_TOLD:
        return True
    low, high = LIVABLE
    if facts.baseline is None:
        told = [facts.course.middle(air) for air in facts.course.rooms.values()]
        return any(one.min() < low or one.max() > high for one in told)
    return any(
        one.apart >= WORSE and (one.worst < low if one.colder else one.worst > high)
        for one in _extremes(facts)
        if one.twin_id in facts.course.rooms
    )


def _takes(facts: Facts) -> Iterator[Message]:
    """Tell what it takes and costs, beside what it would."""
    taken, without = facts.taken, facts.without
    if without is None:
        yield from _in_all(facts)
        return
    more = taken.energy[1] - without.energy[1]
    if abs(more) >= ENERGY_TOLD:
        params = {"energy": round(abs(more), 2), "energy_after": round(taken.energy[1], 2)}
        yield Message(f"summary_energy_{'more' if more > 0 else 'less'}", params)
    elif taken.energy[1] >= ENERGY_TOLD:
        yield Message("summary_energy_same", {"energy_after": round(taken.energy[1], 2)})
    if taken.cost is not None and without.cost is not None:
        dearer = taken.cost[1] - without.cost[1]
        if abs(dearer) >= COST_TOLD:
            params = {"cost": round(abs(dearer), 2), "cost_after": round(taken.cost[1], 2)}
            yield Message(f"summary_cost_{'more' if dearer > 0 else 'less'}", params)
        elif abs(taken.cost[1]) >= COST_TOLD:
            yield Message("summary_cost_same", {"cost_after": round(taken.cost[1], 2)})
    elif taken.cost is not None and abs(taken.cost[1]) >= COST_TOLD:
        yield Message("summary_cost_in_all", {"cost": round(taken.cost[1], 2)})
    elif taken.cost is None and _prices(facts):
        yield Message("summary_no_price")
    yield from _carbon(taken, without)
    yield from _warms(facts)
    higher = taken.peak[1] - without.peak[1]
    if higher >= PEAK_TOLD:
        yield Message("summary_peak", {"power": round(higher), "power_after": round(taken.peak[1])})
    if taken.comfort is not None and without.comfort is not None:
        missed = taken.comfort[1] - without.comfort[1]
        if missed >= COMFORT_TOLD:
            yield Message("summary_comfort", {"degree_hours": round(missed, 1)})


def _prices(facts: Facts) -> bool:
    """Return whether it is about what electricity costs."""
    return any(isinstance(one, Surroundings) and one.quantity == "price" for one in facts.request.happenings)


def _in_all(facts: Facts) -> Iterator[Message]:
    """Tell what it takes and costs as such, where nothing is compared."""
    taken, rooms = facts.taken, _warmed(facts)
    if taken.energy[1] >= ENERGY_TOLD:
        yield Message("summary_energy_in_all", {"energy": round(taken.energy[1], 2)})
    if taken.cost is not None and abs(taken.cost[1]) >= COST_TOLD:
        yield Message("summary_cost_in_all", {"cost": round(taken.cost[1], 2)})
    yield from _carbon(taken, None)
    given = heat(facts.system, facts.course, facts.grid, facts.aside)[1]
    if rooms and given >= ENERGY_TOLD:
        yield Message("summary_heat_in_all", {"energy": round(given, 1), "count": len(rooms)})
    if taken.peak[1] >= PEAK_TOLD:
        yield Message("summary_peak_in_all", {"power": round(taken.peak[1])})


def _carbon(taken: Totals, without: Totals | None) -> Iterator[Message]:
    """Tell how much more or less CO₂ it causes; in all, where only the scenario tells how much a kWh causes."""
    if taken.carbon is None:
        return
    mass = round(taken.carbon[1], 1)
    if without is None or without.carbon is None:
        if taken.carbon[1] >= CARBON_TOLD:
            yield Message("summary_carbon_in_all", {"mass": mass})
        return
    more = taken.carbon[1] - without.carbon[1]
    if abs(more) >= CARBON_TOLD:
        params = {"mass": round(abs(more), 1), "mass_after": mass}
        yield Message(f"summary_carbon_{'more' if more > 0 else 'less'}", params)


def _warms(facts: Facts) -> Iterator[Message]:
    """Tell what more or less heat rooms get that energy and cost leave out, as no power shows it."""
    rooms = _warmed(facts)
    if not rooms or facts.baseline is None:
        return
    given, usual = (heat(facts.system, one, facts.grid, facts.aside)[1] for one in (facts.course, facts.baseline))
    if abs(given - usual) >= ENERGY_TOLD:
        params = {"energy": round(abs(given - usual), 1), "energy_after": round(given, 1), "count": len(rooms)}
        yield Message(f"summary_heat_{'more' if given > usual else 'less'}", params)


def _warmed(facts: Facts) -> list[str]:
    """Return the rooms whose heat no power shows, and of which is known how much they get."""
    return [twin_id for twin_id in unmetered(facts.system) if twin_id not in facts.aside]


def _helps(facts: Facts) -> Iterator[Message]:
    """Tell the best remedy with its gain."""
    if facts.remedies:
        best = facts.remedies[0]
        yield from (Message("summary_helps"), best.message, best.outcome)
