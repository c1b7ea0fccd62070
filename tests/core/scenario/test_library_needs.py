"""What the scenarios of the library mean in a home, by what is in it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import run_scenario
from custom_components.digital_twin.core.home.happenings import Fault, Given, Outage
from custom_components.digital_twin.core.home.links import HomeLinks
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.bind import bind
from custom_components.digital_twin.core.scenario.language import read
from custom_components.digital_twin.core.scenario.problems import LanguageError
from custom_components.digital_twin.core.scenario.request import HomeScenario
from tests.core.twins import twin

from .homes import ROOM_CHANNELS, at, course, room
from .written import BOOK, LINKS, NOW, TWINS, ZONE

WASHER = twin(
    "plug", {"on": True, "power": 0.0}, twin_id="washer", channels=("on", "power"), settings={"appliance": "washer"},
    parameters={"on_power": 1800.0, "on_minutes": 150.0},
)  # fmt: skip


def washed(**data: Any) -> HomeScenario:
    plan = read({"scenario": "laundry_day", **data}, now=NOW, zone=ZONE)
    nothing = Environment(start=plan.start, step=3600.0)
    return bind(plan, BOOK, twins={"washer": WASHER}, links=LINKS, environment=nothing)


def test_laundry_is_watched_until_it_is_dry_or_refused() -> None:
    assert washed().horizon == 24 * 3600.0
    many = washed(parameters={"loads": 10, "every": "4h"})
    assert [one.at / 3600.0 for one in many.happenings] == [4.0 * load for load in range(10)]
    assert many.horizon == pytest.approx((9 * 4 + 6) * 3600.0)
    close = washed(parameters={"loads": 3, "every": "1h"})
    assert [one.at / 60.0 for one in close.happenings] == [0.0, 150.0, 300.0], "one machine washes one load at a time"
    with pytest.raises(LanguageError) as caught:
        washed(parameters={"loads": 5, "every": "4h"}, horizon="18h")
    (problem,) = caught.value.problems
    assert (problem.path, problem.message.params["value"]) == ("scenario", "18:30:00")


@pytest.mark.parametrize("name", ["main", "Main", " main "])
@pytest.mark.parametrize(
    "asked",
    [
        lambda name: {"scenario": "power_outage", "parameters": {"circuit": name}},
        lambda name: {"changes": [{"outage": "power", "which": name}]},
        lambda name: {"changes": [{"load": 500, "circuit": name}]},
        lambda name: {"scenario": "load_test", "parameters": {"circuit": name}},
    ],
)
def test_a_circuit_is_named_as_it_is_in_the_settings(asked: Callable[[str], dict[str, Any]], name: str) -> None:
    plan = read(asked(name), now=NOW, zone=ZONE)
    meant = bind(plan, BOOK, twins=TWINS, links=LINKS, environment=Environment(start=plan.start, step=3600.0))
    (named,) = (
        one.which if isinstance(one, Outage) else one.circuit
        for one in (*meant.happenings, meant.load_test)
        if one is not None
    )
    assert named == "main"


def test_without_thermostats_all_that_heats_may_fail() -> None:
    heaters = {
        name: twin("plug", {"on": True}, twin_id=name, channels=("on", "power"), settings={"appliance": "heater"})
        for name in ("bath", "study")
    }
    plan = read({"scenario": "heating_failure"}, now=NOW, zone=ZONE)
    nothing = Environment(start=plan.start, step=3600.0)
    failed = bind(plan, BOOK, twins={**heaters, "lamp": TWINS["lamp"]}, links=LINKS, environment=nothing)
    assert [one.twin_id for one in failed.happenings if isinstance(one, Fault)] == ["bath", "study"]
    mixed = bind(plan, BOOK, twins={**heaters, "room": TWINS["room"]}, links=LINKS, environment=nothing)
    assert [one.twin_id for one in mixed.happenings if isinstance(one, Fault)] == ["room"]


def test_what_only_cools_is_no_heating_that_fails() -> None:
    mode = replace(TWINS["room"].spec.channels["hvac_mode"], options=("off", "cool", "dry"))
    spec = replace(TWINS["room"].spec, twin_id="cooler", channels={**TWINS["room"].spec.channels, "hvac_mode": mode})
    cooler = replace(TWINS["room"], spec=spec)
    plan = read({"scenario": "heating_failure"}, now=NOW, zone=ZONE)
    nothing = Environment(start=plan.start, step=3600.0)
    failed = bind(plan, BOOK, twins={"cooler": cooler, "room": TWINS["room"]}, links=LINKS, environment=nothing)
    assert [one.twin_id for one in failed.happenings if isinstance(one, Fault)] == ["room"]


def test_a_window_that_nothing_watches_may_be_left_open() -> None:
    bare = room("bare", channels=tuple(one for one in ROOM_CHANNELS if one != "window"))
    watched = room("watched")
    plan = read({"scenario": "window_left_open"}, now=NOW, zone=ZONE)
    cold = Environment(start=plan.start, step=3600.0, values={"outdoor_temperature": np.zeros(12)})
    opened = bind(plan, BOOK, twins={"bare": bare}, links=HomeLinks(), environment=cold)
    assert [(one.twin_id, one.channel) for one in opened.happenings if isinstance(one, Given)] == [("bare", "window")]
    outcome = run_scenario(opened)
    assert outcome.baseline is not None
    usual = at(course(outcome, "bare", "temperature", baseline=True), 2.0)
    assert at(course(outcome, "bare", "temperature"), 2.0) < usual - 1.0
    both = bind(plan, BOOK, twins={"bare": bare, "watched": watched}, links=HomeLinks(), environment=cold)
    assert [one.twin_id for one in both.happenings if isinstance(one, Given)] == ["watched"]
