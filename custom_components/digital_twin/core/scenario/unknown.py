"""What an answer hangs on that the device's history does not tell, and whether it is one at all.

The ensemble's members differ in the parameters that the history left open and in what people may do. Where the 90 %
band grows wider than an answer may be, the parameters that move the outcome most are named, by their correlation with
it over the members (a variance-based sensitivity of first order, cf. Saltelli et al. 2008).
"""

from collections.abc import Mapping

import numpy as np

from ..channel import CELSIUS, PERCENT
from ..grid import Array
from ..messages import Message
from ..models.battery import MODES_SEEN, gives, takes
from ..models.draw import MOVES_UNSEEN
from ..models.registry import main_channel
from ..models.thermostat_parameters import PARAMETERS
from ..settings import RATED_POWER
from ..twin import Learned, TwinSnapshot
from . import messages
from .summary import quantiles

WIDEST_MEAN = 4.5
WIDEST = 7.0
"""How wide (K) the 90 % band of a temperature may be, on average and anywhere, for an answer to be one."""
TELLING = 2.5
"""From which width (K) on it is told what the answer hangs on."""
SHARE = 0.15
"""Of the outcome's variance, from which on a parameter is named."""
FEWEST_MEMBERS = 20
TOGETHER = "time_constant"
"""What tells how much heat a room stores, where its history does not and other parameters move with it."""
BEYOND = 4.0
"""K above the warmest that a room was seen up to which its heating is believed to bring it there: a little more than
the 3 K by which people raise a target. Radiators give less in a warmer room; the history of a cooler one hides that."""
DESIGNED = 20.0
"""°C that heating is designed for (EN 12831-1), seen or not: a home left cold for weeks warms up again."""
TOPICS = {
    "time_constant": "losses",
    "wall_share": "losses",
    "neighbours": "losses",
    "gains": "losses",
    "air_share": "losses",
    "coupling": "losses",
    "inner_share": "losses",
    "inner_coupling": "losses",
    "heating_rate": "heating",
    "plant_lag": "heating",
    "heat_to_air": "heating",
    "cooling_rate": "cooling",
    "window_exchange": "window",
    "disturbance": "people",
}
OTHERS = {
    "water_heater": {"time_constant": "standing", "heating_rate": "warming", "draw": "draw"},
    "battery": {"capacity": "capacity", "rated_power": "charging", "efficiency": "charging", "reserve": "reserve"},
}
"""By kind, of those whose parameters stand each for itself: what a history may not tell."""
OTHERS_TELLING = {CELSIUS: 5.0, PERCENT: 20.0}
"""From which width of the 90 % band on it is told, by the main channel's unit."""


def judge(
    twin: TwinSnapshot, theta: Mapping[str, Array], outputs: Mapping[str, Array]
) -> tuple[tuple[Message, ...], bool]:
    """Return what the answer hangs on, and whether that is so much that the answer is refused.

    theta: the members' parameters (N,); outputs: their courses (T, N). Only temperatures of a room that learned are
    refused, also where its heating is told to bring it far above all that was seen: what is typical of a kind is told
    as such. Of tanks and batteries the members differ in what the history
    left open as much as such devices do: their band is as wide, and what it hangs on is told.
    """
    main = main_channel(twin.spec)
    if main is None or main not in outputs or twin.learned is None:
        return (), False
    course, unit = outputs[main], twin.spec.channels[main].unit
    if twin.spec.kind in OTHERS:
        told = _not_told(twin, theta, course, unit)
        return (*_mode_not_told(twin, outputs), *told), False
    if "correlation" not in twin.learned.tables or unit != CELSIUS or course.shape[1] < FEWEST_MEMBERS:
        return (), False
    if (beyond := _beyond(twin.learned, course, outputs.get("heat"))) > 0.0:
        return (messages.unsure(beyond / 2.0), messages.unknown("heating")), True
    low, high = quantiles(course, np.array((0.05, 0.95)))
    width = high - low
    if width.max() <= TELLING:
        return (), False
    refused = bool(width.mean() > WIDEST_MEAN or width.max() > WIDEST)
    topics = _topics(_alone(theta, twin.learned), course[int(np.argmax(width))])
    reasons = tuple(messages.unknown(topic) for topic in topics)
    return ((messages.unsure(float(width.max()) / 2.0), *reasons) if refused else reasons), refused


