"""digital_twin/scenarios/read: a scenario that somebody was sent as text, for the panel to show before it is run."""

from collections.abc import Mapping
from typing import Any, Final

import voluptuous as vol
import yaml
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.core import HomeAssistant

from ..actions.calls import SERVICE
from ..actions.fields import ATTR_ACTION, ATTR_CHANGES, ATTR_DATA, ATTR_TARGET, TARGET_KEYS
from ..actions.run_scenario import WORDS, as_written
from ..const import DOMAIN
from ..core.messages import Message
from ..texts import async_speaker
from .common import SPEAK_FIELDS, or_not_found_later, present_home

LONGEST: Final = 20_000
"""Characters; the longest scenarios that fit a screen have a tenth of it."""
RUNS: Final = f"{DOMAIN}.run_scenario"
KNOWN: Final = frozenset((*WORDS, *TARGET_KEYS))
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MESSAGES: dict[str, tuple[str, ...]] = {
    "text_unreadable": ("line",),
    "text_no_scenario": (),
    "text_unknown_words": ("words", "allowed"),
}


class TextError(Exception):
    """Text that holds no scenario; told: why."""

    def __init__(self, message_id: str, **params: str | int) -> None:
        """Keep what is to be told."""
        super().__init__(message_id)
        self.told = Message(message_id, params)


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/scenarios/read",
        vol.Required("text"): vol.All(str, vol.Length(max=LONGEST)),
        **SPEAK_FIELDS,
    }
)
@async_response
@or_not_found_later
async def async_read_scenario(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with the scenario that a text holds, or null, and with everything that is wrong with it."""
    home = present_home(hass)
    try:
        scenario = as_written(await hass.async_add_executor_job(scenario_in, msg["text"]))
    except TextError as err:
        problem = {"path": "", "text": (await async_speaker(hass)).say(err.told)}
        connection.send_result(msg["id"], {"scenario": None, "problems": [problem]})
        return
    problems = await home.scenarios.async_problems(scenario, connection.context(msg))
    connection.send_result(msg["id"], {"scenario": scenario, "problems": problems})


def scenario_in(text: str) -> dict[str, Any]:
    """Return the scenario of a text: one in YAML, or an action that runs one. Raises TextError where there is none."""
    try:
        # A few lines of references can stand for millions of values.
        alias = next((event for event in yaml.parse(text, LOADER) if isinstance(event, yaml.AliasEvent)), None)
        if alias is not None:
            raise TextError("text_unreadable", line=1 if alias.start_mark is None else alias.start_mark.line + 1)
        value = yaml.load(text, Loader=LOADER)  # noqa: S506 -- both loaders are safe ones
    except (yaml.YAMLError, ValueError, RecursionError) as err:
        mark = getattr(err, "problem_mark", None)
        raise TextError("text_unreadable", line=1 if mark is None else mark.line + 1) from err
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, Mapping) and value.get(ATTR_ACTION, value.get(SERVICE)) == RUNS:
        target, data = value.get(ATTR_TARGET) or {}, value.get(ATTR_DATA) or {}
        value = {**target, **data} if isinstance(target, Mapping) and isinstance(data, Mapping) else None
    if not isinstance(value, Mapping) or not {"scenario", ATTR_CHANGES} & value.keys():
        raise TextError("text_no_scenario")
    if unknown := sorted(str(key) for key in value.keys() - KNOWN):
        raise TextError("text_unknown_words", words=", ".join(unknown), allowed=", ".join(WORDS))
    return dict(value)
