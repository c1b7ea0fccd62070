"""Kinds from outside: loaded from a file, played, learned, and contained."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from custom_components.digital_twin.core import outside
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.learning import learn as learn_module
from custom_components.digital_twin.core.learning.learn import register_learner
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.registry import unregister_kind
from custom_components.digital_twin.core.requests import Environment, LearnRequest, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned, TwinSnapshot, TwinSpec

DOCS = Path(__file__).parents[2] / "docs" / "kinds.md"
START = 1_790_000_000.0


def example() -> str:
    """Return the file that the documentation shows."""
    return DOCS.read_text().split("```python\n", 1)[1].split("```", 1)[0]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "twin_kinds.py"
    path.write_text(example())
    yield path
    outside.forget(str(path))
    unregister_kind("aquarium")
    learn_module.FOREIGN.pop("aquarium", None)


def spec() -> TwinSpec:
    kind = KINDS["aquarium"]
    return TwinSpec(
        twin_id="a", name="a", kind="aquarium", fidelity=Fidelity.ADVANCED,
        channels={channel.key: channel for channel in kind.channels},
    )  # fmt: skip


def asked() -> LearnRequest:
    times = START + 600.0 * np.arange(500)
    series = Series(times, 50.0 + 10 * np.sin(times / 7000.0), float(times[-1]))
    return LearnRequest(spec=spec(), history={"value": series}, now=float(times[-1]))


def test_the_documented_example_is_played_and_learned(file: Path) -> None:
    outside.load(str(file))
    outside.load(str(file))
    assert outside.arguments() == [f"kinds={file.resolve()}"]
    prediction = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=spec(), learned=None, values={"value": 40.0, "on": True}, changed={}),
            horizon=3600.0, step=600.0, start=START, members=3,
            environment=Environment(start=START, step=3600.0, values={}),
        )
    )  # fmt: skip
    assert prediction.channels[0].value[-1] == pytest.approx(99.8, abs=20.0)
    assert all(note.id != "model_failed" for note in prediction.notes)
    assert learn(asked()).structure == "persistence"


def test_a_learner_from_outside_is_used(file: Path) -> None:
    outside.load(str(file))
    register_learner("aquarium", lambda history: Learned(kind="aquarium", structure="mine", days=history.days))
    assert learn(asked()).structure == "mine"


@pytest.mark.parametrize("fails", ["raises", "nothing", "not finite"])
def test_a_learner_from_outside_that_fails_is_told_and_replaced(file: Path, fails: str) -> None:
    outside.load(str(file))

    def failing(_history: object) -> Learned:
        if fails == "raises":
            raise KeyError("pump")
        if fails == "nothing":
            return None  # type: ignore[return-value]  # as somebody may
        return Learned(kind="aquarium", structure="a", parameters={"pump": Estimate(float("nan"), 1.0)})

    register_learner("aquarium", failing)
    result = learn(asked())
    assert result.structure == "prior"
    assert [message.id for message in result.report] == ["learned_failed"]
    assert result.parameters["pump"].value == 60.0


def test_a_file_that_fails_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "broken.py"
    path.write_text("raise RuntimeError('no water')")
    with pytest.raises(RuntimeError, match="no water"):
        outside.load(str(path))
    assert outside.arguments() == []
    with pytest.raises(OSError, match="absent"):
        outside.load(str(tmp_path / "absent.py"))