def _alone(theta: Mapping[str, Array], learned: Learned) -> Mapping[str, Array]:
    """Return the members' parameters (N,) without what moves many together: its time constant stands for that alone.

    Otherwise each of them is as much to blame as the one.
    """
    names = [parameter.name for parameter in PARAMETERS]
    moved = [
        name for name, move in zip(names, learned.tables.get(MOVES_UNSEEN, ()), strict=False)
        if move and name in theta and name != TOGETHER
    ]  # fmt: skip
    if not moved or TOGETHER not in theta:
        return theta
    shared = np.log(theta[TOGETHER])
    shared = shared - shared.mean()
    found = dict(theta)
    for name in moved:
        values = np.log(theta[name])
        found[name] = values - shared * float(shared @ values) / max(float(shared @ shared), 1e-12)
    return found


def _beyond(learned: Learned, course: Array, heat: Array | None) -> float:
    """Return how far (K) heating (W) is told to bring a room above all that was seen; 0 where that is believed."""
    row = learned.tables.get("warmest")
    if not row or heat is None:
        return 0.0
    heated = np.median(heat, axis=1) > 0.0
    above = np.median(course, axis=1)[heated] - max(row[0], DESIGNED)
    return float(above.max()) if above.size and above.max() > BEYOND else 0.0


def _not_told(twin: TwinSnapshot, theta: Mapping[str, Array], course: Array, unit: str | None) -> tuple[Message, ...]:
    """Return what the history did not tell of what moves a course (T, N) most."""
    learned = twin.learned
    if learned is None or unit not in OTHERS_TELLING or course.shape[1] < FEWEST_MEMBERS:
        return ()
    low, high = quantiles(course, np.array((0.05, 0.95)))
    width = high - low
    if width.max() <= OTHERS_TELLING[unit]:
        return ()
    topics = OTHERS[twin.spec.kind]
    found = learned.parameters
    open_ones = {name for name in topics if name not in found or not found[name].identified}
    drawn = {name: values for name, values in theta.items() if name in open_ones}
    return tuple(
        messages.unknown(one) for one in _topics(drawn, course[int(np.argmax(width))], topics) if one != "people"
    )


def _mode_not_told(twin: TwinSnapshot, outputs: Mapping[str, Array]) -> tuple[Message, ...]:
    """Say that a storage charges or gives in a mode that it was never seen in, and nobody answered its rated power."""
    seen = None if twin.learned is None else twin.learned.tables.get(MODES_SEEN)
    channel, course = twin.spec.channels.get("storage_mode"), outputs.get("storage_mode")
    if not seen or channel is None or course is None or RATED_POWER in twin.spec.settings:
        return ()
    modes = zip(channel.options, seen, strict=False)
    new = [index for index, (name, hours) in enumerate(modes) if (gives(name) or takes(name)) and not hours > 0.0]
    return (messages.unknown("mode"),) if np.isin(course, new).any() else ()


def _topics(theta: Mapping[str, Array], outcome: Array, topics: Mapping[str, str] = TOPICS) -> list[str]:
    """Return what moves the outcome (N,) most, the strongest first; people where no parameter does."""
    shares: dict[str, float] = {}
    varied = outcome - outcome.mean()
    total = float(varied @ varied)
    for name, values in theta.items():
        topic = topics.get(name)
        drawn = values[: len(outcome)] - values[: len(outcome)].mean()
        power = float(drawn @ drawn)
        if topic is None or topic == "people" or power <= 0 or total <= 0:
            continue
        shares[topic] = max(shares.get(topic, 0.0), float(drawn @ varied) ** 2 / (power * total))
    found = sorted((topic for topic, share in shares.items() if share >= SHARE), key=lambda topic: -shares[topic])
    return found or ["people"]
