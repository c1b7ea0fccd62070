"""Forecasts kept until their time comes, their scores, and the trust that follows."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.digital_twin.core.learning.earned import LEAST, earned, has_fallen
from custom_components.digital_twin.core.learning.ledger import (
    HALF_LIFE,
    LATEST,
    MOST_PENDING,
    Issued,
    Ledger,
    Score,
)
from custom_components.digital_twin.core.twin import Learned, Trust

HOUR = 3600
CHANNEL = st.floats(-1e12, 1e12)


def issued(made_at: float, value: float, *, persistence: float = 20.0, width: float = 1.0) -> Issued:
    return Issued(
        made_at=made_at,
        due_at=made_at + HOUR,
        horizon=HOUR,
        value=value,
        persistence=persistence,
        low90=value - width,
        high90=value + width,
    )


def state(made_at: float, probability: float, *, persistence: float) -> Issued:
    return Issued(
        made_at=made_at,
        due_at=made_at + HOUR,
        horizon=HOUR,
        value=float(probability >= 0.5),
        persistence=persistence,
        probability=probability,
        event=1.0,
    )


def test_what_earlier_versions_wrote_is_read() -> None:
    ledger = Ledger()
    ledger.issue(issued(0.0, 21.0))
    data = ledger.as_dict()
    data["pending"][0]["forecast_id"] = "01HZZZZZZZZZZZZZZZZZZZZZZZ"
    assert Ledger.from_dict(data).as_dict() == ledger.as_dict()


def test_a_forecast_is_scored_when_its_time_comes_and_not_before() -> None:
    ledger = Ledger()
    ledger.issue(issued(0.0, 21.0))
    assert ledger.settle(HOUR - 1.0, lambda _at: 22.0) == []
    assert ledger.pending == 1
    (settled,) = ledger.settle(HOUR, lambda at: 22.0 if at == HOUR else None)
    assert (settled.outcome, settled.score) == (22.0, 1.0)
    assert (ledger.pending, ledger.settle(2.0 * HOUR, lambda _at: 22.0)) == (0, [])


def test_scores_of_numbers_are_what_the_formulas_say() -> None:
    ledger = Ledger()
    rng = np.random.default_rng(3)
    truth, error, still = rng.normal(20, 2, 50), rng.normal(0, 1, 50), rng.normal(0, 2, 50)
    for index in range(50):
        ledger.issue(issued(0.0, truth[index] + error[index], persistence=truth[index] + still[index], width=0.8))
        ledger.settle(HOUR, lambda _at, index=index: truth[index])  # type: ignore[misc]  # one at a time
    score = ledger.scores()[HOUR]
    assert score.n == 50
    assert score.error == pytest.approx(np.abs(error).mean())
    assert score.rmse == pytest.approx(np.sqrt(np.mean(error**2)))
    assert score.skill == pytest.approx(1 - np.sqrt(np.mean(error**2)) / np.sqrt(np.mean(still**2)))
    assert score.coverage == pytest.approx(np.mean(np.abs(error) <= 0.8))
    assert score.brier is None


def test_scores_of_states_are_brier_scores() -> None:
    ledger = Ledger()
    for probability, persistence, truth in ((0.9, 1.0, 1.0), (0.4, 1.0, 0.0), (0.2, 0.0, 1.0)):
        ledger.issue(state(0.0, probability, persistence=persistence))
        ledger.settle(HOUR, lambda _at, truth=truth: truth)  # type: ignore[misc]  # one at a time
    score = ledger.scores()[HOUR]
    assert score.brier == pytest.approx((0.1**2 + 0.4**2 + 0.8**2) / 3)
    assert score.brier_persistence == pytest.approx(2 / 3)
    assert score.skill == pytest.approx(1.0 - (0.1**2 + 0.4**2 + 0.8**2) / 2)
    assert (score.error, score.coverage) == (None, None)


def test_what_nobody_reported_is_dropped() -> None:
    ledger = Ledger()
    for value in (None, math.nan, math.inf):
        ledger.issue(issued(0.0, 21.0))
        assert ledger.settle(HOUR, lambda _at, value=value: value) == []  # type: ignore[misc]  # one at a time
    assert (ledger.pending, ledger.scores()) == (0, {})


def test_old_errors_count_less() -> None:
    ledger = Ledger()
    ledger.issue(issued(0.0, 24.0))
    ledger.settle(HOUR, lambda _at: 20.0)
    ledger.issue(issued(HALF_LIFE, 20.0))
    ledger.settle(HALF_LIFE + HOUR, lambda _at: 20.0)
    assert ledger.scores()[HOUR].error == pytest.approx(4.0 * 0.5 / 1.5)


def test_memory_is_bounded_and_the_newest_stay() -> None:
    ledger = Ledger()
    for number in range(10 * MOST_PENDING):
        ledger.issue(issued(float(number), 20.0))
    assert ledger.pending == MOST_PENDING
    settled = ledger.settle(1e9, lambda _at: 20.0)
    assert min(item.issued.made_at for item in settled) == 9.0 * MOST_PENDING


@pytest.mark.parametrize("field", ["made_at", "due_at", "value", "persistence"])
@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_numbers_that_are_none_are_refused(field: str, number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Ledger().issue(replace(issued(0.0, 20.0), **{field: number}))


@given(
    st.lists(
        st.tuples(st.floats(0, 1e6), CHANNEL, CHANNEL, CHANNEL | st.sampled_from((math.nan, math.inf, -math.inf))),
        max_size=30,
    )
)
def test_it_survives_storage_whatever_came(history: list[tuple[float, float, float, float]]) -> None:
    ledger = Ledger()
    for made_at, value, persistence, truth in history:
        ledger.issue(issued(made_at, value, persistence=persistence))
        ledger.settle(made_at + HOUR, lambda _at, truth=truth: truth)  # type: ignore[misc]  # one at a time
    ledger.issue(issued(5e6, 20.0))
    back = Ledger.from_dict(json.loads(json.dumps(ledger.as_dict())))
    assert back == ledger
    assert back.scores() == ledger.scores()
    assert all(score.rmse is not None and math.isfinite(score.rmse) for score in ledger.scores().values())


def learned(trust: Trust, error: float = 0.5) -> Learned:
    return Learned(kind="sensor", structure="persistence", trust=trust, error={HOUR: error})


@pytest.mark.parametrize(
    ("before", "score", "after"),
    [
        (Trust.OBSERVING, Score(n=LEAST, coverage=0.9, skill=0.1), Trust.SUGGESTING),
        (Trust.OBSERVING, Score(n=LEAST - 1, coverage=0.9, skill=0.1), Trust.OBSERVING),
        (Trust.OBSERVING, Score(n=LEAST, coverage=0.75, skill=0.1), Trust.OBSERVING),
        (Trust.TRUSTED, Score(n=LEAST, coverage=0.9, skill=0.1), Trust.TRUSTED),
        (Trust.TRUSTED, Score(n=LEAST, coverage=0.6, skill=0.1), Trust.OBSERVING),
        (Trust.TRUSTED, Score(n=LEAST - 1, coverage=0.6, skill=0.1), Trust.TRUSTED),
        (Trust.SUGGESTING, Score(n=LEAST, coverage=0.9, skill=-0.3), Trust.OBSERVING),
        (Trust.SUGGESTING, Score(n=LEAST, brier=0.2, brier_persistence=0.1), Trust.OBSERVING),
        (Trust.OBSERVING, Score(n=LEAST, brier=0.1, brier_persistence=0.2), Trust.SUGGESTING),
    ],
)
def test_live_scores_give_and_take_trust(before: Trust, score: Score, after: Trust) -> None:
    assert earned(learned(before), {HOUR: score}) is after
    assert earned(learned(before), {300: score}) is before, "five minutes ahead tell nothing"
    assert earned(None, {}) is Trust.OBSERVING


def test_a_new_fit_is_due_when_the_latest_errors_are_far_above_what_was_promised() -> None:
    ledger = Ledger()
    for number in range(LATEST):
        assert ledger.latest_rmse is None
        ledger.issue(issued(number * 300.0, 22.0))
        ledger.settle(number * 300.0 + HOUR, lambda _at: 20.0)
    assert ledger.latest_rmse == pytest.approx(2.0)
    assert has_fallen(learned(Trust.TRUSTED, error=1.0), ledger.latest_rmse)
    assert not has_fallen(learned(Trust.TRUSTED, error=1.9), ledger.latest_rmse)
    assert not has_fallen(None, ledger.latest_rmse)
    ledger.forget_latest()
    assert ledger.latest_rmse is None
