"""A room with its thermostat: the thermal network of models/room.py in closed loop with a controller.

Controllers: "relay" (two-point with a band), "proportional" (output falls from 1 to 0 over a band around the target) and
"valve" (proportional through a thermal valve that follows within minutes). Disturbances by people are a heat that
wanders (Ornstein-Uhlenbeck, correlation time 2 h).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .. import settings
from ..channel import Value
from ..series import Series
from ..twin import Fidelity
from .inputs import forward_fill, held, members, option_index, start_value, surrounding
from .protocol import Array, Block, DeviceModel, ModelState, Parameter
from .room import SOLAR_TO_AIR, Modes, discretise
from .thermostat_loop import Control, run

LONGEST_STEP = 300.0
DISTURBANCE_HOURS = 2.0
DISTURBANCE_STEP = 900.0
TYPICAL_HEAT = 1200.0
COOLING_PERFORMANCE = 3.0
ACTING = 0.02


def _log(name: str, unit: str, lower: float, upper: float, prior: float, deviation: float) -> Parameter:
    return Parameter(name=name, unit=unit, lower=lower, upper=upper, prior=prior, deviation=deviation, logarithmic=True)


PARAMETERS = (
    _log("time_constant", "h", 1.0, 1000.0, 40.0, 0.6),
    _log("heating_rate", "K/h", 0.05, 20.0, 1.5, 0.5),
    _log("cooling_rate", "K/h", 0.05, 20.0, 2.0, 0.5),
    _log("plant_lag", "min", 0.5, 300.0, 15.0, 0.6),
    Parameter(name="gains", unit="K", lower=-10.0, upper=25.0, prior=3.0, deviation=2.0),
    _log("solar_gain", "K/h per kW/m²", 0.001, 10.0, 0.4, 0.8),
    _log("window_exchange", "1/h", 0.05, 20.0, 1.0, 0.6),
    _log("air_share", "", 0.03, 0.9, 0.3, 0.3),
    _log("coupling", "h", 0.05, 8.0, 0.6, 0.4),
    _log("control_band", "K", 0.05, 4.0, 0.6, 0.4),
    Parameter(name="control_offset", unit="K", lower=-4.0, upper=4.0, prior=0.0, deviation=0.2),
    _log("disturbance", "K/h", 0.0001, 3.0, 0.12, 0.3),
)
RELAY, PROPORTIONAL, VALVE = "relay", "proportional", "valve"


@dataclass(frozen=True, slots=True)
class _Course:
    """What a block of the closed loop gave, on the inner steps: (T·parts, N) each."""

    air: Array
    command: Array
    plant: Array


class ThermostatModel(DeviceModel):
    """A room whose temperature a thermostat keeps.

    basic: at its target at once, and nothing cools. standard: typical physics, outdoors as it is now. advanced: learned
    physics. expert: outdoor forecast, sun, people's and appliances' heat (environment outdoor_temperature in °C, sun in
    W/m², room_heat in W).
    """

    kind = "thermostat"
    parameters = PARAMETERS

    @property
    def structure(self) -> tuple[int, str]:
        """Return the number of capacities and the controller: as learned ("2r2c/relay"), else by the channels."""
        control = PROPORTIONAL if "valve" in self.spec.channels else RELAY
        if self.learned is None:
            return 1, control
        network, _, learned = self.learned.structure.partition("/")
        return (2 if network == "2r2c" else 1), (learned if learned in (RELAY, PROPORTIONAL, VALVE) else control)

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the room as reported, its mass as warm as its air, its plant as the reported action says."""
        del changed, at
        count, channels = members(theta), self.spec.channels
        comfort = settings.number(self.spec.settings, settings.COMFORT_LOW)
        target = start_value(values, channels, "target_temperature", 20.0 if comfort is None else comfort, count)
        air = start_value(values, channels, "temperature", float(target[0]), count)
        mode = start_value(values, channels, "hvac_mode", self._typical_mode(), count)
        output = reported_output(values)
        return {
            "air": air,
            "mass": air,
            "plant": np.full(count, output),
            "command": np.full(count, output),
            "target": target,
            "mode": mode,
            "window": start_value(values, channels, "window", 0.0, count),
            "disturbance": np.zeros(count),
            "outdoor": np.full(count, np.nan),
            "energy": start_value(values, channels, "energy", 0.0, count),
            "humidity": start_value(values, channels, "humidity", 50.0, count),
        }

    def observe(
        self, state: ModelState, theta: Mapping[str, Array], recent: Mapping[str, Series], at: float
    ) -> ModelState:
        """Let the mass follow the air of the last hours, and the plant the last commands, by their own lags."""
        result = dict(state)
        nodes, _ = self.structure
        temperature = recent.get("temperature")
        if nodes == 2 and temperature is not None:
            link = theta["air_share"] / theta["coupling"]
            result["mass"] = smoothed(temperature, link, at, state["air"])
        return result

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Run the closed loop; steps longer than five minutes are divided."""
        target = held(block, "target_temperature", state["target"])
        mode = held(block, "hvac_mode", state["mode"])
        heats, cools = self._modes(mode)
        if not block.steps:
            return dict(state), {}
        if self.fidelity is Fidelity.BASIC:
            return self._basic(state, block, target, mode, heats, cools)
        outdoor = self._outdoor(state, block)
        window = self._window(state, block)
        course, disturbance = self._simulate(state, theta, block, (target, heats, cools, outdoor, window))
        parts = len(course.air) // block.steps
        shape = (block.steps, parts, len(state["air"]))
        command, plant = course.command.reshape(shape), course.plant.reshape(shape)
        outputs = self._outputs(course.air.reshape(shape)[:, -1], command[:, -1], plant.mean(axis=1), state, block)
        outputs |= {"target_temperature": np.array(target), "hvac_mode": np.array(mode), "window": np.array(window)}
        after = {
            "air": outputs["temperature"][-1],
            "mass": disturbance["mass"],
            "plant": plant[-1, -1],
            "command": command[-1, -1],
            "target": target[-1],
            "mode": mode[-1],
            "window": window[-1],
            "disturbance": disturbance["heat"],
            "outdoor": outdoor[-1] if outdoor.shape[1] == shape[2] else np.full(shape[2], outdoor[-1, 0]),
            "energy": outputs["energy"][-1],
            "humidity": state["humidity"],
        }
        return after, self._known(outputs)

    def _simulate(
        self, state: ModelState, theta: Mapping[str, Array], block: Block, inputs: tuple[Array, ...]
    ) -> tuple[_Course, ModelState]:
        parts = max(int(np.ceil(block.dt / LONGEST_STEP)), 1)
        dt = block.dt / parts
        target, heats, cools, outdoor, window = (np.repeat(part, parts, axis=0) for part in inputs)
        nodes, law = self.structure
        heat, disturbance = _disturbance(state["disturbance"], theta, dt, len(target), block.rng)
        mass_heat: Array = np.zeros((1, 1))
        if self.fidelity is Fidelity.EXPERT:
            sun = np.repeat(surrounding(block, "sun", 0.0), parts, axis=0) / 1000.0 * theta["solar_gain"]
            to_air = SOLAR_TO_AIR if nodes == 2 else 1.0
            per_watt = theta["heating_rate"] / self.rated_heat
            heat = heat + to_air * sun + np.repeat(surrounding(block, "room_heat", 0.0), parts, axis=0) * per_watt
            mass_heat = (1.0 - to_air) * sun
        control = Control(
            law=law,
            band=theta["control_band"],
            target=target + theta["control_offset"],
            heats=heats,
            cools=cools,
            dt=dt,
        )
        count = len(state["air"])
        air, command, plant = (np.empty((len(target), count)) for _ in range(3))
        now = {key: state[key] for key in ("air", "mass", "plant", "command")}
        # An open window changes the network itself: each stretch of one window state has its own modes.
        for first, last in _constant_rows(window):
            exchange = np.broadcast_to(window[first] * theta["window_exchange"], (count,))
            modes = network(theta, dt, exchange, nodes)
            lift = (outdoor[first:last] + theta["gains"]) / theta["time_constant"] + exchange * outdoor[first:last]
            now = run(
                modes, control.part(first, last), now, lift + heat[first:last],
                mass_heat[first:last] if len(mass_heat) > 1 else None,
                (air[first:last], command[first:last], plant[first:last]),
            )  # fmt: skip
        return _Course(air, command, plant), {"mass": now["mass"], "heat": disturbance}

    def _basic(
        self, state: ModelState, block: Block, target: Array, mode: Array, heats: Array, cools: Array
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Return the state machine's answer: the target is reached at once where the mode can reach it."""
        air = state["air"]
        reach = np.where(heats & (target > air), target, np.where(cools & (target < air), target, np.nan))
        temperature = forward_fill(reach, air)
        idle = np.zeros(temperature.shape)
        outputs = self._outputs(temperature, idle, idle, state, block)
        outputs |= {"target_temperature": np.array(target), "hvac_mode": np.array(mode)}
        outputs["window"] = np.array(held(block, "window", state["window"]))
        after = {**state, "air": temperature[-1], "mass": temperature[-1], "target": target[-1], "mode": mode[-1]}
        return {**after, "plant": idle[-1], "command": idle[-1], "window": outputs["window"][-1]}, self._known(outputs)

    @property
    def rated_heat(self) -> float:
        """Return the plant's greatest heat in W: as answered, else typical of a room's radiator."""
        return settings.number(self.spec.settings, settings.RATED_POWER) or TYPICAL_HEAT

    def _outputs(self, air: Array, command: Array, plant: Array, state: ModelState, block: Block) -> dict[str, Array]:
        """Return the outputs that follow from temperature, command and plant output (T, N)."""
        electric = "power" in self.spec.channels
        performance = np.where(plant < 0, COOLING_PERFORMANCE, 1.0)
        power = np.abs(plant) * self.rated_heat / performance if electric else np.zeros(plant.shape)
        channel = self.spec.channels.get("hvac_action")
        idle, heating = option_index(channel, "idle", "off"), option_index(channel, "heating", "idle")
        cooling = option_index(channel, "cooling", "idle")
        action = np.where(command > ACTING, heating, np.where(command < -ACTING, cooling, idle))
        return {
            "temperature": air,
            "hvac_action": action,
            "valve": 100.0 * np.abs(command),
            "power": power,
            "energy": state["energy"] + np.cumsum(power, axis=0) * (block.dt / 3.6e6),
            "humidity": np.broadcast_to(state["humidity"], air.shape),
            "heat": plant * self.rated_heat,
        }

    def _known(self, outputs: Mapping[str, Array]) -> dict[str, Array]:
        return {key: values for key, values in outputs.items() if key in self.spec.channels or key in ("power", "heat")}

    def _outdoor(self, state: ModelState, block: Block) -> Array:
        """Return the outdoor temperature (T, 1) or (T, N): the forecast at expert, else held as it was at the start."""
        indoor = state["air"] - 10.0
        given = surrounding(
            block, "outdoor_temperature", np.where(np.isnan(state["outdoor"]), indoor, state["outdoor"])
        )
        if self.fidelity is Fidelity.EXPERT:
            return given
        start = np.where(np.isnan(state["outdoor"]), given[0], state["outdoor"])
        return np.broadcast_to(start, (block.steps, len(start)))

    def _window(self, state: ModelState, block: Block) -> Array:
        """Return whether a window is open (T, 1) or (T, N): as commanded by a scenario, else as the environment says."""
        default = state["window"] if "window" in self.spec.channels or np.any(state["window"]) else 0.0
        ambient = surrounding(block, "window", default)
        commands = block.commands.get("window")
        if commands is not None:
            columns = commands if commands.ndim == 2 else commands[:, None]
            last = forward_fill(columns, np.full(columns.shape[1], np.nan))
            ambient = np.where(np.isnan(last), ambient, last)
        return (ambient >= 0.5).astype(np.float64)

    def _typical_mode(self) -> float:
        return option_index(self.spec.channels.get("hvac_mode"), "heat", "auto", "heat_cool", "cool")

    def _modes(self, mode: Array) -> tuple[np.ndarray, np.ndarray]:
        """Return whether each member may heat and may cool at each step (T, N)."""
        channel = self.spec.channels.get("hvac_mode")
        options = channel.options if channel is not None and channel.options else ("heat",)
        index = np.clip(mode, 0, len(options) - 1).astype(np.intp)
        heating = np.array([option in ("heat", "heat_cool", "auto") for option in options])
        cooling = np.array([option in ("cool", "heat_cool") for option in options])
        if "cool" in options:
            cooling |= np.array([option == "auto" for option in options])
        return heating[index], cooling[index]


