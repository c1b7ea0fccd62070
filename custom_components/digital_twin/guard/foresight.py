"""Hazards that come by themselves: looked for on a slow cadence, told once, and taken back when they no longer loom."""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..const import LOGGER
from ..core.home.cold import KINDS as STORES
from ..core.requests import CheckRequest, Environment, HazardFinding
from ..core.safety.ahead import in_sight, look_now
from ..core.safety.hazard import STANDING
from ..core.settings import APPLIANCE, LONGEST_ON
from ..environment import async_expected_environment
from ..texts import async_cached_speaker
from ..worker.errors import WorkerError
from .beside import ROOMS
from .check import without_memory
from .circuits import circuit_loads
from .facts import area_of, gather
from .rules import Scope
from .run import plain
from .unheard import Unheard

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

EVERY: Final = timedelta(minutes=15)
AT_ONCE: Final = timedelta(minutes=1)
"""How often it is looked whether something is wrong already."""
HORIZON: Final = 12 * 3600.0
STEP: Final = 300.0
MEMBERS: Final = 60
BUDGET: Final = 120.0
"""s that one look may take, far from everybody who waits."""
TOLD_FROM: Final = 0.5
OVER_BELOW: Final = 0.3
"""Probabilities from which on a hazard is told, and below which it is over; between them nothing is said."""
SLOW: Final = ROOMS | {"water_heater"}
"""Kinds woken for a look: what they come to shows hours before."""
ON_TOO_LONG: Final = "on_too_long"
WATCHED: Final = "hazard_predicted"
AVERTED: Final = "hazard_averted"

type Key = tuple[str, tuple[str, ...], str]
"""A hazard, the twin that it is of, and the circuit where it is that of several twins together."""


@dataclass(frozen=True, slots=True)
class Looming:
    """A hazard that was told: what was found then, and when it would be (epoch s)."""

    finding: HazardFinding
    at: float


