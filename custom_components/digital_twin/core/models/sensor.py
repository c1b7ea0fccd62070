"""Numeric sensors: what is measured wanders, and the sensor adds noise, drift, steps and a rule when to report.

x(t + dt) = x(t) + w, w ~ N(0, step_deviation² dt/1 h); measured y = x + d t + v, v ~ N(0, noise²), rounded to the
sensor's resolution; reported when it moved by report_step, or every report_interval at the latest (else the last report
stands).
"""

from collections.abc import Mapping

import numpy as np

from ..channel import Quantity, Value
from ..twin import Fidelity
from .cells import BATTERY_DRAIN, drained, start_of_cells
from .inputs import held, members, start_value
from .persistence import STEP_DEVIATION, reflected
from .protocol import Array, Block, DeviceModel, ModelState, Parameter

PARAMETERS = (
    STEP_DEVIATION,
    Parameter(name="noise", unit="", lower=0.0, upper=1e12, prior=0.0, deviation=0.0),
    Parameter(name="drift", unit="1/day", lower=-1e9, upper=1e9, prior=0.0, deviation=0.0),
    Parameter(name="resolution", unit="", lower=0.0, upper=1e9, prior=0.0, deviation=0.0),
    Parameter(name="report_step", unit="", lower=0.0, upper=1e9, prior=0.0, deviation=0.0),
    Parameter(name="report_interval", unit="s", lower=1.0, upper=1e7, prior=60.0, deviation=0.0),
    BATTERY_DRAIN,
)


class SensorModel(DeviceModel):
    """A sensor. basic and standard: stays as it is. From advanced on: with the learned wandering, noise and reports."""

    kind = "sensor"
    parameters = PARAMETERS

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return what was reported last; the quantity itself lies there, too, as far as anybody knows."""
        del changed, at
        value = start_value(values, self.spec.channels, "value", 0.0, members(theta))
        return {"value": value, "true": value, "drifted": np.zeros(len(value)), "silent": np.zeros(len(value)),
                **start_of_cells(self, values, theta)}  # fmt: skip

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Wander, measure and report; what a scenario sets stands."""
        count = len(state["value"])
        outputs: dict[str, Array] = {}
        after = dict(state)
        channel = self.spec.channels.get("value")
        if channel is not None and channel.quantity is Quantity.NUMBER:
            if "value" in block.commands or self.fidelity is Fidelity.BASIC:
                outputs["value"] = np.array(held(block, "value", state["value"]))
                true = outputs["value"]
            else:
                scale = theta["step_deviation"] * np.sqrt(block.dt / 3600.0)
                shape = (block.steps, count)
                true = state["true"] + np.cumsum(block.rng.standard_normal(shape) * scale, axis=0)
                true = reflected(true, channel.lower, channel.upper)
                outputs["value"] = self._reported(state, theta, block, true, after)
                outputs["value"] = np.clip(outputs["value"], channel.lower, channel.upper)
            if block.steps:
                after |= {"value": outputs["value"][-1], "true": true[-1]}
        outputs |= drained(self, state, theta, block, after)
        return after, outputs

    def _reported(
        self, state: ModelState, theta: Mapping[str, Array], block: Block, true: Array, after: ModelState
    ) -> Array:
        """Return what the sensor shows at each step's end (T, N), and write its drift and silence into after."""
        noise, drift = theta["noise"], theta["drift"] * block.dt / 86_400.0
        measured = true + state["drifted"] + drift * np.arange(1, block.steps + 1)[:, None]
        if np.any(noise > 0):
            measured = measured + block.rng.standard_normal(true.shape) * noise
        step = theta["resolution"]
        if np.any(step > 0):
            measured = np.where(step > 0, np.round(measured / np.where(step > 0, step, 1.0)) * step, measured)
        if not np.any(theta["report_step"] > 0):
            shown, silent = measured, state["silent"]
        else:
            shown, last, silent = np.empty(true.shape), state["value"], state["silent"]
            for index, now in enumerate(measured):
                silent = silent + block.dt
                speaks = (np.abs(now - last) >= theta["report_step"]) | (silent >= theta["report_interval"])
                last = np.where(speaks, now, last)
                silent = np.where(speaks, 0.0, silent)
                shown[index] = last
        after |= {"drifted": state["drifted"] + drift * block.steps, "silent": silent}
        return shown
