"""How full storages and cars are that do not tell it now: as full as they told last, and that is said."""

from collections.abc import Mapping
from dataclasses import replace

from ..core.messages import Message
from ..core.scenario.request import HomeScenario

CHARGE = "charge"


def with_last_charges(request: HomeScenario, last: Mapping[str, tuple[float, float]]) -> HomeScenario:
    """Return a scenario in which what nobody tells now, nor gave for its start, is what was told last.

    last: by twin id the charge (%), and when that was told (epoch s).
    """
    twins, assumed = [], []
    for twin in request.twins:
        told = last.get(twin.spec.twin_id)
        if told is None or twin.values.get(CHARGE) is not None:
            twins.append(twin)
            continue
        charge, at = told
        age = max(request.start - at, 0.0)
        assumed.append(
            Message("assumed_charge_last", {"twin": twin.spec.name, "percent": round(charge), "duration": age})
        )
        twins.append(replace(twin, values={**twin.values, CHARGE: charge}))
    return replace(request, twins=tuple(twins), assumed=(*request.assumed, *assumed)) if assumed else request
