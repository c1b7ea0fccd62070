"""Where an interview begins: what a twin would be if nobody were asked, and which entities it may have."""

from dataclasses import replace
from typing import Any

from homeassistant.core import HomeAssistant, split_entity_id
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from ..classify import DeviceProfile
from ..const import DOMAIN, Role
from ..core.channel import Value
from ..core.settings import WIRING
from ..core.twin import Fidelity
from ..data import TwinConfig
from .entities import to_entity_id
from .history import async_usual_setpoints
from .kinds import interview_of
from .question import Question
from .subject import Subject

_SHADOWED = frozenset(
    {
        "alarm_control_panel",
        "binary_sensor",
        "climate",
        "cover",
        "fan",
        "humidifier",
        "light",
        "lock",
        "media_player",
        "number",
        "select",
        "sensor",
        "siren",
        "switch",
        "vacuum",
        "valve",
        "water_heater",
    }
)


def offered(hass: HomeAssistant, config: TwinConfig) -> tuple[Fidelity, ...]:
    """Return the fidelities that make a difference to a twin, in rising order."""
    return interview_of(config.kind).offered(Subject(hass=hass, config=config))


def best_offered(hass: HomeAssistant, config: TwinConfig) -> Fidelity:
    """Return the twin's fidelity, or where it makes no difference the highest below it that does."""
    rising = list(Fidelity)
    return [choice for choice in offered(hass, config) if rising.index(choice) <= rising.index(config.fidelity)][-1]


def config_of(hass: HomeAssistant, profile: DeviceProfile) -> TwinConfig:
    """Return the twin that the registries suggest for a device."""
    config = TwinConfig(
        name=profile.name,
        key=profile.key,
        device_id=profile.device_id,
        kind=profile.kind,
        main=profile.main,
        members=tuple(dict.fromkeys((profile.main, *profile.members))),
        roles=dict(profile.roles),
        priority=profile.priority,
    )
    return replace(config, fidelity=best_offered(hass, config))


def with_answers(config: TwinConfig, questions: tuple[Question, ...], answers: dict[str, Any]) -> TwinConfig:
    """Return the twin with these questions answered: what is missing among the answers is taken back."""
    settings: dict[str, Value] = dict(config.settings)
    roles: dict[Role, tuple[str, ...]] = dict(config.roles)
    for question in questions:
        answer = answers.get(question.key)
        if question.role is not None:
            roles.pop(question.role, None)
            if answer:
                roles[question.role] = answer
        else:
            settings.pop(question.key, None)
            if answer is not None:
                settings[question.key] = answer
    return replace(config, settings=settings, roles=roles)


async def async_default_config(hass: HomeAssistant, profile: DeviceProfile) -> TwinConfig:
    """Return a twin made with the likely answer to every question."""
    config = config_of(hass, profile)
    interview = interview_of(profile.kind)
    setpoints = await async_usual_setpoints(hass, config)
    for asks in (interview.questions, interview.limits):
        questions = asks(Subject(hass=hass, config=config, setpoints=setpoints))
        likely = {question.key: question.answer for question in questions if question.answer is not None}
        config = with_answers(config, questions, likely)
    return config


def fitting(hass: HomeAssistant, config: TwinConfig) -> TwinConfig:
    """Return the twin without answers to questions that its other answers made pointless."""
    subject = Subject(hass=hass, config=config)
    interview = interview_of(config.kind)
    asked = {question.key for question in (*interview.questions(subject), *interview.limits(subject))} | WIRING
    return replace(config, settings={key: value for key, value in config.settings.items() if key in asked})


def is_gone(hass: HomeAssistant, config: TwinConfig) -> bool:
    """Return whether the device or the main entity left Home Assistant."""
    if config.device_id is not None and dr.async_get(hass).async_get(config.device_id) is None:
        return True
    return to_entity_id(hass, config.main) is None


def selectable(hass: HomeAssistant, config: TwinConfig) -> list[str]:
    """Return the entities of the device that may get a shadow, its present members among them."""
    registry = er.async_get(hass)
    members = {entity_id for ref in config.members if (entity_id := to_entity_id(hass, ref))}
    if config.device_id is None:
        return sorted(members)
    return sorted(
        members
        | {
            entry.entity_id
            for entry in er.async_entries_for_device(registry, config.device_id)
            if entry.platform != DOMAIN
            and entry.entity_category is None
            and split_entity_id(entry.entity_id)[0] in _SHADOWED
        }
    )
