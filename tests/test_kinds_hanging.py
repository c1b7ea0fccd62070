"""Another integration's kind that does not come back: it holds the worker once, and nobody after that."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir

from custom_components.digital_twin import forecaster
from custom_components.digital_twin.classify.kind import CLAIMS
from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core import outside
from custom_components.digital_twin.core.models.registry import is_from_outside, unregister_kind
from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.faults import FaultKind
from custom_components.digital_twin.kinds import async_register_kinds
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.scenarios import conduct
from custom_components.digital_twin.worker.errors import WorkerOverrunError
from tests.common import add_device, add_entity, async_add_entry, async_add_home, complaints, twin_entry

DOCS = Path(__file__).parents[1] / "docs" / "kinds.md"
PUMP, LAMP = "switch.pump", "light.lamp"
SHORT = 4.0
"""s: many times what a prediction takes in a process that runs."""


@pytest.fixture
def stuck(tmp_path: Path) -> Iterator[Path]:
    """Give the path of a file that makes the aquarium's model hang while it is there."""
    path, stuck = tmp_path / "twin_kinds.py", tmp_path / "stuck"
    made = DOCS.read_text().split("```python\n", 1)[1].split("```", 1)[0]
    hang = f"        while __import__('pathlib').Path({str(stuck)!r}).exists():\n            pass\n"
    first = "    def advance(self, state, theta, block):\n"
    assert first in made
    path.write_text(made.replace(first, first + hang))
    yield stuck
    outside.forget(str(path))
    unregister_kind("aquarium")
    CLAIMS.clear()


@pytest.fixture
async def home(hass: HomeAssistant, stuck: Path) -> Home:
    """Set up a home with a tank and a lamp; its worker runs already, and the tank's model begins to hang."""
    await async_register_kinds(hass, stuck.with_name("twin_kinds.py"))
    entry = await async_add_home(hass)
    device = add_device(hass, "Tank")
    pump = add_entity(hass, PUMP, device=device, state="off")
    level = add_entity(hass, "sensor.level", device=device, state="63", attributes={"unit_of_measurement": "%"})
    await async_add_entry(hass, twin_entry("aquarium", level.id, name="Tank", members=(level.id, pump.id)))
    lamp = add_entity(hass, LAMP, state="on", attributes={"brightness": 128})
    await async_add_entry(hass, twin_entry("light", lamp.id, name="Lamp"))
    home: Home = entry.runtime_data
    await hass.async_block_till_done(wait_background_tasks=True)
    await predict(hass, LAMP)
    await hass.async_add_executor_job(stuck.touch)
    return home


async def predict(hass: HomeAssistant, entity_id: str) -> Any:
    response: Any = await hass.services.async_call(
        DOMAIN, "predict", {"entity_id": entity_id}, blocking=True, return_response=True
    )
    return response["twins"].popitem()[1]


def tank_of(home: Home) -> TwinCoordinator:
    tank = home.twin_of_entity("sensor.level")
    assert tank is not None
    return tank


def issue_of(hass: HomeAssistant, twin: TwinCoordinator) -> ir.IssueEntry | None:
    return ir.async_get(hass).async_get_issue(DOMAIN, f"model_late_{twin.entry.entry_id}")


async def test_it_is_asked_once_and_again_when_the_twin_learned_or_is_loaded_anew(
    hass: HomeAssistant, home: Home, stuck: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(forecaster, "TIMEOUT", SHORT)
    answer = await predict(hass, "sensor.level")
    assert [point["value"] for point in answer["forecast"]] == [63.0] * len(answer["forecast"])
    assert "model_late" in {note["id"] for note in answer["notes"]}
    assert "horizon" not in str(answer["notes"])
    tank = tank_of(home)
    await hass.async_block_till_done()
    issue = issue_of(hass, tank)
    assert issue is not None
    assert issue.translation_placeholders == {"name": tank.entry.title, "kind": "aquarium"}
    assert FaultKind.MODEL in tank.faults.current()
    assert [("Tank" in line, "aquarium" in line) for line in complaints(caplog)] == [(True, True)]

    monkeypatch.undo()
    started = home.worker.status()["prompt"].starts
    before = time.monotonic()
    for _ in range(3):
        assert "model_late" in {note["id"] for note in (await predict(hass, "sensor.level"))["notes"]}
    assert (await predict(hass, LAMP))["notes"]
    assert time.monotonic() - before < forecaster.TIMEOUT / 2, "nobody waits for it any more"
    assert home.worker.status()["prompt"].starts == started
    assert len(complaints(caplog)) == 1

    await hass.async_add_executor_job(stuck.unlink)
    tank.async_learned(Learned(kind="aquarium", structure="prior", days=1.0))
    answer = await predict(hass, "sensor.level")
    assert "model_late" not in {note["id"] for note in answer["notes"]}
    assert answer["forecast"][-1]["value"] < 63.0
    tank.forecaster.async_want()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert issue_of(hass, tank) is None
    assert FaultKind.MODEL not in tank.faults.current()

    tank.async_hangs()
    await hass.config_entries.async_reload(tank.entry.entry_id)
    assert not tank_of(home).spec.hangs


async def test_what_waits_for_the_same_twin_does_not_wait_for_it_again(
    hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forecaster, "TIMEOUT", SHORT)
    tank = tank_of(home)
    before = time.monotonic()
    asked = [hass.async_create_task(tank.forecaster.async_predict()) for _ in range(4)]
    notes = [{note.id for note in (await one).notes} for one in asked]
    assert all("model_late" in ids for ids in notes)
    assert time.monotonic() - before < 3 * SHORT


async def test_a_question_to_the_whole_home_finds_out_who_hangs(
    hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forecaster, "TIMEOUT", SHORT)
    monkeypatch.setattr(conduct, "TIMEOUT", SHORT)
    change = {"action": "switch.turn_on", "target": {"entity_id": PUMP}}
    ask: Callable[[], Any] = lambda: hass.services.async_call(  # noqa: E731 -- asked twice, the same way
        DOMAIN, "run_scenario", {"changes": [change], "horizon": {"hours": 1}}, blocking=True, return_response=True
    )
    with pytest.raises(HomeAssistantError):
        await ask()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert tank_of(home).spec.hangs
    monkeypatch.undo()
    told: Any = await ask()
    assert "model_late" in str(told)


async def test_a_kind_of_our_own_that_is_late_is_asked_again(
    hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = home.worker.run

    async def late(*_arguments: Any, **_named: Any) -> Any:
        raise WorkerOverrunError("predict did not end within 20 s", 19.0)

    lamp = home.twin_of_entity(LAMP)
    assert lamp is not None
    monkeypatch.setattr(home.worker, "run", late)
    with pytest.raises(HomeAssistantError) as raised:
        await predict(hass, LAMP)
    assert (raised.value.translation_key, raised.value.translation_placeholders) == (
        "model_no_answer",
        {"name": "Lamp"},
    )
    assert not lamp.spec.hangs
    assert not is_from_outside("light")
    monkeypatch.setattr(home.worker, "run", good)
    assert "model_late" not in {note["id"] for note in (await predict(hass, LAMP))["notes"]}


async def test_a_process_that_was_long_in_coming_up_condemns_nobody(
    hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def late(*_arguments: Any, **_named: Any) -> Any:
        raise WorkerOverrunError("predict did not end within 20 s", 1.0)

    monkeypatch.setattr(home.worker, "run", late)
    with pytest.raises(HomeAssistantError) as raised:
        await predict(hass, "sensor.level")
    assert raised.value.translation_key == "model_no_answer"
    assert not tank_of(home).spec.hangs
