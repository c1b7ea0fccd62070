"""A scenario in the language of scenarios, or from its library, as what happens to a rehearsed home."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from ..const import DOMAIN, Role
from ..core.grid import LONGEST
from ..core.home.happenings import (
    Command,
    Fault,
    FaultKind,
    Given,
    Happening,
    Occupancy,
    Outage,
    Surroundings,
)
from ..core.home.links import HomeLinks
from ..core.home.supply import restore_of, takes_all
from ..core.messages import Message
from ..core.requests import Environment
from ..core.scenario.bind import bind
from ..core.scenario.language import draft
from ..core.scenario.problems import LanguageError
from ..core.scenario.request import HomeScenario
from ..home_links import async_home_links, runs_on_battery
from ..scenarios.book import HomeBook
from ..scenarios.conduct import refused
from ..texts import async_speaker
from ..units import units_of
from . import spells
from .cuts import Cut, Lacks, cuts
from .gather.outdoors import Surrounding
from .gather.twins import is_simulated, views_of
from .protocol import Disturbance
from .spells import Done, Spell

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

MAINS_DOMAINS: Final = ("light", "switch", "media_player", "fan", "climate", "water_heater", "humidifier")
STEP: Final = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Happens:
    """What a scenario does: disturbances of the process, changed surroundings, and what it takes for granted."""

    disturbances: tuple[Disturbance, ...] = ()
    surroundings: tuple[Surrounding, ...] = ()
    assumed: tuple[Message, ...] = ()


async def async_happens(
    hass: HomeAssistant,
    home: Home,
    written: Mapping[str, Any] | None,
    besides: tuple[Happening, ...],
    start: float,
    duration: float,
) -> Happens:
    """Return what a scenario as it was written means here, and what happens besides.

    Raises ServiceValidationError with every problem of it.
    """
    every = {twin.spec.twin_id: twin for twin in home.twins.values()}
    for twin in every.values():
        await twin.hibernation.async_wake()
    links = await async_home_links(hass, home)
    happenings = besides
    assumed: tuple[Message, ...] = ()
    if written is not None:
        bound = await _async_bound(hass, home, written, links, start, duration)
        happenings, assumed = (*besides, *bound.happenings), bound.assumed
    if any(one.when is not None for one in happenings):
        raise _unfit("when")
    snapshots = {twin_id: twin.snapshot() for twin_id, twin in every.items()}
    # Of a home of many twins this takes too long for the loop.
    cut_off = await hass.async_add_executor_job(cuts, happenings, snapshots, links, duration)
    translator = _Translator(hass, every, links, start, start + duration, cut_off)
    return Happens(
        disturbances=tuple(sorted(translator.disturbances(happenings), key=lambda item: item[0])),
        surroundings=tuple(translator.surroundings(happenings)),
        assumed=assumed,
    )


async def _async_bound(
    hass: HomeAssistant, home: Home, written: Mapping[str, Any], links: HomeLinks, start: float, duration: float
) -> HomeScenario:
    """Return a scenario as it was written, bound to the twins that a rehearsal plays."""
    twins = {twin.spec.twin_id: twin.snapshot() for twin in home.twins.values() if is_simulated(twin)}
    try:
        plan, problems = draft(
            {**written, "horizon": min(duration, LONGEST)},
            now=start,
            zone=dt_util.get_default_time_zone(),
            units=units_of(hass),
        )
        return bind(
            plan,
            HomeBook(hass, home, frozenset(twins)),
            twins=twins,
            links=links,
            environment=Environment(start=start, step=STEP),
            problems=problems,
        )
    except LanguageError as err:
        raise refused(err.problems, await async_speaker(hass)) from err


class _Translator:
    """Turns happenings of twins into disturbances of entities and units."""

    def __init__(
        self,
        hass: HomeAssistant,
        every: Mapping[str, TwinCoordinator],
        links: HomeLinks,
        start: float,
        end: float,
        cut_off: Iterable[Cut],
    ) -> None:
        self._hass = hass
        self._every = every
        self._twins = {twin_id: twin for twin_id, twin in every.items() if is_simulated(twin)}
        self._links = links
        self._start, self._end = start, end
        self._cut_off = cut_off

    def surroundings(self, happenings: tuple[Happening, ...]) -> Iterator[Surrounding]:
        """Return how the surroundings differ."""
        for one in happenings:
            if isinstance(one, Surroundings):
                begin, end = self._span(one)
                yield Surrounding(what=one, begin=begin, end=end)

    def disturbances(self, happenings: tuple[Happening, ...]) -> Iterator[Disturbance]:
        """Return what the rehearsal process does when. Raises ServiceValidationError for what it cannot."""
        yield from spells.disturbances(spell for one in happenings for spell in self._spells(one, *self._span(one)))
        for one in happenings:
            if isinstance(one, Command) and one.duration is None:
                yield self._start + one.at, "command", {"twins": [one.twin_id], "commands": dict(one.commands)}
        yield from self._cuts(happenings)

    def _spells(self, one: Happening, begin: float, end: float) -> Iterator[Spell]:
        """Return what lasts from begin to end."""
        match one:
            case Command():
                if one.duration is not None:
                    twins, channels = [one.twin_id], list(one.commands)
                    yield Spell(
                        to=("command", one.twin_id, frozenset(channels)), begin=begin, end=end,
                        comes=(("command", {"twins": twins, "commands": dict(one.commands), "back": True}),),
                        goes=(("restore", {"twins": twins, "channels": channels}),),
                    )  # fmt: skip
            case Occupancy():
                persons = tuple(self._hass.states.async_entity_ids("person"))
                yield Spell(
                    to="people", begin=begin, end=end,
                    comes=(("home", {"entities": persons, "home": one.people > 0, "people": one.people}),),
                    goes=(("release", {"entities": persons, "people": None}),),
                )  # fmt: skip
            case Fault():
                if (fault := self._fault(one)) is not None:
                    fails, is_well = fault
                    to = (one.kind, one.twin_id, one.channel, one.value is None)
                    yield Spell(to=to, begin=begin, end=end, comes=(fails,), goes=(is_well,))
            case Given():
                comes, goes = self._given(one)
                yield Spell(to=(one.twin_id, one.channel), begin=begin, end=end, comes=comes, goes=goes)
            case Surroundings() | Outage():
                return
            case _:
                raise _unfit(type(one).__name__.lower())

    def _span(self, one: Happening) -> tuple[float, float]:
        begin = self._start + one.at
        return begin, self._end if one.duration is None else min(begin + one.duration, self._end)

    def _cuts(self, happenings: tuple[Happening, ...]) -> Iterator[Disturbance]:
        """Return who is without power, heat or contact when; at the same moment what ends comes first."""
        found: list[tuple[float, bool, Disturbance]] = []
        for cut in self._cut_off:
            for at, over in ((self._start + cut.begin, False), (self._start + cut.end, True)):
                found.append((at, not over, (at, *self._cut(cut, self._every[cut.twin_id], over=over))))
        for one in happenings:
            if takes_all(one, self._links):
                entities = self._without_twin()
                found += [
                    (at, not on, (at, "power", {"on": on, "twins": (), "entities": entities}))
                    for at, on in zip(self._span(one), (False, True), strict=True)
                ]
        for _, _, disturbance in sorted(found, key=lambda item: item[:2]):
            yield disturbance

    def _cut(self, cut: Cut, twin: TwinCoordinator, *, over: bool) -> tuple[str, Mapping[str, Any]]:
        """Return what happens to a device where a cut begins, or is over."""
        if cut.lacks is Lacks.CONTACT or cut.twin_id not in self._twins:
            return ("release" if over else "fail"), {"entities": self._entities(cut.twin_id)}
        if cut.lacks is Lacks.HEAT:
            return "heat", {"on": over, "twins": (cut.twin_id,)}
        back = restore_of(twin.snapshot(), self._links.device(cut.twin_id)).value
        return "power", {"on": over, "twins": (cut.twin_id,), "restore": {cut.twin_id: back}}

    def _fault(self, one: Fault) -> tuple[Done, Done] | None:
        """Return how a device fails, and how it is well again; one that is dead is cut off."""
        twins = {"twins": [one.twin_id]}
        match one.kind:
            case FaultKind.LOST_COMMANDS:
                return ("deaf", {"deaf": True, **twins}), ("deaf", {"deaf": False, **twins})
            case FaultKind.DELAY:
                return ("delay", {"delay": one.delay, **twins}), ("delay", {"delay": None, **twins})
            case FaultKind.DRIFT:
                about = {"channel": one.channel, **twins}
                return ("drift", {"rate": one.rate, **about}), ("drift", {"rate": 0.0, **about})
            case FaultKind.STUCK:
                if one.value is not None and one.channel is not None:
                    about = {"channel": one.channel, **twins}
                    return ("shows", {"value": one.value, **about}), ("shows", {"value": None, **about})
                entities = {"entities": self._entities(one.twin_id, one.channel)}
                return ("stick", entities), ("release", entities)
        return None

    def _given(self, one: Given) -> tuple[tuple[Done, ...], tuple[Done, ...]]:
        """Let a channel take a value: a window by its contacts where it has any, all else in the device itself."""
        twin = self._twins[one.twin_id]
        contacts = tuple(twin.sources[ref] for ref in twin.config.roles.get(Role.WINDOWS, ()))
        if one.channel == "window" and contacts:
            state = "on" if one.value else "off"
            comes = tuple(
                ("state", {"entity_id": entity_id, "state": state, "attributes": {}}) for entity_id in contacts
            )
            return comes, (("release", {"entities": contacts}),)
        about = {"twins": [one.twin_id], "channel": one.channel}
        return (("given", {"value": one.value, **about}),), (("given", {"value": None, **about}),)

    @callback
    def _entities(self, twin_id: str, channel: str | None = None) -> tuple[str, ...]:
        """Return the source entities of a twin; with a channel the sensors that show it, else whatever does."""
        if (twin := self._twins.get(twin_id)) is None:
            return tuple(dict.fromkeys(self._every[twin_id].sources.values()))
        views = views_of(self._hass, twin)
        if channel is None:
            return tuple(view.entity_id for view in views)
        sensors = tuple(view.entity_id for view in views if view.sensor == channel)
        return sensors or tuple(view.entity_id for view in views if channel in view.shown)

    def _without_twin(self) -> tuple[str, ...]:
        """Return the devices on the mains that have no twin."""
        known = {source for twin in self._every.values() for source in twin.sources.values()}
        registry = er.async_get(self._hass)

        def hangs_on_it(entity_id: str) -> bool:
            entry = registry.async_get(entity_id)
            return entry is None or not (entry.platform == DOMAIN or runs_on_battery(self._hass, entry))

        return tuple(
            entity_id
            for entity_id in self._hass.states.async_entity_ids(MAINS_DOMAINS)
            if entity_id not in known and hangs_on_it(entity_id)
        )


def _unfit(what: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="unfit_for_rehearsal",
        translation_placeholders={"field": "scenario", "value": what},
    )
