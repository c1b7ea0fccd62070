"""Twins played one by one, as checks do: what changes do, beside the same without them."""

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.models import registry
from custom_components.digital_twin.core.requests import (
    Change,
    ChannelForecast,
    Environment,
    TwinOutcome,
)
from custom_components.digital_twin.core.scenario import messages
from custom_components.digital_twin.core.scenario.inputs import compile_changes
from custom_components.digital_twin.core.scenario.simulation import outcome, simulate, validate_members
from custom_components.digital_twin.core.scenario.unknown import OTHERS, TOPICS
from custom_components.digital_twin.core.twin import Fidelity, Trust, TwinSnapshot
from tests.core.twins import thermostat, twin

COLD = Environment(start=0.0, step=3600.0, values={"outdoor_temperature": np.full(200, 0.0), "sun": np.zeros(200)})


def play(
    twins: tuple[TwinSnapshot, ...],
    *changes: Change,
    horizon: float = 7200.0,
    step: float = 60.0,
    environment: Environment = COLD,
    members: int = 50,
    seed: int = 0,
    compare: bool = True,
) -> dict[str, TwinOutcome]:
    """Return what becomes of each twin."""
    grid = Grid.over(0.0, horizon, step)
    surroundings = grid.surroundings(environment)
    found: dict[str, TwinOutcome] = {}
    for one in twins:
        own = [change for change in changes if change.twin_id == one.spec.twin_id]
        run = simulate(one, own, grid, surroundings, members=members, seed=seed, compare=compare)
        found[one.spec.twin_id] = outcome(run, grid, compare=compare)
    return found


def only(found: dict[str, TwinOutcome]) -> TwinOutcome:
    return next(iter(found.values()))


def change(twin_id: str, at: float = 0.0, **commands: object) -> Change:
    return Change(at=at, twin_id=twin_id, commands=commands)


def course(channels: tuple[ChannelForecast, ...], key: str) -> ChannelForecast:
    return next(item for item in channels if item.channel == key)


def test_a_lamp_switched_on_later_uses_its_rated_power_from_then_on() -> None:
    lamp = twin(
        "light", {"on": False}, settings={"rated_power": 10.0}, parameters={"rated_power": 10.0, "standby_power": 0.0}
    )
    result = play((lamp,), change("light", 3600.0, on=True))
    found = result["light"]
    on = course(found.channels, "on")
    assert on.times[0] == 60.0
    assert on.value[:60].tolist() == [0.0] * 60
    assert on.value[60:].tolist() == [1.0] * 60
    assert course(found.baseline, "on").value.tolist() == [0.0] * 120
    assert found.energy is not None
    assert found.energy[1] == pytest.approx(0.010, rel=0.05)
    assert found.baseline_energy is not None
    assert found.baseline_energy[1] == pytest.approx(0.0, abs=1e-3)


def test_a_setpoint_raised_warms_the_room_and_the_baseline_stays() -> None:
    result = play((thermostat(),), change("thermostat", 600.0, target_temperature=24.0))
    found = result["thermostat"]
    warmed, same = course(found.channels, "temperature"), course(found.baseline, "temperature")
    assert warmed.value[-1] > same.value[-1] + 0.5
    assert np.allclose(warmed.value[:9], same.value[:9], atol=0.3)
    assert warmed.bands is not None
    assert np.all(warmed.bands.low90 <= warmed.bands.low50)
    assert np.all(warmed.bands.low50 <= warmed.value)
    assert np.all(warmed.value <= warmed.bands.high90)


def test_an_open_window_cools_the_room() -> None:
    result = play((thermostat(mode="off"),), change("thermostat", 600.0, window=True))
    found = result["thermostat"]
    open_, closed = course(found.channels, "temperature"), course(found.baseline, "temperature")
    assert open_.value[-1] < closed.value[-1] - 1.0
    assert course(found.channels, "window").value[[0, 9, 10, -1]].tolist() == [0.0, 0.0, 1.0, 1.0]
    assert course(found.baseline, "window").value[-1] == 0.0


def test_a_window_closed_again_and_without_comparison() -> None:
    open_now = thermostat(mode="off", values={"window": True})
    stays = play((open_now,), compare=False)
    closed = play((open_now,), change("thermostat", 600.0, window=False), compare=False)
    assert only(closed).baseline == ()
    assert only(closed).baseline_energy is None
    assert (
        course(only(closed).channels, "temperature").value[-1]
        > course(only(stays).channels, "temperature").value[-1] + 1.0
    )


def test_a_lock_and_a_cover_arrive() -> None:
    twins = (twin("lock", {"bolt": "locked"}), twin("cover", {"position": 0.0}))
    result = play(twins, change("lock", 60.0, bolt="unlocked"), change("cover", 60.0, position=100.0), horizon=600.0)
    bolt = course(result["lock"].channels, "bolt")
    assert bolt.probability["unlocked"][-1] > 0.9
    assert bolt.probability["locked"][0] == 1.0
    assert course(result["cover"].channels, "position").value[-1] == 100.0


