"""What a running device draws where its history did not tell: what it draws now.

A typical power is far from any one device's: a charger behind a plug takes a hundred times what is typical of a plug.
Until its own power is learned a device draws while it runs what it is seen to draw now, and rests at what it rests at.
"""

from collections.abc import Mapping

import numpy as np

from ..channel import Value
from ..settings import APPLIANCE, RATED_POWER, Appliance
from .protocol import Array, Block, DeviceModel, ModelState

RUNNING, RESTING = ("on_power", "rated_power"), ("idle_power", "standby_power")
DRAWN = "drawn"
"""Beside a thermostat's parameters: by what factor its plant draws more than its heat alone would tell (N,)."""
PHASES = frozenset({Appliance.WASHER, Appliance.DRYER, Appliance.DISHWASHER})
"""What draws more in another phase of the same run."""
OWN = frozenset({"battery", "pv"})
"""Kinds whose power follows from something else than whether they run."""
LEAST = 2.0
"""W: below it nothing is said to run."""
UNNAMED_LONGER = 12.0
"""By how much longer what nobody named is told to go on than is typical of a plug: nothing says when it ends."""
LEAST_SHARE = 0.05
"""Of a plant's full power: what gives less of it draws for its controls, and tells nothing of the rest."""


def unlearned(model: DeviceModel) -> bool:
    """Return whether nothing tells how much a device draws while it runs: no history, and of a plant none does."""
    if model.spec.kind == "thermostat":
        return True
    if model.spec.kind in OWN:
        return False
    names = {one.name for one in model.parameters}.intersection(RUNNING)
    known = {} if model.learned is None else model.learned.parameters
    return bool(names) and not any(name in known and known[name].identified for name in names)


def as_drawn(
    model: DeviceModel,
    theta: dict[str, Array],
    state: ModelState,
    values: Mapping[str, Value],
    start: float,
    around: Mapping[str, Array],
) -> dict[str, Array]:
    """Return theta with the power that a device reports now in values, where its own is unlearned.

    state: of the members now; start: epoch s; around: the surroundings from then on, (T,), (T, 1) or (T, N).
    """
    now = values.get("power")
    if not isinstance(now, float) or not LEAST < now < np.inf or not unlearned(model):
        return theta
    block = Block(
        start=start,
        dt=1.0,
        steps=1,
        commands={},
        environment={key: column[:1] for key, column in around.items()},
        rng=np.random.default_rng(0),
        wanted=frozenset({"power"}),
    )
    told = model.advance(state, theta, block)[1].get("power")
    if told is None:
        return theta
    if model.spec.kind == "thermostat":
        return {**theta, DRAWN: _factor(told[0], now)}
    return theta | _levels(model, theta, told[0], now)


def _factor(told: Array, now: float) -> Array:
    """Return by what the power told now (N,) must be multiplied to be what is reported; 1 where nothing runs."""
    runs = told > LEAST_SHARE * now
    factor: Array = np.where(runs, now / np.where(runs, told, 1.0), 1.0)
    return factor


def _levels(model: DeviceModel, theta: Mapping[str, Array], told: Array, now: float) -> dict[str, Array]:
    """Return the power while it runs, or while it rests, that makes what is told now (N,) what is reported."""
    limits = {one.name: (one.lower, one.upper) for one in model.parameters}
    running = next(name for name in RUNNING if name in limits)
    resting = next((name for name in RESTING if name in limits), None)
    rest = np.zeros_like(told) if resting is None else theta[resting]
    span = np.maximum(theta[running] - rest, 1e-6)
    # Half a lamp's light or a fan's lowest speed takes but a share of what it takes at most.
    share = np.clip((told - rest) / span, 0.0, 1.0)
    runs = share > LEAST_SHARE
    full = np.where(runs, rest + np.maximum(now - rest, 0.0) / np.where(runs, share, 1.0), theta[running])
    answers = model.spec.settings
    if answers.get(APPLIANCE) in PHASES or answers.get(RATED_POWER):
        full = np.maximum(full, theta[running])
    found = {running: np.clip(full, *limits[running])}
    if "rate_off" in limits and answers.get(APPLIANCE, Appliance.OTHER) == Appliance.OTHER:
        # What nobody named runs for minutes or for days.
        found["rate_off"] = np.where(runs, theta["rate_off"] / UNNAMED_LONGER, theta["rate_off"])
    if resting is not None:
        found[resting] = np.clip(np.where(runs, rest, now), *limits[resting])
    return found
