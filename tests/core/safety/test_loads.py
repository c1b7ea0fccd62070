"""Loads that are commanded on draw from then on; storages are discharged down to what is to be kept."""

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.requests import Decision, HazardFinding
from custom_components.digital_twin.core.safety.check import runs_of
from custom_components.digital_twin.core.safety.situation import Situation
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.twins import twin

from .builders import START, change, hazards, request, verdict

HOUR = 3600.0


def plug(appliance: str, watts: float, **more: object) -> TwinSnapshot:
    """Return an appliance behind a plug that is off; only its rating plate is known."""
    settings = {"appliance": appliance, "rated_power": watts}
    return twin("plug", {"on": False, "power": 0.0}, settings=settings, **more)


def over(appliance: str, watts: float, **more: object) -> HazardFinding | None:
    """Return the overload that switching an appliance on brings a home that draws 9 of its 11 kW."""
    answer = verdict(
        plug(appliance, watts),
        change("plug", on=True),
        limits={"max_power": 11_000.0},
        facts={"home_power": 9000.0},
        **({"members": 200} | more),
    )
    return next((one for one in answer.hazards if one.hazard == "power_over_limit"), None)


@pytest.mark.parametrize("appliance", ["oven", "heater", "washer", "dryer", "ev", "other", "pump"])
@pytest.mark.parametrize("horizon", [HOUR, 24 * HOUR])
def test_what_is_switched_on_runs_at_once(appliance: str, horizon: float) -> None:
    finding = over(appliance, 3000.0, horizon=horizon)
    assert finding is not None
    assert finding.probability > 0.9
    assert finding.at == 0.0
    assert over(appliance, 1500.0, horizon=HOUR) is None


def test_a_kettle_boils_for_minutes_and_counts_all_the_same() -> None:
    finding = over("kettle", 3000.0, horizon=HOUR)
    assert finding is not None
    assert finding.probability > 0.5
    assert finding.at == 0.0


def power(device: TwinSnapshot, at: float, hours: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return what an appliance draws that is switched on at s after the start, (steps of 5 min, members)."""
    asked = request(device, change("plug", at, on=True), horizon=hours * HOUR, members=400)
    situation = Situation(request=asked, grid=Grid.over(START, hours * HOUR, 300.0))
    (run,) = runs_of(situation)
    return np.asarray(run.outputs["power"])


@pytest.mark.parametrize(
    ("appliance", "minutes"), [("kettle", 3.0), ("heater", 10.0), ("tv", 120.0), ("dryer", 90.0), ("other", 60.0)]
)
def test_it_runs_from_the_command_on_for_as_long_as_it_usually_does(appliance: str, minutes: float) -> None:
    drawn = power(plug(appliance, 1000.0), HOUR, 5.0)
    assert drawn[:12].max() == 0.0
    first = np.minimum(drawn[12:] / 1000.0 > 0.3, 1.0)
    stops = np.argmin(np.concatenate((first, np.zeros((1, first.shape[1])))), axis=0) * 5.0
    # Of an exponential time the median is ln 2 of the mean; steps are 5 min, and times differ from home to home.
    assert 0.3 * minutes - 5.0 <= np.median(stops) <= 2.0 * minutes + 5.0
    energy = drawn[12:24].mean(axis=1).sum() / 12.0
    # A heater's own thermostat switches it on again.
    again = 2.5 if appliance == "heater" else 1.0
    assert energy == pytest.approx(1000.0 * again * min(minutes / 60.0, 1.0), rel=0.6)


def test_what_runs_already_is_not_started_anew() -> None:
    on = twin("plug", {"on": True, "power": 0.0}, settings={"appliance": "kettle", "rated_power": 2000.0})
    assert power(on, 0.0, 1.0)[0].mean() < 400.0


def battery(charge: float, *, learned: float | None = None, **settings: object) -> TwinSnapshot:
    """Return a storage of 10 kWh that gives 5 kW."""
    return twin(
        "battery",
        {"charge": charge, "storage_mode": "auto", "power": 0.0},
        settings={"capacity": 10.0, "rated_power": 5000.0} | settings,
        parameters={} if learned is None else {"reserve": learned},
    )


def modes(device: TwinSnapshot) -> TwinSnapshot:
    """Return a storage with the names of its modes."""
    channels = dict(device.spec.channels)
    mode = channels["storage_mode"]
    channels["storage_mode"] = type(mode)(
        key=mode.key, quantity=mode.quantity, options=("auto", "Force discharge", "charge"), command=True
    )
    channels.pop("on")
    object.__setattr__(device.spec, "channels", channels)
    return device


DISCHARGE = change("battery", storage_mode="Force discharge")


@pytest.mark.parametrize("charge", [25.0, 60.0])
def test_a_storage_is_discharged_down_to_what_is_to_be_kept(charge: float) -> None:
    answer = verdict(modes(battery(charge, reserve=20.0)), DISCHARGE)
    (finding,) = answer.hazards
    assert finding.hazard == "battery_reserve"
    assert finding.reason.id == "used_battery_reserve"
    assert answer.decision is Decision.NEEDS_APPROVAL
    assert finding.at == pytest.approx((charge - 21.0) / 100.0 * 10.0 / 5.0 * 0.9 * HOUR, abs=1200.0)


def test_it_is_not_where_it_ends_in_time_or_nobody_said_what_to_keep_or_it_stops_by_itself() -> None:
    ends = change("battery", 1800.0, storage_mode="auto")
    assert hazards(verdict(modes(battery(90.0, reserve=20.0)), DISCHARGE, ends)) == []
    assert hazards(verdict(modes(battery(60.0)), DISCHARGE)) == []
    assert hazards(verdict(modes(battery(60.0, reserve=20.0, learned=20.0)), DISCHARGE)) == []
    assert hazards(verdict(modes(battery(60.0, reserve=20.0, learned=10.0)), DISCHARGE)) == ["battery_reserve"]
    assert hazards(verdict(modes(battery(60.0, reserve=20.0)), change("battery", storage_mode="charge"))) == []


def test_without_a_simulation_it_is_told_where_the_reserve_is_reached() -> None:
    low, high = (verdict(modes(battery(at, reserve=20.0)), DISCHARGE, quick=True) for at in (20.0, 40.0))
    assert hazards(low) == ["battery_reserve"]
    assert hazards(high) == []
