"""Actions on what travels: covers, garage doors and valves."""

from collections.abc import Mapping
from typing import Final

from ..core.scenario.inputs import STOP
from .call import Call, Handler

_MOVING: Final = ("opening", "closing")


def _move(position: float) -> Handler:
    def handle(call: Call) -> None:
        call.channels["position"] = position

    return handle


def _move_to(call: Call) -> None:
    call.channels["position"] = call.number("position", 0, 100)


def _stop(call: Call) -> None:
    call.channels[STOP] = True


def _toggle_travel(call: Call) -> None:
    state = call.shown()
    if state in _MOVING:
        _stop(call)
    else:
        _move(100.0 if state == "closed" else 0.0)(call)


def _tilt(position: int) -> Handler:
    def handle(call: Call) -> None:
        call.attributes["current_tilt_position"] = position

    return handle


def _tilt_to(call: Call) -> None:
    call.attributes["current_tilt_position"] = round(call.number("tilt_position", 0, 100))


def _toggle_tilt(call: Call) -> None:
    _tilt(100 if call.attribute("current_tilt_position") == 0 else 0)(call)


def _stay(_call: Call) -> None:
    """Change nothing: the tilt of a simulated cover moves at once, so that there is nothing to stop."""


def _travelling(domain: str) -> dict[str, Handler]:
    return {
        f"open_{domain}": _move(100.0),
        f"close_{domain}": _move(0.0),
        f"set_{domain}_position": _move_to,
        f"stop_{domain}": _stop,
        "toggle": _toggle_travel,
    }


COVER: Final[Mapping[str, Handler]] = _travelling("cover") | {
    "close_cover_tilt": _tilt(0),
    "open_cover_tilt": _tilt(100),
    "set_cover_tilt_position": _tilt_to,
    "stop_cover_tilt": _stay,
    "toggle_cover_tilt": _toggle_tilt,
}
VALVE: Final[Mapping[str, Handler]] = _travelling("valve")
