"""Robot vacuums: clean, return, dock; the battery falls while they work and fills at the dock.

dB/dt = −d while cleaning or returning, +c at the dock, 0 else (%/h). Cleaning lasts its usual time, or until the
battery is down to LOW.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ..channel import Value
from .inputs import members
from .protocol import Array, Block, ModelState, Parameter
from .states import MINUTE, StateModel

LOW = 15.0
FULL = 100.0
PIECE = 300.0
"""s between two looks at the battery."""
PARAMETERS = (
    Parameter(name="cleaning_time", unit="min", lower=1.0, upper=600.0, prior=60.0, deviation=0.4, logarithmic=True),
    Parameter(name="return_time", unit="min", lower=0.1, upper=30.0, prior=1.5, deviation=0.5, logarithmic=True),
    Parameter(name="drain", unit="%/h", lower=1.0, upper=400.0, prior=55.0, deviation=0.4, logarithmic=True),
    Parameter(name="charging", unit="%/h", lower=1.0, upper=400.0, prior=30.0, deviation=0.4, logarithmic=True),
    Parameter(name="rated_power", unit="W", lower=1.0, upper=200.0, prior=25.0, deviation=0.5, logarithmic=True),
)


class VacuumModel(StateModel):
    """A robot vacuum. basic: as it is until told. standard: typical times. From advanced on: its own."""

    kind = "vacuum"
    channel = "activity"
    rests = "docked"
    stays = {  # noqa: RUF012 -- a constant of the class, as its base declares it
        "cleaning": ("cleaning_time", MINUTE),
        "returning": ("return_time", MINUTE),
    }
    then = {"cleaning": "returning", "returning": "docked"}  # noqa: RUF012 -- see above
    answers = {(state, "docked"): "returning" for state in ("cleaning", "paused", "idle", "returning", "error")} | {
        ("docked", "paused"): "docked",
        ("docked", "idle"): "docked",
        ("docked", "returning"): "docked",
    }
    passes = frozenset(stays)
    parameters = PARAMETERS

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return what it does and for how long yet; a battery that nobody knows of does not end it."""
        state = super().initial(values, changed, at, theta)
        if "battery" in state and values.get("battery") is None:
            state["battery"] = np.full(members(theta), FULL)
        return state

    def left(self, state: ModelState, theta: Mapping[str, Array]) -> Array:
        """Return the s left (N,) in the present state: no longer than the battery lasts."""
        if "battery" not in state or "cleaning" not in self.options:
            return state["left"]
        lasts = np.maximum(state["battery"] - LOW, 0.0) / theta["drain"] * 3600.0
        cleaning = state["state"] == self.options.index("cleaning")
        return np.where(cleaning & np.isfinite(state["left"]), np.minimum(state["left"], lasts + 1.0), state["left"])

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Clean and charge, piece by piece: how long it still cleans depends on what the battery still holds."""
        pieces: list[Mapping[str, Array]] = []
        after = state
        length = max(int(PIECE // block.dt), 1)
        for first in range(0, max(block.steps, 1), length):
            last = min(first + length, block.steps)
            piece = replace(block.part(first, last), environment={})
            after, outputs = self._piece(after, theta, piece)
            pieces.append(outputs)
        return after, {key: np.concatenate([piece[key] for piece in pieces]) for key in pieces[0]}

    def _piece(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        after, outputs = super().advance(state, theta, block)
        course = outputs.get(self.channel, np.zeros((block.steps, len(state["state"]))))
        docked, works = self.shows(course, "docked"), self.shows(course, "cleaning", "returning")
        rate = np.where(docked, theta["charging"], np.where(works, -theta["drain"], 0.0))
        level = state.get("battery", np.full(len(state["state"]), 100.0))
        battery = np.empty(course.shape)
        for index in range(block.steps):
            level = np.clip(level + rate[index] * (block.dt / 3600.0), 0.0, 100.0)
            battery[index] = level
        found = {**outputs, "power": theta["rated_power"] * (docked & (battery < 100.0))}
        if "battery" in self.spec.channels:
            found["battery"] = battery
            after = {**after, "battery": level}
        return after, found
