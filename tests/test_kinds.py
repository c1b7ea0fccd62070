"""Another integration's kind, all the way: claimed in discovery, predicted in the worker process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from homeassistant.core import HomeAssistant

from custom_components.digital_twin.classify import DeviceProfile, profile_device
from custom_components.digital_twin.classify.kind import CLAIMS
from custom_components.digital_twin.core import outside
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.models.registry import unregister_kind
from custom_components.digital_twin.core.requests import Environment, Prediction, PredictRequest
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec
from custom_components.digital_twin.interview.beginning import async_default_config
from custom_components.digital_twin.kinds import async_register_kinds
from custom_components.digital_twin.worker.client import Worker
from tests.common import add_device, add_entity

DOCS = Path(__file__).parents[1] / "docs" / "kinds.md"
START = 1_790_000_000.0


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "twin_kinds.py"
    path.write_text(DOCS.read_text().split("```python\n", 1)[1].split("```", 1)[0])
    yield path
    outside.forget(str(path))
    unregister_kind("aquarium")
    CLAIMS.clear()


async def test_devices_of_an_integration_become_twins_of_its_kind(hass: HomeAssistant, file: Path) -> None:
    device = add_device(hass, "Tank")
    add_entity(hass, "switch.pump", device=device)
    before = profile_device(hass, device.id)
    assert isinstance(before, DeviceProfile)
    assert before.kind == "plug"
    owner = hass.config_entries.async_get_entry(device.config_entry_id)
    await async_register_kinds(hass, file, [(owner.domain, "aquarium")])
    profile = profile_device(hass, device.id)
    assert isinstance(profile, DeviceProfile)
    assert profile.kind == "aquarium"
    assert (await async_default_config(hass, profile)).kind == "aquarium"


async def test_a_claim_of_an_unknown_kind_is_refused(hass: HomeAssistant, file: Path) -> None:
    with pytest.raises(ValueError, match="does not register the kind pond"):
        await async_register_kinds(hass, file, [("mine", "pond")])


@pytest.mark.parametrize("broken", [False, True])
async def test_the_worker_process_knows_the_kind(hass: HomeAssistant, file: Path, broken: bool) -> None:
    await async_register_kinds(hass, file)
    spec = TwinSpec(
        twin_id="a", name="a", kind="aquarium", fidelity=Fidelity.STANDARD,
        channels={channel.key: channel for channel in KINDS["aquarium"].channels},
    )  # fmt: skip
    if broken:
        await hass.async_add_executor_job(file.write_text, "raise RuntimeError('no water')")
    worker = Worker()
    try:
        answer: Prediction = await worker.run(
            "predict",
            PredictRequest(
                twin=TwinSnapshot(spec=spec, learned=None, values={"value": 40.0, "on": False}, changed={}),
                horizon=36_000.0, step=3600.0, start=START, members=3,
                environment=Environment(start=START, step=3600.0, values={}),
            ),
            timeout=60.0,
        )  # fmt: skip
    finally:
        await worker.stop()
    ids = {note.id for note in answer.notes}
    if broken:
        assert "model_unknown_kind" in ids
        assert answer.channels[0].value[-1] == 40.0
    else:
        assert "model_unknown_kind" not in ids
        assert answer.channels[0].value[-1] < 40.0
