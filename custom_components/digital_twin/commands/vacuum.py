"""Actions on robot vacuums."""

from collections.abc import Mapping
from typing import Final

from .call import Call, Handler


def _activity(state: str) -> Handler:
    def handle(call: Call) -> None:
        call.channels["activity"] = state

    return handle


def _fan_speed(call: Call) -> None:
    speed = call.text("fan_speed")
    known = call.attribute("fan_speed_list")
    if known and speed not in known:
        raise call.refuse("fan_speed", ", ".join(map(str, known)))
    call.attributes["fan_speed"] = speed


def _unchanged(_call: Call) -> None:
    """Leave it as it is: that it makes itself heard, or does what only its maker knows, is not simulated."""


VACUUM: Final[Mapping[str, Handler]] = {
    "clean_area": _activity("cleaning"),
    "clean_spot": _activity("cleaning"),
    "locate": _unchanged,
    "pause": _activity("paused"),
    "return_to_base": _activity("docked"),
    "send_command": _unchanged,
    "set_fan_speed": _fan_speed,
    "start": _activity("cleaning"),
    "stop": _activity("idle"),
}
