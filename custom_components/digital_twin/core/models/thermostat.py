"""A room with its thermostat: the thermal network of models/room.py in closed loop with a controller.

Controllers: "relay" (two-point with a band), "proportional" (output falls from 1 to 0 over a band around the target)
and "valve" (proportional through a thermal valve that follows within minutes). Disturbances by people are a heat that
wanders (Ornstein-Uhlenbeck, correlation time 2 h).
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .. import settings
from ..channel import Value
from ..series import Series
from ..settings import Emitter
from ..twin import Fidelity
from .emitters import narrowed, performance
from .inputs import forward_fill, held, members, option_index, rowwise, start_value, surrounding
from .moisture import USUAL_OUTDOORS, room_humidity
from .protocol import Array, Block, DeviceModel, ModelState, Parameter
from .ramp import stretches
from .room import Modes, Network, discretise
from .room_heat import greatest_heat, is_electric, room_capacity
from .running import DRAWN
from .scan import scan
from .supply import heat_factor
from .thermostat_inputs import (
    DISTURBANCE_HOURS,
    LIFE_BINS,
    SLOW_SHARE,
    Allowed,
    allowed,
    life_weights,
    outdoor_temperature,
    recent_output,
    reported_output,
    wandering_heat,
    window_open,
)
from .thermostat_loop import running
from .thermostat_parameters import CAPACITIES, NETWORKS, PARAMETERS, PROPORTIONAL, RELAY, VALVE
from .thermostat_past import LONGEST, Begin, by_degrees, followed, long_held, past_of
from .thermostat_stretch import Control, Course, Drive, as_real, joined
from .thermostat_together import Loop, alone
from .valve_curve import CURVES, LINEAR, opening_of

LONGEST_STEP = 300.0
COLDEST, WARMEST = -60.0, 150.0
"""°C: what a channel of temperature holds."""
UNRATED = np.ones((1, 1)), np.full((1, 1), 3.0)
"""Heat per electricity of what is not known to be an air conditioner: direct, and of what cools nevertheless."""
ACTING = 0.02
PRESENT_SECONDS = 6 * 3600.0
PROMPT_SECONDS = 900.0
REACH_SECONDS = 3600.0
"""s between what was learned and the first report after it, within which a room hardly changes."""
NOTHING_KNOWN = (0.0, 0.0, 0.0, None)


class ThermostatModel(DeviceModel):
    """A room whose temperature a thermostat keeps.

    basic: at its target at once, and nothing cools. standard: typical physics, outdoors as it is now. advanced: learned
    physics. expert: outdoor forecast, sun, people's and appliances' heat (environment outdoor_temperature in °C, sun in
    W/m², room_heat in W).
    """

    kind = "thermostat"
    parameters = PARAMETERS

    @property
    def structure(self) -> tuple[str, str]:
        """Return the network and the controller: as learned ("3r2c/relay"), else by the channels."""
        control = PROPORTIONAL if "valve" in self.spec.channels else RELAY
        if self.learned is None:
            return "1r1c", control
        name, _, law = self.learned.structure.partition("/")
        return (name if name in NETWORKS else "1r1c"), (law if law in (RELAY, PROPORTIONAL, VALVE) else control)

    def priors(self) -> tuple[Parameter, ...]:
        """Return the parameters, with the priors of what the interview says gives the room its heat."""
        return narrowed(self.parameters, self.spec.settings.get(settings.EMITTER))

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the room as reported, its mass as warm as its air, its plant as the reported action says."""
        del changed
        count, channels = members(theta), self.spec.channels
        comfort = settings.number(self.spec.settings, settings.COMFORT_LOW)
        target = start_value(values, channels, "target_temperature", 20.0 if comfort is None else comfort, count)
        air = start_value(values, channels, "temperature", float(target[0]), count)
        typical_mode = option_index(channels.get("hvac_mode"), "heat", "auto", "heat_cool", "cool")
        output = np.full(count, reported_output(values, self._curve))
        if self.structure[1] == PROPORTIONAL and "valve" not in values and "hvac_action" in values:
            # That it heats says nothing of how far it is open: its own law does.
            gap = np.sign(output) * (target - air) + theta["control_offset"]
            output = output * np.clip(gap / theta["control_band"] + 0.5, 0.0, 1.0)
        inner, outer, heat, plant = self._present(at)
        slow = SLOW_SHARE * theta["disturbance"] * np.random.default_rng(count).standard_normal(count)
        slow[0] = 0.0
        return {
            "air": air,
            "mass": air + inner,
            "structure": air + outer,
            "plant": output if plant is None else np.full(count, plant),
            "command": output,
            "target": target,
            "mode": start_value(values, channels, "hvac_mode", typical_mode, count),
            "window": start_value(values, channels, "window", 0.0, count),
            "disturbance": np.full(count, heat),
            "slow": slow,
            "outdoor": np.full(count, np.nan),
            "energy": start_value(values, channels, "energy", 0.0, count),
            "humidity": start_value(values, channels, "humidity", 50.0, count),
        }

    def observe(
        self, state: ModelState, theta: Mapping[str, Array], recent: Mapping[str, Series], at: float
    ) -> ModelState:
        """Let masses and plant follow what the last days' reports tell, from what was learned on."""
        name, law = self.structure
        temperature = recent.get("temperature")
        since = None if name == "1r1c" or temperature is None else self._known_since(temperature, at)
        if since is None:
            return state
        past = past_of(recent, recent_output(recent, self.spec.channels, self._curve), since, at)
        if past is None:
            return state
        if law == PROPORTIONAL and past.output is not None and "valve" not in recent:
            past = by_degrees(
                past,
                recent.get("target_temperature"),
                float(theta["control_band"][0]),
                float(theta["control_offset"][0]),
            )
        modes = network(theta, LONGEST_STEP, np.zeros(len(state["air"])), name)
        supply = np.ones(1) if past.outdoor is None else self._supply(past.outdoor[:, None])
        begin = long_held(modes, theta, past, self._usual, supply)
        row = self.table("present")
        if row is not None and row[0] == since:
            leads = row[1 : modes.capacities, None]
            begin = Begin(masses=past.air[0] + leads + 0.0 * begin.masses, plant=row[4] + 0.0 * begin.plant)
        masses, plant = followed(modes, theta, past, self._usual, supply, begin)
        found = {**state, **dict(zip(("mass", "structure"), masses, strict=False))}
        if past.output is not None:
            # A radiator that was hot a minute ago is hot.
            found["plant"] = plant
        return found

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Run the closed loop; steps longer than five minutes are divided."""
        return alone(self.advancing(state, theta, block))

    def advancing(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> Loop[tuple[ModelState, Mapping[str, Array]]]:
        """As advance, as a loop that can go together with those of other rooms."""
        if not block.steps:
            return dict(state), {}
        count = len(state["air"])
        target, mode = held(block, "target_temperature", state["target"]), held(block, "hvac_mode", state["mode"])
        window = np.broadcast_to(window_open(state, block), (block.steps, count))
        heats, cools = allowed(self.spec.channels.get("hvac_mode"), mode)
        after = {**state, "target": target[-1], "mode": mode[-1], "window": window[-1]}
        pump = UNRATED
        damp = np.broadcast_to(state["humidity"], (block.steps, count))
        if self.fidelity is Fidelity.BASIC:
            course = _at_once(state["air"], target, heats, cools)
            after |= {"air": course.air[-1], "mass": course.air[-1], "structure": course.air[-1]}
            plant = course.plant
        else:
            parts = max(int(np.ceil(block.dt / LONGEST_STEP)), 1)
            outdoor = outdoor_temperature(state, block, forecast=self.fidelity is Fidelity.EXPERT)
            inputs = (target, heats, cools, outdoor, window)
            fine, last = yield from self._simulated(state, theta, block, parts, inputs)
            after |= last | {"outdoor": np.broadcast_to(outdoor[-1], (count,))}
            course, plant = fine, fine.plant
            if parts > 1:
                shape = (block.steps, parts, count)
                plant = (
                    None if fine.plant is None else np.asarray(fine.plant.reshape(shape).mean(axis=1), dtype=np.float64)
                )
                course = Course(fine.air.reshape(shape)[:, -1], fine.command.reshape(shape)[:, -1], plant)
            if "humidity" in self.spec.channels and block.asks("humidity"):
                outside = surrounding(block, "outdoor_humidity", USUAL_OUTDOORS)
                damp = room_humidity(state["humidity"], state["air"], course.air, outdoor, window, block.dt, outside)
            pump = self._pump(outdoor)
        if (drawn := theta.get(DRAWN)) is not None:
            pump = pump[0] / drawn, pump[1] / drawn
        rated = (greatest_heat(self.spec.settings, theta["heating_rate"]), *pump)
        outputs = self._outputs(course, plant, state, block, rated)
        if "humidity" in self.spec.channels and block.asks("humidity"):
            outputs["humidity"] = damp
            after["humidity"] = damp[-1]
        given = {"target_temperature": target, "hvac_mode": mode, "window": window}
        outputs |= {key: values for key, values in given.items() if key in self.spec.channels and block.asks(key)}
        if "energy" in outputs:
            after["energy"] = outputs["energy"][-1]
        return after, outputs

    def _simulated(
        self,
        state: ModelState,
        theta: Mapping[str, Array],
        block: Block,
        parts: int,
        inputs: tuple[Array, Allowed, Allowed, Array, Array],
    ) -> Loop[tuple[Course, ModelState]]:
        """Return the course on the divided steps (T·parts, N) and the physical state after it."""
        dt, count = block.dt / parts, len(state["air"])
        target, heats, cools, outdoor, window = inputs
        target, outdoor, window = (divided(part, parts) for part in (target, outdoor, window))
        heats, cools = divided(heats, parts), divided(cools, parts)
        name, law = self.structure
        constant = state["slow"] + theta["gains"] / theta["time_constant"]
        people, hold, wandering = wandering_heat(
            state["disturbance"], theta["disturbance"], constant, dt, len(target), block.rng
        )
        heat = self._life(block, parts)
        sun: Array | None = None
        if self.fidelity is Fidelity.EXPERT:
            if np.any(shine := surrounding(block, "sun", 0.0)):
                sun = divided(shine, parts) * (theta["solar_gain"] / 1000.0)
            if "room_heat" in block.environment:
                room_heat = divided(surrounding(block, "room_heat", 0.0), parts)
                own = room_heat / room_capacity(self.spec.settings, theta["heating_rate"])
                heat = own if heat is None else heat + own
        near = self._neighbours(block, parts) if name in {"3r2c", "4r3c"} else None
        supply = self._supply(outdoor)
        plant = {**theta, "heating_rate": theta["heating_rate"] * supply}
        control = Control(
            law=law,
            band=theta["control_band"],
            target=np.broadcast_to(rowwise(target) + theta["control_offset"], target.shape),
            heats=heats,
            cools=cools,
            dt=dt,
            strength=theta["cooling_rate"] / (theta["heating_rate"] * supply),
        )
        around = Drive(wandering=people, hold=hold, outdoor=outdoor, heat=heat, sun=sun, neighbours=near)
        asked = block.asks("heat", "power", "energy")
        now: dict[str, Array] = {key: state[key] for key in ("air", "mass", "structure", "plant", "command")}
        courses: list[Course] = []
        # An open window changes the network itself: each stretch of one window state has its own modes.
        for first, last in stretches(window):
            exchange = window[first] * theta["window_exchange"]
            modes = network(plant, dt, np.broadcast_to(exchange, (count,)), name)
            part = control.part(first, last), now, around.part(first, last)
            course, now = yield from running(modes, *part, plant=asked)
            courses.append(course)
        course = joined(courses, 0)
        if course.plant is not None and np.any(supply != 1.0):
            course = replace(course, plant=np.where(course.plant > 0.0, course.plant * supply, course.plant))
        return course, {**now, "disturbance": wandering}

    def _supply(self, outdoor: Array) -> Array:
        """Return how much heat a full plant gives (1, or 1 a member) over a time of outdoors (T, n), as it learned."""
        row = self.table("supply")
        if row is None or len(row) != 2:
            return np.ones(1)
        return heat_factor(outdoor.mean(axis=0), float(row[0]), float(row[1]))

    @property
    def _curve(self) -> float:
        """Return how heat follows the valve (heat_share), as learned."""
        row = self.table("valve_curve")
        return LINEAR if row is None or len(row) != 1 else min(max(float(row[0]), CURVES[-1]), LINEAR)

    def _present(self, at: float) -> tuple[float, float, float, float | None]:
        """Return what the history's end told: the masses' lead over the air (K), wandering heat (K/h), plant output."""
        row = self.table("present")
        if row is None or len(row) != 5 or not 0.0 <= at - row[0] <= PRESENT_SECONDS:
            return NOTHING_KNOWN
        fade = float(np.exp(-(at - row[0]) / 3600.0 / DISTURBANCE_HOURS))
        plant = float(row[4]) if at - row[0] <= PROMPT_SECONDS else None
        return float(row[1]) * fade, float(row[2]) * fade, float(row[3]) * fade, plant

    def _neighbours(self, block: Block, parts: int) -> Array:
        """Return the neighbouring rooms' temperature (°C) on the divided steps: as given, else as this room's mean."""
        if self.fidelity is Fidelity.EXPERT and "neighbours" in block.environment:
            return divided(surrounding(block, "neighbours", self._usual), parts)
        return np.full((block.steps * parts, 1), self._usual)

    @property
    def _usual(self) -> float:
        """Return this room's mean temperature (°C), which its neighbours are taken to have."""
        row = self.table("usual")
        return 20.0 if row is None else float(row[0])

    def _known_since(self, temperature: Series, at: float) -> float | None:
        """Return from when on (epoch s) reports are followed: the end of what was learned, or the first ones.

        None where they tell nothing, or less than was learned lately.
        """
        known = temperature.times[np.isfinite(temperature.values) & (temperature.times <= at)]
        if not known.size:
            return None
        first, row = max(float(known[0]), at - LONGEST), self.table("present")
        if row is not None and len(row) == 5 and first - REACH_SECONDS <= row[0] <= at:
            return float(row[0])
        return first if self._present(at) == NOTHING_KNOWN else None

    def _life(self, block: Block, parts: int) -> Array | None:
        """Return the heat that the time of day brings (K/h) on the divided steps (T·parts, 1), if it was learned.

        A block whose members live at different times brings its own as environment life (T, N).
        """
        if "life" in block.environment:
            return divided(surrounding(block, "life", 0.0), parts)
        row = self.table("life")
        if row is None or len(row) != LIFE_BINS:
            return None
        times = block.start + block.dt / parts * (np.arange(block.steps * parts, dtype=np.float64) + 0.5)
        course: Array = np.sum(row[:, None] * life_weights(times), axis=0)[:, None]
        return course

    def _pump(self, outdoor: Array) -> tuple[Array, Array]:
        """Return heat per electricity while heating and while cooling (T, N) or (T, 1)."""
        if self.spec.settings.get(settings.EMITTER) != Emitter.AIR_CONDITIONER:
            return UNRATED
        return performance(outdoor, cooling=False), performance(outdoor, cooling=True)

    def _outputs(
        self, course: Course, plant: Array | None, state: ModelState, block: Block, rated: tuple[Array, Array, Array]
    ) -> dict[str, Array]:
        """Return temperature and what follows from command and plant output, of what is asked for and the twin has.

        rated: the plant's greatest heat (W) (N,), and its heat per electricity while heating and while cooling.
        """
        channels = self.spec.channels
        # Surroundings that no weather has must not make a course that no channel can hold.
        outputs = {"temperature": np.clip(course.air, COLDEST, WARMEST)}
        cools = bool((course.command < 0).any()) or (plant is not None and bool((plant[:1] < 0).any()))
        if plant is not None:
            outputs |= self._heat(plant, state, block.dt, rated, cools=cools)
        if (action := channels.get("hvac_action")) is not None and block.asks("hvac_action"):
            idle = option_index(action, "idle", "off")
            acting = 0 if course.command.dtype == np.int8 else ACTING
            heats = course.command > acting
            outputs["hvac_action"] = np.multiply(
                heats, option_index(action, "heating", "idle") - idle, dtype=course.air.dtype
            )
            outputs["hvac_action"] += idle
            if cools:
                outputs["hvac_action"][course.command < -acting] = option_index(action, "cooling", "idle")
        if "valve" in channels and block.asks("valve"):
            outputs["valve"] = 100.0 * opening_of(np.abs(as_real(course.command)), self._curve)
        return outputs

    def _heat(
        self, plant: Array, state: ModelState, dt: float, rated: tuple[Array, Array, Array], *, cools: bool
    ) -> dict[str, Array]:
        """Return the plant's heat (W), and the power (W) and energy (kWh) of one that takes electricity."""
        full, heating, cooling = rated
        outputs = {"heat": plant * full.astype(plant.dtype), "power": np.broadcast_to(0.0, plant.shape)}
        if is_electric(self.spec):
            # What cools is a heat pump.
            outputs["power"] = outputs["heat"]
            if cools:
                outputs["power"] = np.abs(outputs["heat"]) / np.where(plant < 0, cooling, heating)
            elif heating is not UNRATED[0]:
                outputs["power"] = outputs["heat"] / heating
        if "energy" in self.spec.channels:
            # A meter may stand so high that single precision would not see it move.
            used = outputs["power"].astype(np.float64) * (dt / 3.6e6)
            outputs["energy"] = scan(np.ones(plant.shape[1]), used, state["energy"])
        return outputs


