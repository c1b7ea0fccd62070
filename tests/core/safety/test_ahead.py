"""Looking ahead without any action: what comes by itself is found, what only an action brings about is not."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.digital_twin.core.safety.ahead import look_ahead
from custom_components.digital_twin.core.twin import Fidelity, Trust, TwinSnapshot
from tests.core.twins import thermostat, twin

from .builders import environment, request


def ids(*twins: TwinSnapshot, **more: Any) -> list[str]:
    """Return the hazards that come by themselves."""
    return [finding.hazard for finding in look_ahead(request(twins, **more))]


def cellar(trust: Trust = Trust.TRUSTED) -> TwinSnapshot:
    found = thermostat(7.0, 7.0, "off")
    assert found.learned is not None
    return replace(found, learned=replace(found.learned, trust=trust))


def running(watt: float, twin_id: str) -> TwinSnapshot:
    return twin(
        "plug",
        {"on": True, "power": watt},
        twin_id=twin_id,
        settings={"rated_power": watt},
        fidelity=Fidelity.BASIC,
    )


def test_a_cold_night_freezes_what_is_not_heated() -> None:
    assert ids(cellar(), environment=environment(-20.0)) == ["frost"]
    assert ids(cellar(), environment=environment(15.0)) == []


def test_an_observed_twin_foresees_nothing_that_stands_on_what_it_learned() -> None:
    assert ids(cellar(Trust.OBSERVING), environment=environment(-20.0)) == []


def test_what_adds_up_is_judged_over_all_twins_once() -> None:
    loads = (running(4000.0, "oven"), running(4000.0, "charger"))
    (finding,) = look_ahead(request(loads, limits={"max_power": 6000.0}))
    assert (finding.hazard, set(finding.twins)) == ("power_over_limit", {"oven", "charger"})
    assert ids(*loads, limits={"max_power": 20_000.0}) == []
    assert ids(*loads) == []


def test_hazards_of_commands_alone_do_not_come_by_themselves() -> None:
    fridge = twin("plug", {"on": True}, twin_id="fridge", settings={"appliance": "fridge"})
    lock = twin("lock", {"bolt": "unlocked"}, settings={"closes": "front_door"})
    assert ids(fridge, lock, facts={"people_home": 0.0, "smoke": 1.0}) == []


def test_a_hazard_that_is_switched_off_is_not_looked_for() -> None:
    assert ids(cellar(), environment=environment(-20.0), limits={"frost.enabled": 0.0}) == []


def test_bad_spans_are_refused() -> None:
    with pytest.raises(ValueError, match="horizon"):
        look_ahead(replace(request(cellar()), horizon=-1.0))
