"""A twin's state: revisions, compare-and-set, quarantine."""

from dataclasses import FrozenInstanceError
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.digital_twin.core.channel import Channel, InvalidValueError, Quantity, Refusal
from custom_components.digital_twin.core.live import QUARANTINE_KEPT, LiveState
from custom_components.digital_twin.core.recent import KEPT
from custom_components.digital_twin.core.state import Source, StaleRevisionError

CHANNELS = {
    "on": Channel(key="on", quantity=Quantity.BINARY),
    "brightness": Channel(key="brightness", quantity=Quantity.NUMBER, lower=0, upper=100),
}


@pytest.fixture
def live() -> LiveState:
    """Return a state that knows two channels."""
    return LiveState(CHANNELS)


def test_a_report_changes_value_time_source_and_revision(live: LiveState) -> None:
    assert live.report("on", True, 10.0, Source.USER, "ctx")
    state = live.freeze()
    assert (state.revision, dict(state.values), dict(state.times)) == (1, {"on": True}, {"on": 10.0})
    assert (state.source, state.cause) == (Source.USER, "ctx")
    assert live.get("on") is True
    assert live.reported_at("on") == 10.0


def test_the_same_value_again_moves_only_its_time(live: LiveState) -> None:
    live.report("on", True, 10.0, Source.DEVICE)
    assert not live.report("on", True, 11.0, Source.DEVICE)
    assert live.revision == 1
    assert live.freeze().times["on"] == 11.0
    assert live.freeze().changed["on"] == 10.0


def test_a_frozen_state_does_not_follow_the_live_one(live: LiveState) -> None:
    live.report("brightness", 40, 1.0, Source.DEVICE)
    before = live.freeze()
    assert live.freeze() is before
    live.report("brightness", 50, 2.0, Source.DEVICE)
    assert before.values["brightness"] == 40.0
    with pytest.raises(TypeError):
        before.values["brightness"] = 1.0  # type: ignore[index] -- the point of the test
    with pytest.raises(FrozenInstanceError):
        before.revision = 7  # type: ignore[misc] -- the point of the test


@pytest.mark.parametrize(
    ("key", "raw", "at", "refusal"),
    [
        ("volume", 1, 20.0, Refusal.UNKNOWN_CHANNEL),
        ("brightness", "bright", 20.0, Refusal.NOT_A_NUMBER),
        ("brightness", 101, 20.0, Refusal.OUT_OF_RANGE),
        ("brightness", 30, 5.0, Refusal.OUT_OF_ORDER),
    ],
)
def test_what_is_not_believed_goes_to_quarantine(
    live: LiveState, key: str, raw: object, at: float, refusal: Refusal
) -> None:
    live.report("brightness", 40, 10.0, Source.DEVICE)
    before = live.freeze()
    assert not live.report(key, raw, at, Source.DEVICE)
    assert live.freeze() == before
    assert live.quarantined == 1
    assert (live.quarantine[0].channel, live.quarantine[0].refusal) == (key, refusal)


def test_quarantine_keeps_the_newest_and_counts_all(live: LiveState) -> None:
    for number in range(QUARANTINE_KEPT + 5):
        live.report("brightness", f"x{number}", 1.0, Source.DEVICE)
    assert live.quarantined == QUARANTINE_KEPT + 5
    assert len(live.quarantine) == QUARANTINE_KEPT
    assert live.quarantine[-1].raw == f"x{QUARANTINE_KEPT + 4}"


def test_a_write_with_the_current_revision_goes_through(live: LiveState) -> None:
    live.report("on", False, 1.0, Source.DEVICE)
    state = live.write({"on": True, "brightness": 30.0}, 2.0, Source.SIMULATION, expected_revision=1)
    assert (state.revision, dict(state.values)) == (2, {"on": True, "brightness": 30.0})


def test_a_write_with_a_stale_revision_is_refused_and_counted(live: LiveState) -> None:
    live.report("on", False, 1.0, Source.DEVICE)
    before = live.freeze()
    with pytest.raises(StaleRevisionError):
        live.write({"on": True}, 2.0, Source.SIMULATION, expected_revision=0)
    assert live.freeze() == before
    assert live.refused_stale == 1


