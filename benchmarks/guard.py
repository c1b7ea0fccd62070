"""Predicted risk against what came: whether the guard stops the actions that end in a hazard, and only these.

    python -m benchmarks guard

The weather to come is given, as a good forecast would; what people do is not. A case counts as foretold where the
hazard's probability would keep the action from running; whether it would have come without the action, too, which the
guard does not hold against an action, is left aside: only one of the two courses was lived.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.requests import Change, CheckRequest, Environment
from custom_components.digital_twin.core.safety.check import runs_of
from custom_components.digital_twin.core.safety.climate import RoomTooCold, RoomTooHot
from custom_components.digital_twin.core.safety.policy import APPROVAL_FROM
from custom_components.digital_twin.core.safety.situation import Situation

from .guard_cases import HOLDS, RiskCase, cases
from .table import Row

FACTS = {"people_home": 1.0, "smoke": 0.0, "leak": 0.0, "quiet": 0.0}
STEP = 300.0
BINS = ((0.0, 0.2), (0.2, 0.5), (0.5, 0.8), (0.8, 1.01))


@dataclass(frozen=True, slots=True)
class Answered:
    """A case with what the guard said: probability, whether that stops the action, and when it would come (s)."""

    case: RiskCase
    probability: float
    stopped: bool
    at: float | None


def answer(case: RiskCase) -> Answered:
    """Return what the check says of a case."""
    told = case.told
    commands = {"hvac_mode": "off"} if told.target is None else {"target_temperature": told.target}
    surroundings = {"outdoor_temperature": case.outdoor} | ({} if case.sun is None else {"sun": case.sun})
    request = CheckRequest(
        twins=(case.twin,),
        changes=(Change(at=0.0, twin_id=case.twin.spec.twin_id, commands=commands),),
        start=case.start,
        environment=Environment(start=case.start, step=case.step, values=surroundings),
        context=FACTS,
        recent={case.twin.spec.twin_id: {"temperature": case.recent}},
        horizon=HOLDS,
        step=STEP,
    )
    grid = Grid.over(case.start, HOLDS, STEP)
    situation = Situation(request=request, grid=grid)
    situation = replace(situation, runs={run.twin.spec.twin_id: run for run in runs_of(situation)})
    risk = (RoomTooHot() if told.upper else RoomTooCold()).risk(situation, case.twin)
    if risk is None:
        return Answered(case, 0.0, stopped=False, at=None)
    return Answered(case, risk.probability, risk.probability >= APPROVAL_FROM[RoomTooHot.severity], risk.at)


def rows() -> list[Row]:
    """Return the figures, over all cases and by source."""
    answers = [answer(case) for case in cases()]
    found: list[Row] = []
    for source in ("all", *dict.fromkeys(one.case.source for one in answers)):
        some = [one for one in answers if source in ("all", one.case.source)]
        found += _figures(source, some)
    return [*found, *_calibration(answers)]


def _figures(source: str, answers: Sequence[Answered]) -> list[Row]:
    came = np.array([one.case.came_at is not None for one in answers])
    stopped = np.array([one.stopped for one in answers])
    probability = np.array([one.probability for one in answers])
    near = np.array([one.case.near for one in answers])
    hits, false = int((came & stopped).sum()), int((~came & stopped).sum())
    recall = hits / max(int(came.sum()), 1)
    precision = hits / max(hits + false, 1)
    lead = [one.case.came_at for one in answers if one.case.came_at is not None]
    late = [
        abs(one.at - one.case.came_at) / 60.0
        for one in answers
        if one.stopped and one.at is not None and one.case.came_at is not None
    ]
    clear = (came & ~near).sum()
    beyond = (came & ~near & stopped).sum()
    brier = float(np.mean((probability - came) ** 2))
    return [
        Row(
            name=f"{source}: recall", value=recall, unit="", goal="≥ .96",
            note=f"{len(answers)} cases, {came.mean():.0%} end in the hazard, {near.mean():.0%} within 1 K of the "
            f"limit; {int(came.sum()) - hits} missed, beyond 1 K {int(clear - beyond)} of {int(clear)}",
        ),
        Row(
            name=f"{source}: precision", value=precision, unit="", goal="≥ .90",
            note=f"{false} stopped for nothing, beyond 1 K {int((~came & stopped & ~near).sum())}",
        ),
        Row(
            name=f"{source}: Brier score", value=brier, unit="",
            note=f"always the base rate: {came.mean() * (1 - came.mean()):.3f}",
        ),
        Row(
            name=f"{source}: error of the lead time, median", value=float(np.median(late)) if late else 0.0, unit="min",
            note=f"90 % within {np.percentile(late, 90) if late else 0.0:.0f} min; lead times "
            f"{min(lead, default=0.0) / 60:.0f} min to {max(lead, default=0.0) / 3600:.1f} h",
        ),
    ]  # fmt: skip


def _calibration(answers: Sequence[Answered]) -> list[Row]:
    """Return how often what was called so likely did come."""
    found = []
    for low, high in BINS:
        some = [one for one in answers if low <= one.probability < high]
        if some:
            share = float(np.mean([one.case.came_at is not None for one in some]))
            said = float(np.mean([one.probability for one in some]))
            found.append(
                Row(name=f"said {low:.0%} to {min(high, 1.0):.0%}: came", value=share, unit="",
                    note=f"{len(some)} cases, {said:.2f} said on average")
            )  # fmt: skip
    return found
