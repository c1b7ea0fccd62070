"""A verdict kept at hand: the check of one action that is done anew whenever something it looked at changes.

Conditions must answer at once, and a simulation takes its moment. So the verdict is there before anybody asks; where it
is too old, or not there yet, the rules decide in place, and what rules cannot tell is not safe.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import (
    CALLBACK_TYPE,
    Context,
    Event,
    EventStateChangedData,
    HassJob,
    HomeAssistant,
    callback,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later, async_track_state_change_event

from ..actions.walk import Walk, walk
from ..const import LOGGER, SIGNAL_HOME_READY
from ..core.models.kinds import Risk
from ..core.requests import Decision, Verdict
from ..core.safety.policy import decide_finding
from ..data import DATA
from .check import Checked, async_check_variants, check_by_rules
from .facts import watched
from .run import verdict_of

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

COOLDOWN: Final = 10.0
"""s between two checks of an action whose surroundings keep changing."""
RENEWED: Final = 0.8
"""Share of the greatest age after which a verdict is renewed although nothing changed."""
UNSEEN: Final = "check_not_simulated"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an action is safe, who says so (verdict, rules, or nobody), how old that is in s, and what was found."""

    safe: bool
    by: str
    age: float | None = None
    hazards: tuple[str, ...] = ()


class Standing:
    """One action, and the latest verdict on it."""

    def __init__(self, hass: HomeAssistant, asked: Mapping[str, Any], max_age: float) -> None:
        """asked: `action` as in run_action, with `target` and `data`; max_age in s."""
        self._hass = hass
        self._asked = asked
        self._max_age = max_age
        self._verdict: Verdict | None = None
        self._told: tuple[Decision, frozenset[str]] | None = None
        self._at = 0.0
        self._changed: list[Callable[[], None]] = []
        self._watching: list[CALLBACK_TYPE] = []
        self._sources: set[str] = set()
        self._timer: CALLBACK_TYPE | None = None
        self._ends: list[CALLBACK_TYPE] = []
        self._home: Home | None = None
        self._running = False
        self._wanted = False
        self._pause: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> None:
        """Begin, now or as soon as there is a home."""
        self._ends.append(async_dispatcher_connect(self._hass, SIGNAL_HOME_READY, self._async_home_ready))
        self._async_home_ready()

    @callback
    def async_stop(self) -> None:
        """End; nothing is checked any more."""
        for end in (*self._ends, *self._watching):
            end()
        self._ends.clear()
        self._watching.clear()
        self._cancel_timer()
        self._wanted = False
        if self._pause is not None:
            self._pause()
            self._pause = None

    @callback
    def async_subscribe(self, changed: Callable[[], None]) -> CALLBACK_TYPE:
        """Call changed whenever there is a new verdict."""
        self._changed.append(changed)
        return partial(self._changed.remove, changed)

    @callback
    def answer(self) -> Answer:
        """Return whether the action is safe, from what is known now."""
        home = self._present_home()
        if home is None:
            return Answer(False, "nobody")
        age = time.time() - self._at
        verdict = self._verdict if age <= self._max_age else None
        if verdict is not None and verdict.decision is not Decision.APPROVED:
            return Answer(False, "verdict", age, _hazards(verdict))
        try:
            rules = self._by_rules(home)
        except HomeAssistantError as err:
            LOGGER.debug("An action could not be read: %s", err)
            return Answer(False, "nobody")
        found = _hazards(rules.verdict)
        if verdict is not None:
            # Simulated moments ago; what hangs on the hour, the sun, a template or a setting may be otherwise by now.
            harmless = all(decide_finding(item) is Decision.APPROVED for item in rules.verdict.hazards)
            return Answer(harmless, "verdict", age, tuple(dict.fromkeys((*found, *_hazards(verdict)))))
        return Answer(rules.verdict.decision is Decision.APPROVED and not _blind(rules), "rules", None, found)

    def _present_home(self) -> Home | None:
        data = self._hass.data.get(DATA)
        return None if data is None else data.home

    def _walk(self) -> Walk:
        return walk(self._hass, self._asked["action"], "action", self._asked)

    def _by_rules(self, home: Home) -> Checked:
        course = self._walk()
        return check_by_rules(self._hass, home, course.variants, context=Context(), unresolved=course.unresolved)

    @callback
    def _async_home_ready(self) -> None:
        """Take a new home over: what was known of the old one counts no more."""
        home = self._present_home()
        if home is None or home is self._home:
            return
        self._home, self._verdict = home, None
        self._watch(home, {})
        self._async_want()

    @callback
    def _async_want(self) -> None:
        """Check anew: at once, or after the pause that follows each check."""
        self._wanted = True
        if not self._running and self._pause is None and (home := self._present_home()) is not None:
            self._wanted, self._running = False, True
            job = HassJob(self._async_pause_over, "digital_twin standing verdict", cancel_on_shutdown=True)
            self._pause = async_call_later(self._hass, COOLDOWN, job)
            self._hass.async_create_background_task(self._async_run(home), "digital_twin standing verdict")

    @callback
    def _async_pause_over(self, _now: datetime) -> None:
        self._pause = None
        if self._wanted:
            self._async_want()

    async def _async_run(self, home: Home) -> None:
        try:
            await self._async_check_again(home)
        finally:
            self._running = False
            if self._wanted:
                self._async_want()

    async def _async_check_again(self, home: Home) -> None:
        try:
            course = self._walk()
            checked = await async_check_variants(
                self._hass, home, course.variants, context=Context(), unresolved=course.unresolved
            )
        except HomeAssistantError as err:
            LOGGER.debug("An action could not be checked ahead: %s", err)
            self._verdict = None
            if self._ends:
                self._renew_later()
            return
        if not self._ends:
            return
        self._verdict, self._at = checked.verdict, checked.request.start
        self._write_down(home, checked)
        self._watch(home, checked.touched)
        self._renew_later()
        for changed in list(self._changed):
            changed()

    @callback
    def _write_down(self, home: Home, checked: Checked) -> None:
        """Note a verdict in the audit where it is another one than before: it is made anew all the time."""
        verdict = checked.verdict
        told = (verdict.decision, frozenset(finding.hazard for finding in verdict.hazards))
        if told != self._told:
            self._told = told
            first = next(iter(checked.touched.values()), None)
            home.audit.async_note("condition_checked", twin=first, data=verdict_of(checked))

    @callback
    def _watch(self, home: Home, touched: Mapping[str, TwinCoordinator]) -> None:
        """Look at what the verdict hangs on: the twins' channels, the facts of the home, and which twins there are."""
        for end in self._watching:
            end()
        self._sources = {binding.entity_id for twin in touched.values() for binding in twin.bindings}
        self._watching = [home.async_subscribe(partial(self._async_home_changed, home, len(home.twins)))]
        if entity_ids := self._sources | set(watched(self._hass, home, touched.values())):
            self._watching.append(async_track_state_change_event(self._hass, entity_ids, self._async_state_changed))

    @callback
    def _async_home_changed(self, home: Home, count: int) -> None:
        if len(home.twins) != count:
            self._async_want()

    @callback
    def _async_state_changed(self, event: Event[EventStateChangedData]) -> None:
        """Check anew where a fact is another one now, or a twin's source shows anything else."""
        before, after = event.data["old_state"], event.data["new_state"]
        if (
            before is None
            or after is None
            or before.state != after.state
            or (after.entity_id in self._sources and before.attributes != after.attributes)
        ):
            self._async_want()

    @callback
    def _renew_later(self) -> None:
        self._cancel_timer()
        job = HassJob(self._async_renew, "digital_twin standing verdict", cancel_on_shutdown=True)
        self._timer = async_call_later(self._hass, self._max_age * RENEWED, job)

    @callback
    def _async_renew(self, _now: datetime) -> None:
        self._timer = None
        self._async_want()

    @callback
    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer()
            self._timer = None


def _blind(checked: Checked) -> bool:
    """Return whether rules leave something open that only a simulation could tell, of a device that can do harm."""
    risks = {twin.kind.risk for twin in checked.touched.values()}
    return risks != {Risk.HARMLESS} and any(message.id == UNSEEN for message in checked.verdict.not_checked)


def _hazards(verdict: Verdict) -> tuple[str, ...]:
    return tuple(finding.hazard for finding in verdict.hazards)
