"""One question of the interview and the form made of several: what is shown, and what the answers become."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import voluptuous as vol
from homeassistant import data_entry_flow
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    EntityWithDeviceFilterSelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    Selector,
    SelectSelector,
    SelectSelectorConfig,
    TimeSelector,
)
from homeassistant.util.unit_conversion import TemperatureConverter

from ..const import Role
from ..core.channel import Value
from .entities import Problem, problem_of, to_entity_id, to_ref

type Condition = Mapping[str, Any]
type Answer = Value | tuple[str, ...]


def conditional_fields() -> bool:
    """Return whether this Home Assistant can show a field depending on another one (2026.11)."""
    marker = getattr(data_entry_flow, "Optional", None)
    return isinstance(marker, type) and issubclass(marker, vol.Optional)


def field(key: str, *, required: bool = False, suggested: Any = None, visible: Condition | None = None) -> vol.Marker:
    """Return the marker of a form's field; where fields cannot depend on one another it is always shown."""
    description = None if suggested is None else {"suggested_value": suggested}
    if visible is not None and conditional_fields():
        marker: type[vol.Marker] = getattr(data_entry_flow, "Required" if required else "Optional")
        return marker(key, description=description, visible=dict(visible))  # type: ignore[call-arg]  # known to the markers of 2026.11 only
    return (vol.Required if required else vol.Optional)(key, description=description)


def _unchanged(answer: Any) -> Any:
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question: key is a setting of core/settings.py, or the value of a Role.

    answer is what is known or likely beforehand, as it is stored: core units for numbers, references for entities.
    A certain answer is not asked about when a twin is made. show and read convert between what is stored and the form.
    """

    key: str
    selector: Selector[Any]
    answer: Answer | None = None
    certain: bool = False
    required: bool = False
    visible: Condition | None = None
    show: Callable[[Any], Any] = _unchanged
    read: Callable[[Any], Any] = _unchanged

    @property
    def role(self) -> Role | None:
        """Return the role the answer's entities play, or None for a plain setting."""
        return Role(self.key) if self.key in Role else None


def choice(key: str, options: type[StrEnum], answer: str | None = None, **more: Any) -> Question:
    """Return a question with named answers."""
    config = SelectSelectorConfig(options=[option.value for option in options], translation_key=key)
    return Question(key=key, selector=SelectSelector(config), answer=answer, **more)


def yes_no(key: str, answer: bool | None = None, **more: Any) -> Question:
    """Return a question to be answered by yes or no."""
    return Question(key=key, selector=BooleanSelector(), answer=answer, **more)


def time_of_day(key: str, answer: str | None = None, **more: Any) -> Question:
    """Return a question for a time of day."""
    return Question(key=key, selector=TimeSelector(), answer=answer, **more)


def number(key: str, unit: str, span: tuple[float, float], answer: float | None = None, **more: Any) -> Question:
    """Return a question for a number within span."""
    config = NumberSelectorConfig(
        min=span[0], max=span[1], step="any", unit_of_measurement=unit, mode=NumberSelectorMode.BOX
    )
    return Question(key=key, selector=NumberSelector(config), answer=answer, **more)


def temperature(
    hass: HomeAssistant, key: str, span: tuple[float, float], answer: float | None = None, **more: Any
) -> Question:
    """Return a question for a temperature: span and answer in °C, shown in the home's unit."""
    unit = hass.config.units.temperature_unit
    show = TemperatureConverter.converter_factory(UnitOfTemperature.CELSIUS, unit)
    read = TemperatureConverter.converter_factory(unit, UnitOfTemperature.CELSIUS)

    def shown(value: float) -> float:
        return round(show(value), 1)

    return number(key, unit, (shown(span[0]), shown(span[1])), answer, show=shown, read=read, **more)


def entities(
    hass: HomeAssistant,
    role: Role,
    filters: EntityWithDeviceFilterSelectorConfig,
    answer: tuple[str, ...],
    **more: Any,
) -> Question:
    """Return a question for the entity (the entities, for windows) that plays a role; answer: references."""
    multiple = role is Role.WINDOWS
    config = EntitySelectorConfig(filter=filters, multiple=multiple)

    def show(refs: tuple[str, ...]) -> list[str] | str | None:
        present = [entity_id for ref in refs if (entity_id := to_entity_id(hass, ref))]
        return present if multiple else next(iter(present), None)

    def read(chosen: list[str] | str) -> tuple[str, ...]:
        return tuple(to_ref(hass, entity_id) for entity_id in ([chosen] if isinstance(chosen, str) else chosen))

    return Question(
        key=role.value,
        selector=EntitySelector(config),
        answer=answer or None,
        certain=bool(answer),
        show=show,
        read=read,
        **more,
    )


def form(questions: Iterable[Question]) -> vol.Schema:
    """Return the form that asks these questions, filled in with the answers known so far."""
    return vol.Schema(
        {
            field(
                question.key,
                required=question.required,
                suggested=None if question.answer is None else question.show(question.answer),
                visible=question.visible,
            ): question.selector
            for question in questions
        }
    )


def read(
    hass: HomeAssistant, questions: Iterable[Question], user_input: Mapping[str, Any]
) -> tuple[dict[str, Answer], dict[str, str]]:
    """Return the answers given, as they are stored, and an error key per field that cannot be taken.

    A question left empty is missing among the answers: the user does not know, or does not want it.
    """
    answers: dict[str, Answer] = {}
    errors: dict[str, str] = {}
    for question in questions:
        given = user_input.get(question.key)
        if given is None or given == []:
            continue
        if question.role is not None and (problem := _first_problem(hass, question.role, given)):
            errors[question.key] = problem.value
            continue
        answers[question.key] = question.read(given)
    return answers, errors


def _first_problem(hass: HomeAssistant, role: Role, given: list[str] | str) -> Problem | None:
    chosen = [given] if isinstance(given, str) else given
    return next((problem for entity_id in chosen if (problem := problem_of(hass, entity_id, role))), None)


def domain_filter(domain: str, *device_classes: str) -> EntityWithDeviceFilterSelectorConfig:
    """Return an entity filter for a domain and device classes."""
    return EntityWithDeviceFilterSelectorConfig(domain=domain, device_class=list(device_classes))
