"""What draws power now and has not learned how much: its forecast and its scenarios go by what it draws."""

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import predict
from custom_components.digital_twin.core.requests import Bands, Environment, Prediction, PredictRequest
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned, TwinSnapshot

from ..models.builders import START, spec

HOUR = 3600.0


def ask(kind: str, values: dict, learned: Learned | None = None, **more: object) -> Prediction:
    twin = TwinSnapshot(spec=spec(kind, fidelity=Fidelity.ADVANCED, **more), learned=learned, values=values, changed={})
    around = Environment(start=START, step=HOUR, values={"outdoor_temperature": np.full(25, 2.0)})
    request = PredictRequest(twin=twin, channels=("power",), horizon=HOUR, step=300.0, start=START, environment=around)
    return predict(request)


def width(bands: Bands, row: int) -> float:
    return float(bands.high90[row] - bands.low90[row])


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("plug", {"on": True, "power": 7200.0}),
        ("plug", {"on": True, "power": 9.0}),
        ("fan", {"on": True, "speed": 50.0, "power": 300.0}),
        ("light", {"on": True, "brightness": 40.0, "power": 130.0}),
    ],
)
def test_while_nothing_is_learned_a_device_goes_on_drawing_what_it_draws(kind: str, values: dict) -> None:
    answer = ask(kind, values)
    course = answer.channels[0]
    np.testing.assert_allclose(course.value, values["power"])
    assert course.bands is not None
    assert (course.bands.low90 <= values["power"]).all()
    assert (course.bands.high90 >= values["power"]).all()
    assert width(course.bands, -1) >= width(course.bands, 0)
    assert {"forecast_unlearned", "forecast_power_unlearned"} <= {note.id for note in answer.notes}


def test_a_heat_pump_draws_what_it_draws_though_only_its_room_was_learned() -> None:
    room = Learned(kind="thermostat", structure="1r1c", parameters={"time_constant": Estimate(60.0, 5.0, True)})
    values = {
        "temperature": 18.0, "target_temperature": 22.0, "hvac_mode": "heat", "hvac_action": "heating", "power": 1400.0,
    }  # fmt: skip
    answer = ask("thermostat", values, room, settings={"emitter": "air_conditioner"})
    course = answer.channels[0]
    assert course.value[:3] == pytest.approx(1400.0, rel=0.2)
    assert "forecast_power_unlearned" in {note.id for note in answer.notes}
    assert "forecast_unlearned" not in {note.id for note in answer.notes}


def test_what_its_history_told_is_not_overruled() -> None:
    known = Learned(
        kind="plug", structure="people",
        parameters={"on_power": Estimate(60.0, 1.0, True), "rate_off": Estimate(0.01, 0.001, True)},
    )  # fmt: skip
    answer = ask("plug", {"on": True, "power": 58.0}, known)
    assert answer.channels[0].value[0] == pytest.approx(60.0, abs=3.0)
    assert "forecast_power_unlearned" not in {note.id for note in answer.notes}
