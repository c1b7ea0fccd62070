"""The language of scenarios: a mapping, written in YAML, JSON or by the panel, read into a plan or refused as a whole.

draft takes what stands in the text; what it means for this home (which twins, which actions) is found by bind, which
refuses both together.
"""

import math
from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from ..grid import LONGEST, MOST_STEPS
from .parse import Words, inside, shown
from .plan import Plan, PlannedChange, PlannedLimit, PlannedState
from .problems import LanguageError, Notebook, Problem
from .reader import MOST_CHANGES, Reader
from .request import Report
from .units import Units

DAY = 86_400.0
FINE_STEPS = 288
"""Steps that a scenario is divided into unless it says otherwise: a day of five minutes."""
COARSEST = 3600.0
"""s: no thermostat is followed in longer steps."""
MOST_MEMBERS, MOST_LIMITS, MOST_EVENTS, MOST_SEED = 2000, 50, 500, 2**31
OLDEST = 366 * DAY
KEYS = frozenset({
    "name", "scenario", "parameters", "start", "horizon", "step", "members", "seed", "twins", "changes", "compare_with",
    "limits", "report",
})  # fmt: skip
HOME_LIMITS = frozenset({"max_power", "max_energy", "max_cost"})
BASELINE, NOTHING = "baseline", "nothing"


def default_step(horizon: float) -> float:
    """Return the step (s) of a horizon (s): a minute up to six hours, five minutes for a day, and so on."""
    return float(min(max(60.0, 60.0 * math.ceil(horizon / FINE_STEPS / 60.0)), horizon))


def read(data: object, *, now: float, zone: tzinfo, units: Units | None = None) -> Plan:
    """Return a scenario as a plan. Raises LanguageError with every problem of its text."""
    plan, problems = draft(data, now=now, zone=zone, units=units)
    if problems:
        raise LanguageError(problems)
    return plan


def draft(data: object, *, now: float, zone: tzinfo, units: Units | None = None) -> tuple[Plan, tuple[Problem, ...]]:
    """Return what can be read of a scenario as a plan, and what cannot be read.

    now: epoch s; zone and units: of the home, in which its times and its numbers are written (None: the core's). Raises
    LanguageError for what is no scenario at all.
    """
    notes = Notebook()
    words = Words(notes, now, zone, units or Units())
    given = words.mapping(data, "", KEYS)
    if given is None:
        raise LanguageError(notes.problems)
    start, states = _start(words, given.get("start", "now"), now)
    words.start = start
    reader = Reader(words)
    horizon = None if "horizon" not in given else words.duration(given["horizon"], "horizon")
    if horizon is not None and horizon > LONGEST:
        notes.add("horizon", "too_long", value=shown(given["horizon"]), hours=round(LONGEST / 3600.0))
    step = None if "step" not in given else words.duration(given["step"], "step")
    _check_grid(notes, horizon, step)
    changes = reader.changes(given.get("changes", ()), "changes")
    compare_with, compared = _compare(reader, given.get("compare_with", BASELINE))
    limits, home_limits = _limits(reader, given.get("limits", {}))
    parameters = given.get("parameters", {})
    if not isinstance(parameters, Mapping):
        notes.add("parameters", "mapping")
    elif parameters and "scenario" not in given:
        notes.add("scenario", "missing")
    plan = Plan(
        name=None if "name" not in given else words.text(given["name"], "name"),
        scenario=None if "scenario" not in given else words.text(given["scenario"], "scenario"),
        parameters=parameters if isinstance(parameters, Mapping) else {},
        start=start,
        zone=zone,
        units=words.units,
        past=start < now - 1.0,
        states=states,
        horizon=horizon,
        step=step,
        members=words.whole(given.get("members", 100), "members", 1, MOST_MEMBERS) or 1,
        seed=words.whole(given.get("seed", 0), "seed", 0, MOST_SEED) or 0,
        twins=None if "twins" not in given else reader.selector(given["twins"], "twins"),
        changes=changes,
        compare_with=compare_with,
        compared=compared,
        limits=limits,
        home_limits=home_limits,
        report=_report(words, given.get("report", {})),
    )
    return plan, tuple(notes.problems)


