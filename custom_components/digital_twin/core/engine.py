"""The core's entry points, as the shell and the worker process call them."""

from typing import overload

from .forecast.predict import predict
from .learning.learn import learn
from .plan.optimize import optimize
from .requests import ScenarioRequest, ScenarioResult
from .safety.ahead import look_ahead
from .safety.check import check
from .safety.score import score_verdict
from .scenario import run
from .scenario.home import run_home
from .scenario.request import HomeScenario
from .scenario.result import HomeOutcome

__all__ = ["check", "learn", "look_ahead", "optimize", "predict", "run_scenario", "score_verdict"]


@overload
def run_scenario(request: ScenarioRequest) -> ScenarioResult: ...


@overload
def run_scenario(request: HomeScenario) -> HomeOutcome: ...


def run_scenario(request: ScenarioRequest | HomeScenario) -> ScenarioResult | HomeOutcome:
    """Simulate what is to happen to twins of their own, or to a home as one system (scenario/run.py, home.py)."""
    return run_home(request) if isinstance(request, HomeScenario) else run.run_scenario(request)