@pytest.mark.parametrize("bad", [{"brightness": 200.0}, {"volume": 1.0}])
def test_a_write_is_all_or_nothing(live: LiveState, bad: dict[str, float]) -> None:
    with pytest.raises(InvalidValueError):
        live.write({"on": True, **bad}, 2.0, Source.SIMULATION)
    assert live.freeze().values == {}


def test_a_write_of_the_same_values_keeps_the_revision(live: LiveState) -> None:
    live.report("on", True, 1.0, Source.DEVICE)
    assert live.write({"on": True}, 2.0, Source.TWIN).revision == 1
    assert live.reported_at("on") == 1.0, "what others than the device write is no report"
    assert live.write({"on": True}, 3.0, Source.DEVICE).revision == 1
    assert live.reported_at("on") == 3.0


def test_a_forgotten_channel_has_no_value(live: LiveState) -> None:
    live.report("on", True, 10.0, Source.DEVICE)
    assert live.forget("on", 5.0)
    assert live.get("on") is None
    assert live.revision == 2
    assert not live.forget("on", 6.0)
    assert live.lost() == {"on": (True, 5.0)}, "the others never said anything"
    assert live.report("on", True, 7.0, Source.DEVICE), "after a loss any time is new"
    assert not live.lost()
    assert live.told_since("on") == 7.0


def test_changes_are_kept_as_recent_samples(live: LiveState) -> None:
    for at, on, brightness in ((1.0, True, 10), (2.0, True, 20), (3.0, False, 20)):
        live.report("on", on, at, Source.DEVICE)
        live.report("brightness", brightness, at, Source.DEVICE)
    live.report("brightness", "dark", 4.0, Source.DEVICE)
    recent = {key: ring.series(9.0) for key, ring in live.recent.items()}
    assert (recent["on"].times.tolist(), recent["on"].values.tolist()) == ([1.0, 3.0], [1.0, 0.0])
    assert (recent["brightness"].times.tolist(), recent["brightness"].values.tolist()) == ([1.0, 2.0], [10.0, 20.0])


def test_numbers_reported_for_long_are_dropped_from_the_oldest_on(live: LiveState) -> None:
    for at in range(1000):
        live.report("brightness", at % 100, float(at), Source.DEVICE)
    times = live.recent["brightness"].series(2000.0).times.tolist()
    assert times == list(range(1000 - len(times), 1000))
    assert KEPT <= len(times) <= 2 * KEPT


@pytest.mark.parametrize("options", [(), ("left", "right")])
def test_a_text_is_recorded_only_as_a_known_option(options: tuple[str, ...]) -> None:
    live = LiveState({"state": Channel(key="state", quantity=Quantity.OPTION, options=options)})
    for at, raw in enumerate(("right", "left", 1, None)):
        live.report("state", raw, float(at), Source.DEVICE)
    assert live.get("state") == "left"
    assert live.recent["state"].series(9.0).values.tolist() == ([1.0, 0.0] if options else [])
    assert [item.refusal for item in live.quarantine] == [Refusal.UNKNOWN_OPTION] * 2


def test_an_enumeration_counts_as_its_text() -> None:
    class Side(StrEnum):
        LEFT = "left"

    live = LiveState({"state": Channel(key="state", quantity=Quantity.OPTION, options=("left",))})
    assert live.report("state", Side.LEFT, 1.0, Source.DEVICE)
    assert type(live.get("state")) is str
    assert live.get("state") == "left"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["on", "brightness", "volume"]), st.one_of(st.booleans(), st.floats()), st.floats(0, 1e9)
        )
    )
)
def test_revisions_only_grow_and_values_stay_valid(reports: list[tuple[str, bool | float, float]]) -> None:
    live = LiveState(CHANNELS)
    for key, raw, at in reports:
        before = live.revision
        assert live.report(key, raw, at, Source.DEVICE) == (live.revision == before + 1)
        for name, value in live.freeze().values.items():
            assert CHANNELS[name].validate(value) == value
