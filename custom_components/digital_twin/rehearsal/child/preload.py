"""Imports what rehearsals will need, before the doors close and while nobody waits for virtual time."""

import importlib
import logging
import mimetypes
from typing import Final

_LOGGER = logging.getLogger(__name__)

COMPONENTS: Final = (
    "automation", "blueprint", "counter", "device_automation", "group", "homeassistant",
    "homeassistant.triggers.event", "homeassistant.triggers.homeassistant", "homeassistant.triggers.numeric_state",
    "homeassistant.triggers.state", "homeassistant.triggers.time", "homeassistant.triggers.time_pattern",
    "input_boolean", "input_button", "input_datetime", "input_number", "input_select", "input_text", "light",
    "persistent_notification", "scene", "schedule", "script", "sun", "sun.trigger", "sun.condition", "switch",
    "template", "template.trigger", "timer", "trace", "zone", "zone.trigger", "zone.condition", "climate", "cover",
)  # fmt: skip


def preload() -> None:
    """Import them; what this version of Home Assistant does not have is not needed."""
    mimetypes.init()
    for name in COMPONENTS:
        try:
            importlib.import_module(f"homeassistant.components.{name}")
        except ImportError as err:
            _LOGGER.debug("Not preloaded: %s", err)
