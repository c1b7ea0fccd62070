"""What the tests of the config flow share."""

from typing import Any

from homeassistant.data_entry_flow import section


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
