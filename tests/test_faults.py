"""A twin that fails keeps its last good state, says since when, and recovers by itself; the others notice nothing."""

from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.forecast import predict as forecast
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.requests import Prediction, PredictRequest
from custom_components.digital_twin.faults import FaultKind
from custom_components.digital_twin.manager import Home
from custom_components.digital_twin.store.errors import UnavailableError
from custom_components.digital_twin.worker.errors import WorkerError

from .common import add_entity, async_add_entry, async_add_home, complaints, twin_entry

LAMP, OTHER = "light.lamp", "light.other"


@pytest.fixture
async def home(hass: HomeAssistant) -> Home:
    """Set up a home with two lamps."""
    entry = await async_add_home(hass)
    for entity_id in (LAMP, OTHER):
        entity = add_entity(hass, entity_id, state="on", attributes={"brightness": 128})
        await async_add_entry(hass, twin_entry("light", entity.id, name=entity_id))
    home: Home = entry.runtime_data
    return home


def twin_of(home: Home, entity_id: str) -> TwinCoordinator:
    """Give the twin of a lamp."""
    twin = home.twin_of_entity(entity_id)
    assert twin is not None
    return twin


async def test_a_source_that_goes_and_comes(hass: HomeAssistant, home: Home, freezer: FrozenDateTimeFactory) -> None:
    lamp, other = twin_of(home, LAMP), twin_of(home, OTHER)
    known = lamp.state.last_good()
    freezer.tick(60)
    hass.states.async_set(LAMP, "unavailable")
    await hass.async_block_till_done()
    gone_at = hass.states.get(LAMP).last_changed_timestamp
    freezer.tick(600)
    hass.states.async_set(LAMP, "unavailable", {"friendly_name": "Lamp"})
    await hass.async_block_till_done()
    fault = lamp.faults.current()[FaultKind.SOURCE]
    assert (fault.since, fault.reason) == (gone_at, "unavailable")
    assert lamp.state.get("on") is None
    assert lamp.state.last_good() == known
    assert FaultKind.SOURCE not in other.faults.current()
    assert (other.state.get("on"), other.status.value) == (True, "following")
    hass.states.async_set(LAMP, "off", {})
    await hass.async_block_till_done()
    assert FaultKind.SOURCE not in lamp.faults.current()
    assert lamp.state.last_good()["on"][0] is False
    # What the device does not report any more is what it was.
    assert lamp.state.last_good()["brightness"] == known["brightness"]


async def test_what_was_known_before_a_restart_is_remembered(hass: HomeAssistant, home: Home) -> None:
    lamp = twin_of(home, LAMP)
    hass.states.async_set(LAMP, "off", {})
    await hass.async_block_till_done()
    hass.states.async_set(LAMP, "on", {"brightness": 255})
    await hass.async_block_till_done()
    lamp.history.async_take("asked")
    hass.states.async_remove(LAMP)
    await hass.async_block_till_done()
    await hass.config_entries.async_reload(lamp.entry.entry_id)
    await hass.async_block_till_done()
    lamp = twin_of(home, LAMP)
    assert lamp.status.value == "waiting"
    assert FaultKind.SOURCE in lamp.faults.current()
    assert dict(lamp.state.last_good()) == {}
    await lamp.history.async_recall()
    assert {key: held[0] for key, held in lamp.state.last_good().items()} == {"on": True, "brightness": 100.0}
    hass.states.async_set(LAMP, "off", {})
    await hass.async_block_till_done()
    assert lamp.state.last_good()["on"][0] is False
    assert FaultKind.SOURCE not in lamp.faults.current()


async def test_a_worker_that_does_not_answer(
    hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lamp, other = twin_of(home, LAMP), twin_of(home, OTHER)
    good = home.worker.run

    async def run(job: str, request: Any, **named: Any) -> Any:
        if isinstance(request, PredictRequest) and request.twin.spec.twin_id == lamp.spec.twin_id:
            raise WorkerError("no")
        return await good(job, request, **named)

    await hass.async_block_till_done(wait_background_tasks=True)
    monkeypatch.setattr(home.worker, "run", run)
    for twin in (lamp, other):
        twin.forecaster.async_want()
        twin.forecaster.async_request()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert lamp.faults.current()[FaultKind.CALCULATION].reason == "no_prediction"
    assert lamp.state.get("on") is True
    assert (dict(other.faults.current()), other.prediction is not None) == ({}, True)
    monkeypatch.setattr(home.worker, "run", good)
    lamp.forecaster.async_request()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert dict(lamp.faults.current()) == {}
    assert len([line for line in complaints(caplog) if "no prediction" in line]) == 1


async def test_a_model_that_raises(hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    lamp, other = twin_of(home, LAMP), twin_of(home, OTHER)
    broken = {lamp.spec.twin_id}

    async def run(_job: str, request: PredictRequest, **_named: Any) -> Prediction:
        prediction = await hass.async_add_executor_job(forecast.predict, request)
        if request.twin.spec.twin_id not in broken:
            return prediction
        note = Message("model_failed", {"kind": "light", "error": "ZeroDivisionError"})
        return Prediction(**{**{name: getattr(prediction, name) for name in prediction.__slots__}, "notes": (note,)})

    await hass.async_block_till_done(wait_background_tasks=True)
    monkeypatch.setattr(home.worker, "run", run)
    for twin in (lamp, other):
        twin.forecaster.async_want()
        twin.forecaster.async_request()
    await hass.async_block_till_done(wait_background_tasks=True)
    fault = lamp.faults.current()[FaultKind.MODEL]
    assert isinstance(fault.reason, Message)
    assert fault.reason.id == "model_failed"
    assert lamp.prediction is not None
    assert dict(other.faults.current()) == {}
    issues = ir.async_get(hass).issues
    (issue,) = [issue for (domain, _), issue in issues.items() if domain == DOMAIN]
    assert issue.issue_id == f"model_fails_{lamp.entry.entry_id}"
    assert issue.translation_placeholders == {"name": lamp.entry.title, "error": "ZeroDivisionError"}
    await hass.config_entries.async_reload(lamp.entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (DOMAIN, issue.issue_id) in issues, "it goes on failing"
    lamp = twin_of(home, LAMP)
    lamp.forecaster.async_want()
    broken.clear()
    lamp.forecaster.async_request()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert dict(lamp.faults.current()) == {}
    assert (DOMAIN, issue.issue_id) not in issues


async def test_while_the_database_is_away_twins_go_on(
    hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lamp = twin_of(home, LAMP)
    database = home.database

    async def away(*_arguments: Any) -> None:
        raise UnavailableError("no disk")

    with monkeypatch.context() as patch:
        patch.setattr(database, "async_read", away)
        patch.setattr(database, "async_commit", away)
        hass.states.async_set(LAMP, "off", {})
        await hass.async_block_till_done()
        found, whole = await lamp.history.async_between()
        assert ([record.values["on"] for record in found], whole) == ([False], False)
        assert await lamp.history.async_find(found[0].snapshot_id) == found[0]
        await lamp.history.async_fill()
        assert lamp.history.in_memory == 1
    found, whole = await lamp.history.async_between()
    assert ([record.values["on"] for record in found], whole) == ([False], True)
    assert complaints(caplog) == []
