"""Scenarios over real models: what changes do, beside the same without them."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.models import registry
from custom_components.digital_twin.core.requests import (
    Change,
    ChannelForecast,
    Environment,
    ScenarioRequest,
    ScenarioResult,
    TwinOutcome,
)
from custom_components.digital_twin.core.scenario import messages
from custom_components.digital_twin.core.scenario.inputs import compile_changes
from custom_components.digital_twin.core.scenario.run import run_scenario
from custom_components.digital_twin.core.scenario.unknown import TOPICS
from custom_components.digital_twin.core.twin import Fidelity, Trust, TwinSnapshot
from tests.core.twins import thermostat, twin

COLD = Environment(start=0.0, step=3600.0, values={"outdoor_temperature": np.full(200, 0.0), "sun": np.zeros(200)})


def request(twins: tuple[TwinSnapshot, ...], *changes: Change, **more: object) -> ScenarioRequest:
    settings = {"start": 0.0, "horizon": 7200.0, "step": 60.0, "environment": COLD, "members": 50} | more
    return ScenarioRequest(twins=twins, changes=changes, **settings)


def change(twin_id: str, at: float = 0.0, **commands: object) -> Change:
    return Change(at=at, twin_id=twin_id, commands=commands)


def outcome(result: ScenarioResult, twin_id: str) -> TwinOutcome:
    return next(item for item in result.twins if item.twin_id == twin_id)


def course(channels: tuple[ChannelForecast, ...], key: str) -> ChannelForecast:
    return next(item for item in channels if item.channel == key)


def test_a_lamp_switched_on_later_uses_its_rated_power_from_then_on() -> None:
    lamp = twin(
        "light", {"on": False}, settings={"rated_power": 10.0}, parameters={"rated_power": 10.0, "standby_power": 0.0}
    )
    result = run_scenario(request((lamp,), change("light", 3600.0, on=True)))
    found = outcome(result, "light")
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
    result = run_scenario(request((thermostat(),), change("thermostat", 600.0, target_temperature=24.0)))
    found = outcome(result, "thermostat")
    warmed, same = course(found.channels, "temperature"), course(found.baseline, "temperature")
    assert warmed.value[-1] > same.value[-1] + 0.5
    assert np.allclose(warmed.value[:9], same.value[:9], atol=0.3)
    assert warmed.bands is not None
    assert np.all(warmed.bands.low90 <= warmed.bands.low50)
    assert np.all(warmed.bands.low50 <= warmed.value)
    assert np.all(warmed.value <= warmed.bands.high90)


def test_an_open_window_cools_the_room() -> None:
    result = run_scenario(request((thermostat(mode="off"),), change("thermostat", 600.0, window=True)))
    found = outcome(result, "thermostat")
    open_, closed = course(found.channels, "temperature"), course(found.baseline, "temperature")
    assert open_.value[-1] < closed.value[-1] - 1.0
    assert course(found.channels, "window").value[[0, 9, 10, -1]].tolist() == [0.0, 0.0, 1.0, 1.0]
    assert course(found.baseline, "window").value[-1] == 0.0


def test_a_window_closed_again_and_without_comparison() -> None:
    open_now = thermostat(mode="off", values={"window": True})
    stays = run_scenario(request((open_now,), compare=False))
    closed = run_scenario(request((open_now,), change("thermostat", 600.0, window=False), compare=False))
    assert closed.twins[0].baseline == ()
    assert closed.twins[0].baseline_energy is None
    assert (
        course(closed.twins[0].channels, "temperature").value[-1]
        > course(stays.twins[0].channels, "temperature").value[-1] + 1.0
    )


def test_a_lock_and_a_cover_arrive() -> None:
    twins = (twin("lock", {"bolt": "locked"}), twin("cover", {"position": 0.0}))
    result = run_scenario(
        request(twins, change("lock", 60.0, bolt="unlocked"), change("cover", 60.0, position=100.0), horizon=600.0)
    )
    bolt = course(outcome(result, "lock").channels, "bolt")
    assert bolt.probability["unlocked"][-1] > 0.9
    assert bolt.probability["locked"][0] == 1.0
    assert course(outcome(result, "cover").channels, "position").value[-1] == 100.0


def test_a_twin_without_changes_is_its_own_baseline() -> None:
    fridge = twin("plug", {"on": True, "power": 80.0}, settings={"appliance": "fridge"})
    found = run_scenario(request((fridge,))).twins[0]
    assert found.baseline == found.channels
    assert found.energy == found.baseline_energy
    assert found.energy is not None


def test_the_same_seed_gives_the_same_numbers_whatever_else_takes_part() -> None:
    room, lamp = thermostat(), twin("light", {"on": False})
    heat = change("thermostat", target_temperature=23.0)
    alone = run_scenario(request((room,), heat, seed=7)).twins[0]
    together = outcome(run_scenario(request((lamp, thermostat()), heat, seed=7)), "thermostat")
    other = run_scenario(request((room,), heat, seed=8)).twins[0]
    assert np.array_equal(course(alone.channels, "temperature").value, course(together.channels, "temperature").value)
    assert not np.array_equal(course(alone.channels, "temperature").value, course(other.channels, "temperature").value)


def test_a_basic_twin_claims_no_band() -> None:
    found = run_scenario(request((thermostat(fidelity=Fidelity.BASIC),))).twins[0]
    assert course(found.channels, "temperature").bands is None


def test_assumptions_are_told() -> None:
    unknown = twin("thermostat", {"target_temperature": 20.0}, trust=None)
    short = Environment(start=0.0, step=3600.0, values={"sun": np.zeros(1)}, assumed=(Message("no_forecast"),))
    result = run_scenario(request((unknown,), environment=short))
    assert [note.id for note in result.twins[0].notes] == ["scenario_prior", "scenario_state_unknown"]
    assert result.twins[0].trust is Trust.OBSERVING
    assert result.assumed == (Message("no_forecast"), messages.environment_short(1.0))
    told = run_scenario(request((thermostat(parameters={"time_constant": 20.0}),)))
    assert told.twins[0].notes == ()
    assert told.assumed == ()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (change("nobody", on=True), r"changes\[1\]\.twin_id: nobody"),
        (change("light", -1.0, on=True), r"changes\[1\]\.at"),
        (change("light", float("nan"), on=True), r"changes\[1\]\.at"),
        (change("light", volume=1.0), r"changes\[1\]\.commands\.volume"),
        (change("light", brightness=101.0), r"changes\[1\]\.commands\.brightness: out_of_range"),
        (change("light", on="yes"), r"changes\[1\]\.commands\.on: unknown_option"),
    ],
)
def test_wrong_changes_are_refused_by_path(wrong: Change, error: str) -> None:
    with pytest.raises(ValueError, match=error):
        run_scenario(request((twin("light"),), change("light", on=True), wrong))


@pytest.mark.parametrize("members", [0, -1, 2001])
def test_the_size_of_the_ensemble_is_bounded(members: int) -> None:
    with pytest.raises(ValueError, match="members"):
        run_scenario(request((twin("light"),), members=members))


def test_one_member_is_enough() -> None:
    found = run_scenario(request((thermostat(),), change("thermostat", target_temperature=22.0), members=1)).twins[0]
    assert np.isfinite(course(found.channels, "temperature").value).all()


def test_changes_that_cannot_take_effect_are_noted() -> None:
    room = thermostat()
    result = run_scenario(
        request(
            (room,),
            change("thermostat", 7300.0, target_temperature=25.0),
            change("thermostat", humidity=50.0),
        )
    )
    assert result.twins[0].notes[:2] == (
        messages.change_ignored("humidity"),
        messages.change_late("target_temperature", 7300.0),
    )
    assert result.twins[0].baseline == result.twins[0].channels


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
    result = run_scenario(
        request(
            (twin("light", {"on": True}), thermostat()),
            change("light", on=False),
            change("thermostat", target_temperature=21.0),
        )
    )
    lamp = outcome(result, "light")
    assert lamp.notes[0].id == "model_failed"
    assert course(lamp.channels, "on").value[-1] == 0.0
    assert not any(note.id == "model_failed" for note in outcome(result, "thermostat").notes)


def test_every_message_has_its_declared_parameters() -> None:
    said = (
        messages.change_late("on", 1.0),
        messages.change_ignored("on"),
        messages.prior(),
        messages.state_unknown("on"),
        messages.environment_short(1.0),
        messages.unsure(1.0),
        *(messages.unknown(topic) for topic in set(TOPICS.values())),
    )
    assert {message.id: tuple(message.params) for message in said} == messages.MESSAGES


def test_every_kind_can_take_part() -> None:
    twins = tuple(twin(kind) for kind in registry.KINDS)
    result = run_scenario(request(twins, horizon=3600.0, step=300.0, members=10))
    assert [item.twin_id for item in result.twins] == list(registry.KINDS)
    assert not any(note.id.startswith("model_") for item in result.twins for note in item.notes)
    again = run_scenario(replace(request(twins), horizon=3600.0, step=300.0, members=10, compare=False))
    assert all(item.baseline == () for item in again.twins)
