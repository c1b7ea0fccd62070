"""Photovoltaics: the sun's irradiance on a tilted plane, and how much of it becomes power.

P = P_peak · E/1000 · c, with E the irradiance on the plane (W/m²) and c ≤ 1 the clearness: what clouds and shade leave
of what a clear sky (or the weather forecast) promises. E = B·cos θ/sin h + D·(1 + cos β)/2 + ρ G (1 − cos β)/2, with h
the sun's height, θ its angle to the plane of tilt β, and G split into beam B and diffuse D by the clearness index
(Erbs, Klein and Duffie, Solar Energy 28, 1982; isotropic sky of Liu and Jordan, Solar Energy 7, 1963). Clearness
relaxes from the present one to the usual one, c(t) = c̄ + (c₀ − c̄) exp(−t/T). Where months showed that the inverter
never gives more than a limit, P stays below it.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from .. import settings
from ..channel import Value
from ..twin import Fidelity
from .inputs import members, start_value, surrounding
from .protocol import Array, Block, DeviceModel, ModelState, Parameter

SOLAR_CONSTANT = 1367.0
LOWEST_SUN = 0.03
"""sin h below which nothing is told of clearness: horizons and hedges rule there."""
ALBEDO = 0.2
LIMIT = "inverter_limit"
"""The learned table of the most that the inverter gives (W)."""
AT_LIMIT = 0.985
"""Of that limit: production from which on the sky may be clearer than it tells."""
PARAMETERS = (
    Parameter(name="peak_power", unit="W", lower=20.0, upper=200_000.0, prior=5000.0, deviation=0.7, logarithmic=True),
    Parameter(name="tilt", unit="°", lower=0.0, upper=90.0, prior=30.0, deviation=12.0),
    Parameter(name="azimuth", unit="°", lower=-180.0, upper=540.0, prior=180.0, deviation=45.0),
    Parameter(name="clearness", unit="", lower=0.02, upper=1.0, prior=0.6, deviation=0.25),
    Parameter(name="clearness_time", unit="h", lower=0.1, upper=48.0, prior=3.0, deviation=0.6, logarithmic=True),
)


class PvModel(DeviceModel):
    """A photovoltaic plant.

    basic: as much as now while the sun is up. standard: the irradiance on a typical roof. From advanced on: the learned
    roof and clearness.
    """

    kind = "pv"
    parameters = PARAMETERS

    def priors(self) -> tuple[Parameter, ...]:
        """Return the parameters: the peak power as the interview knows it, the roof towards the equator."""
        peak = settings.number(self.spec.settings, settings.RATED_POWER)
        result = []
        for parameter in self.parameters:
            if parameter.name == "peak_power" and peak is not None and peak > 0:
                known = min(max(peak, parameter.lower), parameter.upper)
                result.append(replace(parameter, prior=known, deviation=0.15))
            elif parameter.name == "azimuth" and self.spec.settings.get(settings.SOUTHERN) is True:
                result.append(replace(parameter, prior=0.0))
            else:
                result.append(parameter)
        return tuple(result)

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the present production (NaN: unknown), from which the first step tells the clearness."""
        del changed, at
        count, channels = members(theta), self.spec.channels
        return {
            "production": start_value(values, channels, "production", np.nan, count),
            "clearness": np.full(count, np.nan),
            "energy": start_value(values, channels, "energy", 0.0, count),
        }

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Produce what the sun, the roof and the clearness make."""
        count = len(state["production"])
        sun = surrounding(block, "sun", 0.0)
        if self.fidelity is Fidelity.BASIC:
            now = np.nan_to_num(state["production"])
            power = np.broadcast_to(now, (block.steps, count)) * (sun > 0.0)
            clearness = state["clearness"]
        else:
            east, north, up = (surrounding(block, f"sun_{way}", 0.0) for way in ("east", "north", "up"))
            clear = theta["peak_power"] / 1000.0 * on_plane(sun, east, north, up, theta["tilt"], theta["azimuth"])
            table = self.table(LIMIT)
            limit = np.inf if table is None else float(table[0])
            clearness = _present(state, theta, clear, up, limit)
            hours = block.dt / 3600.0 * np.arange(1, block.steps + 1)[:, None]
            share = theta["clearness"] + (clearness - theta["clearness"]) * np.exp(-hours / theta["clearness_time"])
            power = np.minimum(clear * np.clip(share, 0.0, 1.2), limit)
            if block.steps:
                clearness = share[-1]
        energy = state["energy"] + np.cumsum(power, axis=0) * (block.dt / 3.6e6)
        outputs = {"production": power, "energy": energy, "power": -power}
        if not block.steps:
            return state, outputs
        return {"production": power[-1], "clearness": clearness, "energy": energy[-1]}, {
            key: values for key, values in outputs.items() if key in self.spec.channels or key == "power"
        }


def on_plane(sun: Array, east: Array, north: Array, up: Array, tilt: Array, azimuth: Array) -> Array:
    """Return the irradiance on a plane in W/m².

    sun: on the horizontal, W/m² (T, 1) or (T, N); east, north, up: the unit vector to the sun, likewise; tilt: ° from
    the horizontal (N,); azimuth: ° clockwise from north, where the plane looks to (N,).
    """
    height = np.maximum(up, LOWEST_SUN)
    index = np.clip(sun / (SOLAR_CONSTANT * height), 0.0, 1.0)
    # Erbs et al., eq. 1: the diffuse share by the clearness index.
    middle = 0.9511 - 0.1604 * index + 4.388 * index**2 - 16.638 * index**3 + 12.336 * index**4
    diffuse = sun * np.where(index <= 0.22, 1.0 - 0.09 * index, np.where(index <= 0.8, middle, 0.165))
    beam = np.maximum(sun - diffuse, 0.0)
    slope, way = np.radians(tilt), np.radians(azimuth)
    facing = np.sin(slope) * (np.sin(way) * east + np.cos(way) * north) + np.cos(slope) * up
    direct = beam * np.maximum(facing, 0.0) / height
    plane = direct + diffuse * (1.0 + np.cos(slope)) / 2.0 + ALBEDO * sun * (1.0 - np.cos(slope)) / 2.0
    result: Array = np.where((up > 0.0) & (sun > 0.0), plane, 0.0)
    return result


def _present(state: ModelState, theta: Mapping[str, Array], clear: Array, up: Array, limit: float) -> Array:
    """Return the clearness now (N,): carried on, else told by production and sun, else the usual one."""
    usual = theta["clearness"]
    known = np.where(np.isfinite(state["clearness"]), state["clearness"], usual)
    if not len(clear) or np.isfinite(state["clearness"]).any():
        return known
    first = np.broadcast_to(clear[0], usual.shape)
    high = np.broadcast_to(up[0], usual.shape) > 2.0 * LOWEST_SUN
    told = high & (first > 0.02 * theta["peak_power"]) & np.isfinite(state["production"])
    share = np.clip(np.nan_to_num(state["production"]) / np.maximum(first, 1e-6), 0.0, 1.2)
    held = np.nan_to_num(state["production"]) >= AT_LIMIT * limit
    return np.where(told, np.where(held, np.maximum(share, known), share), known)
