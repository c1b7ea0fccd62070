"""The home: its twins, and what they share."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.start import async_at_started

from .agenda import Agenda
from .audit import Audit
from .calls import async_get_calls
from .const import DOMAIN
from .core.sync.health import WARNING
from .darkroom import Darkroom
from .data import HomeConfig
from .discovery import Discovery
from .events import Events
from .figures import Figures
from .follow import Follower
from .guard.door import Door
from .guard.foresight import Foresight
from .guard.rules import Rules
from .guard.scores import Scores
from .keeper import Keeper
from .obeying import Obeying
from .rehearsal.conduct import Rehearsals
from .scenarios.conduct import Scenarios
from .scenarios.occurred import Occurrences
from .settling import Settling
from .spoken import async_follow_language
from .tracker import SourceTracker
from .training import Trainer
from .windows import Windows
from .worker.client import Worker

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .data import HomeConfigEntry

ALONE: Final = frozenset({"learn", "predict"})
"""The jobs over one twin."""


class Home:
    """Everything the twins of a home share. Figures over all twins are kept up to date, never summed anew."""

    def __init__(self, hass: HomeAssistant, entry: HomeConfigEntry) -> None:
        """Nothing is started yet."""
        self.hass = hass
        self.entry = entry
        self.config = HomeConfig.from_entry(entry)
        # Not the entry's own tasks: unloading cancels those once more, which breaks off the reaping of a process.
        self.worker = Worker(create_task=hass.async_create_background_task, on_overrun=self._async_overran)
        self.tracker = SourceTracker(hass)
        self.agenda = Agenda(hass)
        self.settling = Settling(hass)
        self.darkroom = Darkroom(hass)
        self.keeper = Keeper(hass, self)
        self.database = self.keeper.database
        self.audit = Audit(hass, self.database)
        self.events = Events(hass, self)
        self.trainer = Trainer(hass, self)
        self.store = self.trainer.store
        self.discovery = Discovery(hass, self)
        self.follower = Follower(hass)
        self.obeying = Obeying(hass, self)
        self.rehearsals = Rehearsals(hass, self)
        self.scenarios = Scenarios(hass, self)
        self.occurrences = Occurrences(hass, self)
        self.windows = Windows(hass, self)
        self.rules = Rules(hass, self)
        self.scores = Scores(hass, self)
        self.door = Door(hass, self)
        self.foresight = Foresight(hass, self)
        self.figures = Figures(hass, self)
        self.twins: dict[str, TwinCoordinator] = {}
        self._readers: defaultdict[str, list[TwinCoordinator]] = defaultdict(list)
        self._by_device: dict[str, TwinCoordinator] = {}
        self._health: dict[str, float] = {}
        self._health_sum = 0.0
        self._diverged: set[str] = set()
        self._unhealthy: set[str] = set()
        self._subscribers: list[Callable[[], None]] = []

    @callback
    def _async_overran(self, job: str) -> None:
        """Try by itself each twin that may hang: a job over many twins does not tell which of them did."""
        if job not in ALONE:
            for twin in self.twins.values():
                twin.forecaster.async_try()

    async def async_start(self) -> None:
        """Begin discovery, and learning once Home Assistant has started."""
        self.entry.async_on_unload(await async_follow_language(self.hass))
        await self.keeper.async_open()
        self.audit.async_start()
        await self.door.async_start()
        self.entry.async_on_unload(self.foresight.async_start())
        self.events.async_keep_in(self.database.write)
        self.entry.async_on_unload(await self.scores.async_start())
        self.worker.hold_learning()

        @callback
        def release(_hass: HomeAssistant) -> None:
            self.worker.release_learning()

        self.entry.async_on_unload(async_at_started(self.hass, release))
        self.entry.async_on_unload(async_get_calls(self.hass).async_use())
        self.darkroom.async_start()
        self.figures.async_start()
        self.entry.async_on_unload(self.occurrences.async_start())
        self.entry.async_on_unload(await self.windows.async_start())
        self.follower.async_start()
        self.entry.async_on_unload(self.obeying.async_start())
        await self.discovery.async_start()

    async def async_stop(self) -> None:
        """End everything that was started."""
        await self.door.async_stop()
        await self.discovery.async_stop()
        self.follower.async_stop()
        self.agenda.async_stop()
        self.settling.async_stop()
        self.darkroom.async_stop()
        await self.rehearsals.async_stop()
        await self.scenarios.async_stop()
        await self.worker.stop()
        self.audit.async_stop()
        await self.keeper.async_close()

    @callback
    def async_add_twin(self, twin: TwinCoordinator) -> None:
        """Count a twin in."""
        self.twins[twin.entry.entry_id] = twin
        self.keeper.async_describe(twin)
        for entity_id in set(twin.sources.values()):
            self._readers[entity_id].append(twin)
        if twin.config.device_id is not None:
            self._by_device[twin.config.device_id] = twin
        self.tracker.async_mark(self)

    @callback
    def async_remove_twin(self, twin: TwinCoordinator) -> None:
        """Count a twin out."""
        entry_id = twin.entry.entry_id
        del self.twins[entry_id]
        self.obeying.async_forget(twin)
        for entity_id in set(twin.sources.values()):
            self._readers[entity_id].remove(twin)
            if not self._readers[entity_id]:
                del self._readers[entity_id]
        if twin.config.device_id is not None:
            del self._by_device[twin.config.device_id]
        self._health_sum -= self._health.pop(entry_id, 0.0)
        self._diverged.discard(entry_id)
        self._unhealthy.discard(entry_id)
        self.tracker.async_mark(self)

    @callback
    def async_assessed(self, entry_id: str, health: float | None, *, diverged: bool) -> None:
        """Take over what a twin found about itself: health 0 to 100 (None: not known), and whether it diverges."""
        before = self._health.pop(entry_id, None)
        if health is not None:
            self._health[entry_id] = health
        self._health_sum += (health or 0.0) - (before or 0.0)
        if health is not None and health < WARNING:
            self._unhealthy.add(entry_id)
        else:
            self._unhealthy.discard(entry_id)
        was_diverged = entry_id in self._diverged
        if diverged:
            self._diverged.add(entry_id)
        else:
            self._diverged.discard(entry_id)
        if health != before or diverged != was_diverged:
            self.tracker.async_mark(self)

    @property
    def health(self) -> float | None:
        """Return the mean health of the twins, 0 to 100; None while none is known."""
        return self._health_sum / len(self._health) if self._health else None

    @property
    def unhealthy(self) -> int:
        """Return how many twins' health is worrying or critical."""
        return len(self._unhealthy)

    @property
    def diverged(self) -> int:
        """Return how many twins diverge from their devices."""
        return len(self._diverged)

    @callback
    def async_subscribe(self, update: Callable[[], None]) -> CALLBACK_TYPE:
        """Call update after the home's figures changed, at most once per turn of the event loop."""
        self._subscribers.append(update)
        return partial(self._subscribers.remove, update)

    @callback
    def async_flush(self) -> None:
        """Tell those who show the home's figures."""
        for update in self._subscribers:
            update()

    def twin_of_entity(self, entity_id: str) -> TwinCoordinator | None:
        """Return the twin an entity belongs to: as a source, or as one of the twin's own entities.

        Where several twins read an entity, the one it is a shadowed member of comes first.
        """
        entry = er.async_get(self.hass).async_get(entity_id)
        if entry is not None and entry.platform == DOMAIN:
            return self.twins.get(entry.config_entry_id or "")
        readers = self._readers.get(entity_id, ())
        return next((twin for twin in readers if twin.shadows(entity_id)), next(iter(readers), None))

    def twin_of_device(self, device_id: str) -> TwinCoordinator | None:
        """Return the twin of a device, or the twin whose own device it is."""
        if (twin := self._by_device.get(device_id)) is not None:
            return twin
        device = dr.async_get(self.hass).async_get(device_id)
        if device is None:
            return None
        return next(
            (self.twins[key] for domain, key in device.identifiers if domain == DOMAIN and key in self.twins), None
        )
