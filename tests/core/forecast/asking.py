"""What tests ask predict(): a twin's forecast, and a room's present values."""

import numpy as np

from custom_components.digital_twin.core.engine import predict
from custom_components.digital_twin.core.requests import Environment, Prediction, PredictRequest
from custom_components.digital_twin.core.twin import Learned, TwinSnapshot, TwinSpec

from ..learning.worlds import START

HOUR = 3600.0


def ask(
    twin: TwinSpec, values: dict, learned: Learned | None = None, *, start: float = START, **more: object
) -> Prediction:
    """Return the forecast of a twin; an hour in five-minute steps unless told otherwise."""
    snapshot = TwinSnapshot(spec=twin, learned=learned, values=values, changed=more.pop("changed", {}))
    around = {key: np.full(48, value) for key, value in more.pop("around", {"outdoor_temperature": 5.0}).items()}
    environment = Environment(start=start, step=HOUR, values=around)
    arguments = {"horizon": HOUR, "step": 300.0} | more
    return predict(PredictRequest(twin=snapshot, start=start, environment=environment, **arguments))


ROOM_VALUES = {"temperature": 18.0, "target_temperature": 21.0, "hvac_mode": "heat", "hvac_action": "heating"}
RELAY = ("temperature", "target_temperature", "hvac_mode", "hvac_action")
