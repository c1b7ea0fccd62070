"""Automations that start when a twin diverges, is as expected again, or its health changes."""

from pathlib import Path
from typing import Any

import pytest
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components import digital_twin
from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.core.sync.alerts import TOLD_FROM
from custom_components.digital_twin.core.sync.divergence import RANK
from custom_components.digital_twin.events import Events

from ..common import async_add_home
from ..platforms.physical import PhysicalLight, async_add_physical
from ..platforms.shadows import async_add_twin


@pytest.fixture
async def twins(hass: HomeAssistant) -> tuple[MockConfigEntry, MockConfigEntry]:
    """Return the twins of two lamps."""
    one, two = PhysicalLight("One"), PhysicalLight("Two")
    await async_add_physical(hass, one, two)
    await async_add_home(hass)
    return await async_add_twin(hass, one), await async_add_twin(hass, two)


FOUND: dict[str, Any] = {
    "alert": "disobeyed on",
    "cause": "disobeyed",
    "channel": "on",
    "severity": "high",
    "expected": True,
    "actual": False,
    "percent": None,
    "score": None,
    "basis": None,
    "since": 1_795_000_000.0,
    "meaning": "meaning_disobeyed",
    "recommended": "recommend_resend",
    "correction": "resend",
    "automatic": False,
}


async def async_automate(hass: HomeAssistant, **trigger: Any) -> list[ServiceCall]:
    calls = async_mock_service(hass, "test", "note")
    action = {
        "action": "test.note",
        "data": {"text": "{{ trigger.name }} {{ trigger.severity }} {{ trigger.kind }} {{ trigger.channel }}"},
    }
    config = {"automation": {"alias": "Watch", "triggers": [trigger], "actions": [action]}}
    assert await async_setup_component(hass, "automation", config)
    await hass.async_block_till_done()
    return calls


async def async_tell(hass: HomeAssistant, entry: MockConfigEntry, kind: str, severity: Severity | None) -> None:
    events: Events = entry.runtime_data.home.events
    data = {} if kind.startswith("health") else FOUND
    events.async_add(kind, twin=entry.runtime_data, category="divergence", severity=severity, data=data)
    await hass.async_block_till_done()


@pytest.mark.parametrize("target", ["all", "source", "shadow", "device"])
async def test_it_starts_for_the_targeted_twin_and_severity(
    hass: HomeAssistant, twins: tuple[MockConfigEntry, MockConfigEntry], target: str
) -> None:
    one, two = twins
    registry = er.async_get(hass)
    own = next(item for item in er.async_entries_for_config_entry(registry, one.entry_id) if item.domain == "light")
    targets = {
        "all": {},
        "source": {"target": {"entity_id": "light.one"}},
        "shadow": {"target": {"entity_id": own.entity_id}},
        "device": {"target": {"device_id": own.device_id}},
    }
    calls = await async_automate(hass, trigger="digital_twin.diverged", options={"severity": "high"}, **targets[target])
    await async_tell(hass, one, "diverged", Severity.MEDIUM)
    await async_tell(hass, one, "disobeyed", Severity.HIGH)
    await async_tell(hass, one, "over", None)
    await async_tell(hass, one, "health_critical", Severity.CRITICAL)
    assert [call.data["text"] for call in calls] == ["One high disobeyed on"]
    await async_tell(hass, two, "worse", Severity.CRITICAL)
    assert len(calls) == (2 if target == "all" else 1)


async def test_only_severities_that_are_told_are_offered(
    hass: HomeAssistant, twins: tuple[MockConfigEntry, MockConfigEntry]
) -> None:
    described = load_yaml_dict(str(Path(digital_twin.__file__).with_name("triggers.yaml")))
    offered = described["diverged"]["fields"]["severity"]["selector"]["select"]["options"]
    assert offered == [severity.value for severity in Severity if RANK[severity] >= RANK[TOLD_FROM]]
    # Earlier versions offered one more, which meant the same as medium and still does.
    calls = await async_automate(hass, trigger="digital_twin.diverged", options={"severity": "low"})
    await async_tell(hass, twins[0], "diverged", Severity.MEDIUM)
    assert len(calls) == 1


async def test_an_automation_is_told_everything_about_an_alert(
    hass: HomeAssistant, twins: tuple[MockConfigEntry, MockConfigEntry]
) -> None:
    calls = async_mock_service(hass, "test", "note")
    told = ("expected", "actual", "since", "meaning", "recommended", "correction", "automatic", "alert", "cause")
    data = {key: f"{{{{ trigger.{key} }}}}" for key in told}
    config = {"alias": "Watch", "triggers": {"trigger": "digital_twin.diverged"}, "actions": {"action": "test.note"}}
    config["actions"]["data"] = data  # type: ignore[index]  # a plain dict
    assert await async_setup_component(hass, "automation", {"automation": [config]})
    await hass.async_block_till_done()
    await async_tell(hass, twins[0], "disobeyed", Severity.HIGH)
    (call,) = calls
    assert {key: call.data[key] for key in ("expected", "actual", "correction", "automatic", "cause")} == {
        "expected": "on", "actual": "off", "correction": "resend", "automatic": False, "cause": "disobeyed"
    }  # fmt: skip
    assert call.data["since"].startswith("2026-11-")
    assert call.data["meaning"].endswith(".")
    assert call.data["recommended"] != call.data["meaning"]
    event = next(
        state
        for entry in er.async_entries_for_config_entry(er.async_get(hass), twins[0].entry_id)
        if entry.domain == "event" and (state := hass.states.get(entry.entity_id)) is not None
    )
    assert (event.attributes["meaning"], event.attributes["recommended"]) == (
        call.data["meaning"], call.data["recommended"]
    )  # fmt: skip
    assert (event.attributes["expected"], event.attributes["actual"], event.attributes["cause"]) == (
        "on", "off", "disobeyed"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("trigger", "kind"), [("digital_twin.expected_again", "over"), ("digital_twin.health_changed", "health_good")]
)
async def test_it_starts_for_its_kinds_only(
    hass: HomeAssistant, twins: tuple[MockConfigEntry, MockConfigEntry], trigger: str, kind: str
) -> None:
    calls = await async_automate(hass, trigger=trigger)
    for told in ("diverged", "worse", "over", "health_good"):
        await async_tell(hass, twins[0], told, None)
    assert [call.data["text"].split()[2] for call in calls] == [kind]


async def test_it_lasts_while_the_home_is_set_up_anew(
    hass: HomeAssistant, twins: tuple[MockConfigEntry, MockConfigEntry]
) -> None:
    calls = await async_automate(hass, trigger="digital_twin.diverged")
    home = twins[0].runtime_data.home.entry
    assert await hass.config_entries.async_reload(home.entry_id)
    await hass.async_block_till_done()
    await async_tell(hass, twins[0], "diverged", Severity.MEDIUM)
    assert len(calls) == 1
