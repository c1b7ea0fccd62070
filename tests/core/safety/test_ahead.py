"""Looking ahead without any action: what comes by itself is found, what only an action brings about is not."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.digital_twin.core.safety.ahead import in_sight, look_ahead
from custom_components.digital_twin.core.twin import Fidelity, Trust, TwinSnapshot
from tests.core.twins import thermostat, twin

from .builders import START, environment, request


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


def test_a_room_of_which_nobody_knows_how_warm_it_is_foresees_nothing() -> None:
    unknown = replace(cellar(), values={"hvac_mode": "off"})
    assert ids(unknown, environment=environment(2.0)) == []


def test_what_was_foreseen_is_in_sight_while_its_twin_is_known_believed_and_asked_about() -> None:
    asked = request((cellar(),), environment=environment(-20.0))
    (frost,) = look_ahead(asked)
    assert in_sight(asked, frost)
    blind = replace(cellar(), values={"hvac_mode": "off"})
    for other in (
        replace(asked, twins=()),
        replace(asked, twins=(blind,)),
        replace(asked, twins=(cellar(Trust.OBSERVING),)),
        replace(asked, limits={"frost.enabled": 0.0}),
    ):
        assert not in_sight(other, frost)


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


def test_a_freezer_that_is_off_says_when_its_contents_become_too_warm() -> None:
    freezer = twin("plug", {"on": False}, settings={"appliance": "freezer"}, changed={"on": START - 6 * 3600.0})
    (finding,) = (item for item in look_ahead(request(freezer, horizon=86_400.0)) if item.hazard == "food_warm")
    assert finding.probability > 0.6
    assert finding.at == pytest.approx(9 * 3600.0, abs=3 * 3600.0)
    running = twin("plug", {"on": True}, settings={"appliance": "freezer"})
    assert "food_warm" not in {item.hazard for item in look_ahead(request(running, horizon=86_400.0))}


def test_a_thermometer_in_a_freezer_is_believed() -> None:
    warm, cold = (
        twin("plug", {"on": False, "temperature": inside}, settings={"appliance": "freezer"})
        for inside in (-10.0, -24.0)
    )
    (soon,) = (item for item in look_ahead(request(warm, horizon=43_200.0)) if item.hazard == "food_warm")
    assert soon.at is not None
    assert soon.at < 3 * 3600.0
    late = [item.probability for item in look_ahead(request(cold, horizon=43_200.0)) if item.hazard == "food_warm"]
    assert max(late, default=0.0) < 0.2
