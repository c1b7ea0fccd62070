"""Cases for the guard's predicted risk: rooms of other makes than the twins' models, told something, and what came.

Two sources: zones of EnergyPlus's reference buildings with a random household, and the test home's rooms. Each room is
lived in for 14 days, of which its twin learns; then an action comes every day and a half and holds for half a day. What
is told, and the limit that it may cross, are drawn without a look at what comes of it. Windows have contacts, and stay
shut during a case: a twin that never heard of them would rightly expect them to be opened, as people did in its past.
"""

import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec
from tests.home.physics.world import World

from .counterfactual import HOUSES, START
from .energyplus import Array, Course, Scene
from .households import HISTORY_DAYS, House, Question, scene

DAY = 86_400.0
HOLDS = 43_200.0
EVERY = 1.5 * DAY
HOUSE_CASES = 26
REFIT = 5
"""Cases, at most eight days, after which a twin learns anew of the last fortnight; a home does so every night."""
WORLD_CASES = 18
WORLD_SEEDS = (11, 12, 13)
WORLD_STEP = 300.0
ROOMS = ("living_room", "kitchen", "bedroom")
RECALLED = 2 * DAY
MARGIN = 0.5
LASTING = 1800.0
"""What counts as out of a comfort range, as the hazards define it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a thermostat is told (a target in °C, None: off), and the limit in °C, of which upper says the side."""

    target: float | None
    limit: float
    upper: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskCase:
    """A check and what came: truth is the room's temperature every step s after start, outdoor that of its weather."""

    source: str
    twin: TwinSnapshot
    told: Told
    start: float
    step: float
    truth: Array
    outdoor: Array
    recent: Series
    sun: Array | None = None

    @property
    def crossed(self) -> Array:
        """Return when the room was out of its range, margin included."""
        sign = 1.0 if self.told.upper else -1.0
        return np.asarray(sign * (self.truth - self.told.limit) > MARGIN, dtype=np.float64)

    @property
    def came_at(self) -> float | None:
        """Return when (s) the hazard began; None when it did not come."""
        run = max(round(LASTING / self.step), 1)
        total = np.concatenate(([0.0], np.cumsum(self.crossed)))
        lasting = np.flatnonzero(total[run:] - total[:-run] == run)
        return float(lasting[0] * self.step) if lasting.size else None

    @property
    def near(self) -> bool:
        """Return whether the furthest the room went lies within 1 K of what counts."""
        furthest = float(self.truth.max()) if self.told.upper else float(self.truth.min())
        bound = self.told.limit + (MARGIN if self.told.upper else -MARGIN)
        return abs(furthest - bound) <= 1.0


def draw(rng: np.random.Generator, temperature: float) -> Told:
    """Return an action and a limit for a room of this temperature (°C)."""
    if rng.random() < 0.65:
        target = None if rng.random() < 0.55 else float(np.round(2 * (temperature - rng.uniform(1.5, 6.0))) / 2)
        return Told(target=target, limit=float(np.round(temperature - rng.uniform(0.2, 3.8), 1)), upper=False)
    target = float(np.round(2 * (temperature + rng.uniform(0.5, 4.5))) / 2)
    return Told(target=target, limit=float(np.round(target - rng.uniform(-0.6, 2.4), 1)), upper=True)


def cases() -> Iterator[RiskCase]:
    """Return all cases, source by source."""
    for number, house in enumerate(HOUSES):
        yield from house_cases(house, 7000 + number)
    for seed in WORLD_SEEDS:
        yield from world_cases(seed)


