"""Heat, cold, and a window that somebody left open to them."""

from collections.abc import Mapping
from typing import Any

from ...channel import KELVIN
from ...home.happenings import Command, Given, Happening, Surroundings
from ...messages import Message
from .entry import DAY, HOUR, MINUTE, Around, Entry, Expansion, Parameter, Sort, register

CLEARER = 0.9
"""How far the clouds give way in a heat wave: hardly a one is left."""
GLOOMY = 0.8
OPENINGS = frozenset({"awning", "window", "terrace_door", "other"})
SHUTTERS = ("as_is", "down", "up")
AT = Parameter(name="at", sort=Sort.MOMENT, default=0.0, upper=7 * DAY)


def _offset(default: float, lower: float, upper: float) -> Parameter:
    return Parameter(name="offset", sort=Sort.NUMBER, default=default, unit="K", lower=lower, upper=upper)


def _lasting(default: float, upper: float = 7 * DAY) -> Parameter:
    return Parameter(name="duration", sort=Sort.DURATION, default=default, lower=MINUTE, upper=upper)


def _wave(
    given: Mapping[str, Any], around: Around, *, factor: float = 1.0, clear: float = 0.0
) -> tuple[Happening, ...]:
    when = {"at": given["at"], "duration": given["duration"]}
    found: list[Happening] = [
        Surroundings(quantity="outdoor_temperature", offset=given["offset"], **when),
        Surroundings(quantity="sun", factor=factor, clear=clear, **when),
    ]
    wanted = given.get("shutters", "as_is")
    if wanted != "as_is":
        position = 0.0 if wanted == "down" else 100.0
        found += [
            Command(twin_id=twin.spec.twin_id, commands={"position": position}, at=given["at"])
            for twin in around.of_kind("cover")
            if "position" in twin.spec.channels and str(twin.spec.settings.get("closes", "other")) in OPENINGS
        ]
    return tuple(found)


def _told(name: str, given: Mapping[str, Any]) -> tuple[Message, ...]:
    return (Message(f"assumes_{name}", {"step": abs(given["offset"]), "unit": KELVIN, "duration": given["duration"]}),)


def _heat(given: Mapping[str, Any], around: Around) -> Expansion:
    assumed = (*_told("heat_wave", given), Message(f"assumes_shutters_{given['shutters']}"))
    return Expansion(happenings=_wave(given, around, clear=CLEARER), assumed=assumed)


def _cold(given: Mapping[str, Any], around: Around) -> Expansion:
    return Expansion(happenings=_wave(given, around, factor=GLOOMY), assumed=_told("cold_snap", given))


def _window(given: Mapping[str, Any], around: Around) -> Expansion:
    rooms = sorted(around.of_kind("thermostat"), key=lambda twin: "window" not in twin.spec.channels)
    chosen = around.needed("twin", given["twin"], rooms)
    opened = tuple(
        Given(twin_id=twin_id, channel="window", value=True, at=given["at"], duration=given["duration"])
        for twin_id in chosen
    )
    name = around.twins[chosen[0]].spec.name
    return Expansion(
        happenings=opened,
        assumed=(Message("assumes_window_left_open", {"twin": name, "duration": given["duration"]}),),
    )


register(
    Entry(
        id="heat_wave",
        parameters=(
            _offset(8.0, 0.0, 25.0),
            _lasting(3 * DAY),
            AT,
            Parameter(name="shutters", sort=Sort.CHOICE, default="as_is", options=SHUTTERS),
        ),
        assumes="assumes_heat_wave",
        build=_heat,
        by="duration",
    )
)
register(
    Entry(
        id="cold_snap",
        parameters=(_offset(-10.0, -40.0, 0.0), _lasting(2 * DAY), AT),
        assumes="assumes_cold_snap",
        build=_cold,
        by="duration",
    )
)
register(
    Entry(
        id="window_left_open",
        parameters=(_lasting(2 * HOUR), AT, Parameter(name="twin", sort=Sort.TWIN)),
        assumes="assumes_window_left_open",
        build=_window,
        by="duration",
        after=4 * HOUR,
    )
)
