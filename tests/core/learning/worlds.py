"""Small worlds that make histories: by other equations than the models', in explicit steps, and not linear."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from custom_components.digital_twin.core.channel import Channel, Value
from custom_components.digital_twin.core.clock import Clock
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSpec

START = 1_790_035_200.0  # midnight UTC
DAY = 86_400.0
STEP = 30.0


def recorded(times: np.ndarray, values: np.ndarray, resolution: float = 0.0) -> Series:
    """Return samples as the recorder keeps them: quantised, and only where they changed."""
    if resolution:
        values = np.round(values / resolution) * resolution
    same = (values[1:] == values[:-1]) | (np.isnan(values[1:]) & np.isnan(values[:-1]))
    keep = np.append(True, ~same)
    return Series(times[keep], values[keep].astype(float), float(times[-1]))


def request(
    kind: str,
    history: Mapping[str, Series],
    *,
    environment: Mapping[str, Series] | None = None,
    settings: Mapping[str, Value] | None = None,
    fidelity: Fidelity = Fidelity.EXPERT,
    channels: Mapping[str, Channel] | None = None,
    now: float | None = None,
    clock: Clock = (),
) -> LearnRequest:
    """Return the request to learn a device from its history."""
    known = channels or {channel.key: channel for channel in KINDS[kind].channels if channel.key in history}
    ends = [series.end for series in history.values() if series.times.size]
    return LearnRequest(
        spec=TwinSpec(twin_id=kind, name=kind, kind=kind, fidelity=fidelity, channels=known, settings=settings or {}),
        history=history,
        environment=environment or {},
        now=now if now is not None else max(ends, default=START),
        clock=clock,
    )


@dataclass(frozen=True, kw_only=True)
class Room:
    """A room of air, furniture and walls, with a radiator of exponent 1.3 and a two-point thermostat.

    Capacities in kWh/K, conductances in kW/K, power in kW. The slow time constant is about their ratio.
    """

    air: float = 0.3
    furniture: float = 1.0
    walls: float = 2.5
    to_furniture: float = 0.5
    to_walls: float = 0.6
    loss: float = 0.1
    rated: float = 4.0
    radiator: float = 0.15
    band: float = 0.6
    setback: float = 3.0
    solar: float = 0.6
    people: float = 0.15
    airing: bool = False
    """Its window stands open for eighteen minutes each morning at seven."""
    opened: tuple[float, float] | None = None
    """Hours between which it stands open besides."""
    sensor_lag: float = 0.0
    """min by which its thermostat feels the air."""
    outage: tuple[float, float] | None = None
    """Hours between which the heating is out."""
    modulates: float | None = None
    """K over which its valve opens fully, where it is no two-point thermostat; it only reports that it heats."""
    valve: float | None = None
    """Its valve tells how far it is open, and lets through 1 − exp(−valve · opening) of what it does when open; 0: just
    as much as it is open."""
    beside: float = 0.0
    """To rooms of 20 °C on the other side of the walls."""
    heating_curve: float = 0.0
    """°C of water more per degree that it is colder outdoors than 4 °C, at which radiators give what is rated."""

    @property
    def capacity(self) -> float:
        return self.air + self.furniture + self.walls + self.radiator

    @property
    def time_constant(self) -> float:
        """Hours: the whole capacity over the loss."""
        return self.capacity / self.loss

    def live(self, days: float, seed: int = 1) -> dict[str, np.ndarray]:
        """Return times and courses of the room's life."""
        rng = np.random.default_rng(seed)
        count = int(days * DAY / STEP)
        times = START + STEP * np.arange(count)
        hours = (times - START) / 3600.0
        drift = np.interp(
            hours, np.arange(0, days * 24 + 13, 12), rng.normal(0, 2.5, int(days * 2) + 3)[: int(days * 2) + 2]
        )
        outdoor = 4.0 + 4.0 * np.sin(2 * np.pi * (hours - 9) / 24) + drift
        clouds = np.repeat(rng.uniform(0.3, 1.0, int(days * 24) + 2), int(3600 / STEP))[:count]
        clear = 600.0 * np.maximum(np.sin(2 * np.pi * (hours - 6) / 24), 0.0)
        sun = clear * clouds
        window = ((hours % 24 > 7.0) & (hours % 24 < 7.3)).astype(float) if self.airing else np.zeros(count)
        if self.opened is not None:
            window[(hours >= self.opened[0]) & (hours < self.opened[1])] = 1.0
        heat = np.maximum(rng.normal(self.people, self.people, int(days * 24) + 2), 0.0).repeat(int(3600 / STEP))[
            :count
        ]
        target = np.where((hours % 24 >= 6) & (hours % 24 < 22), 21.0, 21.0 - self.setback)
        air = furniture = walls = felt = 19.0
        follows = -np.expm1(-STEP / 60.0 / self.sensor_lag) if self.sensor_lag else 1.0
        water, on = 25.0, False
        courses = {name: np.empty(count) for name in ("temperature", "on", "opening")}
        dt = STEP / 3600.0
        for index in range(count):
            felt += follows * (air - felt)
            if felt < target[index] - self.band / 2:
                on = True
            elif felt > target[index] + self.band / 2:
                on = False
            if self.outage is not None and self.outage[0] <= hours[index] < self.outage[1]:
                on = False
            opening = float(on)
            if self.modulates is not None:
                opening = min(max((target[index] - felt) / self.modulates + 0.2, 0.0), 1.0)
                on = opening > 0.04
            given = 0.03 * max(water - air, 0.0) ** 1.3
            let = -np.expm1(-self.valve * opening) / -np.expm1(-self.valve) if self.valve else opening
            hotter = ((50.0 - self.heating_curve * (outdoor[index] - 4.0)) / 50.0) ** 1.3 if self.heating_curve else 1.0
            water += (self.rated * let * hotter * (water < 75.0) - given) / self.radiator * dt
            loss = (self.loss + 0.8 * window[index]) * (air - outdoor[index])
            flow_f, flow_w = self.to_furniture * (furniture - air), self.to_walls * (walls - air)
            shine = self.solar * sun[index] / 1000.0
            air += (given + flow_f + flow_w - loss + heat[index] + 0.5 * shine) / self.air * dt
            furniture += (0.5 * shine - flow_f) / self.furniture * dt
            walls += (self.beside * (20.0 - walls) - flow_w) / self.walls * dt
            courses["temperature"][index], courses["on"][index] = felt if self.sensor_lag else air, on
            courses["opening"][index] = opening
        return {
            "times": times, "target": target, "outdoor": outdoor, "sun": clear, "window": window, **courses,
        }  # fmt: skip

    def request(self, days: float, seed: int = 1, **more: object) -> LearnRequest:
        """Return the request to learn this room from its life."""
        return self.told(self.live(days, seed), **more)

    def told(self, life: Mapping[str, np.ndarray], **more: object) -> LearnRequest:
        """Return the request to learn this room from a life, or a part of one."""
        times = life["times"]
        history = {
            "temperature": recorded(times[::2], life["temperature"][::2], 0.1),
            "target_temperature": recorded(times, life["target"]),
            "hvac_action": recorded(times, 1.0 + life["on"]),
            "hvac_mode": Series(times[:1], np.array([1.0]), float(times[-1])),
        }
        if self.valve is not None:
            history["valve"] = recorded(times[::2], 100.0 * life["opening"][::2], 1.0)
        if self.airing:
            history["window"] = recorded(times, life["window"])
        environment = {
            "outdoor_temperature": recorded(times[::20], life["outdoor"][::20], 0.1),
            "sun": recorded(times[::20], life["sun"][::20]),
        }
        return request("thermostat", history, environment=environment, **more)


