"""A scenario in the language of scenarios, or from its library, as what happens to a rehearsed home."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from ..const import DOMAIN, Role
from ..core.grid import LONGEST
from ..core.home.happenings import (
    Command,
    Fault,
    FaultKind,
    Given,
    Happening,
    Lost,
    Occupancy,
    Outage,
    Surroundings,
)
from ..core.home.links import HomeLinks, Reach, Supply
from ..core.home.supply import supply_of
from ..core.messages import Message
from ..core.requests import Environment
from ..core.scenario.bind import bind
from ..core.scenario.language import read
from ..core.scenario.problems import LanguageError
from ..home_links import async_home_links
from ..scenarios.book import HomeBook
from ..scenarios.conduct import refused
from ..texts import async_speaker
from ..units import units_of
from .gather.outdoors import Surrounding
from .gather.twins import is_simulated, views_of
from .protocol import Disturbance

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

STEP: Final = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Happens:
    """What a scenario does: disturbances of the process, changed surroundings, and what it takes for granted."""

    disturbances: tuple[Disturbance, ...] = ()
    surroundings: tuple[Surrounding, ...] = ()
    assumed: tuple[Message, ...] = ()


async def async_happens(
    hass: HomeAssistant, home: Home, written: Mapping[str, Any], start: float, duration: float
) -> Happens:
    """Return what a scenario as it was written means here. Raises ServiceValidationError with every problem of it."""
    twins = {twin.spec.twin_id: twin for twin in home.twins.values() if is_simulated(twin)}
    for twin in twins.values():
        await twin.hibernation.async_wake()
    links = await async_home_links(hass, home)
    try:
        plan = read(
            {**written, "horizon": min(duration, LONGEST)},
            now=start,
            zone=dt_util.get_default_time_zone(),
            units=units_of(hass),
        )
        bound = bind(
            plan,
            HomeBook(hass, home, frozenset(twins)),
            twins={twin_id: twin.snapshot() for twin_id, twin in twins.items()},
            links=links,
            environment=Environment(start=start, step=STEP),
        )
    except LanguageError as err:
        raise refused(err.problems, await async_speaker(hass)) from err
    translator = _Translator(hass, twins, links, start, start + duration)
    return Happens(
        disturbances=tuple(sorted(translator.disturbances(bound.happenings), key=lambda item: item[0])),
        surroundings=tuple(translator.surroundings(bound.happenings)),
        assumed=bound.assumed,
    )


class _Translator:
    """Turns happenings of twins into disturbances of entities and units."""

    def __init__(
        self, hass: HomeAssistant, twins: Mapping[str, TwinCoordinator], links: HomeLinks, start: float, end: float
    ) -> None:
        self._hass = hass
        self._twins = twins
        self._links = links
        self._start, self._end = start, end

    def surroundings(self, happenings: tuple[Happening, ...]) -> Iterator[Surrounding]:
        """Return how the surroundings differ."""
        for one in happenings:
            if isinstance(one, Surroundings):
                begin, end = self._span(one)
                yield Surrounding(
                    quantity=one.quantity, begin=begin, end=end, value=one.value, factor=one.factor, offset=one.offset
                )

    def disturbances(self, happenings: tuple[Happening, ...]) -> Iterator[Disturbance]:
        """Return what the rehearsal process does when. Raises ServiceValidationError for what it cannot."""
        for one in happenings:
            if one.when is not None:
                raise _unfit("when")
            begin, end = self._span(one)
            match one:
                case Surroundings():
                    continue
                case Command():
                    yield begin, "command", {"twins": [one.twin_id], "commands": dict(one.commands)}
                    if one.duration is not None:
                        yield end, "restore", {"twins": [one.twin_id], "channels": list(one.commands)}
                case Occupancy():
                    persons = tuple(self._hass.states.async_entity_ids("person"))
                    yield begin, "home", {"entities": persons, "home": one.people > 0, "people": one.people}
                    yield end, "release", {"entities": persons, "people": None}
                case Outage():
                    yield from self._outage(one, begin, end)
                case Fault():
                    yield from self._fault(one, begin, end)
                case Given():
                    yield from self._given(one.twin_id, one.channel, one.value, begin, end)
                case _:
                    raise _unfit(type(one).__name__.lower())

    def _span(self, one: Happening) -> tuple[float, float]:
        begin = self._start + one.at
        return begin, self._end if one.duration is None else min(begin + one.duration, self._end)

    def _outage(self, one: Outage, begin: float, end: float) -> Iterator[Disturbance]:
        devices = {twin_id: self._links.device(twin_id) for twin_id in self._twins}
        supply = {twin_id: supply_of(self._twins[twin_id].snapshot(), device) for twin_id, device in devices.items()}
        if one.lost is Lost.POWER:
            main = self._links.main
            whole = one.which is None or (main is not None and one.which == main.circuit_id)
            lost = [
                twin_id
                for twin_id, device in devices.items()
                if supply[twin_id] is Supply.MAINS and (whole or device.circuit == one.which)
            ]
            entities = self._without_twin() if whole else ()
            yield begin, "power", {"on": False, "twins": lost, "entities": entities}
            yield end, "power", {"on": True, "twins": lost, "entities": entities}
            return
        gone = [
            twin_id
            for twin_id, device in devices.items()
            if (device.reach is Reach.CLOUD if one.lost is Lost.INTERNET else _on_hub(device.hub, one.which))
        ]
        entities = tuple(entity_id for twin_id in gone for entity_id in self._entities(twin_id))
        yield begin, "fail", {"entities": entities}
        yield end, "release", {"entities": entities}

    def _fault(self, one: Fault, begin: float, end: float) -> Iterator[Disturbance]:
        twins = {"twins": [one.twin_id]}
        match one.kind:
            case FaultKind.DEAD:
                yield begin, "power", {"on": False, **twins, "entities": ()}
                yield end, "power", {"on": True, **twins, "entities": ()}
            case FaultKind.LOST_COMMANDS:
                yield begin, "deaf", {"deaf": True, **twins}
                yield end, "deaf", {"deaf": False, **twins}
            case FaultKind.DELAY:
                yield begin, "delay", {"delay": one.delay, **twins}
                yield end, "delay", {"delay": None, **twins}
            case FaultKind.DRIFT:
                yield begin, "drift", {"channel": one.channel, "rate": one.rate, **twins}
                yield end, "drift", {"channel": one.channel, "rate": 0.0, **twins}
            case FaultKind.STUCK:
                if one.value is not None and one.channel is not None:
                    yield from self._given(one.twin_id, one.channel, one.value, begin, end)
                else:
                    entities = self._entities(one.twin_id, one.channel)
                    yield begin, "stick", {"entities": entities}
                    yield end, "release", {"entities": entities}

    def _given(self, twin_id: str, channel: str, value: Any, begin: float, end: float) -> Iterator[Disturbance]:
        """Let a channel show a value: a window by its contacts, all else by the sensors that show it."""
        twin = self._twins[twin_id]
        if channel == "window":
            entities = tuple(twin.sources[ref] for ref in twin.config.roles.get(Role.WINDOWS, ()))
            state = "on" if value else "off"
        else:
            entities = self._entities(twin_id, channel)
            state = {True: "on", False: "off"}.get(value, str(value)) if isinstance(value, bool) else str(value)
        for entity_id in entities:
            yield begin, "state", {"entity_id": entity_id, "state": state, "attributes": {}}
        yield end, "release", {"entities": entities}

    @callback
    def _entities(self, twin_id: str, channel: str | None = None) -> tuple[str, ...]:
        """Return the source entities of a twin; with a channel the sensors that show it, else whatever does."""
        views = views_of(self._hass, self._twins[twin_id])
        if channel is None:
            return tuple(view.entity_id for view in views)
        sensors = tuple(view.entity_id for view in views if view.sensor == channel)
        return sensors or tuple(view.entity_id for view in views if channel in view.shown)

    def _without_twin(self) -> tuple[str, ...]:
        """Return the devices on the mains that have no twin."""
        known = {source for twin in self._twins.values() for source in twin.sources.values()}
        domains = ("light", "switch", "media_player", "fan", "climate", "water_heater", "humidifier")
        return tuple(entity_id for entity_id in self._hass.states.async_entity_ids(domains) if entity_id not in known)


def _on_hub(hub: str | None, wanted: str | None) -> bool:
    return hub is not None and wanted in (None, hub)


def _unfit(what: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="unfit_for_rehearsal",
        translation_placeholders={"field": "scenario", "value": what},
    )