def house_cases(house: House, seed: int) -> Iterator[RiskCase]:
    """Return the cases of one zone, all of one run of EnergyPlus."""
    rng = np.random.default_rng(seed)
    per_hour = house.per_hour
    question = Question(kind="none", hours=12, month=1, hour=0)
    parts = [scene(house, question, seed * 10 + part)[0] for part in range(4)]
    life = {name: np.concatenate([getattr(part, name) for part in parts]) for name in ("target", "life", "window")}
    steps = len(life["target"])
    warmer, heats = np.zeros(steps), np.ones(steps)
    held = int(HOLDS / 3600 * per_hour)
    begins = [
        int((HISTORY_DAYS * DAY + index * EVERY + rng.uniform(0, 8) * 3600) / 3600 * per_hour)
        for index in range(HOUSE_CASES)
    ]
    told: list[Told] = []
    for begin in begins:
        guess = float(life["target"][begin])
        one = draw(rng, guess)
        told.append(one)
        rows = slice(begin, begin + held)
        life["window"][rows] = 0.0
        if one.target is None:
            heats[rows] = 0.0
        else:
            life["target"][rows] = one.target
    course = _run(
        Scene(
            building=house.building, weather=house.weather, zone=house.zone, begin=(1, 8), days=len(parts) * 17,
            per_hour=per_hour, warmer=warmer, heats=heats, everywhere=house.everywhere, relay=house.relay, **life,
        )
    )  # fmt: skip
    step = 3600.0 / per_hour
    air, outdoor, heating = (np.array(item) for item in (course.air, course.outdoor, course.heating))
    columns = {
        "temperature": np.round(air, 1),
        "target_temperature": life["target"],
        "heating": heating,
        "on": heats,
        "window": life["window"],
    }
    for number, (begin, one) in enumerate(zip(begins, told, strict=True)):
        rows = slice(begin, begin + held)
        if number % REFIT == 0:
            twin = _learned(
                house.name, step, begin, columns, outdoor=np.round(outdoor, 1), relay=house.relay is not None
            )
        values = _now(air[begin - 1], life["target"][begin - 1], heating[begin - 1], relay=house.relay is not None)
        yield RiskCase(
            source="EnergyPlus",
            twin=TwinSnapshot(spec=_with_limit(twin.spec, one), learned=twin.learned, values=values, changed={}),
            told=one,
            start=START + begin * step,
            step=step,
            truth=air[rows],
            outdoor=outdoor[rows],
            recent=_recent(air, begin, step),
        )


def _run(what: Scene) -> Course:
    with tempfile.TemporaryDirectory() as folder:
        given, result = Path(folder) / "scene", Path(folder) / "course.npz"
        given.write_bytes(pickle.dumps(what))
        subprocess.run([sys.executable, "-m", "benchmarks.energyplus", given, result], check=True)
        return Course.read(result)


def world_cases(seed: int) -> Iterator[RiskCase]:
    """Return the cases of the test home's three rooms with a thermostat, in one winter."""
    rng = np.random.default_rng(seed)
    world = World(seed=seed, time=START)
    samples = int(DAY / WORLD_STEP)
    logs: dict[str, list[tuple[float, float, float, float, float]]] = {room: [] for room in ROOMS}
    outdoor: list[float] = []
    sun: list[float] = []

    def go(steps: int, held: Mapping[str, Told] | None = None) -> None:
        for _ in range(steps):
            for _ in range(round(WORLD_STEP / 60.0)):
                for room, one in (held or {}).items():
                    world.thermostats[room].on = one.target is not None
                    world.thermostats[room].target = (
                        world.thermostats[room].target if one.target is None else one.target
                    )
                    world.set_window(room, is_open=False)
                world.advance(60.0)
            for room in ROOMS:
                heat = world.thermostats[room]
                logs[room].append(
                    (heat.feels, heat.target, float(heat.heating), float(heat.on), float(world.window_open(room)))
                )
            outdoor.append(world.weather_now.temperature)
            sun.append(world.weather_now.global_radiation)

    def learned(room: str) -> TwinSnapshot:
        log = np.array(logs[room])
        columns = {"temperature": np.round(log[:, 0], 1), "target_temperature": log[:, 1], "heating": log[:, 2]}
        return _learned(
            f"{room} {seed}",
            WORLD_STEP,
            len(log),
            columns | {"on": log[:, 3], "window": log[:, 4]},
            outdoor=np.round(np.array(outdoor), 1),
            sun=np.array(sun),
            relay=True,
        )

    go(HISTORY_DAYS * samples)
    twins: dict[str, TwinSnapshot] = {}
    held_steps = int(HOLDS / WORLD_STEP)
    for number in range(WORLD_CASES):
        go(int(rng.uniform(16, 32) * 3600 / WORLD_STEP))
        begin = len(outdoor)
        if number % REFIT == 0:
            twins = {room: learned(room) for room in ROOMS}
        before = {room: logs[room][-1] for room in ROOMS}
        told = {room: draw(rng, before[room][0]) for room in ROOMS}
        modes = {room: world.thermostats[room].on for room in ROOMS}
        go(held_steps, told)
        for room in ROOMS:
            world.thermostats[room].on = modes[room]
            rows = slice(begin, begin + held_steps)
            values = _now(*before[room][:3], relay=True)
            yield RiskCase(
                source="test home",
                twin=TwinSnapshot(
                    spec=_with_limit(twins[room].spec, told[room]),
                    learned=twins[room].learned,
                    values=values,
                    changed={},
                ),
                told=told[room],
                start=START + begin * WORLD_STEP,
                step=WORLD_STEP,
                truth=np.array(logs[room])[rows, 0],
                outdoor=np.array(outdoor)[rows],
                recent=_recent(np.array(logs[room])[:, 0], begin, WORLD_STEP),
                sun=np.array(sun)[rows],
            )


