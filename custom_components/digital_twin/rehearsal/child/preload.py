"""Imports what rehearsals will need, before the doors close and while nobody waits for virtual time; and no more.

Home Assistant's bootstrap imports the whole front end, recorder and cloud ahead of time. None of it has anything to do
in a home without network, and it is a quarter of the memory: while bootstrap is imported, empty modules stand in.
"""

import importlib
import logging
import mimetypes
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

_LOGGER = logging.getLogger(__name__)

COMPONENTS: Final = (
    "automation", "blueprint", "counter", "device_automation", "group", "homeassistant",
    "homeassistant.triggers.event", "homeassistant.triggers.homeassistant", "homeassistant.triggers.numeric_state",
    "homeassistant.triggers.state", "homeassistant.triggers.time", "homeassistant.triggers.time_pattern",
    "input_boolean", "input_button", "input_datetime", "input_number", "input_select", "input_text", "light",
    "persistent_notification", "scene", "schedule", "script", "sensor", "sun", "sun.trigger", "sun.condition", "switch",
    "template", "template.trigger", "timer", "trace", "zone", "zone.trigger", "zone.condition", "climate", "cover",
)  # fmt: skip
NEEDLESS: Final = (
    "api", "auth", "config", "default_config", "diagnostics", "file_upload", "history", "http", "image_upload",
    "logbook", "lovelace", "onboarding", "person", "recorder", "repairs", "search", "sensor.recorder", "system_log",
    "webhook",
)  # fmt: skip
"""What bootstrap imports only so that it is there in time."""
_ROOT: Final = "homeassistant.components"


def preload() -> None:
    """Import them; what this version of Home Assistant does not have is not needed."""
    mimetypes.init()
    _trust_nobody()
    for name in COMPONENTS:
        try:
            importlib.import_module(f"{_ROOT}.{name}")
        except ImportError as err:
            _LOGGER.debug("Not preloaded: %s", err)
    with _stand_ins(NEEDLESS):
        importlib.import_module("homeassistant.bootstrap")


def _trust_nobody() -> None:
    """Load no certificates: Home Assistant keeps a dozen sets of them, for connections that cannot be made here."""

    def load_nothing(_context: ssl.SSLContext, *_args: Any, **_kwargs: Any) -> None:
        """Leave the context without anybody to trust."""

    setattr(ssl.SSLContext, "load_verify_locations", load_nothing)  # noqa: B010 -- a method of a library's class


@contextmanager
def _stand_ins(names: tuple[str, ...]) -> Iterator[None]:
    """Let empty modules stand in for components that are not loaded yet; afterwards they can be loaded as ever."""
    made: list[tuple[str, ModuleType, str]] = []
    for name in names:
        full = f"{_ROOT}.{name}"
        parent, _, leaf = full.rpartition(".")
        if full not in sys.modules and parent in sys.modules:
            sys.modules[full] = ModuleType(full)
            setattr(sys.modules[parent], leaf, sys.modules[full])
            made.append((full, sys.modules[parent], leaf))
    try:
        yield
    finally:
        for full, owner, leaf in made:
            del sys.modules[full]
            delattr(owner, leaf)
