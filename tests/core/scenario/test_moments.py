"""Times as they are told: what is written for between two steps is told as written, whatever step it is played at."""

import pytest

from custom_components.digital_twin.core.home.happenings import Given, Load, Lost, Outage
from custom_components.digital_twin.core.home.links import Circuit, HomeLinks
from custom_components.digital_twin.core.scenario.result import Effect

from .homes import HOUR, crossing, room, run, said, steady

TEN = 5 * HOUR + 58 * 60.0
"""s: ten in the evening of a scenario that begins at two minutes past four; its steps of five minutes miss that."""
STEP = 300.0
FUSE = HomeLinks(circuits={"main": Circuit(circuit_id="main", name="Main fuse", limit=8.0, main=True)})


def test_an_outage_is_told_as_written() -> None:
    """Its beginning and its end, the devices that it stops, and what they draw once the power is back."""
    outage = Outage(lost=Lost.POWER, at=TEN, duration=HOUR / 2)
    outcome = run((steady(1000.0),), outage, hours=12, step=STEP)
    assert said(outcome, "event_power_lost") == [TEN]
    assert said(outcome, "event_power_back") == [TEN + HOUR / 2]
    (off,) = (one for one in outcome.affected if one.effect is Effect.OFF)
    assert (off.since, off.until) == (TEN, TEN + HOUR / 2)
    assert said(outcome, "event_restart") == said(outcome, "affected_comes_back_probably") == [TEN + HOUR / 2]


def test_a_device_falls_silent_when_the_power_goes() -> None:
    """And not a little earlier, or later."""
    outcome = run((steady(1000.0),), Outage(lost=Lost.POWER, at=TEN), hours=12, step=STEP)
    (load,) = outcome.twins
    assert load.silent is not None
    assert load.silent.at == said(outcome, "event_power_lost")[0] == TEN


def test_what_comes_of_it_at_once_is_told_at_the_same_time() -> None:
    """No fuse carries too much before what it carries too much of is switched on."""
    load = Load(power=2000.0, at=TEN)
    outcome = run((steady(1000.0),), load, hours=12, step=STEP, links=FUSE)
    assert crossing(outcome, "overload").at == TEN
    assert crossing(outcome, "overload").earliest == TEN


@pytest.mark.parametrize("minutes", [2, 7, 30])
def test_a_window_is_open_as_long_as_written(minutes: int) -> None:
    """Be that shorter than a step."""
    window = Given(twin_id="room", channel="window", value=True, at=TEN, duration=minutes * 60.0)
    outcome = run((room(),), window, hours=12, step=STEP)
    assert said(outcome, "event_window_opens") == [TEN]
    assert said(outcome, "event_window_shuts") == [TEN + minutes * 60.0]


def test_two_that_share_a_step_keep_their_times() -> None:
    """A minute apart is a minute apart."""
    first = Given(twin_id="room", channel="window", value=True, at=TEN, duration=HOUR)
    second = Outage(lost=Lost.POWER, at=TEN + 60.0, duration=HOUR)
    outcome = run((room(), steady(1000.0)), first, second, hours=12, step=STEP)
    assert said(outcome, "event_window_opens") == [TEN]
    assert said(outcome, "event_power_lost") == [TEN + 60.0]
