"""The condition of automations: an action is safe, by a verdict that is kept at hand."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, Unpack, override

import voluptuous as vol
from homeassistant.const import CONF_OPTIONS
from homeassistant.core import CALLBACK_TYPE, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.condition import (
    Condition,
    ConditionCheckParams,
    ConditionConfig,
    condition_trace_update_result,
)
from homeassistant.helpers.template import Template, is_template_string
from homeassistant.helpers.typing import ConfigType

from .actions.fields import ATTR_ACTION, ATTR_DATA, ATTR_TARGET
from .actions.walk import read_only_shape
from .guard.standing import Standing

CONF_MAX_AGE: Final = "max_age"
MAX_AGE: Final = timedelta(minutes=10)
LEAST_AGE: Final = timedelta(seconds=30)


def _plain(value: Any) -> Any:
    """Return a value that holds no template: a condition answers at once, and a verdict is made beforehand."""
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Template) or (isinstance(value, str) and is_template_string(value)):
        raise vol.Invalid("templates cannot be used here: the action is checked before anybody asks")
    return value


def _action(value: Any) -> Any:
    """Return an action, or a list of steps, as run_action takes it."""
    plain = _plain(value)
    if isinstance(plain, str):
        return cv.service(plain)
    try:
        read_only_shape(plain, ATTR_ACTION, {})
    except ServiceValidationError as err:
        raise vol.Invalid(str(err)) from err
    return plain


SCHEMA: Final = vol.Schema(
    {
        vol.Required(CONF_OPTIONS): {
            vol.Required(ATTR_ACTION): _action,
            vol.Optional(ATTR_TARGET): vol.All(_plain, vol.Schema(cv.TARGET_FIELDS)),
            vol.Optional(ATTR_DATA): vol.All(_plain, dict),
            vol.Optional(CONF_MAX_AGE, default=MAX_AGE): vol.All(cv.positive_time_period, vol.Range(min=LEAST_AGE)),
        }
    }
)


class IsActionSafe(Condition):
    """Holds while the twins approve of an action without anybody's further word."""

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Validate the options: an action as in run_action, without templates."""
        valid: ConfigType = SCHEMA(config)
        return valid

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Take the action; nothing is checked before the set-up."""
        super().__init__(hass, config)
        options = config.options or {}
        asked = {key: options[key] for key in (ATTR_ACTION, ATTR_TARGET, ATTR_DATA) if key in options}
        self._standing = Standing(hass, asked, options[CONF_MAX_AGE].total_seconds())

    @override
    async def _async_setup(self) -> None:
        """Begin to keep a verdict at hand."""
        self._standing.async_start()

    @override
    def _async_unload(self) -> None:
        """End that."""
        self._standing.async_stop()

    @override
    async def _async_track_changes(self, action: Callable[[], None]) -> CALLBACK_TYPE:
        """Call action at each new verdict."""
        return self._standing.async_subscribe(action)

    @override
    def _async_check(self, **kwargs: Unpack[ConditionCheckParams]) -> bool:
        """Return whether it is safe; the automation's trace shows who said so and why."""
        answer = self._standing.answer()
        age = None if answer.age is None else round(answer.age)
        condition_trace_update_result(by=answer.by, age=age, hazards=list(answer.hazards))
        return answer.safe


CONDITIONS: Final[dict[str, type[Condition]]] = {"is_action_safe": IsActionSafe}


async def async_get_conditions(_hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions of this integration."""
    return CONDITIONS
