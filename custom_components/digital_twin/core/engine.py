"""The core's entry points, as the shell and the worker process call them."""

from .forecast.predict import predict
from .learning.learn import learn
from .plan.optimize import optimize
from .safety.ahead import look_ahead
from .safety.check import check
from .safety.score import score_verdict
from .scenario.home import run_home as run_scenario

__all__ = ["check", "learn", "look_ahead", "optimize", "predict", "run_scenario", "score_verdict"]
