"""Who has the last word when a sandbox returns to a device that went another way."""

from typing import Any

import pytest
from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.translation import async_get_translations
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.digital_twin.const import CONF_STRATEGY, DOMAIN, Mode
from custom_components.digital_twin.core.sync.reconcile import Strategy
from custom_components.digital_twin.spoken import SECTIONS, STATES
from custom_components.digital_twin.store.errors import UnavailableError

from ..platforms.physical import PhysicalLight
from ..platforms.shadows import async_twin_of, shadow_of
from .common import told
from .conftest import Pass


async def async_differ(
    hass: HomeAssistant, lamp: PhysicalLight, strategy: Strategy, time_passes: Pass, *, device_last: bool = False
) -> MockConfigEntry:
    """Set up a sandbox, switch it on while its device is off, and return it to the device."""
    entry = await async_twin_of(hass, lamp, mode=Mode.SANDBOX)
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_STRATEGY: strategy.value})
    assert await hass.config_entries.async_reload(entry.entry_id)
    await time_passes(10)
    data = {ATTR_ENTITY_ID: shadow_of(hass, entry, lamp), "transition": 0}
    await hass.services.async_call("light", "turn_on", data, blocking=True)
    await time_passes(10)
    if device_last:
        lamp.show(is_on=True)
        await time_passes(10)
        lamp.show(is_on=False)
        await time_passes(10)
    await hass.services.async_call(DOMAIN, "sync", {ATTR_ENTITY_ID: lamp.entity_id}, blocking=True)
    await hass.async_block_till_done()
    return entry


def issue_of(hass: HomeAssistant, entry: MockConfigEntry) -> ir.IssueEntry | None:
    return ir.async_get(hass).issues.get((DOMAIN, f"conflict_{entry.entry_id}"))


@pytest.mark.parametrize(
    ("strategy", "device_last", "kinds"),
    [
        (Strategy.DEVICE, False, []),
        (Strategy.NEWEST, False, ["proposed"]),
        (Strategy.NEWEST, True, []),
        (Strategy.TWIN, True, ["proposed"]),
        (Strategy.ASK, False, ["conflict"]),
    ],
)
async def test_each_strategy_has_its_way_and_none_touches_the_device_unasked(
    hass: HomeAssistant, time_passes: Pass, strategy: Strategy, device_last: bool, kinds: list[str]
) -> None:
    lamp = PhysicalLight("Lamp", is_on=False)
    entry = await async_differ(hass, lamp, strategy, time_passes, device_last=device_last)
    assert told(entry, "approval") == kinds
    issue = issue_of(hass, entry)
    assert (issue is not None) is bool(kinds)
    if issue is not None:
        values = (issue.translation_placeholders or {})["values"]
        assert "- state: the twin was told on, the device shows off" in values
    assert lamp.told == []
    assert hass.states.get(shadow_of(hass, entry, lamp)).state == "off"


async def test_both_values_are_called_as_home_assistant_calls_them(hass: HomeAssistant, time_passes: Pass) -> None:
    for section in (*SECTIONS, STATES):
        await async_get_translations(hass, "de", section)
    hass.config.language = "de"
    lamp = PhysicalLight("Lampe", is_on=False)
    entry = await async_differ(hass, lamp, Strategy.ASK, time_passes)
    issue = issue_of(hass, entry)
    assert issue is not None
    assert (issue.translation_placeholders or {})["values"] == (
        "- Zustand: dem Zwilling wurde an gesagt, das Gerät zeigt aus"
    )


@pytest.fixture
async def client(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> Any:
    """Return a client of the repair flows."""
    assert await async_setup_component(hass, "http", {})
    assert await async_setup_component(hass, REPAIRS, {})
    return await hass_client()


async def async_fix(client: Any, issue_id: str, choice: str) -> dict[str, Any]:
    response = await client.post("/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": issue_id})
    shown = await response.json()
    assert shown["menu_options"] == ["device", "twin"]
    response = await client.post(f"/api/repairs/issues/fix/{shown['flow_id']}", json={"next_step_id": choice})
    result: dict[str, Any] = await response.json()
    return result


@pytest.mark.parametrize(("choice", "switched"), [("device", []), ("twin", ["turn_on"])])
async def test_a_person_decides(
    hass: HomeAssistant, client: Any, time_passes: Pass, choice: str, switched: list[str]
) -> None:
    lamp = PhysicalLight("Lamp", is_on=False)
    entry = await async_differ(hass, lamp, Strategy.ASK, time_passes)
    result = await async_fix(client, f"conflict_{entry.entry_id}", choice)
    assert result["type"] == "create_entry"
    await hass.async_block_till_done()
    assert [what for what, _ in lamp.told] == switched
    assert issue_of(hass, entry) is None
    assert told(entry, "approval") == ["conflict", "conflict_settled"]


async def test_a_decision_that_cannot_be_stored_changes_nothing(
    hass: HomeAssistant, client: Any, time_passes: Pass, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp = PhysicalLight("Lamp", is_on=False)
    entry = await async_differ(hass, lamp, Strategy.ASK, time_passes)

    async def away(*_records: Any) -> None:
        raise UnavailableError("no disk")

    monkeypatch.setattr(entry.runtime_data.home.database, "async_commit", away)
    result = await async_fix(client, f"conflict_{entry.entry_id}", "twin")
    assert (result["type"], result["reason"]) == ("abort", "not_stored")
    assert lamp.told == []
    assert issue_of(hass, entry) is not None


async def test_another_command_takes_the_question_back(hass: HomeAssistant, time_passes: Pass) -> None:
    lamp = PhysicalLight("Lamp", is_on=False)
    entry = await async_differ(hass, lamp, Strategy.ASK, time_passes)
    assert issue_of(hass, entry) is not None
    data = {ATTR_ENTITY_ID: shadow_of(hass, entry, lamp)}
    await hass.services.async_call("light", "turn_off", data, blocking=True)
    assert issue_of(hass, entry) is None


async def test_strategy_and_corrections_are_asked_when_a_twin_is_changed(hass: HomeAssistant) -> None:
    entry = await async_twin_of(hass, PhysicalLight("Lamp"))
    shown = await entry.start_reconfigure_flow(hass)
    assert {"strategy", "corrections"} <= {str(key) for key in shown["data_schema"].schema}
    answers = {
        "name": "Lamp",
        "mode": "sandbox",
        "fidelity": "basic",
        "priority": "normal",
        "strategy": "ask",
        "corrections": "none",
    }
    step = await hass.config_entries.flow.async_configure(shown["flow_id"], answers)
    while step["type"] == "form":
        step = await hass.config_entries.flow.async_configure(step["flow_id"], {})
    await hass.async_block_till_done()
    config = entry.runtime_data.config
    assert (config.strategy.value, config.corrections.value) == ("ask", "none")
