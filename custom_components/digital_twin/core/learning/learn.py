"""learn(): from a device's history to what was learned of it; bad history is told, never raised."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ..channel import Quantity
from ..models.cells import BATTERY, BATTERY_DRAIN
from ..requests import LearnRequest
from ..twin import Learned
from .aside import with_others
from .balance import learn_humidifier
from .battery import learn_battery
from .cells import learn_cells
from .common import History, clock_table, read, too_little
from .curves import learn_curve
from .drawn import with_power
from .messages import say
from .movement import learn_lock, learn_travel
from .number import learn_number
from .plug import learn_plug
from .pool import with_pools
from .pv import learn_pv
from .room import learn_room
from .sensing import learn_sensor
from .states import learn_alarm, learn_siren, learn_states, learn_vacuum
from .switching import learn_switching
from .tank import learn_tank

type Learner = Callable[[History], Learned]

LEARNERS: dict[str, Learner] = {
    "light": learn_curve,
    "plug": learn_plug,
    "thermostat": learn_room,
    "water_heater": learn_tank,
    "cover": learn_travel,
    "garage_door": learn_travel,
    "valve": learn_travel,
    "lock": learn_lock,
    "fan": learn_curve,
    "humidifier": learn_humidifier,
    "battery": learn_battery,
    "pv": learn_pv,
    "media_player": learn_states,
    "vacuum": learn_vacuum,
    "siren": learn_siren,
    "alarm": learn_alarm,
    "sensor": learn_sensor,
    "select": learn_states,
    "generic": learn_states,
}


FOREIGN: dict[str, Learner] = {}
"""Learners from outside; whatever they raise is contained."""


def register_learner(kind_id: str, learner: Learner) -> None:
    """Have a kind from outside learned by a function of its own instead of by its main channel alone.

    learner takes the gated History (common.py) and returns Learned, best by finished or too_little. What it raises is
    told in the report, and the twin keeps its priors.
    """
    FOREIGN[kind_id] = learner


def learn(request: LearnRequest) -> Learned:
    """Return what a device's history tells of it.

    A history that is empty, constant, broken or too short gives the model's priors with structure "prior", trust
    observing and a report that says so. Kinds without a learner of their own are learned by their main channel.
    """
    history = read(request)
    try:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            learned = with_power(history, _with_cells(history, _learner(history)(history)))
            learned = replace(learned, tables={**learned.tables, **clock_table(request)})
            learned = with_pools(history, with_others(history, learned))
    except (ArithmeticError, IndexError, ValueError, np.linalg.LinAlgError) as err:
        learned = _failed(history, err)
    return learned


def _failed(history: History, err: Exception) -> Learned:
    report = (say("learned_failed", error=f"{type(err).__name__}: {err}"[:200]),)
    return replace(too_little(history, 1.0), report=report)


def _contained(learner: Learner) -> Learner:
    """Return a learner from outside that raises nothing and returns nothing but Learned of finite numbers."""

    def contained(history: History) -> Learned:
        try:
            learned = learner(history)
            kept = Learned.from_dict(learned.as_dict())
            numbers = [part for one in kept.parameters.values() for part in (one.value, one.deviation)]
            numbers += [number for row in kept.tables.values() for number in row]
            if not np.isfinite(numbers).all():
                raise ValueError("a number that it learned is not finite")
        except Exception as err:  # noqa: BLE001 -- a learner from outside may raise anything; it is told
            return _failed(history, err)
        return learned

    return contained


def _with_cells(history: History, learned: Learned) -> Learned:
    """Return learned with how long the batteries last, of what runs on some and says how full they are."""
    level = history.series.get(BATTERY)
    if level is None or BATTERY_DRAIN.name not in learned.parameters:
        return learned
    found, report = learn_cells(level)
    return replace(learned, parameters={**learned.parameters, **found}, report=(*learned.report, *report))


def _learner(history: History) -> Learner:
    kind = history.request.spec.kind
    if kind in FOREIGN:
        return _contained(FOREIGN[kind])
    if kind in LEARNERS:
        return LEARNERS[kind]
    channel = None if history.main is None else history.request.spec.channels.get(history.main)
    if channel is None or history.main_series is None:
        return lambda known: too_little(known, 1.0)
    return learn_number if channel.quantity is Quantity.NUMBER else learn_switching
