"""Makes the profile of one device or entity, or says why it gets none."""

from dataclasses import dataclass

from homeassistant.const import ATTR_ASSUMED_STATE, STATE_UNAVAILABLE, EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from ..const import DOMAIN, Priority, Role
from ..core.models.kinds import KINDS, Risk
from .kind import CLAIMS, Choice, choose, claim, is_actuator
from .profile import DeviceProfile, Phase, Refusal, refused
from .rank import Merits, rank_of, reason_for
from .roles import find_roles
from .survey import Facts, Survey

_GROUP_MODELS = frozenset({"group", "deconz group"})
_BATTERY_KINDS = frozenset({"thermostat", "lock", "sensor", "binary_sensor", "siren"})
# The most telling exclusion first: a device full of group entities is a group, whatever else is on it.
_EXCLUSIONS = ("refused_own", "refused_group", "refused_helper", "refused_hidden", "refused_disabled")


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is profiled: a device with its entities, or an entity without a device."""

    key: str
    name: str
    device_id: str | None
    entities: list[Facts]


def profile_device(hass: HomeAssistant, device_id: str, survey: Survey | None = None) -> DeviceProfile | Refusal:
    """Return what a twin of a device, all its entities together, would be."""
    survey = survey or Survey(hass)
    if (device := survey.device(device_id)) is None:
        return refused(Phase.DEVICE, "refused_gone")
    if (reason := _device_refusal(survey, device)) is not None:
        return refused(Phase.DEVICE, reason)
    entities = survey.device_entities(device)
    usable = [entity for entity in entities if entity.excluded is None and entity.category is None]
    choice = choose(usable)
    if _is_tracker(entities) and (choice is None or not is_actuator(choice.main)):
        return refused(Phase.ENTITIES, "refused_phone")
    if choice is None:
        return refused(Phase.ENTITIES, _nothing_to_mirror(entities, usable))
    claimed = CLAIMS.get(survey.integration_of(device.config_entry_id) or "")
    if claimed in KINDS:
        choice = claim(choice, claimed, usable)
    name = device.name_by_user or device.name or choice.main.name or choice.main.entity_id
    return _profile(survey, _Subject(f"device_{device.id}", name, device.id, entities), choice)


def profile_entity(hass: HomeAssistant, entity_ref: str, survey: Survey | None = None) -> DeviceProfile | Refusal:
    """Return what a twin of an entity would be; of one on a device, what a twin of that device would be."""
    survey = survey or Survey(hass)
    if (entity := survey.entity(entity_ref)) is None:
        return refused(Phase.ENTITIES, "refused_gone")
    if entity.device_id is not None and survey.device(entity.device_id) is not None:
        return profile_device(hass, entity.device_id, survey)
    if entity.excluded is not None:
        return refused(Phase.ENTITIES, entity.excluded)
    if entity.category is not None:
        return refused(Phase.ENTITIES, "refused_diagnostic")
    if (choice := choose([entity])) is None:
        return refused(Phase.ENTITIES, "refused_nothing")
    return _profile(survey, _Subject(f"entity_{entity.ref}", _entity_name(survey, entity), None, [entity]), choice)


def _device_refusal(survey: Survey, device: dr.DeviceEntry | dr.ChildDeviceEntry) -> str | None:
    integration = survey.integration_of(device.config_entry_id)
    owner = survey.device(device.parent_device_id) if isinstance(device, dr.ChildDeviceEntry) else device
    described = owner if isinstance(owner, dr.DeviceEntry) else None
    reasons = (
        ("refused_own", integration == DOMAIN),
        ("refused_disabled", device.disabled),
        ("refused_phone", integration == "mobile_app"),
        ("refused_service", described is not None and described.entry_type is dr.DeviceEntryType.SERVICE),
        ("refused_group", described is not None and (described.model or "").lower() in _GROUP_MODELS),
    )
    return next((reason for reason, applies in reasons if applies), None)


def _is_tracker(entities: list[Facts]) -> bool:
    return any(entity.domain == "device_tracker" and entity.excluded is None for entity in entities)


def _nothing_to_mirror(entities: list[Facts], usable: list[Facts]) -> str:
    if usable or not entities:
        return "refused_nothing"
    excluded = {entity.excluded for entity in entities if entity.category is None}
    for reason in _EXCLUSIONS:
        if reason in excluded:
            return reason
    return "refused_diagnostic"


def _entity_name(survey: Survey, entity: Facts) -> str:
    if (entry := survey.entities.async_get(entity.entity_id)) is not None:
        return er.async_get_full_entity_name(survey.hass, entry) or entity.entity_id
    return entity.name or entity.entity_id


def _profile(survey: Survey, subject: _Subject, choice: Choice) -> DeviceProfile:
    hass = survey.hass
    area_id = survey.area_of(choice.main)
    roles = find_roles(survey, choice, subject.entities, area_id)
    states = [state for member in choice.members if (state := hass.states.get(member.entity_id)) is not None]
    assumed_state = any(state.attributes.get(ATTR_ASSUMED_STATE) is True for state in states)
    area = ar.async_get(hass).async_get_area(area_id) if area_id else None
    merits = Merits(
        kind=choice.kind,
        device_class=choice.main.device_class,
        roles=roles,
        area=area.name if area else None,
        references=survey.times_referenced((subject.device_id, *(member.entity_id for member in choice.members))),
        acts=any(is_actuator(member) for member in choice.members),
        assumed_state=assumed_state,
        unavailable=all(state.state == STATE_UNAVAILABLE for state in states),
    )
    return DeviceProfile(
        key=subject.key,
        device_id=subject.device_id,
        name=subject.name,
        kind=choice.kind,
        main=choice.main.ref,
        members=tuple(member.ref for member in choice.members),
        roles=roles,
        priority=_priority(choice, subject.entities, roles),
        assumed_state=assumed_state,
        area_id=area_id,
        rank=rank_of(merits),
        reason=reason_for(merits),
    )


def _priority(choice: Choice, entities: list[Facts], roles: dict[Role, tuple[str, ...]]) -> Priority:
    """Return how often to reconcile: rarely what runs on a battery, often what does harm when it is wrong.

    A battery that is no diagnosis and belongs to no kind that runs on one is something the device charges.
    """
    runs_on_battery = Role.POWER not in roles and any(
        entity.device_class == "battery"
        and (entity.category is EntityCategory.DIAGNOSTIC or choice.kind in _BATTERY_KINDS)
        for entity in entities
    )
    if runs_on_battery:
        return Priority.BATTERY
    risky = KINDS[choice.kind].risk is Risk.RISKY and choice.kind not in ("thermostat", "water_heater")
    return Priority.HIGH if risky else Priority.NORMAL
