"""The core's entry points, as the shell and the worker process call them."""

from .forecast.predict import predict
from .learning.learn import learn
from .plan.optimize import optimize
from .safety.check import check
from .scenario.run import run_scenario

__all__ = ["check", "learn", "optimize", "predict", "run_scenario"]
