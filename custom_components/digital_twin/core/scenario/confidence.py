"""How far an answer is to be believed: by the trust its twins have earned, and by what their history determines."""

from collections.abc import Iterable

import numpy as np

from ..messages import Message
from ..safety.policy import CONFIDENCE
from ..twin import Fidelity, Trust, TwinSnapshot

BASIC = 0.5
"""Factor for a twin without physics of its own."""
UNDETERMINED = 0.5
"""What is left where the history determines none of a twin's parameters."""
REFUSED = 0.2


def confidence(twins: Iterable[TwinSnapshot], refused: frozenset[str]) -> float:
    """Return the confidence 0..1 in an answer that these twins carry; refused: those whose history cannot tell."""
    found = [of_twin(twin) * (REFUSED if twin.spec.twin_id in refused else 1.0) for twin in twins]
    return round(float(np.mean(found)), 3) if found else CONFIDENCE[Trust.OBSERVING]


def of_twin(twin: TwinSnapshot) -> float:
    """Return the confidence in what one twin does."""
    learned = twin.learned
    trust = Trust.OBSERVING if learned is None else learned.trust
    base = CONFIDENCE[trust] * (BASIC if twin.spec.fidelity is Fidelity.BASIC else 1.0)
    if learned is None or not learned.parameters:
        return base
    share = float(np.mean([estimate.identified for estimate in learned.parameters.values()]))
    return base * (UNDETERMINED + (1.0 - UNDETERMINED) * share)


def refusal(twin: TwinSnapshot) -> Message:
    """Say that a twin's history cannot answer this."""
    return Message("refused_twin", {"twin": twin.spec.name})
