"""A client of the small home's WebSocket API."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from tests.actions.conftest import LAMP, small_home, units

__all__ = ["small_home", "units"]

type Ask = Callable[..., Awaitable[Any]]


@pytest.fixture
async def client(small_home: object, hass_ws_client: WebSocketGenerator) -> MockHAClientWebSocket:
    """Give an administrator's connection."""
    return await hass_ws_client()


@pytest.fixture
def ask(client: MockHAClientWebSocket) -> Ask:
    """Give a way to send a command and get its answer's result, or its error's code."""

    async def send(command: str, **data: Any) -> Any:
        await client.send_json_auto_id({"type": f"digital_twin/{command}", **data})
        answer = await client.receive_json()
        return answer["result"] if answer["success"] else answer["error"]["code"]

    return send


@pytest.fixture
def only_the_lamp(hass_admin_user: MockUser) -> None:
    """Let the user read the lamp, and nothing else."""
    hass_admin_user.groups = []
    hass_admin_user.mock_policy({"entities": {"entity_ids": {LAMP: {"read": True}}}})
