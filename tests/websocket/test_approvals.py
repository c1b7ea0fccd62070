"""The subscription to approvals: what came to wait, what would come of it, and what no longer waits."""

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_mock_service
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.digital_twin.store.redact import REDACTED
from tests.actions.conftest import LOCK, RADIATOR, WINDOW, SmallHome

from .conftest import Ask

APPROVALS = "approvals/subscribe"


async def ask_to_heat(small_home: SmallHome) -> str:
    """Ask for what needs an approval: heating with the window open."""
    small_home.hass.states.async_set(WINDOW, "on", {"device_class": "window"})
    await small_home.hass.async_block_till_done()
    answer = await small_home.call(
        "run_action", action="climate.set_temperature", target={"entity_id": RADIATOR}, data={"temperature": 28}
    )
    approval: str | None = answer["approval"]
    assert approval is not None, answer["summary"]
    return approval


async def test_what_waits_comes_and_goes(
    hass: HomeAssistant, small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    calls = async_mock_service(hass, "climate", "set_temperature")
    await ask(APPROVALS)
    assert (await client.receive_json())["event"] == {"new": [], "gone": [], "code": False}
    approval = await ask_to_heat(small_home)
    event = (await client.receive_json())["event"]
    (item,) = event["new"]
    assert (item["approval"], item["entities"], item["may"]) == (approval, [RADIATOR], True)
    assert item["verdict"] == "needs_approval"
    assert item["summary"]
    assert item["expires"] - item["created"] == pytest.approx(600, abs=2)
    assert calls == []
    await small_home.call("reject", approval=approval)
    assert (await client.receive_json())["event"] == {"new": [], "gone": [approval]}


@pytest.mark.usefixtures("only_the_lamp")
async def test_of_what_one_may_not_read_nothing_is_told(
    small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    await ask_to_heat(small_home)
    await ask(APPROVALS)
    assert (await client.receive_json())["event"]["new"] == []


async def test_a_code_that_goes_with_an_action_is_not_told(
    hass: HomeAssistant, small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    hass.states.async_set(WINDOW, "on", {"device_class": "window"})
    await hass.async_block_till_done()
    await ask(APPROVALS)
    await client.receive_json()
    heat = {"action": "climate.set_temperature", "target": {"entity_id": RADIATOR}, "data": {"temperature": 28}}
    lock = {"action": "lock.lock", "target": {"entity_id": LOCK}, "data": {"code": "4711"}}
    asked = await small_home.call("run_action", action=[heat, lock])
    assert asked["result"] == "pending"
    (item,) = (await client.receive_json())["event"]["new"]
    assert [step["data"] for step in item["actions"]] == [{"temperature": 28}, {"code": REDACTED}]
    assert "4711" not in str(item)
