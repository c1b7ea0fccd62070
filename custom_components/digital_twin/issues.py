"""The repair issues of twins: raised and cleared here, fixed in repairs."""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN

SOURCE_GONE = "source_gone"
SOURCE_MOVED = "source_moved"
KIND_MISSING = "kind_missing"
MODEL_FAILS = "model_fails"
MODEL_LATE = "model_late"
ENTRY_ID = "entry_id"
DATABASE_AWAY = "database_away"
DATABASE_DAMAGED = "database_damaged"
DATABASE_LEFT = "database_left"


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
def async_create_kind_missing(hass: HomeAssistant, entry: ConfigEntry[Any], kind: str) -> None:
    """Say that a twin's kind was brought by another integration, which does so no longer."""
    _create_plain(hass, entry, KIND_MISSING, kind=kind)


@callback
def async_delete_kind_missing(hass: HomeAssistant, entry_id: str) -> None:
    """Take that back."""
    ir.async_delete_issue(hass, DOMAIN, f"{KIND_MISSING}_{entry_id}")


@callback
def async_create_model_fails(hass: HomeAssistant, entry: ConfigEntry[Any], error: str) -> None:
    """Say that a twin's model raises, or returns what makes no sense."""
    _create_plain(hass, entry, MODEL_FAILS, error=error)


@callback
def async_create_model_late(hass: HomeAssistant, entry: ConfigEntry[Any], kind: str) -> None:
    """Say that a twin's model does not come back."""
    _create_plain(hass, entry, MODEL_LATE, kind=kind)


@callback
def async_delete_model_fails(hass: HomeAssistant, entry_id: str) -> None:
    """Take back that a twin's model fails, in whichever way."""
    for key in (MODEL_FAILS, MODEL_LATE):
        ir.async_delete_issue(hass, DOMAIN, f"{key}_{entry_id}")


@callback
def _create_plain(hass: HomeAssistant, entry: ConfigEntry[Any], key: str, **told: str) -> None:
    """Say of a twin what nobody can mend at the push of a button."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{key}_{entry.entry_id}",
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=key,
        translation_placeholders={"name": entry.title, **told},
    )


@callback
def async_delete_all(hass: HomeAssistant, entry_id: str) -> None:
    """Take back everything that was said about a twin."""
    async_delete_gone(hass, entry_id)
    async_delete_moved(hass, entry_id)
    async_delete_kind_missing(hass, entry_id)
    async_delete_model_fails(hass, entry_id)


@callback
def async_create_database_away(hass: HomeAssistant, error: str, since: str) -> None:
    """Say that the twins' database cannot be used, and why."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        DATABASE_AWAY,
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key=DATABASE_AWAY,
        translation_placeholders={"error": error, "since": since},
    )


@callback
def async_delete_database_away(hass: HomeAssistant) -> None:
    """Take that back."""
    ir.async_delete_issue(hass, DOMAIN, DATABASE_AWAY)


@callback
def async_create_database_damaged(hass: HomeAssistant, file: str) -> None:
    """Say that a damaged database was moved aside, until the user has read it."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        DATABASE_DAMAGED,
        is_fixable=True,
        is_persistent=True,
        severity=ir.IssueSeverity.ERROR,
        translation_key=DATABASE_DAMAGED,
        translation_placeholders={"file": file},
    )


@callback
def async_create_database_left(hass: HomeAssistant, where: str) -> None:
    """Offer to delete what a removed home remembered."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        DATABASE_LEFT,
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=DATABASE_LEFT,
        translation_placeholders={"database": where},
    )


@callback
def async_delete_database_left(hass: HomeAssistant) -> None:
    """Take the offer back: the database is in use again, or gone."""
    ir.async_delete_issue(hass, DOMAIN, DATABASE_LEFT)
