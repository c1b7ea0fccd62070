"""README.md and docs: their pictures and files exist, and the actions take each of their examples."""

import re
from typing import Any

import pytest
import yaml
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from tests.repository.test_services import described, fields_of
from tests.tools.paths import DOMAIN, REPOSITORY

PAGES = (REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md")))
TEXT = "\n".join(page.read_text() for page in PAGES)
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def own_calls(example: str) -> list[dict[str, Any]]:
    """Give the calls of this integration's actions in an example, which is one call or a sequence."""
    content = yaml.safe_load(example)
    steps = content if isinstance(content, list) else [content]
    return [step for step in steps if str(step.get("action", "")).startswith(f"{DOMAIN}.")]


CALLS = [call for example in EXAMPLES for call in own_calls(example)]


def test_what_it_links_to_is_there() -> None:
    for page in PAGES:
        paths = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text())
        linked = [path for path in paths if "://" not in path]
        assert [path for path in linked if not (page.parent / path).is_file()] == []


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call["action"])
async def test_each_example_is_valid(hass: HomeAssistant, call: dict[str, Any]) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    service = hass.services.async_services()[DOMAIN][call["action"].partition(".")[2]]
    assert service.schema is not None
    service.schema({**call.get("data", {}), **call.get("target", {})})


async def test_every_action_has_an_example(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    shown = {call["action"].partition(".")[2] for call in CALLS}
    assert shown == set(hass.services.async_services()[DOMAIN])


def test_every_field_is_explained() -> None:
    fields = {field for service in described().values() for field in fields_of(service)}
    assert sorted(field for field in fields if f"`{field}`" not in TEXT) == []
