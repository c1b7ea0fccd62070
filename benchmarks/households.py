"""Random households for the buildings of the counterfactual benchmark: who is at home, what they set, when they air."""

from dataclasses import dataclass

import numpy as np

from .energyplus import Scene

HISTORY_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A zone of a building under a weather.

    relay: band (K), heater (W) and lag (s) of its thermostat; None for the building's own plant. everywhere: an outage
    takes the heating of the whole building, not of the zone alone.
    """

    name: str
    building: str
    weather: str
    zone: str
    relay: tuple[float, float, float] | None = None
    everywhere: bool = False

    @property
    def per_hour(self) -> int:
        """Return the time steps an hour: a two-point thermostat needs shorter ones."""
        return 12 if self.relay is None else 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A what-if: kind, hours from the intervention that are judged, and in which month and at what hour it happens."""

    kind: str
    hours: int
    month: int
    hour: int


QUESTIONS = (
    Question(kind="outage", hours=24, month=1, hour=18),
    Question(kind="setpoint", hours=24, month=1, hour=9),
    Question(kind="window", hours=12, month=2, hour=8),
    Question(kind="heat wave", hours=48, month=6, hour=6),
)


def scene(house: House, question: Question, seed: int) -> tuple[Scene, int]:
    """Return what happens in a house, and the time step at which the question is put."""
    rng = np.random.default_rng(seed)
    days = HISTORY_DAYS + 3
    per_hour = house.per_hour
    per_day = 24 * per_hour
    steps = days * per_day
    hours = (np.arange(steps) % per_day) / per_hour
    present, target, life, window = (np.zeros(steps) for _ in range(4))
    people = int(rng.integers(1, 4))
    comfort, setback = rng.uniform(19.5, 22.0), rng.choice([0.0, 2.0, 3.0, 4.0])
    flow, base = rng.uniform(0.06, 0.16), rng.uniform(40.0, 120.0)
    morning, evening = rng.uniform(5.5, 7.5), rng.uniform(21.5, 23.5)
    airing = rng.uniform(0.3, 1.6)
    for day in range(days):
        rows = slice(day * per_day, (day + 1) * per_day)
        clock = hours[rows]
        leave, back = rng.normal(8.2, 0.5), rng.normal(17.0, 1.2)
        away = (clock > leave) & (clock < back) & (day % 7 < 5 or rng.random() < 0.4)
        present[rows] = np.where(away, (people - 1) * (rng.random() < 0.4), people)
        wake, sleep = morning + rng.normal(0, 0.3), evening + rng.normal(0, 0.3)
        target[rows] = np.round(2 * np.where((clock < wake) | (clock > sleep), comfort - setback, comfort)) / 2
        if rng.random() < 0.15:
            target[rows][(clock > back) & (clock < sleep)] += 1.0
        active = (present[rows] > 0) & (clock > wake) & (clock < sleep)
        life[rows] = base + present[rows] * 75.0 + active * rng.uniform(60.0, 260.0)
        for meal in (wake + 0.3, 12.5, 18.8):
            cooking = (clock > meal) & (clock < meal + 0.6) & active
            life[rows][cooking] += rng.uniform(200.0, 900.0)
        for _ in range(rng.poisson(airing)):
            begin = rng.choice([wake + 0.5, back + 0.2, rng.uniform(9, 20)]) + rng.normal(0, 0.3)
            window[rows][(clock > begin) & (clock < begin + rng.uniform(0.15, 0.45)) & (present[rows] > 0)] = flow
    at = HISTORY_DAYS * per_day + question.hour * per_hour
    # Whether somebody opens a window later on is not what is asked: unseen, no twin could tell.
    window[at:] = 0.0
    warmer, heats = np.zeros(steps), np.ones(steps)
    if question.month == 6:
        heats[:] = 0.0
    if question.kind == "outage":
        heats[at : at + 12 * per_hour] = 0.0
    elif question.kind == "setpoint":
        target[at:] = target[at] + 3.0
    elif question.kind == "window":
        window[at + per_hour : at + 2 * per_hour] = flow
    else:
        ramp = np.clip(np.arange(steps - at) / (6.0 * per_hour), 0.0, 1.0)
        warmer[at:] = rng.uniform(6.0, 9.0) * ramp
    return (
        Scene(
            building=house.building, weather=house.weather, zone=house.zone, begin=(question.month, 8), days=days,
            per_hour=per_hour, target=target, life=life, window=window, warmer=warmer, heats=heats,
            everywhere=house.everywhere, relay=house.relay,
        ),
        at,
    )  # fmt: skip
