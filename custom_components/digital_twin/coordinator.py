"""One twin: source events in, its state and what is known about it out to its entities."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from homeassistant.const import EVENT_STATE_CHANGED, STATE_UNAVAILABLE, Platform
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
    split_entity_id,
)
from homeassistant.exceptions import ConfigEntryError
from homeassistant.helpers import entity_registry as er

from .assessment import Assessment
from .conflicts import Conflicts
from .const import DOMAIN, PLATFORMS_TWIN, RECONCILE_INTERVAL, Mode
from .core.channel import Channel, Value
from .core.learning.ledger import Score
from .core.live import LiveState
from .core.models.kinds import KINDS
from .core.models.registry import main_channel
from .core.requests import Prediction
from .core.sync.divergence import Divergence
from .core.sync.health import Health
from .core.twin import Learned, Trust, TwinSnapshot, TwinSpec, named
from .data import TwinConfig
from .faults import Faults
from .feed import Touched, change_origin, make_feed
from .forecaster import Forecaster
from .guard.shadow import Guarded
from .hibernation import Hibernation
from .history import History
from .learned_store import Kept
from .quarantine import Quarantine
from .recall import Recall
from .sandbox import Sandbox
from .scoring import Scoring
from .sources import NOT_REPORTED, Binding, bind
from .syncing import Syncing
from .tracker import Feed
from .traits import traits

if TYPE_CHECKING:
    from .data import TwinConfigEntry
    from .manager import Home
    from .store.records import SnapshotRecord


REVISIONS_SINCE = 1_760_000_000.0
CHANGES_A_SECOND = 10
"""No device changes faster than that for long."""
OWN_PLATFORMS = frozenset({Platform.BINARY_SENSOR, Platform.EVENT, Platform.SENSOR})
"""The platforms of a twin's own sensors, needed whatever it shadows."""


class TwinStatus(StrEnum):
    """What a twin is doing."""

    FOLLOWING = "following"
    SANDBOX = "sandbox"
    WAITING = "waiting"
    UNAVAILABLE = "unavailable"
    ORPHANED = "orphaned"
    HOME_MISSING = "home_missing"
    ASLEEP = "asleep"


def _first_revision(now: float) -> int:
    """Return a revision (now: epoch s) above all that a run before this one can have reached."""
    return max(int((now - REVISIONS_SINCE) * CHANGES_A_SECOND), 0)


def _as_event(state: State) -> Event[EventStateChangedData]:
    """Return the event a present state would have come in."""
    data = EventStateChangedData(entity_id=state.entity_id, old_state=None, new_state=state)
    return Event(EVENT_STATE_CHANGED, data, context=state.context)


