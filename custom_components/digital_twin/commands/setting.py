"""Actions on numbers and selects: settings of a device, whose channel depends on what they set."""

from collections.abc import Collection, Mapping
from typing import Final

from .call import Call, Handler

NUMBER_CHANNELS: Final = ("value", "current", "charge_limit")
SELECT_CHANNELS: Final = ("option", "storage_mode")
_CHANNELS: Final[Mapping[str, tuple[str, ...]]] = {"number": NUMBER_CHANNELS, "select": SELECT_CHANNELS}


def name_channel(domain: str, call: Call, driven: Collection[str]) -> None:
    """Give what a number or select was set to the name of the channel that it drives, if it drives one."""
    names = _CHANNELS.get(domain, ())
    if not names or names[0] not in call.channels or names[0] in driven:
        return
    if (name := next((name for name in names if name in driven), None)) is not None:
        call.channels[name] = call.channels.pop(names[0])


def _set_value(call: Call) -> None:
    lower, upper = (call.attribute(name) for name in ("min", "max"))
    call.channels["value"] = call.number(
        "value",
        lower if isinstance(lower, int | float) else -1e12,
        upper if isinstance(upper, int | float) else 1e12,
    )


def _options(call: Call) -> list[str]:
    options = call.attribute("options")
    return [str(option) for option in options] if isinstance(options, list | tuple) else []


def _select(call: Call) -> None:
    option = call.text("option")
    if (known := _options(call)) and option not in known:
        raise call.refuse("option", ", ".join(known))
    call.channels["option"] = option


def _at(index: int) -> Handler:
    def handle(call: Call) -> None:
        if options := _options(call):
            call.channels["option"] = options[index]

    return handle


def _next(direction: int) -> Handler:
    def handle(call: Call) -> None:
        if not (options := _options(call)):
            return
        now = call.shown()
        if now not in options:
            call.channels["option"] = options[0 if direction > 0 else -1]
            return
        index = options.index(now) + direction
        if call.data.get("cycle", True):
            call.channels["option"] = options[index % len(options)]
        else:
            call.channels["option"] = options[min(max(index, 0), len(options) - 1)]

    return handle


NUMBER: Final[Mapping[str, Handler]] = {"set_value": _set_value}
SELECT: Final[Mapping[str, Handler]] = {
    "select_first": _at(0),
    "select_last": _at(-1),
    "select_next": _next(1),
    "select_option": _select,
    "select_previous": _next(-1),
}
