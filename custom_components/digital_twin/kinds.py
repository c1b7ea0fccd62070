"""The way in for other integrations that bring a kind of device of their own (docs/kinds.md)."""

from collections.abc import Iterable
from pathlib import Path

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant

from .classify.kind import CLAIMS
from .const import CONF_KIND, DOMAIN
from .core import outside
from .core.models.kinds import KINDS


async def async_register_kinds(hass: HomeAssistant, file: Path, claims: Iterable[tuple[str, str]] = ()) -> None:
    """Make the kinds that a file registers known to all twins made from now on, in every process.

    claims: pairs of an integration's domain and a kind: devices of that integration become twins of that kind. Twins
    that waited for their kind are set up now; worker processes that run already are renewed before their next job.
    Raises what the file raises, and ValueError for a claim of a kind that nobody registered.
    """
    await hass.async_add_import_executor_job(outside.load, str(file))
    for integration, kind in claims:
        if kind not in KINDS:
            raise ValueError(f"{file} does not register the kind {kind}")
        CLAIMS[integration] = kind
    for entry in hass.config_entries.async_entries(DOMAIN, include_ignore=False, include_disabled=False):
        if entry.state is ConfigEntryState.SETUP_RETRY and entry.data.get(CONF_KIND) in KINDS:
            hass.config_entries.async_schedule_reload(entry.entry_id)
