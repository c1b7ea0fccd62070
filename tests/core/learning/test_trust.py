"""What trust held-out results earn."""

from dataclasses import replace

import pytest

from custom_components.digital_twin.core.forecast.score import Score
from custom_components.digital_twin.core.learning.evaluate import Evaluation, trust_of
from custom_components.digital_twin.core.twin import Trust

GOOD = Score(error=0.2, skill=0.2, coverage=0.9, explained=0.8, count=200)
POOR = replace(GOOD, skill=-0.27, worse=True)
STILL = replace(GOOD, skill=0.0, explained=0.0)


@pytest.mark.parametrize(
    ("scores", "trust"),
    [
        ({3600: GOOD, 86_400: GOOD}, Trust.TRUSTED),
        ({3600: GOOD, 86_400: POOR}, Trust.OBSERVING),
        ({3600: GOOD, 86_400: replace(POOR, worse=False)}, Trust.TRUSTED),
        ({300: POOR, 3600: GOOD}, Trust.TRUSTED),
        ({3600: STILL, 86_400: STILL}, Trust.SUGGESTING),
    ],
)
def test_what_is_surely_worse_than_persistence_earns_none(scores: dict[int, Score], trust: Trust) -> None:
    assert trust_of(Evaluation(scores=scores), 10.0, identified=True) is trust
