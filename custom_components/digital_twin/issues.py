"""The repair issues of twins: raised and cleared here, fixed in repairs."""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN

SOURCE_GONE = "source_gone"
SOURCE_MOVED = "source_moved"
ENTRY_ID = "entry_id"


@callback
def async_create_gone(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Say that a twin's device was removed."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{SOURCE_GONE}_{entry.entry_id}",
        data={ENTRY_ID: entry.entry_id},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=SOURCE_GONE,
        translation_placeholders={"name": entry.title},
    )


@callback
def async_create_moved(hass: HomeAssistant, entry: ConfigEntry[Any], area: str) -> None:
    """Ask whether a twin shall read the sensors of the room its device was moved to.

    The question outlives a restart: nothing but the move itself gives rise to it.
    """
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{SOURCE_MOVED}_{entry.entry_id}",
        data={ENTRY_ID: entry.entry_id},
        is_fixable=True,
        is_persistent=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=SOURCE_MOVED,
        translation_placeholders={"name": entry.title, "area": area},
    )


@callback
def async_delete_gone(hass: HomeAssistant, entry_id: str) -> None:
    """Take back that the device is gone."""
    ir.async_delete_issue(hass, DOMAIN, f"{SOURCE_GONE}_{entry_id}")


@callback
def async_delete_moved(hass: HomeAssistant, entry_id: str) -> None:
    """Take the question about the room back."""
    ir.async_delete_issue(hass, DOMAIN, f"{SOURCE_MOVED}_{entry_id}")


@callback
def async_delete_all(hass: HomeAssistant, entry_id: str) -> None:
    """Take back everything that was said about a twin."""
    async_delete_gone(hass, entry_id)
    async_delete_moved(hass, entry_id)
