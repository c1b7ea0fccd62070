"""Learning an appliance that never ran while anybody looked: its standby is no power of its own.

What is on day and night draws little and evenly, too: which of the two it is only its name tells, or what so little
power cannot be.
"""

import math

import numpy as np

from ..models.plug import PEOPLE, PROGRAMME
from ..series import Series
from ..settings import APPLIANCE, RATED_POWER, Appliance
from ..twin import Estimate, Learned
from .common import History, finished, prior_estimates
from .evaluate import Evaluation
from .messages import rounded, say

PROGRAMMES = frozenset({Appliance.WASHER, Appliance.DRYER, Appliance.DISHWASHER})
RESTING = PROGRAMMES | {
    Appliance.FRIDGE, Appliance.FREEZER, Appliance.HEATER, Appliance.EV, Appliance.TV, Appliance.LAMP, Appliance.KETTLE,
    Appliance.OVEN, Appliance.IRON,
}  # fmt: skip
"""What runs and rests."""
BY_ITSELF = frozenset({Appliance.FRIDGE, Appliance.FREEZER, Appliance.HEATER})
STEADY = frozenset({Appliance.NETWORK, Appliance.MEDICAL, Appliance.BABY_MONITOR, Appliance.CAMERA, Appliance.DETECTOR})
"""What draws little by its nature, and works."""
RUN_BY_HAND = 2.0
"""h that somebody runs what otherwise runs by itself, as a heater without its thermostat; nobody saw it."""
RESTING_SHARE = 0.1
"""Of what it usually draws: a lamp of 3 W and a strip that is dimmed run, no standby draws as much."""
MOST_RESTING, LEAST_RUNNING = 15.0, 2.0
"""W: no standby is above the one (Regulation (EU) 2023/826 allows 8 W networked, older devices took more), nothing that
works day and night below the other."""


def never_ran(history: History, powered: Series) -> Learned | None:
    """Return what a history tells of an appliance that ran on none of its days; None where it ran.

    powered: its power (W), NaN while it had no current.
    """
    rest = _resting(history, powered)
    return None if rest is None else _of_rest(history, powered, rest)


def _resting(history: History, powered: Series) -> float | None:
    """Return the usual power (W) of an appliance that never ran, NaN where it never had current; None where it ran.

    What is on day and night draws little and evenly, too: of an appliance that nobody named only what no such thing
    draws is a standby.
    """
    known = powered.values[np.isfinite(powered.values)]
    if not known.size:
        return float("nan")
    answers = history.request.spec.settings
    if answers.get(APPLIANCE) in STEADY:
        return None
    typical = prior_estimates(history.request)["on_power"].value
    named = answers.get(APPLIANCE) in RESTING or RATED_POWER in answers
    most = min(RESTING_SHARE * typical, MOST_RESTING) if named else LEAST_RUNNING
    return float(np.median(known)) if float(known.max()) < most else None


def _of_rest(history: History, powered: Series, rest: float) -> Learned:
    """Return what days tell of an appliance that ran on none of them: its standby, and how rarely it is used.

    What it draws, and for how long, is what the interview or such a device tells; nothing of it is identified.
    """
    found: dict[str, Estimate] = {}
    held = np.diff(np.append(powered.times, powered.end))
    hours = float(held[np.isfinite(powered.values)].sum()) / 3600.0
    pattern = "prior"
    if np.isfinite(rest):
        # Jeffreys' posterior of a Poisson rate that showed nothing: a half in all that time.
        rate = 0.5 / max(hours, 1.0)
        found["rate_on"] = Estimate(rate, rate * math.sqrt(2.0))
        found["idle_power"] = Estimate(rest, 0.1 * rest + 0.05, identified=True)
        pattern = PROGRAMME if history.request.spec.settings.get(APPLIANCE) in PROGRAMMES else PEOPLE
        if history.request.spec.settings.get(APPLIANCE) in BY_ITSELF:
            found["rate_off"] = Estimate(1.0 / RUN_BY_HAND, 0.8 / RUN_BY_HAND)
    return finished(
        history, pattern, found, Evaluation(), samples=len(powered.times), identified=False,
        report=(say("learned_never_ran", days=rounded(history.days)),),
    )  # fmt: skip
