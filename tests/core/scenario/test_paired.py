"""Chance falls the same with a scenario's changes and without, however a model asks for its numbers."""

import inspect
from collections.abc import Callable, Mapping

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Array, Grid
from custom_components.digital_twin.core.models import registry
from custom_components.digital_twin.core.models.inputs import members
from custom_components.digital_twin.core.models.persistence import PersistenceModel
from custom_components.digital_twin.core.models.protocol import Block, ModelState
from custom_components.digital_twin.core.requests import Change
from custom_components.digital_twin.core.scenario.paired import DISTRIBUTIONS, Paired
from custom_components.digital_twin.core.scenario.simulation import simulate
from tests.core.twins import twin

COLUMNS = 8
HALF = COLUMNS // 2
JOINT = {"multinomial", "multivariate_hypergeometric", "multivariate_normal", "dirichlet"}
"""Numbers that hang on each other."""
NEEDED: Mapping[str, tuple[object, ...]] = {
    "beta": (2.0, 3.0), "binomial": (20, 0.4), "chisquare": (3.0,), "f": (3.0, 4.0), "gamma": (2.0,),
    "geometric": (0.1,), "hypergeometric": (20, 30, 10), "integers": (1000,), "logseries": (0.9,),
    "negative_binomial": (9, 0.3), "noncentral_chisquare": (3.0, 1.0), "noncentral_f": (3.0, 4.0, 1.0),
    "pareto": (3.0,), "power": (3.0,), "standard_gamma": (2.0,), "standard_t": (3.0,), "triangular": (0.0, 1.0, 5.0),
    "vonmises": (0.0, 1.0), "wald": (3.0, 2.0), "weibull": (2.0,), "zipf": (1.5,),
}  # fmt: skip


def paired(seed: int = 1) -> Paired:
    return Paired(np.random.PCG64(seed), COLUMNS)


def test_every_distribution_of_numpy_is_paired() -> None:
    members = inspect.getmembers(np.random.Generator, callable)
    sized = {name for name, method in members if name[0] != "_" and "size" in inspect.signature(method).parameters}
    assert set(DISTRIBUTIONS) == sized - JOINT - {"choice"}


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_both_halves_are_the_numbers_of_a_run_without_the_other(name: str) -> None:
    draw = getattr(paired(), name)
    alone = getattr(np.random.Generator(np.random.PCG64(1)), name)
    for size in ((5, COLUMNS), COLUMNS):
        halved = (5, HALF) if isinstance(size, tuple) else HALF
        numbers = draw(*NEEDED.get(name, ()), size=size)
        assert numbers.shape == ((5, COLUMNS) if isinstance(size, tuple) else (COLUMNS,))
        assert np.array_equal(numbers[..., :HALF], numbers[..., HALF:])
        assert np.array_equal(numbers[..., :HALF], alone(*NEEDED.get(name, ()), size=halved))
        assert len(np.unique(numbers[..., :HALF])) > 1


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_other_shapes_are_drawn_as_by_any_generator(name: str) -> None:
    draw = getattr(paired(), name)
    alone = getattr(np.random.Generator(np.random.PCG64(1)), name)
    for size in (None, (COLUMNS, 3)):
        numbers = draw(*NEEDED.get(name, ()), size=size)
        assert np.array_equal(numbers, alone(*NEEDED.get(name, ()), size=size))


@pytest.mark.parametrize(
    "ask",
    [
        lambda rng: rng.random(COLUMNS),
        lambda rng: rng.random((3, COLUMNS), np.float32),
        lambda rng: rng.normal(0.0, 2.0, COLUMNS),
        lambda rng: rng.normal(scale=np.ones(COLUMNS)),
        lambda rng: rng.normal([0.0] * COLUMNS),
        lambda rng: rng.uniform(np.zeros((3, 1)), np.ones(COLUMNS)),
        lambda rng: rng.integers(0, 100, size=np.int64(COLUMNS), endpoint=True),
        lambda rng: rng.standard_normal(out=np.empty((2, COLUMNS))),
    ],
)
def test_the_shape_may_be_said_in_any_way(ask: Callable[[np.random.Generator], Array]) -> None:
    numbers = ask(paired())
    assert numbers.shape[-1] == COLUMNS
    assert np.array_equal(numbers[..., :HALF], numbers[..., HALF:])
    assert len(np.unique(numbers)) > 1


def test_an_array_handed_in_is_filled() -> None:
    given = np.empty((2, COLUMNS))
    assert paired().random(out=given) is given
    assert np.array_equal(given[:, :HALF], given[:, HALF:])


def test_each_half_has_its_own_parameters_and_the_chance_of_both() -> None:
    rng = paired()
    means = np.repeat((0.0, 10.0), HALF)
    numbers = rng.normal(means, 1.0)
    assert np.allclose(numbers[HALF:] - numbers[:HALF], 10.0)
    assert not np.allclose(rng.normal(means, 1.0), numbers)


@pytest.mark.parametrize(
    "ask", [lambda rng: rng.random(1, np.float64, None, 4), lambda rng: rng.normal(0.0, 1.0, 2, size=2)]
)
def test_a_wrong_call_is_refused_as_by_any_generator(ask: Callable[[np.random.Generator], Array]) -> None:
    with pytest.raises(TypeError):
        ask(paired())


def test_a_generator_that_is_spawned_is_paired() -> None:
    (child,) = paired().spawn(1)
    numbers = child.random(COLUMNS)
    assert np.array_equal(numbers[:HALF], numbers[HALF:])
    assert not np.array_equal(numbers, paired().random(COLUMNS))


class Gusty(PersistenceModel):
    """A kind from outside that asks for its numbers by keywords, by parameters, one at a time."""

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        count, rng = members(theta), block.rng
        chance = np.array([rng.normal(scale=np.ones(count)) for _ in range(block.steps)])
        chance += rng.exponential(size=(block.steps, count)) + rng.integers(0, 5, (block.steps, count)) + rng.random()
        return state, {"value": chance}


def test_a_kind_from_outside_has_the_same_chance_with_a_change_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry._MODELS, "number", Gusty)  # noqa: SLF001 -- for this test only
    one = twin("number", {"value": 1.0}, channels=("value",))
    change = Change(at=0.0, twin_id=one.spec.twin_id, commands={"value": 5.0})
    run = simulate(one, [change], Grid(start=1_790_000_000.0, step=60.0, steps=30), {}, members=50, seed=3)
    assert run.failure is None
    assert run.outputs is not run.baseline
    assert np.array_equal(run.outputs["value"], run.baseline["value"])
    assert np.ptp(run.outputs["value"]) > 1.0
