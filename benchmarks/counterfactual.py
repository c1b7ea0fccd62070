"""Whether learned rooms answer what-ifs: buildings of EnergyPlus are run with an intervention that was never seen.

    python -m benchmarks counterfactual

The twin learns from 14 days of a random household's life: the zone's temperature in steps of 0.1 K, the setpoint, the
heating's state or power, and the outdoor temperature. Then the heating fails for 12 h, the setpoint rises by 3 K, a
window stands open for an hour, or a heat wave comes; the future's outdoor temperature and the
thermostat's programme are given, what people do is not.
"""

import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from time import process_time

import numpy as np

from custom_components.digital_twin.core.engine import learn, run_scenario
from custom_components.digital_twin.core.home.happenings import Command, Given, Happening
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import (
    ChannelForecast,
    Environment,
    LearnRequest,
    TwinOutcome,
)
from custom_components.digital_twin.core.scenario.request import HomeScenario, Report
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec

from .baselines import only_2r2c
from .energyplus import Array, Course, Scene
from .households import QUESTIONS, House, Question, scene
from .table import Row

START = 1_767_571_200.0
MEMBERS = 200
HOUSES = (
    House(name="flat, furnace", building="RefBldgMidriseApartmentNew2004_Chicago.idf",
          weather="USA_IL_Chicago-OHare.Intl.AP.725300_TMY3.epw", zone="M SW Apartment"),
    House(name="top flat, radiator", building="RefBldgMidriseApartmentNew2004_Chicago.idf",
          weather="USA_CO_Golden-NREL.724666_TMY3.epw", zone="T NE Apartment", relay=(0.5, 4500.0, 900.0)),
    House(name="new flat, radiator", building="ASHRAE901_ApartmentMidRise_STD2019_Denver.idf",
          weather="USA_NJ_Newark.Intl.AP.725020_TMY3.epw", zone="G S1 Apartment", relay=(0.4, 3000.0, 1500.0)),
    House(name="guest room, radiator", building="RefBldgSmallHotelNew2004_Chicago.idf",
          weather="USA_VA_Sterling-Washington.Dulles.Intl.AP.724030_TMY3.epw", zone="GuestRoom213",
          relay=(0.5, 1500.0, 900.0)),
    House(name="bungalow, radiator", building="RefBldgSmallOfficeNew2004_Chicago.idf",
          weather="USA_IL_University.of.Illinois-Willard.AP.725315_TMY3.epw", zone="Perimeter_ZN_3",
          relay=(0.6, 7000.0, 600.0), everywhere=True),
    House(name="new bungalow, slow radiator", building="ASHRAE901_OfficeSmall_STD2019_Denver.idf",
          weather="USA_OK_Oklahoma.City-Will.Rogers.World.AP.723530_TMY3.epw", zone="Perimeter_ZN_2",
          relay=(0.5, 4000.0, 2400.0), everywhere=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question to a house: what the twin may see, and what happened."""

    house: House
    question: Question
    scene: Scene
    course: Course
    at: int

    @property
    def step(self) -> float:
        """Return the time step (s)."""
        return 3600.0 / self.house.per_hour

    @property
    def air(self) -> Array:
        """Return the reported temperature (°C)."""
        return np.round(np.array(self.course.air), 1)

    @property
    def now(self) -> float:
        """Return the time of the question (epoch s)."""
        return START + self.at * self.step

    @property
    def truth(self) -> Array:
        """Return the path to tell, by time step from the question (°C)."""
        return np.array(self.course.air)[self.at : self.at + self.question.hours * self.house.per_hour]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How one question was answered: errors along the path (K), whether the 90 % band held, its width, or a refusal."""

    case: Case
    error: Array
    inside: Array
    width: Array
    refused: bool
    fit: float
    learned: Learned | None = None


def rows() -> list[Row]:
    """Return the figures of every house and question."""
    cases = [made(house, question, seed) for house, question, seed in plan()]
    answers = [answer(case) for case in cases]
    beside: list[Row] = []
    for name, loose in (("2R2C with bounds and priors", False), ("2R2C with free parameters", True)):
        with only_2r2c(loose=loose):
            beside += summary([replace(answer(case), refused=False) for case in cases], name)
    return [*summary(answers, "twin"), *beside, *details(answers)]


def plan() -> Iterator[tuple[House, Question, int]]:
    """Return houses and questions with their seeds."""
    for row, house in enumerate(HOUSES):
        for column, question in enumerate(QUESTIONS):
            yield house, question, 100 * row + column


def made(house: House, question: Question, seed: int) -> Case:
    """Return a case, run by EnergyPlus in a process of its own."""
    what, at = scene(house, question, seed)
    with tempfile.TemporaryDirectory() as folder:
        given, result = Path(folder) / "scene", Path(folder) / "course.npz"
        given.write_bytes(pickle.dumps(what))
        subprocess.run([sys.executable, "-m", "benchmarks.energyplus", given, result], check=True)
        course = Course.read(result)
    return Case(house=house, question=question, scene=what, course=course, at=at)


def channels(case: Case) -> tuple[str, ...]:
    """Return the twin's channels."""
    heating = "power" if case.house.relay is None else "hvac_action"
    return ("temperature", "target_temperature", "hvac_mode", "window", heating)


def series(values: Array, case: Case) -> Series:
    """Return what a recorder keeps of values per time step until the question: the changes."""
    past = values[: case.at]
    changed = np.append(True, past[1:] != past[:-1])
    times = START + case.step * (1 + np.arange(case.at))
    return Series(times[changed], past[changed], case.now)


def twin_of(case: Case) -> tuple[TwinSpec, Mapping[str, Series], Mapping[str, Series]]:
    """Return the twin's specification, the history of its channels and that of its surroundings."""
    spec = TwinSpec(
        twin_id=case.house.name, name=case.house.name, kind="thermostat", fidelity=Fidelity.EXPERT,
        channels={key: channel for key in channels(case) if (channel := KINDS["thermostat"].channel(key)) is not None},
    )  # fmt: skip
    heating = np.array(case.course.heating)
    history = {"temperature": series(case.air, case), "target_temperature": series(case.scene.target, case)}
    if case.house.relay is None:
        history["power"] = series(np.round(heating), case)
    else:
        action = spec.channels["hvac_action"].options
        history["hvac_action"] = series(
            np.where(heating > 0.5, action.index("heating"), action.index("idle")).astype(np.float64), case
        )
    mode = spec.channels["hvac_mode"].options.index("off" if case.question.month == 6 else "heat")
    history["hvac_mode"] = series(np.full(len(heating), float(mode)), case)
    return spec, history, {"outdoor_temperature": series(np.round(np.array(case.course.outdoor), 1), case)}


def answer(case: Case) -> Answer:
    """Return what a twin that learned of the past says of the future."""
    spec, history, around = twin_of(case)
    begun = process_time()
    learned = learn(LearnRequest(spec=spec, history=history, environment=around, now=case.now))
    fit = process_time() - begun
    values = {key: spec.channels[key].decode(float(one.at(np.array([case.now]))[0])) for key, one in history.items()}
    outdoor = np.array(case.course.outdoor)[case.at :]
    result = run_scenario(
        HomeScenario(
            twins=(TwinSnapshot(spec=spec, learned=learned, values=values, changed={}),),
            happenings=changes(case),
            start=case.now,
            horizon=case.question.hours * 3600.0,
            step=case.step,
            environment=Environment(start=case.now, step=case.step, values={"outdoor_temperature": outdoor}),
            members=MEMBERS,
            compare_with=None,
            report=Report(recommend=False),
        )
    ).twins[0]
    return judged(case, result, learned, fit)


def judged(case: Case, result: TwinOutcome, learned: Learned | None, fit: float) -> Answer:
    """Return how an outcome compares with what happened."""
    course: ChannelForecast = next(one for one in result.channels if one.channel == "temperature")
    truth, bands = case.truth, course.bands
    low, high = (course.value, course.value) if bands is None else (bands.low90, bands.high90)
    return Answer(
        case=case, error=course.value - truth, inside=(truth >= low - 0.05) & (truth <= high + 0.05), width=high - low,
        refused=result.refused, fit=fit, learned=learned,
    )  # fmt: skip


def changes(case: Case) -> tuple[Happening, ...]:
    """Return the intervention as what happens, and the setpoints that the thermostat's programme brings."""
    twin, kind = case.house.name, case.question.kind
    target = case.scene.target[case.at : case.at + len(case.truth)]
    turns = [0, *(np.flatnonzero(np.diff(target)) + 1).tolist()]
    given: list[Happening] = [
        Command(at=turn * case.step, twin_id=twin, commands={"target_temperature": float(target[turn])})
        for turn in turns
    ]
    if kind == "outage":
        given.append(Command(at=0.0, twin_id=twin, commands={"hvac_mode": "off"}))
        given.append(Command(at=12 * 3600.0, twin_id=twin, commands={"hvac_mode": "heat"}))
    elif kind == "window":
        given.append(Given(at=3600.0, duration=3600.0, twin_id=twin, channel="window", value=True))
    return tuple(given)


def summary(answers: list[Answer], who: str) -> Iterator[Row]:
    """Return the figures that the goals are about, over all questions and by kind."""
    for kind in ("all", *(question.kind for question in QUESTIONS)):
        some = [one for one in answers if kind in ("all", one.case.question.kind)]
        told = [one for one in some if not one.refused]
        if not told:
            yield Row(name=f"{who}, {kind}: refused", value=1.0, unit="", goal="≤ .25")
            continue
        largest = [float(np.abs(one.error).max()) for one in told]
        yield Row(
            name=f"{who}, {kind}: median of largest error", value=float(np.median(largest)), unit="K", goal="≤ 1.0",
            note=f"worst {max(largest):.2f} (goal 2.0); refused {1 - len(told) / len(some):.2f} (≤ .25); 90 % band "
            f"covers {np.concatenate([one.inside for one in told]).mean():.2f} (≥ .85), "
            f"{np.mean([one.width.mean() for one in told]):.2f} K wide (≤ 4); {len(some)} cases",
        )  # fmt: skip


def details(answers: list[Answer]) -> Iterator[Row]:
    """Return one line per question."""
    for one in answers:
        yield Row(
            name=f"  {one.case.house.name}: {one.case.question.kind}", value=float(np.abs(one.error).max()), unit="K",
            note=f"{'refused; ' if one.refused else ''}covers {one.inside.mean():.2f}, {one.width.mean():.2f} K wide; "
            f"fit {one.fit:.2f} s; {'' if one.learned is None else one.learned.structure}",
        )  # fmt: skip
