"""What really happens: outages and absences are recognised, and the earlier answers about them are scored."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..const import LOGGER
from ..core.home.links import HomeLinks, Reach, Supply
from ..environment import people_home
from ..home_links import async_home_links
from ..sources import NOT_REPORTED
from ..store.errors import StoreError
from .conduct import KIND

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home
    from ..store.records import ScenarioRecord

LOOKS: Final = timedelta(seconds=30)
POWER, INTERNET, HUB, AWAY = "power_outage", "internet_outage", "hub_outage", "everybody_away"
FEWEST_DEVICES: Final = 3
FEWEST_SHARED: Final = 2
MOST_SILENT: Final = 0.6
"""Share of the devices on the mains that fall silent together in an outage."""
SHORTEST: Final[Mapping[str, float]] = {POWER: 60.0, INTERNET: 60.0, HUB: 60.0, AWAY: 3600.0}
"""s that something must last to count: a restart of an integration is none."""
LOOKED_AT: Final = 50


@dataclass(slots=True)
class Occurrence:
    """Something that is happening: since (epoch s), the twins it silenced, and the hub it is about."""

    kind: str
    since: float
    silent: set[str] = field(default_factory=set)


class Occurrences:
    """Watches for what scenarios describe."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing is happening yet."""
        self._hass = hass
        self._home = home
        self._present: dict[str, Occurrence] = {}
        self._seen: set[str] = set()

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Begin to watch; call what is returned to end it."""
        return self._home.agenda.async_add("scenarios that occur", LOOKS, self._async_look)

    @callback
    def _async_look(self) -> None:
        self.async_look(time.time())

    @callback
    def async_look(self, now: float) -> None:
        """Take note of what is happening now, and score what is over."""
        silent = {twin_id for twin_id, twin in self._twins() if not self._is_heard(twin)}
        self._seen |= {twin_id for twin_id, _ in self._twins()} - silent
        silent &= self._seen
        found: dict[str, set[str]] = {}
        if len(silent) >= FEWEST_SHARED:
            found = dict(recognise(async_home_links(self._hass, self._home), silent, self._seen))
        if self._home.config.persons and not people_home(self._hass, self._home.config.persons):
            found[AWAY] = set()
        for kind, twins in found.items():
            self._present.setdefault(kind, Occurrence(kind, now)).silent.update(twins)
        for kind in [kind for kind in self._present if kind not in found]:
            over = self._present.pop(kind)
            if now - over.since >= SHORTEST[kind]:
                self._home.entry.async_create_background_task(
                    self._hass, self._async_score(over, now), "digital_twin scoring a scenario"
                )

    def _twins(self) -> Iterator[tuple[str, TwinCoordinator]]:
        return ((twin.spec.twin_id, twin) for twin in self._home.twins.values())

    def _is_heard(self, twin: TwinCoordinator) -> bool:
        state = self._hass.states.get(twin.sources[twin.config.main])
        return state is not None and state.state not in NOT_REPORTED

    async def _async_score(self, over: Occurrence, end: float) -> None:
        """Hold the last answer about what happened against it, and keep what comes of that."""
        scenarios = self._home.scenarios
        try:
            records = await scenarios.async_records((KIND,), LOOKED_AT)
        except StoreError as err:
            LOGGER.debug("An earlier scenario cannot be scored: %s", err)
            return
        record = next((one for one in records if one.result.get("scenario") == over.kind and one.at < over.since), None)
        if record is None:
            return
        twins = dict(self._twins())
        outcome = score(record, over, end, twins, self._value_of)
        self._home.database.write(replace(record, outcome=outcome))
        self._home.events.async_add(
            "scenario_checked",
            twin=None,
            category="scenario",
            data={
                "scenario_id": record.scenario_id,
                "name": str(record.name or over.kind),
                "percent": round(100.0 * outcome["right"]),
            },
        )

    def _value_of(self, twin: TwinCoordinator, channel: str) -> float | None:
        value = twin.state.get(channel) if channel in twin.channels else None
        return None if value is None or isinstance(value, str | bool) else float(value)


def recognise(links: HomeLinks, silent: set[str], known: set[str]) -> Iterator[tuple[str, set[str]]]:
    """Yield what the devices that fell silent (of those known) tell has failed, with the devices it took.

    Power comes before all: without it nothing can be said of hub and internet.
    """
    mains = {twin_id for twin_id in known if links.device(twin_id).supply not in (Supply.BATTERY, Supply.UPS)}
    gone = mains & silent
    if len(gone) >= FEWEST_DEVICES and len(gone) >= MOST_SILENT * len(mains):
        yield POWER, silent
        return
    cloud = {twin_id for twin_id in known if links.device(twin_id).reach is Reach.CLOUD}
    if len(cloud) >= FEWEST_SHARED and cloud <= silent and len(cloud) < len(known):
        yield INTERNET, cloud
    for hub in links.hubs:
        behind = {twin_id for twin_id in known if links.device(twin_id).hub == hub}
        if len(behind) >= FEWEST_SHARED and behind <= silent and behind < known:
            yield HUB, behind
            return


def score(
    record: ScenarioRecord,
    over: Occurrence,
    end: float,
    twins: Mapping[str, TwinCoordinator],
    value_of: Callable[[TwinCoordinator, str], float | None],
) -> dict[str, Any]:
    """Return how right an answer was: of which devices, and of how far their values had come when it was over.

    right: share of the devices whose fate was foretold; inside: share of the values within their 90 % band.
    """
    mains = {twin.sources[twin.config.main]: twin for twin in twins.values()}
    foretold = {item["entity"] for item in record.result.get("affected", ()) if item.get("entity")}
    silenced = {twins[twin_id].sources[twins[twin_id].config.main] for twin_id in over.silent if twin_id in twins}
    agree = [entity_id for entity_id in mains if (entity_id in foretold) == (entity_id in silenced)]
    lasted = end - over.since
    values: dict[str, Any] = {}
    for entity_id, told in record.result.get("twins", {}).items():
        twin = mains.get(entity_id)
        channel = None if twin is None else twin.main_channel
        if twin is None or channel is None or (actual := value_of(twin, channel)) is None:
            continue
        row = _row_at(told["channels"].get(channel, {}).get("course", ()), record, lasted)
        if row is not None and isinstance(row.get("value"), int | float):
            low, high = row.get("low90"), row.get("high90")
            values[entity_id] = {
                "foretold": row["value"],
                "actual": round(actual, 3),
                "inside": None if low is None or high is None else bool(low <= actual <= high),
            }
    inside = [item["inside"] for item in values.values() if item["inside"] is not None]
    return {
        "kind": over.kind,
        "since": _iso(over.since),
        "until": _iso(end),
        "right": round(len(agree) / len(mains), 3) if mains else 0.0,
        "missed": sorted(silenced - foretold),
        "spared": sorted(foretold - silenced),
        "values": values,
        "inside": round(sum(inside) / len(inside), 3) if inside else None,
    }


def _row_at(course: Any, record: ScenarioRecord, lasted: float) -> Mapping[str, Any] | None:
    """Return the point of a kept course that lies so long after what was to happen."""
    begin = dt_util.parse_datetime(str(record.result.get("start")))
    if begin is None:
        return None
    rows = [(dt_util.parse_datetime(str(row["time"])), row) for row in course]
    timed = [(abs((at - begin).total_seconds() - lasted), row) for at, row in rows if at is not None]
    if not timed:
        return None
    gap, row = min(timed, key=lambda item: item[0])
    return row if gap <= max(lasted, 3600.0) / 2 else None


def _iso(at: float) -> str:
    moment: datetime = dt_util.utc_from_timestamp(at)
    return moment.isoformat(timespec="seconds")