class TwinCoordinator:
    """Holds one twin between its sources and its entities.

    Data flows one way: source event, feed, live state, mark, one flush per turn of the event loop, entities.
    """

    def __init__(self, hass: HomeAssistant, entry: TwinConfigEntry, home: Home, kept: Kept) -> None:
        """Resolve and bind the sources. Raises ConfigEntryError for settings that cannot make a twin."""
        self.hass = hass
        self.entry = entry
        self.home = home
        self.config = TwinConfig.from_entry(entry)
        self.kind = KINDS[self.config.kind]
        self.learned = kept.learned
        self.frozen = kept.frozen
        self.learn_since = kept.since
        self.gone: set[str] = set()
        self.sources = self._resolve_sources()
        self.shadowed = self.config.members
        domains = {split_entity_id(self.sources[ref])[0] for ref in self.shadowed}
        self.platforms = [
            platform for platform in PLATFORMS_TWIN if platform in OWN_PLATFORMS or platform.value in domains
        ]
        bindings, self.channels = bind(
            hass,
            self.kind,
            self.sources[self.config.main],
            [self.sources[ref] for ref in self.config.members],
            {role: tuple(self.sources[ref] for ref in refs) for role, refs in self.config.roles.items()},
            kept.unit,
        )
        if kept.unit not in (None, self.unit):
            # What was learned of another quantity says nothing of this one.
            self.learned = None
        self.bindings: tuple[Binding, ...] = tuple(bindings)
        self.history = History(self)
        self.hibernation = Hibernation(self)
        self.faults = Faults(self)
        self.quarantine = Quarantine(self)
        self.started_at = time.time()
        self.state = LiveState(
            self.channels,
            change_origin,
            self.history.async_noticed,
            self.quarantine.async_refused,
            _first_revision(self.started_at),
        )
        self.spec = TwinSpec(
            twin_id=entry.entry_id,
            name=self.config.name,
            kind=self.kind.id,
            fidelity=self.config.fidelity,
            channels=self._named(self.learned),
            settings={**traits(hass, self.sources[self.config.main], self.kind.id), **self.config.settings},
        )
        self.main_channel = main_channel(self.spec)
        self.sandbox = Sandbox(self) if self.config.mode is Mode.SANDBOX else None
        self.guarded = Guarded(self) if self.config.mode is Mode.GUARD else None
        self.stage = self.sandbox
        """What may show a simulation instead of the device; a mirror has one only while it shows a past state."""
        self.syncing = Syncing(self)
        self.scoring = Scoring(self)
        self.recall = Recall(self)
        self.forecaster = Forecaster(self)
        self.assessment = Assessment(self)
        self.conflicts = Conflicts(self)
        self._feeds: dict[str, Feed] = {}
        self._home_lost = False
        self._touched = Touched(home.tracker, self)
        self._subscribers: list[Callable[[], None]] = []
        self._watchers: tuple[Callable[[], None], ...] = ()
        self._source_subscribers: defaultdict[str, list[Callable[[], None]]] = defaultdict(list)

    def _resolve_sources(self) -> dict[str, str]:
        """Return the present entity id of every entity the twin reads, by its reference in the settings.

        A reference the registry no longer knows keeps its place under its own name: its twin is orphaned, not broken.
        """
        registry = er.async_get(self.hass)
        sources: dict[str, str] = {}
        config = self.config
        for ref in (config.main, *config.members, *(ref for refs in config.roles.values() for ref in refs)):
            entity_id = er.async_resolve_entity_id(registry, ref)
            entry = registry.async_get(entity_id) if entity_id else None
            if entry is not None and entry.platform == DOMAIN:
                raise ConfigEntryError(
                    translation_domain=DOMAIN,
                    translation_key="own_entity_as_source",
                    translation_placeholders={"entity": entry.entity_id},
                )
            if entity_id is None:
                entity_id = f"{DOMAIN}.gone_{ref}"
                self.gone.add(entity_id)
            sources[ref] = entity_id
        return sources

    @property
    def device_identifier(self) -> tuple[str, str]:
        """Return the identifier of the twin's own device."""
        return (DOMAIN, self.entry.entry_id)

    def shadows(self, entity_id: str) -> bool:
        """Return whether an entity is one of those the twin shadows."""
        return any(self.sources[ref] == entity_id for ref in self.shadowed)

    @callback
    def async_start(self) -> None:
        """Track the sources, take in what they say now, and begin the recurring work."""
        grouped: defaultdict[str, list[Binding]] = defaultdict(list)
        for binding in self.bindings:
            grouped[binding.entity_id].append(binding)
        refs = {entity_id: ref for ref, entity_id in self.sources.items()}
        for entity_id, ref in refs.items():
            shown = ref if ref in self.shadowed else None
            feed = make_feed(grouped[entity_id], self.state, self._touched, shown)
            self._feeds[entity_id] = feed
            self.entry.async_on_unload(self.home.tracker.async_add(entity_id, feed))
        self.syncing.read()
        self.history.async_start()
        self.hibernation.async_start()
        agenda = self.home.agenda
        entry_id = self.entry.entry_id
        interval = RECONCILE_INTERVAL[self.config.priority]
        self.entry.async_on_unload(agenda.async_add(f"sync {entry_id}", interval, self.syncing.async_reconcile))
        self.entry.async_on_unload(self.forecaster.async_start())
        self.assessment.async_start()

    @callback
    def async_stop(self) -> None:
        """End what the entry's unload does not."""
        self.home.tracker.async_forget(self)
        self.assessment.async_stop()
        self.conflicts.async_stop()
        self.history.async_stop()
        self.quarantine.async_stop()
        if self.stage is not None:
            self.stage.async_stop()
        if self.guarded is not None:
            self.guarded.async_stop()

    @callback
    def async_home_lost(self) -> None:
        """Go on following the device, but predict no more, until the home is back and sets this twin up anew."""
        self._home_lost = True
        self.forecaster.async_stop()
        self.async_touched()

    @callback
    def async_source_touched(self, ref: str) -> None:
        """Have the entities of a source written anew, as when the sandbox changed what they show."""
        self._touched.add(ref)
        self._touched.add(None)

    @callback
    def async_touched(self) -> None:
        """Have the twin's own sensors written anew."""
        self._touched.add(None)

    @callback
    def async_rouse(self) -> None:
        """Have the twin flushed, whether anything is to be written anew or not."""
        self._touched.rouse()

    @callback
    def async_flush(self) -> None:
        """Tell the entities what changed since the last flush. Called by the tracker, once per turn of the loop."""
        try:
            self._show(self._touched.take())
        finally:
            if self.history.noticed:
                self.history.async_flush()
        for update in self._watchers:
            update()

    def _show(self, touched: set[str | None]) -> None:
        for ref in touched:
            if ref is not None:
                for update in self._source_subscribers.get(ref, ()):
                    update()
        if None in touched:
            self.faults.async_update()
            self.assessment.async_update()
            self.forecaster.async_look()
            for update in self._subscribers:
                update()

    @callback
    def async_subscribe(self, update: Callable[[], None]) -> CALLBACK_TYPE:
        """Call update when what the twin knows about itself may have changed: once per turn of the loop at most."""
        self._subscribers.append(update)
        return partial(self._subscribers.remove, update)

    @callback
    def async_watch(self, update: Callable[[], None]) -> CALLBACK_TYPE:
        """Call update when anything of the twin may have changed, its states among it: once per turn at most."""
        self._watchers = (*self._watchers, update)

        @callback
        def end() -> None:
            self._watchers = tuple(one for one in self._watchers if one is not update)

        return end

    @callback
    def async_subscribe_source(self, ref: str, update: Callable[[], None]) -> CALLBACK_TYPE:
        """Call update when the state or an attribute of a source changed, or what the sandbox makes of it."""
        self._source_subscribers[ref].append(update)
        return partial(self._source_subscribers[ref].remove, update)

    @property
    def shadowed_ids(self) -> list[str]:
        """Return the present entity ids of what the twin shadows."""
        return [self.sources[ref] for ref in self.shadowed]

    @callback
    def async_device_moved(self) -> None:
        """Take in that the device was set or did something: a mirror that shows a past state returns to its device."""
        if self.stage is not None and self.sandbox is None:
            self.stage.async_end()

    @callback
    def async_restore(self, record: SnapshotRecord) -> None:
        """Show a past state, and what the device would do from there; a mirror does so only until its device moves."""
        stage = self.stage or Sandbox(self, ended=self._async_stage_ended)
        self.stage = stage
        stage.async_restore(record.values, record.changed, record.at)

    @callback
    def _async_stage_ended(self) -> None:
        self.stage = None

    @property
    def status(self) -> TwinStatus:
        """Return what the twin is doing."""
        main = self.sources[self.config.main]
        if self._home_lost:
            return TwinStatus.HOME_MISSING
        if main in self.gone:
            return TwinStatus.ORPHANED
        state = self.hass.states.get(main)
        if state is None:
            return TwinStatus.WAITING
        if state.state in NOT_REPORTED:
            return TwinStatus.UNAVAILABLE
        if self.stage is not None and self.stage.active:
            return TwinStatus.SANDBOX
        return TwinStatus.ASLEEP if self.hibernation.asleep else TwinStatus.FOLLOWING

    @property
    def health(self) -> Health | None:
        """Return the twin's health; None until it was judged once."""
        return self.assessment.health

    @property
    def divergence(self) -> Divergence | None:
        """Return the worst divergence between device and twin, if there is any."""
        return self.assessment.findings.divergence

    @property
    def trust(self) -> Trust:
        """Return how far the twin's predictions have earned trust."""
        return self.scoring.trust

    @property
    def scores(self) -> Mapping[int, Score]:
        """Return how past forecasts of the main channel did, by horizon in s."""
        return self.scoring.scores

    @property
    def prediction(self) -> Prediction | None:
        """Return the latest prediction of the main channel, while somebody wants one."""
        return self.forecaster.prediction

    def snapshot(self) -> TwinSnapshot:
        """Return everything a simulation needs of this twin, as values it cannot change the twin through."""
        state = self.state.freeze()
        learned = self.learned
        if learned is not None and learned.trust is not self.trust:
            learned = replace(learned, trust=self.trust)
        source = self.hass.states.get(self.sources[self.config.main])
        return TwinSnapshot(
            spec=self.spec,
            learned=learned,
            values=dict(state.values),
            changed=dict(state.changed),
            # To what is merely not known how it stands Home Assistant does send commands.
            reachable=source is None or source.state != STATE_UNAVAILABLE,
        )

    @property
    def kept(self) -> Kept:
        """Return what is kept of the twin's learning across restarts."""
        return Kept(learned=self.learned, frozen=self.frozen, since=self.learn_since, unit=self.unit)

    @property
    def unit(self) -> str | None:
        """Return the unit that a plain sensor is followed in."""
        return None if (value := self.channels.get("value")) is None else value.unit

    @callback
    def async_hangs(self) -> None:
        """Ask its model no more, which does not come back, until the twin learned anew or is set up anew."""
        self.spec = replace(self.spec, hangs=True)
        self.async_touched()

    @callback
    def async_learned(self, learned: Learned | None) -> None:
        """Take over what was learned, or forgotten, from now on."""
        hangs = self.spec.hangs and learned == self.learned
        self.learned = learned
        self.spec = replace(self.spec, channels=self._named(learned), hangs=hangs)
        self.scoring.async_learned()
        self.forecaster.async_request()
        self.async_touched()

    def _named(self, learned: Learned | None) -> dict[str, Channel]:
        """Return the channels as models read them: with the options that the history showed, where they name none.

        What is reported is believed nevertheless, be it an option or not: such a device may do something new.
        """
        return named(self.channels, {} if learned is None else learned.options)

    def read_sources(self) -> None:
        """Feed the present states, oldest first, so that none of them counts as out of order."""
        states = [state for entity_id in self._feeds if (state := self.hass.states.get(entity_id)) is not None]
        for state in sorted(states, key=lambda state: state.last_updated_timestamp):
            self._feeds[state.entity_id](_as_event(state))

    def shown(self, key: str) -> Value | None:
        """Return the value of a channel as the twin shows it: simulated in an active sandbox, else as reported."""
        if self.stage is not None and key in self.stage.values:
            return self.stage.values[key]
        return self.state.get(key)
