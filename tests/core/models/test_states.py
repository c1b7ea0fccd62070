"""Devices in one of several states: chains, delays and what commands make of them."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.machine import NEVER, Machine
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned

from .builders import START, block, play, spec, theta


def names(kind: str, course: np.ndarray, member: int = 0) -> list[str]:
    """Return a member's course in the words of the kind's main channel."""
    options = KINDS[kind].channel(KINDS[kind].main).options
    return [options[int(index)] for index in course[:, member]]


def index(kind: str, name: str) -> float:
    return float(KINDS[kind].channel(KINDS[kind].main).options.index(name))


class Counting(np.random.Generator):
    """A generator that counts the rows that were drawn of it."""

    rows = 0

    def random(self, size: tuple[int, int]) -> np.ndarray:  # type: ignore[override]  # rows are all that is asked for
        self.rows += size[0]
        return super().random(size)


def machine(minutes: tuple[float, float], members: int = 4000, spread: float = 0.4) -> Machine:
    seconds = 60.0 * np.repeat(np.array(minutes)[:, None], members, axis=1)
    return Machine(
        seconds=seconds, spread=spread, moves=np.array([[0.0, 1.0], [1.0, 0.0]]), answers=np.tile(np.arange(2), (2, 1))
    )


def test_an_alternating_chain_is_in_each_state_for_its_share_of_time() -> None:
    chain = machine((10.0, 30.0))
    state = np.zeros(4000, dtype=np.intp)
    course, _, _ = chain.run(state, chain.begin(state, None), None, 240, 60.0, np.random.default_rng(1))
    # By renewal theory the share is that of the mean dwells, whose ratio is that of the medians.
    assert course[120:].mean() == pytest.approx(0.75, abs=0.02)


def test_what_moves_every_second_is_told_in_few_draws_and_for_its_share_of_time() -> None:
    chain = machine((1.0 / 60.0, 3.0 / 60.0), members=400)
    rng = Counting(np.random.PCG64(1))
    state = np.zeros(400, dtype=np.intp)
    course, _, _ = chain.run(state, chain.begin(state, None), None, 96, 900.0, rng)
    assert course.mean() == pytest.approx(0.75, abs=0.03)
    assert rng.rows < 96 * 100, "one by one it were 96 × 450 moves of two draws"


def test_a_long_dwell_after_many_short_ones_is_as_long_as_ever() -> None:
    chain = Machine(
        seconds=np.array([1.0, 1.0, 36_000.0])[:, None] * np.ones(2000), spread=0.02,
        moves=np.array([[0.0, 0.97, 0.03], [0.97, 0.0, 0.03], [1.0, 0.0, 0.0]]),
        answers=np.tile(np.arange(3), (3, 1)),
    )  # fmt: skip
    state = np.zeros(2000, dtype=np.intp)
    _, after, left = chain.run(state, chain.begin(state, 0.0), None, 1, 900.0, np.random.default_rng(1))
    assert left[after == 2].max() <= 36_000.0 * np.exp(0.1)


def test_dwell_times_have_the_median_and_spread_they_were_given() -> None:
    chain = machine((10.0, NEVER), spread=0.3)
    state = np.zeros(4000, dtype=np.intp)
    course, _, _ = chain.run(state, chain.begin(state, 0.0), None, 400, 6.0, np.random.default_rng(1))
    left = (course == 0).sum(axis=0) * 0.1
    assert np.median(left) == pytest.approx(10.0, rel=0.03)
    assert np.quantile(left, 0.841) == pytest.approx(10.0 * np.exp(0.3), rel=0.05)


def test_time_already_spent_shortens_what_is_left() -> None:
    chain = machine((10.0, NEVER))
    state = np.zeros(4000, dtype=np.intp)
    fresh, late = np.median(chain.begin(state, 0.0)), np.median(chain.begin(state, 540.0))
    assert late < 0.6 * fresh


def test_three_states_follow_their_probabilities() -> None:
    count = 6000
    chain = Machine(
        seconds=np.array([60.0, NEVER, NEVER])[:, None] * np.ones(count),
        spread=0.1,
        moves=np.array([[0.0, 0.25, 0.75], [0, 1, 0], [0, 0, 1]], dtype=float),
        answers=np.tile(np.arange(3), (3, 1)),
    )
    state = np.zeros(count, dtype=np.intp)
    course, _, _ = chain.run(state, chain.begin(state, 0.0), None, 10, 60.0, np.random.default_rng(1))
    assert (course[-1] == 1).mean() == pytest.approx(0.25, abs=0.02)


def test_a_course_does_not_depend_on_how_it_is_cut() -> None:
    twin = spec("vacuum")
    whole = play(twin, block(120), {"activity": "cleaning", "battery": 90.0}, changed={"activity": START})
    model = model_for(twin)
    draws = theta(model)
    state = model.initial({"activity": "cleaning", "battery": 90.0}, {"activity": START}, START, draws)
    parts = []
    for _ in range(4):
        state, outputs = model.advance(state, draws, block(30))
        parts.append(outputs["activity"])
    # Chance is drawn anew for each block; what was fixed at the start is the end of the cleaning.
    ends = [
        int(np.argmax(course[:, 0] != index("vacuum", "cleaning"))) for course in (whole["activity"], np.vstack(parts))
    ]
    assert abs(ends[0] - ends[1]) <= 1


def test_a_vacuum_cleans_returns_docks_and_charges() -> None:
    outputs = play(
        spec("vacuum"), block(180, commands={"activity": {0: index("vacuum", "cleaning")}}),
        {"activity": "docked", "battery": 100.0}, drain=50.0, charging=40.0,
    )  # fmt: skip
    course = names("vacuum", outputs["activity"])
    assert list(dict.fromkeys(course)) == ["cleaning", "returning", "docked"]
    cleaned = course.index("returning")
    assert outputs["battery"][cleaned - 1, 0] == pytest.approx(100.0 - 50.0 * cleaned / 60.0, abs=0.1)
    docked = course.index("docked")
    later = outputs["battery"][docked + 30, 0] - outputs["battery"][docked, 0]
    assert later == pytest.approx(20.0, abs=0.1)


def test_a_vacuum_with_an_empty_battery_returns_sooner() -> None:
    outputs = play(
        spec("vacuum"), block(60, commands={"activity": {0: index("vacuum", "cleaning")}}),
        {"activity": "docked", "battery": 25.0}, drain=60.0,
    )  # fmt: skip
    assert "docked" in names("vacuum", outputs["activity"])[:20]
    assert outputs["battery"].min() > 5.0


@pytest.mark.parametrize("command", ["paused", "idle", "returning"])
def test_a_docked_vacuum_stays_docked(command: str) -> None:
    twin = spec("vacuum")
    outputs = play(twin, block(3, commands={"activity": {0: index("vacuum", command)}}), {"activity": "docked"})
    assert names("vacuum", outputs["activity"]) == ["docked"] * 3


def test_a_media_player_buffers_then_plays_and_draws_its_power() -> None:
    outputs = play(
        spec("media_player"), block(20, 1.0, commands={"volume": {3: 55.0}}),
        {"playback": "buffering", "volume": 20.0}, changed={"playback": START}, rated_power=80.0, standby_power=2.0,
    )  # fmt: skip
    course = names("media_player", outputs["playback"])
    assert course[0] == "buffering"
    assert course[-1] == "playing"
    assert outputs["volume"][[2, 3], 0].tolist() == [20.0, 55.0]
    assert outputs["power"][-1, 0] == 80.0
    off = play(spec("media_player"), block(1), {"playback": "off"}, standby_power=2.0)
    assert off["power"][0, 0] == 2.0


def test_an_alarm_is_armed_after_the_exit_delay_and_disarmed_at_once() -> None:
    twin = spec("alarm")
    commands = {"arming": {0: index("alarm", "armed_night"), 60: index("alarm", "disarmed")}}
    course = names(
        "alarm", play(twin, block(70, 1.0, commands=commands), {"arming": "disarmed"}, exit_delay=30.0)["arming"]
    )
    assert course[:29] == ["arming"] * 29
    assert set(course[30:60]) == {"armed_night"}
    assert set(course[60:]) == {"disarmed"}


def test_from_armed_to_armed_needs_no_delay() -> None:
    twin = spec("alarm")
    commands = {"arming": {0: index("alarm", "armed_away")}}
    course = names("alarm", play(twin, block(2, 1.0, commands=commands), {"arming": "armed_home"})["arming"])
    assert course == ["armed_away"] * 2


def test_a_pending_alarm_goes_off_and_returns_to_what_it_was() -> None:
    twin = spec("alarm")
    course = names(
        "alarm",
        play(
            twin, block(300, 1.0), {"arming": "pending"}, changed={"arming": START - 10.0},
            entry_delay=30.0, trigger_time=120.0,
        )["arming"],
    )  # fmt: skip
    assert course.count("pending") == pytest.approx(19, abs=1)
    assert course.count("triggered") == pytest.approx(120, abs=1)
    assert course[-1] == "disarmed"


def test_an_alarm_at_basic_knows_no_delays() -> None:
    twin = spec("alarm", fidelity=Fidelity.BASIC)
    commands = {"arming": {0: index("alarm", "armed_away")}}
    assert names("alarm", play(twin, block(1, commands=commands), {"arming": "disarmed"})["arming"]) == ["armed_away"]


def test_a_siren_sounds_for_its_time_and_anew_when_told_again() -> None:
    twin = spec("siren")
    outputs = play(twin, block(300, 1.0, commands={"on": {0: 1.0, 100: 1.0}}), {"on": False}, sounding_time=150.0)
    on = outputs["on"][:, 0]
    assert int(on.sum()) == pytest.approx(250, abs=1)
    assert on[-1] == 0.0
    basic = play(spec("siren", fidelity=Fidelity.BASIC), block(9999, 60.0, commands={"on": {0: 1.0}}), {"on": False})
    assert basic["on"].min() == 1.0


def test_a_siren_that_already_sounds_falls_silent_in_the_rest_of_its_time() -> None:
    outputs = play(spec("siren"), block(200, 1.0), {"on": True}, changed={"on": START - 100.0}, sounding_time=180.0)
    assert int(outputs["on"].sum()) == pytest.approx(80, abs=1)


def learned_chain(kind: str, seconds: list[float], moves: list[list[float]]) -> Learned:
    tables = {
        "state_seconds": tuple(seconds),
        "state_moves": tuple(np.array(moves).ravel().tolist()),
        "state_spread": (0.1,),
    }
    return Learned(kind=kind, structure="switching", parameters={"x": Estimate(1.0, 0.0)}, tables=tables)


def test_what_was_learned_moves_a_generic_device_at_advanced_only() -> None:
    options = ("idle", "busy")
    for fidelity, moves in ((Fidelity.STANDARD, False), (Fidelity.ADVANCED, True)):
        twin = spec("generic", fidelity=fidelity)
        state = replace(twin.channels["state"], options=options)
        twin = replace(twin, channels={"state": state})
        learned = learned_chain("generic", [600.0, 1200.0], [[0, 1], [1, 0]])
        course = play(twin, block(60), {"state": "idle"}, learned=learned, changed={"state": START})["state"][:, 0]
        assert bool(course.max() == 1.0) is moves
        if moves:
            assert int(np.argmax(course)) == pytest.approx(10, abs=4)


def test_a_learned_chain_of_another_number_of_states_is_not_used() -> None:
    learned = learned_chain("media_player", [60.0, 60.0], [[0, 1], [1, 0]])
    twin = spec("media_player", fidelity=Fidelity.ADVANCED)
    course = play(twin, block(60), {"playback": "playing"}, learned=learned, changed={"playback": START})
    assert set(names("media_player", course["playback"])) == {"playing"}