def test_a_twin_without_changes_is_its_own_baseline() -> None:
    fridge = twin("plug", {"on": True, "power": 80.0}, settings={"appliance": "fridge"})
    found = only(play((fridge,)))
    assert found.baseline == found.channels
    assert found.energy == found.baseline_energy
    assert found.energy is not None


def test_the_same_seed_gives_the_same_numbers_whatever_else_takes_part() -> None:
    room, lamp = thermostat(), twin("light", {"on": False})
    heat = change("thermostat", target_temperature=23.0)
    alone = only(play((room,), heat, seed=7))
    together = play((lamp, thermostat()), heat, seed=7)["thermostat"]
    other = only(play((room,), heat, seed=8))
    assert np.array_equal(course(alone.channels, "temperature").value, course(together.channels, "temperature").value)
    assert not np.array_equal(course(alone.channels, "temperature").value, course(other.channels, "temperature").value)


def test_a_basic_twin_claims_no_band() -> None:
    found = only(play((thermostat(fidelity=Fidelity.BASIC),)))
    assert course(found.channels, "temperature").bands is None


def test_assumptions_are_told() -> None:
    unknown = twin("thermostat", {"target_temperature": 20.0}, trust=None)
    result = play((unknown,))
    assert [note.id for note in only(result).notes] == ["scenario_prior", "scenario_state_unknown"]
    assert only(result).trust is Trust.OBSERVING
    told = play((thermostat(parameters={"time_constant": 20.0}),))
    assert only(told).notes == ()


@pytest.mark.parametrize("members", [0, -1, 2001])
def test_the_size_of_the_ensemble_is_bounded(members: int) -> None:
    with pytest.raises(ValueError, match="members"):
        validate_members(members)


def test_one_member_is_enough() -> None:
    found = only(play((thermostat(),), change("thermostat", target_temperature=22.0), members=1))
    assert np.isfinite(course(found.channels, "temperature").value).all()


def test_changes_that_cannot_take_effect_are_noted() -> None:
    room = thermostat()
    result = play(
        (room,),
        change("thermostat", 7300.0, target_temperature=25.0),
        change("thermostat", humidity=50.0),
    )
    assert only(result).notes[:2] == (
        messages.change_ignored("humidity"),
        messages.change_late("target_temperature", 7300.0),
    )
    assert only(result).baseline == only(result).channels


def test_the_later_of_two_changes_counts_and_impossible_ones_are_left_out() -> None:
    grid = Grid.over(0.0, 600.0, 60.0)
    lamp = twin("light").spec
    changes = (
        change("light", 20.0, brightness=80.0),
        change("light", 0.0, brightness=20.0),
        change("light", 0.0, volume=1.0),
        change("light", 60.0, brightness=500.0),
    )
    inputs = compile_changes(changes, lamp, grid)
    assert inputs.commands["brightness"][0] == 80.0
    assert np.isnan(inputs.commands["brightness"][1:]).all()
    assert [note.params["channel"] for note in inputs.notes] == ["volume", "brightness"]


def test_options_arrive_as_their_index() -> None:
    room = thermostat().spec
    inputs = compile_changes((change("thermostat", hvac_mode="cool"),), room, Grid.over(0.0, 600.0, 60.0))
    assert inputs.commands["hvac_mode"][0] == room.channels["hvac_mode"].options.index("cool")


def test_a_model_that_raises_is_replaced_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by the model")

    monkeypatch.setattr(registry._MODELS["light"], "advance", broken)  # noqa: SLF001 -- the registry gives no way to break one
    result = play(
        (twin("light", {"on": True}), thermostat()),
        change("light", on=False),
        change("thermostat", target_temperature=21.0),
    )
    lamp = result["light"]
    assert lamp.notes[0].id == "model_failed"
    assert course(lamp.channels, "on").value[-1] == 0.0
    assert not any(note.id == "model_failed" for note in result["thermostat"].notes)


def test_every_message_has_its_declared_parameters() -> None:
    said = (
        messages.change_late("on", 1.0),
        messages.change_ignored("on"),
        messages.prior(),
        messages.state_unknown("on"),
        messages.environment_short(1.0),
        messages.unsure(1.0),
        messages.false_reading("Room", 20.0, 14.0),
        messages.unknown("mode"),
        *(messages.unknown(topic) for topics in (TOPICS, *OTHERS.values()) for topic in set(topics.values())),
    )
    assert {message.id: tuple(message.params) for message in said} == messages.MESSAGES


def test_every_kind_can_take_part() -> None:
    twins = tuple(twin(kind) for kind in registry.KINDS)
    result = play(twins, horizon=3600.0, step=300.0, members=10)
    assert list(result) == list(registry.KINDS)
    assert not any(note.id.startswith("model_") for item in result.values() for note in item.notes)
    again = play(twins, horizon=3600.0, step=300.0, members=10, compare=False)
    assert all(item.baseline == () for item in again.values())
