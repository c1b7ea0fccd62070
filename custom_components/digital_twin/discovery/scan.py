"""One look through the whole home for devices and entities worth a twin, in slices."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from homeassistant.components.automation import devices_in_automation, entities_in_automation
from homeassistant.components.automation.const import DOMAIN as AUTOMATION_DOMAIN
from homeassistant.const import ATTR_RESTORED
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.entity import entity_sources

from ..classify import DeviceProfile, Phase, Refusal, Survey, profile_device, profile_entity
from ..classify.kind import ACTUATOR_KINDS
from ..classify.profile import refused
from ..const import DOMAIN, LOGGER
from .decided import Decided, linked_devices
from .pace import Pace

_AWAY = "refused_not_available"
_DOMAINS = frozenset({*ACTUATOR_KINDS, "binary_sensor", "sensor", "siren"})

type _Profiler = Callable[[], DeviceProfile | Refusal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a scan found.

    profiles: the candidates, best first; away: the keys of those that exist, but whose integration does not show them
    now; refused: how often each reason was given, by phase; seconds of work, and of the longest slice of it.
    """

    profiles: tuple[DeviceProfile, ...] = ()
    away: frozenset[str] = frozenset()
    looked_at: int = 0
    refused: Mapping[Phase, Counter[str]]
    seconds: float = 0.0
    longest_slice: float = 0.0


async def async_scan(hass: HomeAssistant, known_broken: set[str]) -> Scan:
    """Profile everything. A candidate that cannot be profiled is counted, and logged unless known_broken has it."""
    pace = Pace()
    survey = Survey(hass, await _async_references(hass, pace))
    refusals = {phase: Counter[str]() for phase in Phase}
    found: list[DeviceProfile] = []
    await pace.async_breathe()
    jobs = _jobs(hass, survey)
    await pace.async_breathe()
    for key, profiler in jobs.items():
        match _guarded(key, profiler, known_broken):
            case DeviceProfile() as profile:
                found.append(profile)
            case Refusal(phase, reason):
                refusals[phase][reason.id] += 1
        await pace.async_breathe()
    found.sort(key=lambda profile: (-profile.rank, profile.name, profile.key))
    await pace.async_breathe()
    profiles: list[DeviceProfile] = []
    away: set[str] = set()
    judge = _Judge(survey, Decided(hass))
    for profile in found:
        why = judge.refuse(profile)
        if why is None:
            profiles.append(profile)
        else:
            refusals[Phase.HOME][why] += 1
        if why == _AWAY:
            away.add(profile.key)
        await pace.async_breathe()
    pace.finish()
    return Scan(
        profiles=tuple(profiles),
        away=frozenset(away),
        looked_at=len(jobs),
        refused=refusals,
        seconds=pace.worked,
        longest_slice=pace.longest,
    )


def _jobs(hass: HomeAssistant, survey: Survey) -> dict[str, _Profiler]:
    """Return what to profile: every device, and every entity that belongs to none."""
    jobs: dict[str, _Profiler] = {}
    devices: list[dr.DeviceEntry | dr.ChildDeviceEntry] = [*survey.devices.devices, *survey.devices.child_devices]
    for device in devices:
        jobs[f"device {device.id}"] = partial(profile_device, hass, device.id, survey)
    for entry in survey.entities.entities.values():
        if entry.device_id is None and entry.domain in _DOMAINS and entry.platform != DOMAIN:
            jobs[f"entity {entry.id}"] = partial(profile_entity, hass, entry.id, survey)
    # A state that no integration's entity stands behind was set from outside: there is nothing to follow or to command.
    provided = entity_sources(hass)
    for entity_id in hass.states.async_entity_ids(_DOMAINS):
        if entity_id in provided and not survey.entities.async_is_registered(entity_id):
            jobs[f"entity {entity_id}"] = partial(profile_entity, hass, entity_id, survey)
    return jobs


def _guarded(key: str, profiler: _Profiler, known_broken: set[str]) -> DeviceProfile | Refusal:
    try:
        return profiler()
    except Exception:  # noqa: BLE001 -- whatever is wrong with one candidate, the scan goes on with the next
        if key not in known_broken:
            known_broken.add(key)
            LOGGER.exception("Could not tell whether %s is worth a twin", key)
        return refused(Phase.DEVICE if key.startswith("device") else Phase.ENTITIES, "refused_error")


class _Judge:
    """Holds candidates, best first, against the user's decisions, against better ones and against what is there."""

    def __init__(self, survey: Survey, decided: Decided) -> None:
        self._survey = survey
        self._decided = decided
        self._accepted: set[str] = set()

    def refuse(self, profile: DeviceProfile) -> str | None:
        """Return why a candidate is not to be offered, or None."""
        if (reason := self._decided.reason(profile)) is not None:
            return reason
        if not self._accepted.isdisjoint(linked_devices(self._survey.devices, profile.device_id)):
            return "refused_duplicate"
        if not self._is_shown(profile):
            return _AWAY
        if profile.device_id is not None:
            self._accepted.add(profile.device_id)
        return None

    def _is_shown(self, profile: DeviceProfile) -> bool:
        """Return whether an integration provides the main entity now; an unavailable one may just be switched off."""
        if (entity := self._survey.entity(profile.main)) is None:
            return False
        state = self._survey.hass.states.get(entity.entity_id)
        return state is not None and not state.attributes.get(ATTR_RESTORED)


async def _async_references(hass: HomeAssistant, pace: Pace) -> Counter[str]:
    """Return how many automations name each entity id and each device id."""
    references: Counter[str] = Counter()
    for automation in hass.states.async_entity_ids(AUTOMATION_DOMAIN):
        references.update({*entities_in_automation(hass, automation), *devices_in_automation(hass, automation)})
        await pace.async_breathe()
    return references