def cycles(
    days: float, on_minutes: float, off_minutes: float, spread: float, seed: int = 1
) -> tuple[np.ndarray, np.ndarray]:
    """Return switching times and states of something that cycles, with gamma-distributed dwell times."""
    rng = np.random.default_rng(seed)
    times, states, now, state = [START], [0.0], START, 0.0
    shape = 1 / spread**2
    while now < START + days * DAY:
        mean = on_minutes if state else off_minutes
        now += rng.gamma(shape, mean / shape) * 60.0
        state = 1.0 - state
        times.append(now)
        states.append(state)
    return np.array(times), np.array(states)


def appliance(
    times: np.ndarray, states: np.ndarray, on_power: float, idle_power: float, seed: int = 1, every: float = 60.0
) -> Series:
    """Return the power reports of an appliance that switches at times: noisy, every so often, and at each switch."""
    rng = np.random.default_rng(seed)
    moments = np.union1d(np.arange(times[0], times[-1], every), times)
    state = states[np.searchsorted(times, moments, side="right") - 1]
    power = np.where(state > 0.5, on_power * rng.normal(1.0, 0.02, len(moments)), idle_power)
    return recorded(moments, power, 0.1)


def evenings(days: int, seed: int = 1, start: float = 19.0, length: float = 3.0) -> tuple[np.ndarray, np.ndarray]:
    """Return switching times and states of something that people use most evenings."""
    rng = np.random.default_rng(seed)
    times, states = [START], [0.0]
    for day in range(days):
        if rng.random() < 0.9:
            begin = START + day * DAY + (start + rng.normal(0, 0.3)) * 3600.0
            times += [begin, begin + length * max(rng.normal(1.0, 0.15), 0.3) * 3600.0]
            states += [1.0, 0.0]
    return np.array(times), np.array(states)


def ended(times: np.ndarray, states: np.ndarray, days: float) -> Series:
    """Return switching times and states as a series of days."""
    keep = times < START + days * DAY
    return Series(times[keep], states[keep], START + days * DAY)


def sun(times: np.ndarray, latitude: float = 50.0) -> dict[str, np.ndarray]:
    """Return a clear sky over 50° north (or south) in spring: Haurwitz' irradiance and the way to the sun."""
    angle = 2.0 * np.pi * ((times % DAY) / DAY - 0.5)
    north, tilt = np.radians(latitude), np.radians(np.copysign(10.0, latitude))
    up = np.sin(north) * np.sin(tilt) + np.cos(north) * np.cos(tilt) * np.cos(angle)
    high = np.maximum(up, 1e-3)
    return {
        "sun": np.where(up > 0, 1098 * high * np.exp(-0.057 / high), 0.0),
        "sun_east": -np.cos(tilt) * np.sin(angle),
        "sun_north": np.cos(north) * np.sin(tilt) - np.sin(north) * np.cos(tilt) * np.cos(angle),
        "sun_up": up,
    }


def sunlight(sky: dict[str, np.ndarray], tilt: float, azimuth: float) -> np.ndarray:
    """Return the light (W/m²) on a roof under a clear sky: the beam through the air, and what is scattered."""
    slope, way = np.radians(tilt), np.radians(azimuth)
    facing = np.sin(slope) * (np.sin(way) * sky["sun_east"] + np.cos(way) * sky["sun_north"])
    facing += np.cos(slope) * sky["sun_up"]
    # Hottel's transmittance along the way through the air; what is left of the sky's light comes from everywhere.
    high = np.maximum(sky["sun_up"], 0.02)
    beam = 950.0 * np.exp(-0.13 / high)
    diffuse = np.maximum(sky["sun"] - beam * high, 0.08 * sky["sun"])
    level = beam * np.maximum(facing, 0.0) + 0.95 * diffuse
    level[sky["sun_up"] <= 0] = 0.0
    return level
