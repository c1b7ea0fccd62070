"""Actions on fans, humidifiers and locks."""

from collections.abc import Mapping
from typing import Final

from .call import SWITCHING, Call, Handler, set_attribute, toggle, turn


def _fan_speed(call: Call, speed: float) -> None:
    call.channels["on"] = speed > 0
    if speed > 0:
        call.channels["speed"] = speed
    call.attributes["preset_mode"] = None


def _fan_on(call: Call) -> None:
    if call.data.get("percentage") is not None:
        _fan_speed(call, call.number("percentage", 0, 100))
        return
    call.channels["on"] = True
    if call.data.get("preset_mode") is not None:
        call.attributes["preset_mode"] = call.text("preset_mode")


def _fan_percentage(call: Call) -> None:
    _fan_speed(call, call.number("percentage", 0, 100))


def _fan_step(direction: int) -> Handler:
    def handle(call: Call) -> None:
        if "percentage_step" in call.data:
            step = call.number("percentage_step", 0, 100)
        else:
            step = float(call.attribute("percentage_step") or 10)
        present = float(call.attribute("percentage") or 0)
        _fan_speed(call, min(max(present + direction * step, 0), 100))

    return handle


def _fan_preset(call: Call) -> None:
    call.channels["on"] = True
    call.attributes["preset_mode"] = call.text("preset_mode")


def _fan_oscillate(call: Call) -> None:
    if not isinstance(oscillating := call.data.get("oscillating"), bool):
        raise call.refuse("oscillating", "true, false")
    call.attributes["oscillating"] = oscillating


def _humidifier_target(call: Call) -> None:
    call.channels["target_humidity"] = call.within("humidity", "humidity", 0, 100)


def _bolt(target: str) -> Handler:
    def handle(call: Call) -> None:
        call.channels["bolt"] = target

    return handle


FAN: Final[Mapping[str, Handler]] = {
    "decrease_speed": _fan_step(-1),
    "increase_speed": _fan_step(1),
    "oscillate": _fan_oscillate,
    "set_direction": set_attribute("direction", "direction"),
    "set_percentage": _fan_percentage,
    "set_preset_mode": _fan_preset,
    "toggle": toggle(_fan_on, turn(False)),
    "turn_off": turn(False),
    "turn_on": _fan_on,
}
HUMIDIFIER: Final[Mapping[str, Handler]] = {
    **SWITCHING,
    "set_humidity": _humidifier_target,
    "set_mode": set_attribute("mode", "mode"),
}
LOCK: Final[Mapping[str, Handler]] = {"lock": _bolt("locked"), "open": _bolt("open"), "unlock": _bolt("unlocked")}
