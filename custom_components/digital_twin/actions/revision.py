"""Compare-and-set for actions that write: a caller may demand that a twin still is at the revision it was seen at."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import ServiceCall

from ..core.state import StaleRevisionError
from .fields import accepts, refuse

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

ATTR_EXPECTED_REVISION: Final = "expected_revision"


def _revision(value: Any) -> int:
    number = int(value)
    if number < 0 or number != float(value):
        raise ValueError
    return number


REVISION_FIELD: Final = {vol.Optional(ATTR_EXPECTED_REVISION): accepts("invalid_revision", _revision)}


def demand_revision(call: ServiceCall, twins: Sequence[TwinCoordinator]) -> None:
    """Refuse a write that was meant for an earlier revision, and count it.

    Raises ServiceValidationError for that, and where several twins are meant: each has a revision of its own.
    """
    if (expected := call.data.get(ATTR_EXPECTED_REVISION)) is None:
        return
    if len(twins) != 1:
        raise refuse("revision_of_one", field=ATTR_EXPECTED_REVISION, count=str(len(twins)))
    (twin,) = twins
    try:
        twin.state.demand(expected)
    except StaleRevisionError:
        raise refuse(
            "stale_revision",
            field=ATTR_EXPECTED_REVISION,
            value=str(expected),
            present=str(twin.state.revision),
            name=twin.config.name,
        ) from None
