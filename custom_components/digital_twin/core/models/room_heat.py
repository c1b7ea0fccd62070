"""What warms a room by how much: its heat capacity, the plant's greatest heat, and whether electricity makes it.

A room's history tells how fast its plant warms it, in K/h, but neither how much heat that is nor how much the room
holds. Where somebody said what the plant gives at most, the room holds that by its heating rate; else what is typical:

    C = c A,  c = 165 kJ/(m² K) of floor, a building of medium weight (EN ISO 13790, table 12; 110 light, 260 heavy)

and the plant gives C times its heating rate. So whatever warms the room by other ways, people or an oven, warms it by
what it is, and takes as much from the plant.
"""

from collections.abc import Mapping

import numpy as np

from .. import settings
from ..channel import Value
from ..settings import Emitter
from ..twin import TwinSnapshot, TwinSpec
from .protocol import Array
from .thermostat_inputs import reported_output
from .thermostat_parameters import PARAMETERS
from .valve_curve import LINEAR

TYPICAL_FLOOR = 16.0
"""m²: a room of 40 m³."""
TYPICAL_CAPACITY = 165.0 / 3.6 * TYPICAL_FLOOR
"""Wh/K."""
LEAST_CAPACITY, MOST_CAPACITY = 80.0 / 3.6 * 6.0, 370.0 / 3.6 * 60.0
"""Wh/K: a very light room of 6 m², a very heavy one of 60 m². What is rated may be far from what the plant gives."""
ELECTRIC = frozenset({Emitter.AIR_CONDITIONER, Emitter.HEATER})
HEAT_PER_ELECTRICITY = 3.0
"""Of an air conditioner, at ordinary temperatures outdoors."""
TYPICAL_RATE = next(one.prior for one in PARAMETERS if one.name == "heating_rate")


def room_capacity(answers: Mapping[str, Value], heating_rate: Array) -> Array:
    """Return a room's heat capacity in Wh/K (N,); heating_rate: by which its plant's full heat warms it, K/h (N,)."""
    rated = settings.number(answers, settings.RATED_POWER)
    if not rated:
        return np.full(heating_rate.shape, TYPICAL_CAPACITY)
    found: Array = np.clip(rated / heating_rate, LEAST_CAPACITY, MOST_CAPACITY)
    return found


def greatest_heat(answers: Mapping[str, Value], heating_rate: Array) -> Array:
    """Return the most that a room's plant gives in W (N,): as answered, else what its heating rate takes."""
    rated = settings.number(answers, settings.RATED_POWER)
    found: Array = rated + 0.0 * heating_rate if rated else TYPICAL_CAPACITY * heating_rate
    return found


def is_rated(spec: TwinSpec) -> bool:
    """Return whether somebody said what a thermostat's plant gives at most."""
    return bool(settings.number(spec.settings, settings.RATED_POWER))


def is_electric(spec: TwinSpec) -> bool:
    """Return whether a thermostat's plant takes electricity: it reports some, or what heats by is told to be such."""
    return bool({"power", "energy"} & spec.channels.keys()) or spec.settings.get(settings.EMITTER) in ELECTRIC


def drawn_now(twin: TwinSnapshot) -> float:
    """Return the electricity (W) that a thermostat draws now, as its valve or action and its plant's rating tell."""
    return abs(reported_output(twin.values, LINEAR)) * drawn_most(twin)


def drawn_most(twin: TwinSnapshot) -> float:
    """Return the electricity (W) that a thermostat draws while its plant gives all it can."""
    if not is_electric(twin.spec):
        return 0.0
    learned = {} if twin.learned is None else twin.learned.parameters
    rate = learned["heating_rate"].value if "heating_rate" in learned else TYPICAL_RATE
    full = float(greatest_heat(twin.spec.settings, np.array(rate)))
    pumped = twin.spec.settings.get(settings.EMITTER) == Emitter.AIR_CONDITIONER
    return full / (HEAT_PER_ELECTRICITY if pumped else 1.0)
