"""A twin's own wish to set its device: it passes the same door as everybody's."""

from typing import TYPE_CHECKING

from homeassistant.core import Context

from .run import Result
from .targets import ActionCall
from .timed import TimedCall
from .wish import Wish

if TYPE_CHECKING:
    from ..manager import Home


async def async_send(home: Home, call: ActionCall, context: Context, *, ask: bool) -> Result:
    """Have a call checked, approved where that is needed, and carried out; return what became of it.

    ask: whether a person may be asked for an approval; else what needs one is denied.
    """
    timed = TimedCall(call)
    wish = Wish(
        variants=((timed,),),
        unresolved=(),
        steps=({"action": call.action, "target": dict(call.target), "data": dict(call.data)},),
        context=context,
        calls=(timed,),
    )
    return (await home.door.async_run(wish, ask=ask)).result
