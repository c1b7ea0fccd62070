"""What the tests of the config flow share."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, section

STEPS_AT_MOST = 12
LIGHT = {"supported_color_modes": ["onoff"], "color_mode": "onoff"}


def suggested(result: Any) -> dict[str, Any]:
    """Return what a form suggests, by field; sections as dictionaries of their own."""
    return _suggested(result["data_schema"])


def _suggested(schema: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for marker, value in schema.schema.items():
        if isinstance(value, section):
            found[marker.schema] = _suggested(value.schema)
        elif marker.description:
            found[marker.schema] = marker.description["suggested_value"]
    return found


def fields(result: Any) -> set[str]:
    """Return which fields a form has."""
    return {marker.schema for marker in result["data_schema"].schema}


async def async_learned(hass: HomeAssistant, result: Any) -> Any:
    """Return the step after the progress, as the frontend asks for it when it is told that something happened."""
    while result["type"] is FlowResultType.SHOW_PROGRESS:
        await hass.async_block_till_done(wait_background_tasks=True)
        result = await hass.config_entries.flow.async_configure(result["flow_id"])
    return result


async def async_finish(hass: HomeAssistant, result: Any, **answers: Any) -> Any:
    """Answer step after step as a user who only presses Submit does, except for the answers given."""
    for _ in range(STEPS_AT_MOST):
        match result["type"]:
            case FlowResultType.FORM:
                assert not result["errors"], result["errors"]
                given = suggested(result) | {key: value for key, value in answers.items() if key in fields(result)}
            case FlowResultType.MENU:
                given = {"next_step_id": "finish"}
            case FlowResultType.SHOW_PROGRESS:
                result = await async_learned(hass, result)
                continue
            case _:
                await hass.async_block_till_done()
                return result
        result = await hass.config_entries.flow.async_configure(result["flow_id"], given)
    raise AssertionError(f"the flow does not end: {result}")
