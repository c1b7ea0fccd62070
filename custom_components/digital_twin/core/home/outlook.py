"""The surroundings as each member meets them: the forecast is not sure, and members differ in how it errs.

A quantity with a 90 % band, low to high, is in member m its value + z_m σ, with σ = (high − value)/1.645 above and
(value − low)/1.645 below it and z_m standard normal: a forecast that is too warm stays too warm. Member 0 meets the
forecast itself. People are counted: theirs is rounded, and stays between its bounds.
"""

import zlib
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ..grid import STEPWISE, Grid
from ..requests import Environment
from .columns import Array
from .happenings import Surroundings

NINETY = 1.645
"""Standard deviations from the median to either end of a 90 % band."""
CLEAR_SKY = "sun_clear"
"""W/m² that the sun would give without a cloud."""
UNFELT = frozenset({"price", "feed_in", "carbon_intensity", CLEAR_SKY})
"""Surroundings that no device feels: where only they differ, nothing has to be played again."""
NEVER_NEGATIVE = frozenset({"sun", "carbon_intensity", "outdoor_humidity"})
PEOPLE = "people"


def surroundings(environment: Environment, grid: Grid, *, members: int, seed: int) -> dict[str, Array]:
    """Return each quantity over the grid (T, n): n is members where it has a band, else 1."""
    found = {key: values[:, None] for key, values in grid.surroundings(environment).items()}
    if members == 1:
        return found
    for key, (low, high) in environment.bands.items():
        if key not in found or (key in STEPWISE and key not in {*UNFELT, PEOPLE}):
            continue
        edges = [grid.surroundings(replace(environment, values={key: edge})) for edge in (low, high)]
        if any(key not in edge for edge in edges):
            continue
        middle = found[key]
        below, above = middle - edges[0][key][:, None], edges[1][key][:, None] - middle
        rng = np.random.default_rng((seed, zlib.crc32(key.encode())))
        normal = rng.standard_normal(members)
        normal[0] = 0.0
        spread = middle + normal * np.where(normal > 0, np.maximum(above, 0.0), np.maximum(below, 0.0)) / NINETY
        if key == PEOPLE:
            spread = np.clip(np.round(spread), edges[0][key][:, None], edges[1][key][:, None])
        found[key] = np.maximum(spread, 0.0) if key in NEVER_NEGATIVE else spread
    return found


def differing(one: Surroundings, was: Array, sky: Array) -> Array:
    """Return a quantity (any shape) while something changes it; sky: what the sun would give without a cloud."""
    if one.value is not None:
        return np.full_like(was, one.value)
    lit = was + one.clear * np.maximum(sky - was, 0.0)
    return lit * one.factor + one.offset


def felt(around: Mapping[str, Array]) -> dict[str, Array]:
    """Return the surroundings that devices feel."""
    return {key: values for key, values in around.items() if key not in UNFELT}
