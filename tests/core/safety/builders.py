"""Requests as tests of the check need them."""

import numpy as np

from custom_components.digital_twin.core.requests import Change, CheckRequest, Environment, Verdict
from custom_components.digital_twin.core.safety.check import check
from custom_components.digital_twin.core.twin import TwinSnapshot

START = 1_000_000.0
HOME = {"people_home": 1.0, "smoke": 0.0, "leak": 0.0, "quiet": 0.0, "time_of_day": 43_200.0}
"""An ordinary noon with somebody home."""


def environment(outdoor: float = 5.0) -> Environment:
    """Return a day of steady weather."""
    values = {"outdoor_temperature": np.full(48, outdoor), "sun": np.zeros(48)}
    return Environment(start=START - 3600.0, step=3600.0, values=values)


def change(twin_id: str, at: float = 0.0, **commands: object) -> Change:
    """Return a command."""
    return Change(at=at, twin_id=twin_id, commands=commands)


def request(
    twins: TwinSnapshot | tuple[TwinSnapshot, ...],
    *changes: Change,
    facts: dict[str, float] | None = None,
    **more: object,
) -> CheckRequest:
    """Return a check of changes, on an ordinary day but for facts."""
    settings = {"environment": environment(), "members": 40} | more
    return CheckRequest(
        twins=twins if isinstance(twins, tuple) else (twins,),
        changes=changes,
        start=START,
        context=HOME | (facts or {}),
        **settings,
    )


def verdict(
    twins: TwinSnapshot | tuple[TwinSnapshot, ...],
    *changes: Change,
    facts: dict[str, float] | None = None,
    **more: object,
) -> Verdict:
    """Return what the check of such a request says."""
    return check(request(twins, *changes, facts=facts, **more))


def hazards(answer: Verdict) -> list[str]:
    """Return the ids of what was found."""
    return [finding.hazard for finding in answer.hazards]
