"""Answers that come only once what they tell of is safely stored, its line in the audit included."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from homeassistant.core import ServiceCall
from homeassistant.exceptions import HomeAssistantError

from ..const import DOMAIN
from ..store.errors import StoreError
from ..store.records import AuditRecord, Record, SnapshotRecord

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home


async def async_safe(
    home: Home,
    call: ServiceCall,
    *records: Record,
    twin: TwinCoordinator | None = None,
    reason: str | None = None,
    data: Mapping[str, Any] | None = None,
) -> None:
    """Write records and the call's line in the audit; return once both are safe.

    Raises HomeAssistantError where they are not.
    """
    line = home.audit.record(call.service, twin=twin, context=call.context, reason=reason, data=data)
    try:
        await home.database.async_commit(*records, line)
    except StoreError as err:
        raise not_stored(err) from err


async def async_noted(home: Home, *lines: AuditRecord | SnapshotRecord) -> None:
    """Write what is to be known of an action, and return once it is safe: before it is done, so that it may be.

    Raises HomeAssistantError where they are not.
    """
    if not lines:
        return
    try:
        await home.database.async_commit(*lines)
    except StoreError as err:
        raise not_stored(err) from err


def not_stored(err: StoreError) -> HomeAssistantError:
    """Return the error for a caller whose wish could not be stored."""
    return HomeAssistantError(
        translation_domain=DOMAIN, translation_key="not_stored", translation_placeholders={"reason": str(err)[:200]}
    )