def _learned(
    name: str,
    step: float,
    until: int,
    columns: Mapping[str, Array],
    *,
    outdoor: Array,
    relay: bool,
    sun: Array | None = None,
) -> TwinSnapshot:
    """Return a twin that learned of a room's first days."""
    kind = KINDS["thermostat"]
    heating = "hvac_action" if relay else "power"
    keys = ("temperature", "target_temperature", "hvac_mode", "window", heating)
    known = {key: channel for key in keys if (channel := kind.channel(key)) is not None}
    now = START + until * step

    first = max(until - round(HISTORY_DAYS * DAY / step), 0)

    def series(values: Array) -> Series:
        past = values[first:until]
        changed = np.append(True, past[1:] != past[:-1])
        return Series((START + step * (1 + np.arange(first, until)))[changed], past[changed], now)

    history = {key: series(np.asarray(columns[key])) for key in ("temperature", "target_temperature")}
    if relay:
        action = known["hvac_action"].options
        states = np.where(columns["heating"] > 0.5, action.index("heating"), action.index("idle"))
        history["hvac_action"] = series(states.astype(np.float64))
    else:
        history["power"] = series(np.round(columns["heating"]))
    history["window"] = series((np.asarray(columns["window"]) > 0.0).astype(np.float64))
    modes = known["hvac_mode"].options
    history["hvac_mode"] = series(np.where(columns["on"] > 0.5, modes.index("heat"), modes.index("off")) * 1.0)
    around = {"outdoor_temperature": series(outdoor)} | ({} if sun is None else {"sun": series(sun)})
    spec = TwinSpec(twin_id=name, name=name, kind="thermostat", fidelity=Fidelity.ADVANCED, channels=known)
    learned = learn(LearnRequest(spec=spec, history=history, environment=around, now=now))
    return TwinSnapshot(spec=spec, learned=learned, values={}, changed={})


def _recent(air: Array, begin: int, step: float) -> Series:
    """Return the temperature of the last two days, a quarter of an hour apart, as a home remembers it."""
    every = round(900.0 / step)
    rows = np.arange(max(begin - round(RECALLED / step), 0), begin, every)
    return Series(START + step * (rows + 1), np.round(air[rows], 1), START + step * begin)


def _with_limit(spec: TwinSpec, told: Told) -> TwinSpec:
    settings: dict[str, Value] = {"comfort_high" if told.upper else "comfort_low": told.limit}
    return TwinSpec(
        twin_id=spec.twin_id,
        name=spec.name,
        kind=spec.kind,
        fidelity=spec.fidelity,
        channels=spec.channels,
        settings=settings,
    )


def _now(temperature: float, target: float, heating: float, *, relay: bool) -> dict[str, Value]:
    values: dict[str, Value] = {
        "temperature": round(float(temperature), 1),
        "target_temperature": float(target),
        "hvac_mode": "heat",
        "window": False,
    }
    return values | ({"hvac_action": "heating" if heating > 0.5 else "idle"} if relay else {"power": round(heating)})
