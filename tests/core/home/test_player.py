"""What is the same in two variants is worked out once, and what nobody hears makes no other variant."""

from collections.abc import Mapping

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.columns import Array, same
from custom_components.digital_twin.core.home.orders import Inputs
from custom_components.digital_twin.core.home.player import Player
from custom_components.digital_twin.core.models import light, tank
from custom_components.digital_twin.core.models.protocol import Block, ModelState
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.scenario.homes import HOUR
from tests.core.twins import twin

GRID = Grid.over(0.0, 2 * HOUR, 60.0)
MEMBERS = 4


def met(outdoor: float, on: float = np.nan) -> Inputs:
    """Return what a device meets: how warm it is outdoors, and a command in the first minute."""
    commands = np.full((GRID.steps, 1), np.nan)
    commands[0] = on
    return Inputs(commands={"on": commands}, surroundings={"outdoor_temperature": np.full((GRID.steps, 1), outdoor)})


def played(monkeypatch: pytest.MonkeyPatch, model: type, one: TwinSnapshot) -> tuple[Player, list[int]]:
    """Return the player of a device, and of how many columns its model was asked each time."""
    runs: list[int] = []
    advance = model.advance

    def counted(
        self: object, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        runs.append(len(next(iter(state.values()))))
        found: tuple[ModelState, Mapping[str, Array]] = advance(self, state, theta, block)
        return found

    monkeypatch.setattr(model, "advance", counted)
    return Player(one, GRID, MEMBERS, 0), runs


def test_the_weather_makes_no_other_variant_of_a_lamp(monkeypatch: pytest.MonkeyPatch) -> None:
    lamp = twin("light", {"on": True}, twin_id="lamp", channels=("on", "power"))
    player, runs = played(monkeypatch, light.LightModel, lamp)
    cold, usual = player.play([met(-10.0), met(10.0)])
    assert runs == [MEMBERS]
    assert cold is usual
    again, off, usual = player.play([met(-20.0), met(0.0, 0.0), met(10.0)])
    assert runs == [MEMBERS, MEMBERS]
    assert again is usual
    assert np.all(usual["on"] == 1.0)
    assert np.all(off["on"] == 0.0)


def test_what_a_device_hears_is_another_variant(monkeypatch: pytest.MonkeyPatch) -> None:
    class Listening(light.LightModel):
        def advance(
            self, state: ModelState, theta: Mapping[str, Array], block: Block
        ) -> tuple[ModelState, Mapping[str, Array]]:
            after, outputs = super().advance(state, theta, block)
            outdoor = block.environment.get("outdoor_temperature", np.zeros(block.steps))
            return after, {**outputs, "power": outputs["power"] + outdoor.reshape(block.steps, -1)}

    lamp = twin("light", {"on": True}, twin_id="lamp", channels=("on", "power"))
    player, runs = played(monkeypatch, Listening, lamp)
    monkeypatch.setattr(player.model, "inner", Listening(player.model.spec, player.learned))
    cold, usual = player.play([met(-10.0), met(10.0)])
    assert runs == [MEMBERS, MEMBERS]
    np.testing.assert_allclose(usual["power"] - cold["power"], 20.0, atol=1e-4)
    assert player.play([met(-10.0), met(10.0)])[0] is cold


def test_a_tank_hears_nothing_of_the_weather(monkeypatch: pytest.MonkeyPatch) -> None:
    boiler = twin("water_heater", {"temperature": 50.0, "target_temperature": 55.0}, twin_id="tank")
    player, runs = played(monkeypatch, tank.TankModel, boiler)
    cold, usual = player.play([met(-10.0), met(10.0)])
    assert cold is usual
    assert len(runs) == 1


def test_inputs_are_held_against_each_other_bit_by_bit() -> None:
    first = np.array([[1.0, np.nan], [0.0, 2.0]])
    assert same(first, first.copy())
    assert not same(first, np.array([[1.0, np.nan], [0.0, 2.5]]))
    assert not same(first, np.array([[1.0, 3.0], [0.0, 2.0]]))
    assert not same(first, first[:, :1])
    assert same(np.broadcast_to(1.0, (3, 2)), np.ones((3, 2)))
    assert same(first > 1.0, np.array([[False, False], [False, True]]))
    assert same(first[:, ::-1], first[:, ::-1].copy())
