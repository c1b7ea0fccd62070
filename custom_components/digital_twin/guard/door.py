"""The way of a twin's own command to a physical device: checked first, and passed on only if approved."""

from typing import TYPE_CHECKING

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..const import LOGGER
from ..core.requests import Decision
from .check import TimedCall, async_check
from .targets import ActionCall

if TYPE_CHECKING:
    from ..manager import Home


async def async_pass(hass: HomeAssistant, home: Home, call: ActionCall, context: Context) -> Decision:
    """Check a call and carry it out if that approves; return what was decided.

    A call that Home Assistant refuses or that fails at the device counts as denied.
    """
    try:
        checked = await async_check(hass, home, [TimedCall(call)], context=context)
        decision = checked.verdict.decision
        if decision is Decision.APPROVED:
            await hass.services.async_call(
                call.domain,
                call.service,
                {**call.data, **call.target},
                blocking=True,
                context=Context(parent_id=context.id, user_id=context.user_id),
            )
    except HomeAssistantError as err:
        LOGGER.warning("%s could not be carried out: %s", call.action, err)
        return Decision.DENIED
    return decision