def divided[T: np.generic](values: NDArray[T], parts: int) -> NDArray[T]:
    """Return inputs (T, N) on steps divided into parts: (T·parts, N)."""
    if parts == 1:
        return values
    if values.strides[0] == 0:
        return np.broadcast_to(values[:1], (len(values) * parts, values.shape[1]))
    return np.repeat(values, parts, axis=0)


def network(theta: Mapping[str, Array], dt: float, exchange: Array, name: str) -> Modes:
    """Return the discretised room of theta for a step of dt (s) with an extra exchange with outdoors (1/h) (N,).

    name: one of NETWORKS.
    """
    return discretise(
        dt,
        Network(
            nodes=CAPACITIES[name],
            time_constant=theta["time_constant"],
            heating_rate=theta["heating_rate"],
            plant_lag=theta["plant_lag"] / 60.0,
            air_share=theta["air_share"],
            coupling=theta["coupling"],
            inner_share=theta["inner_share"],
            inner_coupling=theta["inner_coupling"],
            wall_share=np.zeros_like(exchange) if name == "2r2c" else theta["wall_share"],
            heat_to_air=theta["heat_to_air"],
            exchange=exchange,
            neighbours=np.zeros_like(exchange) if name in {"1r1c", "2r2c"} else theta["neighbours"],
        ),
    )


def _at_once(air: Array, target: Array, heats: Allowed, cools: Allowed) -> Course:
    """Return the state machine's answer: the target is reached at once where the mode can reach it."""
    reach = np.where(heats & (target > air), target, np.where(cools & (target < air), target, np.nan))
    temperature = forward_fill(reach, air)
    idle = np.zeros(temperature.shape)
    return Course(temperature, idle, idle)
