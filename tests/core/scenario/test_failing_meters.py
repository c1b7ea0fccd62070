"""A sensor of power that fails: it shows what it shows, and what is drawn stays what it is."""

from dataclasses import replace

import pytest

from custom_components.digital_twin.core.home.happenings import Command, Fault, FaultKind, Lost, Outage
from custom_components.digital_twin.core.home.links import Device, Restore, Supply
from tests.core.twins import twin

from .homes import HOUR, MAIN, at, course, heater, run, steady


@pytest.mark.parametrize("value", [0.0, 5000.0, None])
@pytest.mark.parametrize("kind", [FaultKind.STUCK, FaultKind.DRIFT])
def test_a_failing_power_reading_saves_nothing_and_breaks_no_fuse(kind: FaultKind, value: float | None) -> None:
    fault = Fault(twin_id="load", kind=kind, channel="power", value=value, rate=-500.0, at=HOUR)
    outcome = run((steady(1000.0),), fault, hours=4, links=MAIN)
    assert outcome.baseline is not None
    assert outcome.totals.energy == pytest.approx(outcome.baseline.energy)
    assert outcome.totals.peak == pytest.approx(outcome.baseline.peak)
    (load,) = outcome.twins
    assert load.energy == pytest.approx(load.baseline_energy)
    if value is not None and kind is FaultKind.STUCK:
        assert at(course(outcome, "load", "power"), 2.0) == value, "what is shown is what the sensor shows"


def test_what_is_switched_on_again_is_what_is_truly_drawn() -> None:
    out = Outage(lost=Lost.POWER, at=2 * HOUR, duration=HOUR)
    stuck = Fault(twin_id="load", kind=FaultKind.STUCK, channel="power", value=0.0, at=HOUR)
    device = Device(twin_id="load", supply=Supply.MAINS, restore=Restore.ON)
    outcome = run((steady(1000.0),), out, stuck, hours=6, links=replace(MAIN, devices={"load": device}))
    (again,) = [one for one in outcome.events if one.message.id == "event_restart"]
    assert again.message.params == {"power": 1000}


def test_what_is_advised_rests_on_what_is_truly_drawn() -> None:
    """A fan heater of 2 kW beside 2.5 kW is too much for 16 A, and its own sensor shows none of it."""
    begins = Command(twin_id="heater", commands={"on": True}, at=2 * HOUR)
    stuck = Fault(twin_id="heater", kind=FaultKind.STUCK, channel="power", value=0.0, at=HOUR)
    seen, unseen = (run((heater(), steady(2500.0)), begins, *faults, hours=8, links=MAIN) for faults in ((), (stuck,)))
    assert "overload" in {one.kind for one in unseen.crossings}
    assert [one.id for one in unseen.recommendations] == [one.id for one in seen.recommendations] != []


def test_a_failing_meter_shows_what_it_shows() -> None:
    meter = twin("sensor", {"value": 1000.0}, twin_id="meter", channels=("value",))
    main = replace(MAIN.circuits["main"], meter="meter")
    fault = Fault(twin_id="meter", kind=FaultKind.STUCK, channel="value", value=7.0)
    outcome = run((steady(1000.0), meter), fault, hours=2, links=replace(MAIN, circuits={"main": main}))
    assert outcome.baseline is not None
    assert at(course(outcome, "meter", "value"), 1.0) == 7.0
    assert outcome.totals.energy == pytest.approx(outcome.baseline.energy)