class Foresight:
    """Looks ahead for one home. looming: what was told and is not over, by hazard and twins."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing looms yet."""
        self._hass = hass
        self._home = home
        self._looking = False
        self._unheard = Unheard(hass)
        self.looming: dict[Key, Looming] = {}

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Look every now and then; return a function that ends it."""
        ends = (
            self._unheard.async_start(),
            self._home.agenda.async_add("foresight", EVERY, self._async_due),
            self._home.agenda.async_add("foresight at once", AT_ONCE, self.async_now),
        )

        @callback
        def end() -> None:
            for one in ends:
                one()

        return end

    @callback
    def async_now(self) -> None:
        """Tell what is wrong with the home as it is, by rules alone."""
        start = time.time()
        facts = self._unheard.facts()
        timed = self._timed()
        if not facts and not timed and not any(hazard in STANDING for hazard, *_ in self.looming):
            return
        areas = {twin.spec.twin_id: area for twin in timed if (area := area_of(self._hass, twin)) is not None}
        request = CheckRequest(
            twins=tuple(without_memory(twin.snapshot()) for twin in timed),
            changes=(),
            start=start,
            environment=Environment(start=start, step=STEP),
            limits=self._home.rules.limits(start),
            twin_limits=self._home.rules.twin_limits(areas, [twin.spec.twin_id for twin in timed], start),
            context=facts,
        )
        self._take(look_now(request), request, only=STANDING)

    def _timed(self) -> list[TwinCoordinator]:
        """Return the twins of which somebody said how long they may be on, for themselves or for their area."""
        asked = {(rule.scope, rule.where) for rule in self._home.rules.rules if rule.hazard == ON_TOO_LONG}
        by_area = any(scope is Scope.AREA for scope, _ in asked)
        return [
            twin
            for twin in self._home.twins.values()
            if LONGEST_ON in twin.config.settings
            or (Scope.TWIN, twin.spec.twin_id) in asked
            or (by_area and (Scope.AREA, area_of(self._hass, twin)) in asked)
        ]

    @callback
    def _async_due(self) -> None:
        if not self._looking and self._home.twins:
            self._home.entry.async_create_background_task(self._hass, self.async_look(), "digital_twin foresight")

    async def async_look(self) -> None:
        """Look ahead now, and tell what is new and what is over."""
        self._looking = True
        try:
            request = await self._async_request()
            found: tuple[HazardFinding, ...] = await self._home.worker.run(
                "look_ahead", request, timeout=BUDGET, patience=BUDGET
            )
        except WorkerError as err:
            LOGGER.debug("No look ahead this time: %s", err)
            return
        finally:
            self._looking = False
        self._take(found, request)

    async def _async_request(self) -> CheckRequest:
        home, start = self._home, time.time()
        twins = list(home.twins.values())
        areas = {twin.spec.twin_id: area for twin in twins if (area := area_of(self._hass, twin)) is not None}
        own = home.rules.own_hazards(areas, [twin.spec.twin_id for twin in twins])
        for twin in twins:
            if own or twin.kind.id in SLOW or twin.config.settings.get(APPLIANCE) in STORES:
                await twin.hibernation.async_wake()
        limit = home.config.power_limit
        facts = gather(self._hass, home, twins, start) | home.rules.facts(own) | self._unheard.facts()
        return CheckRequest(
            twins=tuple(without_memory(twin.snapshot()) for twin in twins if not twin.hibernation.asleep),
            changes=(),
            start=start,
            environment=await async_expected_environment(self._hass, home, None, start, HORIZON, STEP),
            limits=({} if limit is None else {"max_power": limit}) | home.rules.limits(start),
            twin_limits=home.rules.twin_limits(areas, [twin.spec.twin_id for twin in twins], start),
            own=own,
            context=facts,
            areas=areas,
            circuits=circuit_loads(home, {twin.spec.twin_id: twin for twin in twins if not twin.hibernation.asleep}),
            horizon=HORIZON,
            step=STEP,
            members=MEMBERS,
            alternatives=False,
        )

    @callback
    def _take(self, found: Iterable[HazardFinding], request: CheckRequest, only: Collection[str] | None = None) -> None:
        """Tell what is new and what is over; only: the hazards that were looked for (None: all but the standing ones).

        What nobody can see any more, or nobody wants to hear of, is dropped without an all-clear.
        """
        likely = {_key(finding): finding for finding in found if only is not None or finding.hazard not in STANDING}
        for key, looming in list(self.looming.items()):
            finding = likely.get(key)
            if (key[0] not in only) if only is not None else (key[0] in STANDING):
                continue
            if finding is None or finding.probability < OVER_BELOW:
                del self.looming[key]
                if finding is not None or only is not None or in_sight(request, looming.finding):
                    self._tell(AVERTED, looming)
        for key, finding in likely.items():
            if key not in self.looming and finding.probability >= TOLD_FROM:
                self.looming[key] = Looming(finding, request.start + (finding.at or 0.0))
                self._tell(WATCHED, self.looming[key])

    def _tell(self, kind: str, looming: Looming) -> None:
        finding = looming.finding
        twins = [twin for id_ in finding.twins if (twin := self._home.twins.get(id_)) is not None]
        if not twins and finding.hazard not in STANDING:
            return
        when = dt_util.as_local(dt_util.utc_from_timestamp(looming.at))
        self._home.events.async_add(
            kind,
            twin=twins[0] if twins else None,
            category="guard",
            severity=finding.severity if kind == WATCHED else None,
            data={
                "hazard": finding.hazard,
                "name": self._name(finding),
                "at": when.isoformat(timespec="seconds"),
                "time": f"{when:%H:%M}",
                "probability": round(finding.probability, 2),
                "entities": _entities(twins),
                "reason": plain(finding.reason),
            },
            notify=kind == WATCHED,
        )

    def _name(self, finding: HazardFinding) -> str:
        """Return what a person calls the hazard; one of their own by the name they gave it."""
        own = next((rule.name for rule in self._home.rules.own if rule.hazard_id == finding.hazard), None)
        return own or async_cached_speaker(self._hass).word("hazard", finding.hazard)


def _key(finding: HazardFinding) -> Key:
    circuit = str(finding.reason.params.get("circuit", ""))
    return finding.hazard, finding.twins if len(finding.twins) == 1 and not circuit else (), circuit


def _entities(twins: Iterable[TwinCoordinator]) -> list[str]:
    return [twin.sources[twin.config.main] for twin in twins]
