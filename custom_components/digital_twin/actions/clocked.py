"""Messages of plans and scenarios whose times, s after the start in the core, are told as times of day."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..core.messages import Message
from ..spoken import manner_of

TIMES: Final = ("begin", "time")


def clocked(hass: HomeAssistant, messages: Iterable[Message], start: float) -> list[Message]:
    """Return messages whose times are times of day. start: epoch s from which they count."""
    manner, begin = manner_of(hass), dt_util.utc_from_timestamp(start)

    def told(one: Message) -> Message:
        times = {
            name: manner.ahead(dt_util.utc_from_timestamp(start + float(one.params[name])), begin)
            for name in TIMES
            if name in one.params
        }
        return replace(one, params={**one.params, **times}) if times else one

    return [told(one) for one in messages]
