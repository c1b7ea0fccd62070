"""The documentation of the WebSocket API names every command, and every field that one takes."""

import re

import pytest

from custom_components.digital_twin.websocket_api import COMMANDS
from tests.tools.paths import REPOSITORY

TEXT = (REPOSITORY / "docs" / "websocket.md").read_text("utf-8")
EVERYWHERE = {"id", "type", "twin_id", "entity_id", "speak"}
"""Said once, for all commands."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_a_command_stands_there_with_its_fields(command: object) -> None:
    name, schema = (getattr(command, key) for key in ("_ws_command", "_ws_schema"))
    fields = {str(key) for key in getattr(schema, "schema", {})} - EVERYWHERE
    if (section := re.search(rf"^### `{name}`\n(.*?)(?=^##)", TEXT, re.MULTILINE | re.DOTALL)) is not None:
        said = section[1]
    else:
        (said,) = re.findall(rf"^\| `{name}`.*$", TEXT, re.MULTILINE)
    assert sorted(field for field in fields if f"`{field}`" not in said) == []


def test_what_all_commands_take_is_said_once() -> None:
    assert [field for field in EVERYWHERE - {"id", "type"} if f"`{field}`" not in TEXT] == []
