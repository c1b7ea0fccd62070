"""The loop of one member alone, against the same member among others."""

import numpy as np
import pytest

from custom_components.digital_twin.core.models.registry import IsolatedModel, model_for
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned

from .builders import START, block, spec, theta

CHANNELS = ("temperature", "target_temperature", "hvac_mode", "hvac_action")
STEPS = 400


@pytest.mark.parametrize("structure", ["1r1c", "2r2c", "3r2c", "4r3c"])
@pytest.mark.parametrize("law", ["proportional", "valve"])
@pytest.mark.parametrize(
    ("mode", "outdoor", "commands"),
    [
        ("heat", 2.0, {}),
        ("heat", -8.0, {"target_temperature": {100: 22.0, 300: 18.0}}),
        ("cool", 31.0, {"target_temperature": {200: 24.0}}),
        ("off", 5.0, {"hvac_mode": {150: 1.0}}),
        ("heat_cool", 14.0, {}),
    ],
)
def test_one_alone_is_as_among_others(
    structure: str, law: str, mode: str, outdoor: float, commands: dict[str, dict[int, float]]
) -> None:
    estimates = {"time_constant": Estimate(30.0, 6.0, True), "heating_rate": Estimate(2.5, 0.4, True)}
    twin = spec("thermostat", channels=CHANNELS, fidelity=Fidelity.EXPERT)
    model = model_for(twin, Learned(kind="thermostat", structure=f"{structure}/{law}", parameters=estimates))
    draws = theta(model, 3)
    values = {"temperature": 20.3, "target_temperature": 20.0, "hvac_mode": mode, "hvac_action": "heating"}
    rng = np.random.default_rng(3)
    weather = {
        "outdoor_temperature": outdoor + np.cumsum(rng.normal(0, 0.05, STEPS)),
        "sun": rng.uniform(0, 400, STEPS),
        "window": (np.arange(STEPS) // 60 == 2).astype(float),
    }
    quiet = {key: value if key != "disturbance" else np.full_like(value, 1e-12) for key, value in draws.items()}
    one = {key: value[:1] for key, value in quiet.items()}
    around = block(STEPS, commands=commands, environment=weather)
    after, found = model.advance(model.initial(values, {}, START, one), one, around)
    among_after, among = model.advance(model.initial(values, {}, START, quiet), quiet, around)
    assert isinstance(model, IsolatedModel)
    assert model.failure is None
    assert np.ptp(among["temperature"][:, 0]) > 0.2
    for key, course in among.items():
        np.testing.assert_allclose(found[key], course[:, :1], atol=1e-8, err_msg=key)
    for key in ("air", "mass", "structure", "plant", "command"):
        np.testing.assert_allclose(after[key], among_after[key][:1], atol=1e-8, err_msg=key)
