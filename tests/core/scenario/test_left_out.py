"""What rests on a history that cannot tell: in no sum, in no gain, and no probability."""

from dataclasses import replace

import pytest

from custom_components.digital_twin.core.home.happenings import Command, Fault, FaultKind, Surroundings
from tests.core.twins import twin

from .homes import ROOM_CHANNELS, heater, in_one_zone, room, run, vague_room

COLD = Surroundings(quantity="outdoor_temperature", offset=-20.0)
COMFORT = {"comfort_low": 19.0, "comfort_high": 24.0}
THERMAL = ("temperature", "target_temperature", "hvac_mode", "hvac_action", "window")
NUMBERED = {"summary_comfort", "summary_heat_less", "summary_heat_more", "summary_fails"}


def test_a_room_that_is_refused_counts_in_no_sum() -> None:
    vague = vague_room(mode="off", settings=COMFORT, channels=THERMAL)
    known = room("known", temperature=20.0, mode="off", settings=COMFORT, channels=THERMAL)
    both = run((vague, known), COLD, hours=48, step=600.0, members=100)
    alone = run((known,), COLD, hours=48, step=600.0, members=100)
    assert both.left_out == ("room",)
    assert alone.left_out == ()
    assert both.totals.comfort == pytest.approx(alone.totals.comfort)
    assert both.baseline is not None
    assert alone.baseline is not None
    assert both.baseline.comfort == pytest.approx(alone.baseline.comfort)
    assert "assumed_left_out" in {one.id for one in both.assumed}
    assert "assumed_left_out" not in {one.id for one in alone.assumed}


def test_a_home_of_nothing_but_refused_rooms_tells_no_comfort_and_no_probability() -> None:
    vague = vague_room(temperature=20.0, target=20.0, settings=COMFORT, channels=THERMAL)
    outcome = run((vague,), COLD, Fault(twin_id="room", kind=FaultKind.DEAD), hours=48, step=600.0, members=100)
    assert outcome.totals.comfort is None
    assert "comfort" not in outcome.figures
    assert not NUMBERED & {one.id for one in outcome.summary}
    assert outcome.crossings
    assert all("percent" not in one.message.params for one in outcome.crossings)
    assert not [name for name in outcome.figures if "." in name]
    assert (outcome.failure_probability, outcome.trouble_probability) == (0.0, 0.0)
    # Nobody is told to feel safe, either.
    assert outcome.will_likely_fail


@pytest.mark.parametrize("electric", [True, False])
def test_it_is_said_that_the_electricity_of_a_refused_room_is_counted(electric: bool) -> None:
    vague = vague_room(settings=COMFORT, channels=ROOM_CHANNELS if electric else THERMAL)
    outcome = run((vague, room("known", settings=COMFORT)), COLD, hours=48, step=600.0, members=100)
    assert outcome.left_out == ("room",)
    assert ("summary_counted_in" in {one.id for one in outcome.summary}) is electric
    said = [one.params for one in outcome.assumed if one.id == "assumed_counted_in"]
    assert said == ([{"names": "Room"}] if electric else [])


def test_a_crossing_whose_probability_nobody_knows_has_no_time_either() -> None:
    vague = vague_room(mode="off", settings=COMFORT, channels=THERMAL)
    known = room("known", mode="off", settings=COMFORT, channels=THERMAL)
    outcome = run((vague, known), COLD, hours=48, step=600.0, members=100)
    found = {(one.refused, one.at is None, one.earliest is None) for one in outcome.crossings}
    assert found == {(True, True, True), (False, False, False)}


def test_what_only_shows_the_air_of_a_refused_room_is_refused_as_well() -> None:
    links = in_one_zone("room", "shown")
    links = replace(links, devices={**links.devices, "shown": replace(links.devices["shown"], measures="temperature")})
    shown = twin("sensor", {"value": 20.0}, twin_id="shown", channels=("value",))
    known, vague = (
        run((one, shown), COLD, hours=48, step=600.0, members=100, links=links)
        for one in (room(temperature=20.0, mode="off", channels=THERMAL), vague_room(mode="off", channels=THERMAL))
    )
    assert [one.refused for one in known.twins] == [False, False]
    assert [one.refused for one in vague.twins] == [True, True]
    assert vague.left_out == ("room",)


def test_what_nobody_asked_about_is_not_said_to_stay_as_it_is() -> None:
    """The home has one room, whose history cannot tell; the question is about a lamp."""
    mild = Surroundings(quantity="outdoor_temperature", offset=3.0)
    lamp = twin("light", {"on": True}, twin_id="lamp")
    known, vague = (
        run((one, lamp), mild, hours=48, step=600.0, members=100, shown=("lamp",))
        for one in (room(temperature=20.0, mode="off", channels=THERMAL), vague_room(mode="off", channels=THERMAL))
    )
    assert "summary_safe" in {one.id for one in known.summary}
    assert (vague.left_out, vague.refusals) == (("room",), ())
    assert not {"summary_rooms_steady", "summary_safe"} & {one.id for one in vague.summary}


def test_what_helps_a_refused_room_is_told_without_a_number() -> None:
    outcome = run(
        (vague_room(settings={"rated_power": 2000.0}), heater()), Fault(twin_id="room", kind=FaultKind.DEAD), hours=48,
        step=600.0, links=in_one_zone("room", "heater"), outside={"outdoor_temperature": -12.0}, members=100,
    )  # fmt: skip
    assert outcome.left_out == ("room",)
    (advice,) = [one for one in outcome.recommendations if one.id == "heater"]
    assert advice.outcome.id == "gain_unsure"
    assert advice.outcome.params == {}
    assert advice.gain["failure"] == 0.0


def test_what_a_refused_room_would_save_is_no_gain() -> None:
    hot = Command(twin_id="room", commands={"target_temperature": 30.0})
    outcome = run(
        (vague_room(settings=COMFORT),), hot, hours=48, step=600.0, members=100,
        outside={"outdoor_temperature": 5.0, "price": 0.3},
    )  # fmt: skip
    assert outcome.left_out == ("room",)
    for advice in outcome.recommendations:
        assert not {"energy", "cost", "comfort", "peak"} & advice.gain.keys()
