"""The way in for other integrations that bring a kind of device of their own (docs/kinds.md)."""

from collections.abc import Iterable
from pathlib import Path

from homeassistant.core import HomeAssistant

from .classify.kind import CLAIMS
from .core import outside
from .core.models.kinds import KINDS


async def async_register_kinds(hass: HomeAssistant, file: Path, claims: Iterable[tuple[str, str]] = ()) -> None:
    """Make the kinds that a file registers known to all twins made from now on, in every process.

    claims: pairs of an integration's domain and a kind: devices of that integration become twins of that kind. Call it
    in async_setup, before the first twin is set up: worker processes that run already do not learn of it. Raises what
    the file raises, and ValueError for a claim of a kind that nobody registered.
    """
    await hass.async_add_import_executor_job(outside.load, str(file))
    for integration, kind in claims:
        if kind not in KINDS:
            raise ValueError(f"{file} does not register the kind {kind}")
        CLAIMS[integration] = kind
