"""Media players: a state machine of playback, with the power that goes with each state.

P = P_rated while it plays, pauses or is on, P_standby + ½ (P_rated − P_standby) while idle, P_standby while off.
"""

from collections.abc import Mapping

import numpy as np

from .power import energy_after
from .protocol import Array, Block, ModelState, Parameter
from .states import StateModel

PARAMETERS = (
    Parameter(name="rated_power", unit="W", lower=0.5, upper=3000.0, prior=40.0, deviation=0.8, logarithmic=True),
    Parameter(name="standby_power", unit="W", lower=0.0, upper=50.0, prior=1.0, deviation=0.5),
    Parameter(name="buffering_time", unit="s", lower=0.5, upper=120.0, prior=4.0, deviation=0.5, logarithmic=True),
)


class MediaPlayerModel(StateModel):
    """A media player. basic: as it is until told. standard: buffers, then plays. advanced: as people use it."""

    kind = "media_player"
    channel = "playback"
    rests = "off"
    stays = {"buffering": ("buffering_time", 1.0)}  # noqa: RUF012 -- a constant of the class, as its base declares it
    then = {"buffering": "playing"}  # noqa: RUF012 -- see above
    passes = frozenset(stays)
    parameters = PARAMETERS

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Play, and draw power."""
        after, outputs = super().advance(state, theta, block)
        course = outputs.get(self.channel, np.zeros((block.steps, len(state["state"]))))
        share = np.where(self.shows(course, "off", "standby"), 0.0, np.where(self.shows(course, "idle"), 0.5, 1.0))
        span = np.maximum(theta["rated_power"] - theta["standby_power"], 0.0)
        power = theta["standby_power"] + span * share
        found = {**outputs, "power": power}
        if "energy" in self.spec.channels:
            found["energy"] = energy_after(state["energy"], power, block)
            after = {**after, "energy": found["energy"][-1] if block.steps else state["energy"]}
        return after, found
