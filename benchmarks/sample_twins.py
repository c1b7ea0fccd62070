"""Twins and weather that the benchmarks of the core share."""

from collections.abc import Mapping

import numpy as np

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned, Trust, TwinSnapshot, TwinSpec

START = 1_767_225_600.0
DAY = 86_400.0


def sample(
    kind: str,
    twin_id: str,
    values: Mapping[str, Value],
    settings: Mapping[str, Value] | None = None,
    parameters: Mapping[str, float] | None = None,
) -> TwinSnapshot:
    """Return a trusted twin of a kind with all its channels."""
    estimates = {name: Estimate(value, 0.05 * value, True) for name, value in (parameters or {}).items()}
    return TwinSnapshot(
        spec=TwinSpec(
            twin_id=twin_id,
            name=twin_id,
            kind=kind,
            fidelity=Fidelity.ADVANCED,
            channels={channel.key: channel for channel in KINDS[kind].channels},
            settings=settings or {},
        ),
        learned=Learned(kind=kind, structure="", parameters=estimates, trust=Trust.TRUSTED, days=10.0, samples=3000),
        values=values,
        changed=dict.fromkeys(values, START - 600.0),
    )


def room(twin_id: str = "room") -> TwinSnapshot:
    """Return a heated room."""
    return sample(
        "thermostat",
        twin_id,
        {"temperature": 20.0, "target_temperature": 20.0, "hvac_mode": "heat", "window": False},
        {"comfort_low": 18.0, "comfort_high": 25.0},
        {"time_constant": 18.0, "heating_rate": 2.0},
    )


def home(count: int = 100) -> tuple[TwinSnapshot, ...]:
    """Return a home of so many twins: lamps, plugs, rooms, covers and a lock in every ten."""
    makers = (
        lambda name: sample("light", name, {"on": False}, {"rated_power": 8.0}),
        lambda name: sample("light", name, {"on": True, "brightness": 60.0}),
        lambda name: sample("plug", name, {"on": True, "power": 80.0}, {"appliance": "fridge"}),
        lambda name: sample("plug", name, {"on": True, "power": 3.0}, {"appliance": "tv"}),
        room,
        lambda name: sample("cover", name, {"position": 100.0}),
        lambda name: sample("binary_sensor", name, {"on": False}),
        lambda name: sample("sensor", name, {"value": 412.0}),
        lambda name: sample("lock", name, {"bolt": "locked"}),
        room,
    )
    return tuple(makers[index % 10](f"twin_{index}") for index in range(count))


def weather() -> Environment:
    """Return two days of weather by the minute."""
    hours = np.arange(2 * 1440) / 60.0
    values = {
        "outdoor_temperature": 4.0 + 4.0 * np.sin((hours - 9.0) * np.pi / 12.0),
        "sun": np.maximum(300.0 * np.sin((hours - 6.0) * np.pi / 12.0), 0.0),
    }
    return Environment(start=START, step=60.0, values=values)
