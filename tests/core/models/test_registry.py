"""The registry of kinds: open to others, closed to their failures."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.models import registry
from custom_components.digital_twin.core.models.inputs import members
from custom_components.digital_twin.core.models.kinds import KINDS, Kind, Risk
from custom_components.digital_twin.core.models.messages import MESSAGES
from custom_components.digital_twin.core.models.protocol import Array, Block, DeviceModel, ModelState, Parameter
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSpec

from .builders import START, block, play, spec, theta

LEVEL = Channel(key="level", quantity=Quantity.NUMBER, lower=0, upper=100)
KIND = Kind("aquarium", "level", Risk.COSTLY, (LEVEL,))


class Aquarium(DeviceModel):
    """A kind from outside, that does what the test wants of it."""

    kind = "aquarium"
    parameters = (Parameter(name="leak", unit="1/h", lower=0, upper=1, prior=0.5, deviation=0.1),)
    fails = ""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        if self.fails == "init":
            raise RuntimeError("no water")

    def initial(self, values: Mapping, _changed: Mapping, _at: float, theta: Mapping) -> ModelState:
        if self.fails == "initial":
            raise RuntimeError("no water")
        return {"level": np.full(members(theta), values["level"])}

    def observe(self, state: ModelState, *_: object) -> ModelState:
        if self.fails == "observe":
            raise RuntimeError("no water")
        return None if self.fails == "observes nothing" else state

    def priors(self) -> tuple[Parameter, ...]:
        if self.fails == "priors":
            raise RuntimeError("no water")
        if self.fails == "priors of nothing":
            return None
        return (replace(self.parameters[0], prior=7.0),) if self.fails == "prior out of bounds" else self.parameters

    def advance(self, state: ModelState, theta: Mapping, block: Block) -> tuple[ModelState, Mapping[str, Array]]:
        if self.fails == "advance":
            raise ZeroDivisionError("no water")
        if self.fails == "exit":
            sys.exit(1)
        level = state["level"] - np.arange(1, block.steps + 1)[:, None] * theta["leak"]
        if self.fails == "nan":
            level[-1] = np.nan
        if self.fails == "shape":
            level = level[:, :1]
        if self.fails == "complex":
            level = level + 1j
        if self.fails == "far off":
            level = level - 1e6
        if self.fails == "silent":
            return state, {}
        return None if self.fails == "no state" else {"level": level[-1]}, {"level": level}


@pytest.fixture(autouse=True)
def aquarium() -> Iterator[None]:
    """Register a kind from outside for one test."""
    registry.register_kind(KIND, Aquarium)
    yield
    Aquarium.fails = ""
    registry.unregister_kind("aquarium")


def twin() -> TwinSpec:
    return spec("aquarium")


def test_a_kind_from_outside_is_played() -> None:
    assert play(twin(), block(4), {"level": 50.0}, members=2)["level"][-1].tolist() == [48.0, 48.0]
    assert "aquarium" in KINDS


def test_a_kind_is_not_replaced_unasked() -> None:
    with pytest.raises(ValueError, match="registered already"):
        registry.register_kind(KIND, Aquarium)
    registry.register_kind(KIND, Aquarium, replace=True)


def test_a_kind_needs_its_main_channel() -> None:
    with pytest.raises(ValueError, match="main channel depth"):
        registry.register_kind(Kind("pond", "depth", Risk.COSTLY, (LEVEL,)), Aquarium)
    assert "pond" not in KINDS


FAILURES = (
    "init", "initial", "observe", "observes nothing", "advance", "nan", "shape", "complex", "far off", "silent",
    "no state", "exit", "priors", "priors of nothing", "prior out of bounds",
)  # fmt: skip


@pytest.mark.parametrize("where", FAILURES)
def test_a_model_that_fails_is_replaced_by_what_stays_as_it_is(where: str) -> None:
    Aquarium.fails = where
    model = registry.model_for(twin())
    draws = theta(model, 3)
    state = model.initial({"level": 50.0}, {}, START, draws)
    state = model.observe(state, draws, {}, START)
    _, outputs = model.advance(state, draws, block(5))
    assert outputs["level"].shape == (5, 3)
    assert np.all(outputs["level"] == 50.0)
    assert model.failure is not None
    assert model.failure.id == "model_failed"
    assert set(model.failure.params) == set(MESSAGES["model_failed"])


def test_priors_that_fail_only_later_are_the_fallbacks() -> None:
    model = registry.model_for(twin())
    Aquarium.fails = "priors"
    assert model.priors() == model.fallback.priors()
    assert model.failure is not None


def test_a_model_that_fails_on_the_way_goes_on_from_where_it_was() -> None:
    model = registry.model_for(twin())
    draws = theta(model, 2, leak=1.0)
    state = model.initial({"level": 50.0}, {}, START, draws)
    state, _ = model.advance(state, draws, block(10))
    Aquarium.fails = "advance"
    state, outputs = model.advance(state, draws, block(3))
    assert np.all(outputs["level"] == 40.0)
    Aquarium.fails = ""
    _, later = model.advance(state, draws, block(3))
    assert np.all(later["level"] == 40.0), "once it failed it is not trusted again"


def test_a_kind_without_a_model_stays_as_it_is_and_says_so() -> None:
    registry.unregister_kind("aquarium")
    unknown = TwinSpec(twin_id="a", name="a", kind="aquarium", fidelity=Fidelity.STANDARD, channels={"level": LEVEL})
    model = registry.model_for(unknown)
    draws = theta(model)
    _, outputs = model.advance(model.initial({"level": 7.0}, {}, START, draws), draws, block(2))
    assert outputs["level"][-1, 0] == 7.0
    assert model.failure.id == "model_unknown_kind"
    assert set(model.failure.params) == set(MESSAGES["model_unknown_kind"])
    assert registry.main_channel(unknown) == "level"


def test_the_main_channel_is_the_kinds_if_the_twin_has_it() -> None:
    assert registry.main_channel(spec("plug")) == "power"
    assert registry.main_channel(spec("plug", channels=("on",))) == "on"
    assert registry.main_channel(spec("plug", channels=())) is None


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"aquarium"}))
@pytest.mark.parametrize("fidelity", list(Fidelity))
@pytest.mark.parametrize("known", [True, False])
def test_every_kind_plays_at_every_fidelity_with_and_without_reports(
    kind: str, fidelity: Fidelity, known: bool
) -> None:
    some = spec(kind, fidelity=fidelity)
    values = {}
    if known:
        for key, channel in some.channels.items():
            if channel.quantity is Quantity.OPTION:
                values[key] = channel.options[-1] if channel.options else "any"
            else:
                values[key] = True if channel.quantity is Quantity.BINARY else max(20.0, channel.lower)
    around = {"outdoor_temperature": 5.0, "sun": 100.0, "people": 1.0, "window": 0.0}
    outputs = play(some, block(30, environment=around), values, members=4)
    assert set(outputs) >= {KINDS[kind].main}
    for key, course in outputs.items():
        assert course.shape == (30, 4), key
        if key in some.channels:
            assert np.all(course >= some.channels[key].lower), key
            assert np.all(course <= some.channels[key].upper), key


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"aquarium"}))
def test_every_kind_survives_an_empty_block(kind: str) -> None:
    model = registry.model_for(spec(kind))
    draws = theta(model, 2)
    state = model.initial({}, {}, START, draws)
    after, _ = model.advance(state, draws, block(0))
    assert model.failure is None, model.failure
    _, outputs = model.advance(after, draws, block(2))
    assert outputs[KINDS[kind].main].shape == (2, 2)


def test_models_without_hidden_parts_have_nothing_to_observe() -> None:
    model = registry.model_for(spec("fan"))
    draws = theta(model)
    state = model.initial({}, {}, START, draws)
    assert model.observe(state, draws, {"on": Series(np.empty(0), np.empty(0), START)}, START) is state
