"""Another integration's kind, all the way: claimed in discovery, predicted in the worker process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import issue_registry as ir
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.classify import DeviceProfile, profile_device
from custom_components.digital_twin.classify.kind import CLAIMS
from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core import outside
from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.models.registry import unregister_kind
from custom_components.digital_twin.core.requests import Environment, Prediction, PredictRequest
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec
from custom_components.digital_twin.data import TwinConfig
from custom_components.digital_twin.interview.beginning import async_default_config
from custom_components.digital_twin.interview.history import async_usual_setpoints
from custom_components.digital_twin.kinds import async_register_kinds
from custom_components.digital_twin.worker.client import Worker
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

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


async def test_the_main_sensor_of_a_device_tells_the_value_and_the_pump_is_shadowed(
    hass: HomeAssistant, file: Path
) -> None:
    device = add_device(hass, "Tank")
    pump = add_entity(hass, "switch.pump", device=device, state="off")
    add_entity(hass, "sensor.level", device=device, state="63", attributes={"unit_of_measurement": "%"})
    owner = hass.config_entries.async_get_entry(device.config_entry_id)
    await async_register_kinds(hass, file, [(owner.domain, "aquarium")])
    profile = profile_device(hass, device.id)
    assert isinstance(profile, DeviceProfile)
    config = await async_default_config(hass, profile)
    await async_add_home(hass)
    entry = MockConfigEntry(domain=DOMAIN, title="Tank", unique_id=config.key, data=config.as_data())
    await async_add_entry(hass, entry)
    twin = entry.runtime_data
    assert [twin.state.get(key) for key in ("value", "on")] == [63.0, False]
    assert twin.main_channel == "value"
    assert pump.id in twin.config.members


async def test_a_twin_waits_for_the_integration_that_brings_its_kind(hass: HomeAssistant, file: Path) -> None:
    pump = add_entity(hass, "switch.pump", device=add_device(hass, "Tank"), state="off")
    await async_add_home(hass)
    hass.set_state(CoreState.starting)
    entry = twin_entry("aquarium", pump.id, name="Tank")
    await async_add_entry(hass, entry)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    issues = ir.async_get(hass)
    assert issues.async_get_issue(DOMAIN, f"kind_missing_{entry.entry_id}") is None, "it may come yet"
    hass.set_state(CoreState.running)
    await hass.config_entries.async_reload(entry.entry_id)
    assert issues.async_get_issue(DOMAIN, f"kind_missing_{entry.entry_id}") is not None
    assert await async_usual_setpoints(hass, TwinConfig.from_entry(entry)) is None, "the interview goes on without it"
    await hass.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    await hass.async_block_till_done()
    assert issues.async_get_issue(DOMAIN, f"kind_missing_{entry.entry_id}") is None, "nobody wants it now"
    await hass.config_entries.async_set_disabled_by(entry.entry_id, None)
    await async_register_kinds(hass, file)
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.kind.id == "aquarium"
    assert issues.async_get_issue(DOMAIN, f"kind_missing_{entry.entry_id}") is None


async def test_a_claim_of_an_unknown_kind_is_refused(hass: HomeAssistant, file: Path) -> None:
    with pytest.raises(ValueError, match="does not register the kind pond"):
        await async_register_kinds(hass, file, [("mine", "pond")])


def water_in_ten_hours(twin: TwinSpec) -> PredictRequest:
    return PredictRequest(
        twin=TwinSnapshot(spec=twin, learned=None, values={"value": 40.0, "on": False}, changed={}),
        horizon=36_000.0, step=3600.0, start=START, members=3,
        environment=Environment(start=START, step=3600.0, values={}),
    )  # fmt: skip


def aquarium() -> TwinSpec:
    channels = {
        "value": Channel(key="value", quantity=Quantity.NUMBER, unit="%", lower=0, upper=100),
        "on": Channel(key="on", quantity=Quantity.BINARY, command=True),
    }
    return TwinSpec(twin_id="a", name="a", kind="aquarium", fidelity=Fidelity.STANDARD, channels=channels)


@pytest.mark.parametrize("broken", [False, True])
async def test_the_worker_process_knows_the_kind(hass: HomeAssistant, file: Path, broken: bool) -> None:
    await async_register_kinds(hass, file)
    if broken:
        await hass.async_add_executor_job(file.write_text, "raise RuntimeError('no water')")
    worker = Worker()
    try:
        answer: Prediction = await worker.run("predict", water_in_ten_hours(aquarium()), timeout=60.0)
    finally:
        await worker.stop()
    ids = {note.id for note in answer.notes}
    if broken:
        assert "model_unknown_kind" in ids
        assert answer.channels[0].value[-1] == 40.0
    else:
        assert "model_unknown_kind" not in ids
        assert answer.channels[0].value[-1] < 40.0


async def test_a_worker_process_that_runs_already_is_renewed(hass: HomeAssistant, file: Path) -> None:
    worker = Worker()
    try:
        before: Prediction = await worker.run("predict", water_in_ten_hours(aquarium()), timeout=60.0)
        assert worker.ready("predict")
        await async_register_kinds(hass, file)
        assert not worker.ready("predict")
        after: Prediction = await worker.run("predict", water_in_ten_hours(aquarium()), timeout=60.0)
        first = worker.status()["prompt"].pid
        await worker.run("predict", water_in_ten_hours(aquarium()), timeout=60.0)
        assert worker.status()["prompt"].pid == first, "and once only"
    finally:
        await worker.stop()
    assert "model_unknown_kind" in {note.id for note in before.notes}
    assert after.channels[0].value[-1] < 40.0
