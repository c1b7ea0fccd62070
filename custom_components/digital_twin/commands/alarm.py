"""Actions on alarm panels. A code that comes with them is not looked at and goes nowhere."""

from collections.abc import Mapping
from typing import Final

from .call import Call, Handler


def _arming(state: str) -> Handler:
    def handle(call: Call) -> None:
        call.channels["arming"] = state

    return handle


ALARM: Final[Mapping[str, Handler]] = {
    "alarm_arm_away": _arming("armed_away"),
    "alarm_arm_custom_bypass": _arming("armed_custom_bypass"),
    "alarm_arm_home": _arming("armed_home"),
    "alarm_arm_night": _arming("armed_night"),
    "alarm_arm_vacation": _arming("armed_vacation"),
    "alarm_disarm": _arming("disarmed"),
    "alarm_trigger": _arming("triggered"),
}
