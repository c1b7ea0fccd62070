"""People who go, come, wash, and what they pay."""

from collections.abc import Iterator, Mapping
from typing import Any

from ...channel import PER_KILOWATT_HOUR
from ...home.happenings import Command, Given, Happening, Occupancy, Surroundings
from ...messages import Message
from ...models.plug import TYPICAL
from ...settings import APPLIANCE, RATED_POWER, Appliance, number
from ...twin import TwinSnapshot
from .entry import DAY, HOUR, MINUTE, Around, Entry, Expansion, NeedsError, Parameter, Sort, register

WASHED_AND_DRIED = 6 * HOUR
"""s within which one load is surely done."""
LAUNDRY = (Appliance.WASHER, Appliance.DRYER)
AT = Parameter(name="at", sort=Sort.MOMENT, default=0.0, upper=7 * DAY)


def _lasting(default: float, upper: float = 7 * DAY) -> Parameter:
    return Parameter(name="duration", sort=Sort.DURATION, default=default, lower=MINUTE, upper=upper)


def _away(given: Mapping[str, Any], around: Around) -> Expansion:
    when = {"at": given["at"], "duration": given["duration"]}
    found: list[Happening] = [Occupancy(people=0.0, **when)]
    if given["target"] is not None:
        found += [
            Command(twin_id=twin.spec.twin_id, commands={"target_temperature": given["target"]}, **when)
            for twin in around.of_kind("thermostat")
            if "target_temperature" in twin.spec.channels
        ]
    told = Message("assumes_everybody_away", {"duration": given["duration"]})
    kept = Message("assumes_away_as_set")
    if given["target"] is not None:
        kept = Message("assumes_away_target", {"target": given["target"]})
    return Expansion(happenings=tuple(found), assumed=(told, kept))


def _guests(given: Mapping[str, Any], around: Around) -> Expansion:
    if given["zone"] is not None and given["zone"] not in around.links.zones:
        raise NeedsError("zone", around.links.zones)
    # In a room of their own they come on top of who is at home anyway; else the residents are among the people.
    people = given["people"] if given["zone"] is not None else around.links.residents + given["people"]
    came = Occupancy(people=people, zone=given["zone"], at=given["at"], duration=given["duration"])
    told = Message("assumes_guests", {"people": round(given["people"]), "duration": given["duration"]})
    where = Message("assumes_guests_spread")
    if given["zone"] is not None:
        where = Message("assumes_guests_zone", {"zone": around.links.zones[given["zone"]].name})
    return Expansion(happenings=(came,), assumed=(told, where))


def _laundry(given: Mapping[str, Any], around: Around) -> Expansion:
    machines = [twin for twin in around.of_kind("plug") if twin.spec.settings.get(APPLIANCE) in LAUNDRY]
    if not machines:
        raise NeedsError("loads", lacks="no_laundry")
    machines.sort(key=lambda twin: LAUNDRY.index(Appliance(str(twin.spec.settings[APPLIANCE]))))
    found: list[Happening] = []
    free: dict[str, float] = {}
    for load in range(int(given["loads"])):
        begin = given["at"] + load * given["every"]
        for twin in machines:
            twin_id, (power, lasting) = twin.spec.twin_id, _programme(twin)
            begin = max(begin, free.get(twin_id, 0.0))
            found.append(Given(twin_id=twin_id, channel="power", value=power, at=begin, duration=lasting))
            begin = free[twin_id] = begin + lasting
    return Expansion(happenings=tuple(found), assumed=(Message("assumes_laundry_day", {"loads": int(given["loads"])}),))


def _programme(twin: TwinSnapshot) -> tuple[float, float]:
    """Return what a machine draws (W) while it runs, and for how long (s): as learned, else as is typical."""
    typical = TYPICAL[str(twin.spec.settings[APPLIANCE])]
    power, minutes = typical.on_power, typical.on_minutes
    learned = {} if twin.learned is None else twin.learned.parameters
    if "on_power" in learned:
        power = learned["on_power"].value
        minutes = learned["on_minutes"].value if "on_minutes" in learned else minutes
    return number(twin.spec.settings, RATED_POWER) or power, minutes * MINUTE


def _tariff(given: Mapping[str, Any], around: Around) -> Expansion:
    del around
    factor = 1.0 + given["percent"] / 100.0
    new = Surroundings(quantity="price", factor=factor, offset=given["offset"], at=given["at"])
    return Expansion(happenings=(new,), assumed=tuple(_new_price(given["percent"], given["offset"])))


def _new_price(percent: float, offset: float) -> Iterator[Message]:
    """Tell what becomes of the price: a share of it (%), an offset (currency/kWh), or both."""
    if percent or not offset:
        yield Message(
            "assumes_tariff_change" if percent >= 0.0 else "assumes_tariff_cheaper", {"percent": abs(percent)}
        )
    if offset:
        yield Message("assumes_tariff_more" if offset > 0.0 else "assumes_tariff_less", {"cost": abs(offset)})


register(
    Entry(
        id="everybody_away",
        parameters=(
            _lasting(7 * DAY),
            AT,
            Parameter(name="target", sort=Sort.NUMBER, unit="°C", lower=5.0, upper=30.0),
        ),
        assumes="assumes_everybody_away",
        build=_away,
        by="duration",
    )
)
register(
    Entry(
        id="guests",
        parameters=(
            Parameter(name="people", sort=Sort.NUMBER, default=6, lower=1, upper=100),
            _lasting(6 * HOUR),
            AT,
            Parameter(name="zone", sort=Sort.NAME),
        ),
        assumes="assumes_guests",
        build=_guests,
        by="duration",
        after=6 * HOUR,
    )
)
register(
    Entry(
        id="laundry_day",
        parameters=(
            Parameter(name="loads", sort=Sort.NUMBER, default=3, lower=1, upper=10, whole=True),
            Parameter(name="every", sort=Sort.DURATION, default=2 * HOUR, lower=10 * MINUTE, upper=DAY),
            AT,
        ),
        assumes="assumes_laundry_day",
        build=_laundry,
        repeated=("loads", "every", WASHED_AND_DRIED),
    )
)
register(
    Entry(
        id="tariff_change",
        parameters=(
            Parameter(name="percent", sort=Sort.NUMBER, default=20.0, unit="%", lower=-100.0, upper=1000.0),
            Parameter(name="offset", sort=Sort.NUMBER, default=0.0, unit=PER_KILOWATT_HOUR, lower=-10.0, upper=10.0),
            AT,
        ),
        assumes="assumes_tariff_change",
        build=_tariff,
    )
)
