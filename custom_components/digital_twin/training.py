"""When twins learn: at birth, at night, when their score falls, when asked; one at a time, and never while frozen."""

import asyncio
import time
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from .core.requests import Severity
from .core.twin import Learned
from .learned_store import Kept, LearnedStore
from .learning import async_learn

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home

LOOKED_AFTER: Final = timedelta(minutes=30)
NIGHT: Final = range(1, 5)
"""Hours of the local day in which refits are made."""
NIGHTLY_AFTER: Final = 18 * 3600.0
"""s after which a twin learns anew in the night."""
OVERDUE_AFTER: Final = 36 * 3600.0
"""s after which it does so at any time of day, as in a home that is switched off at night."""
TRIED_AGAIN_AFTER: Final = 6 * 3600.0
SHRUNK: Final = 0.5
"""A history of less than this share of what was learned from was cut; what is known stays for KNOWN_STAYS."""
BREAK: Final = "gated_break"
KNOWN_STAYS: Final = 30 * 86_400.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of learning: what the history told, and whether the twin knows that now instead of what it knew."""

    found: Learned
    taken: bool


class FrozenError(Exception):
    """The twin's learning is frozen."""


class Trainer:
    """Has the twins of a home learn, and keeps what they learned."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing is learned yet."""
        self._hass = hass
        self._home = home
        self.store = LearnedStore(hass)
        self.turn = asyncio.Lock()
        self._under_way: set[str] = set()
        self._tried: dict[str, float] = {}

    @callback
    def async_keep(self, twin: TwinCoordinator) -> None:
        """Have a twin learn in the background, from when Home Assistant has started, whenever that is due."""

        @callback
        def look(_hass: HomeAssistant | None = None) -> None:
            if self._is_due(twin):
                if twin.scoring.has_fallen and not twin.frozen:
                    self._home.events.async_add("score_fell", twin=twin, category="learning", severity=Severity.LOW)
                self.async_request(twin)

        @callback
        def remember(_hass: HomeAssistant) -> None:
            twin.entry.async_create_background_task(
                self._hass, twin.recall.async_fill(), f"digital_twin recall of {twin.config.name}"
            )

        twin.entry.async_on_unload(async_at_started(self._hass, remember))
        twin.entry.async_on_unload(async_at_started(self._hass, look))
        twin.entry.async_on_unload(self._home.agenda.async_add(f"learn {twin.entry.entry_id}", LOOKED_AFTER, look))

    @callback
    def async_request(self, twin: TwinCoordinator) -> None:
        """Have a twin learn in the background, unless it does so already or is frozen."""
        entry_id = twin.entry.entry_id
        if twin.frozen or twin.hibernation.asleep or entry_id in self._under_way:
            return
        self._under_way.add(entry_id)
        twin.entry.async_create_background_task(
            self._hass, self._async_in_background(twin), f"digital_twin learn {twin.config.name}"
        )

    async def async_train(self, twin: TwinCoordinator, days: float | None = None) -> Lesson:
        """Learn now from the last days of history (default: as at birth); return what came of it.

        What is known stays where the history tells nothing: a recorder that was purged takes nothing from a twin.

        Raises FrozenError for a twin that must not learn.
        """
        if twin.frozen:
            raise FrozenError
        await twin.hibernation.async_wake()
        return await self._async_learn(twin, days)

    async def async_try(self, twin: TwinCoordinator) -> Learned | None:
        """Learn now and take nothing over; return what came of it, None where the history tells less than is known.

        Raises FrozenError for a twin that must not learn.
        """
        if twin.frozen:
            raise FrozenError
        async with self.turn:
            await twin.hibernation.async_wake()
            before = twin.kept
            learned = await async_learn(
                self._hass, self._home, twin.config, since=before.since, before=before.learned, unit=before.unit
            )
            self._tried[twin.entry.entry_id] = time.time()
        return learned if learned.days > 0 and _is_progress(before, learned) else None

    async def async_freeze(self, twin: TwinCoordinator, *, frozen: bool) -> None:
        """Let a twin learn no more, or again."""
        await twin.hibernation.async_wake()
        await self._async_keep(twin, replace(twin.kept, frozen=frozen))

    async def async_reset(self, twin: TwinCoordinator, since: float) -> None:
        """Forget what a twin learned; history before since (epoch s) no longer counts."""
        self._tried.pop(twin.entry.entry_id, None)
        await twin.hibernation.async_wake()
        await self._async_keep(twin, Kept(since=since, frozen=twin.frozen))

    async def async_adopt(self, twin: TwinCoordinator, learned: Learned, *, frozen: bool) -> None:
        """Take over what another twin learned."""
        await twin.hibernation.async_wake()
        await self._async_keep(twin, replace(twin.kept, learned=learned, frozen=frozen))
        twin.entry.async_create_background_task(
            self._hass, twin.recall.async_fill(), f"digital_twin recall of {twin.config.name}"
        )

    async def _async_in_background(self, twin: TwinCoordinator) -> None:
        try:
            await self._async_learn(twin, None)
        finally:
            self._under_way.discard(twin.entry.entry_id)

    async def _async_learn(self, twin: TwinCoordinator, days: float | None) -> Lesson:
        entry_id = twin.entry.entry_id
        async with self.turn:
            await twin.hibernation.async_wake()
            before = twin.kept
            learned = await async_learn(
                self._hass,
                self._home,
                twin.config,
                since=before.since,
                days=days,
                before=before.learned,
                unit=before.unit,
            )
            self._tried[entry_id] = time.time()
            # So many days and no more were wished for: fewer than before are no reason to keep what is known.
            better = _is_progress(before, learned) if days is None else tells(learned) or not tells(before.learned)
            # Whoever froze, reset or replaced it meanwhile had the last word.
            taken = twin.kept == before and not before.frozen and better
            if taken:
                self._tell_break(twin, before.learned, learned)
                await self._async_keep(twin, replace(before, learned=learned))
        return Lesson(learned, taken)

    @callback
    def _tell_break(self, twin: TwinCoordinator, before: Learned | None, learned: Learned) -> None:
        """Tell of a structural break that the fit before had not seen: what came before it no longer counts."""
        known = {message.params["trait"] for message in before.gated if message.id == BREAK} if before else set()
        for message in learned.gated:
            if message.id == BREAK and message.params["trait"] not in known:
                self._home.events.async_add(
                    "structural_break", twin=twin, category="learning", severity=Severity.LOW, data=message.params
                )

    async def _async_keep(self, twin: TwinCoordinator, kept: Kept) -> None:
        await self.store.async_save(twin.entry.entry_id, kept)
        before = twin.trust
        twin.frozen, twin.learn_since = kept.frozen, kept.since
        twin.async_learned(kept.learned)
        if twin.trust is not before:
            data = {"trust": twin.trust.value}
            self._home.events.async_add("trust_changed", twin=twin, category="learning", data=data)

    def _is_due(self, twin: TwinCoordinator) -> bool:
        """Return whether a twin knows nothing yet, or what it knows should be looked at anew."""
        now = time.time()
        if now - self._tried.get(twin.entry.entry_id, 0.0) < TRIED_AGAIN_AFTER:
            return False
        learned = twin.learned
        if learned is None or learned.days <= 0:
            return True
        age = now - learned.learned_at
        if age >= OVERDUE_AFTER or (age >= TRIED_AGAIN_AFTER and twin.scoring.has_fallen):
            return True
        return age >= NIGHTLY_AFTER and dt_util.now().hour in NIGHT


def _is_progress(kept: Kept, learned: Learned) -> bool:
    """Return whether a background fit replaces what is known: not when its history was cut or is not there."""
    before = kept.learned
    if before is None or before.days <= 0:
        return True
    if learned.days <= 0 or (tells(before) and not tells(learned)):
        return False
    return learned.days >= SHRUNK * before.days or learned.learned_at - before.learned_at >= KNOWN_STAYS


def tells(learned: Learned | None) -> bool:
    """Return whether something was learned, rather than what is typical taken for want of a history."""
    return learned is not None and learned.days > 0 and (learned.structure != "prior" or bool(learned.error))