def _start(words: Words, value: Any, now: float) -> tuple[float, tuple[PlannedState, ...]]:
    """Return when it starts (epoch s) and the states given for it."""
    if isinstance(value, Mapping) and set(value) & {"at", "states"}:
        given = words.mapping(value, "start", ("at", "states")) or {}
        start = _instant(words, given.get("at", "now"), "start.at", now)
        states = []
        reader = Reader(words)
        for item, path in words.items(given.get("states", ()), "start.states", MOST_CHANGES):
            state = words.mapping(item, path, ("twin", "set"))
            if state is None:
                continue
            twin, values = reader.required_twin(state, path), reader.values(state.get("set"), inside(path, "set"))
            if twin is not None and values is not None:
                states.append(PlannedState(path=path, twin=twin, values=values))
        return start, tuple(states)
    return _instant(words, value, "start", now), ()


def _instant(words: Words, value: Any, path: str, now: float) -> float:
    if value == "now":
        return now
    found = words.instant(value)
    if found is None:
        words.notes.add(path, "time", value=shown(value))
    elif found > now + 1.0:
        words.notes.add(path, "future_start", value=shown(value))
    elif found < now - OLDEST:
        words.notes.add(path, "no_records", value=shown(value))
    else:
        return found
    return now


def _check_grid(notes: Notebook, horizon: float | None, step: float | None) -> None:
    if step is None:
        return
    longest = min(horizon or DAY, COARSEST)
    if not 1.0 <= step <= longest:
        notes.add("step", "number", value=f"{step:g}", lower="1", upper=f"{longest:g}")
    elif horizon is not None and horizon / step > MOST_STEPS:
        notes.add("step", "steps", count=math.ceil(horizon / step), upper=MOST_STEPS)


def _compare(reader: Reader, value: Any) -> tuple[tuple[PlannedChange, ...] | None, str | None]:
    """Return the changes of the other course (None: no other course), or the name of a stored scenario."""
    if value == BASELINE:
        return (), None
    if value is None or value is False or value == NOTHING:
        return None, None
    if isinstance(value, Mapping):
        given = reader.words.mapping(value, "compare_with", ("changes",)) or {}
        return reader.changes(given.get("changes", ()), "compare_with.changes"), None
    return (), reader.words.text(value, "compare_with")


def _limits(reader: Reader, value: Any) -> tuple[tuple[PlannedLimit, ...], dict[str, float]]:
    """Return limits of channels and of the home: a list of both, or a mapping of the home's alone."""
    words = reader.words
    if isinstance(value, Mapping):
        value = [value] if value else []
    limits: list[PlannedLimit] = []
    home: dict[str, float] = {}
    for item, path in words.items(value, "limits", MOST_LIMITS):
        if isinstance(item, Mapping) and "twin" not in item:
            if not item:
                words.notes.add(path, "one_of", allowed=", ".join(("twin", *sorted(HOME_LIMITS))))
            for key, number in (words.mapping(item, path, HOME_LIMITS) or {}).items():
                if (found := words.number(number, inside(path, key), 0.0)) is not None:
                    home[key] = found
            continue
        given = words.mapping(item, path, ("twin", "channel", "above", "below", "for"))
        if given is None:
            continue
        above, below = reader.bounds(given, path, needed=True)
        twin = reader.required_twin(given, path)
        channel = words.text(given.get("channel"), inside(path, "channel"))
        lasting = 0.0 if "for" not in given else words.duration(given["for"], inside(path, "for"))
        if above is not None and below is not None and below >= above:
            words.notes.add(path, "impossible")
        if twin is not None and channel is not None and lasting is not None:
            limits.append(
                PlannedLimit(path=path, twin=twin, channel=channel, above=above, below=below, lasting=lasting)
            )
    return tuple(limits), home


def _report(words: Words, value: Any) -> Report:
    given = words.mapping(value, "report", ("channels", "recommend", "events")) or {}
    channels = None
    if "channels" in given:
        texts = [words.text(item, path) for item, path in words.items(given["channels"], "report.channels", 100)]
        channels = tuple(text for text in texts if text is not None)
    recommend = given.get("recommend", True)
    if not isinstance(recommend, bool):
        words.notes.add("report.recommend", "choice", value=shown(recommend), allowed="true, false")
    events = words.whole(given.get("events", 40), "report.events", 0, MOST_EVENTS)
    return Report(channels=channels, recommend=recommend is True, events=events or 0)