def reported_output(values: Mapping[str, Value]) -> float:
    """Return the plant's output −1..1 that a thermostat reports by its valve or action; 0 when it says nothing."""
    valve, action = values.get("valve"), values.get("hvac_action")
    if isinstance(valve, float):
        return min(max(valve / 100.0, 0.0), 1.0)
    return {"heating": 1.0, "preheating": 1.0, "cooling": -1.0}.get(str(action), 0.0)


def network(theta: Mapping[str, Array], dt: float, exchange: Array, nodes: int) -> Modes:
    """Return the discretised room of theta for a step of dt (s)."""
    return discretise(
        dt, theta["time_constant"], theta["heating_rate"], theta["plant_lag"] / 60.0, theta["air_share"],
        theta["coupling"], exchange, nodes=nodes,
    )  # fmt: skip


def smoothed(series: Series, rate: Array, at: float, default: Array) -> Array:
    """Return the exponential average (N,) at time at of a held series, with rate (1/h) (N,); default without reports."""
    known = ~np.isnan(series.values) & (series.times <= at)
    times, values = series.times[known], series.values[known]
    if not times.size:
        return default
    ends = np.append(times[1:], at)
    weights = np.exp(-np.outer(rate, (at - ends) / 3600.0)) - np.exp(-np.outer(rate, (at - times) / 3600.0))
    total = weights.sum(axis=1)
    # Before the first report nothing is known: it counts as if it had always been as it was then.
    return weights @ values + (1.0 - total) * values[0]


def _constant_rows(values: Array) -> list[tuple[int, int]]:
    turns = np.flatnonzero(np.any(values[1:] != values[:-1], axis=1)) + 1
    edges = [0, *turns.tolist(), len(values)]
    return list(zip(edges[:-1], edges[1:], strict=True))


def _disturbance(
    start: Array, theta: Mapping[str, Array], dt: float, steps: int, rng: np.random.Generator
) -> tuple[Array, Array]:
    """Return people's heat in K/h on each step (T, N), drawn every quarter of an hour, and its last value (N,)."""
    every = max(round(DISTURBANCE_STEP / dt), 1)
    draws = -(-steps // every)
    keep = np.exp(-every * dt / 3600.0 / DISTURBANCE_HOURS)
    shocks = rng.standard_normal((draws, len(start))) * (theta["disturbance"] * np.sqrt(1.0 - keep**2))
    course, level = np.empty_like(shocks), start
    for index in range(draws):
        level = keep * level + shocks[index]
        course[index] = level
    return np.repeat(course, every, axis=0)[:steps], level
