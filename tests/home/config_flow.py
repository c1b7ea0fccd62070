"""Setting up the test home."""

from typing import Any

import voluptuous as vol
from homeassistant.config_entries import (
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    OptionsFlow,
    OptionsFlowWithReload,
)
from homeassistant.core import callback
from homeassistant.helpers import selector

from .const import CONF_MQTT_HOST, CONF_MQTT_PORT, CONF_PEOPLE, CONF_SEED, CONF_SPEED, DEFAULTS, DOMAIN


def _number(low: float, high: float, step: float = 1) -> selector.NumberSelector:
    mode = selector.NumberSelectorMode.BOX
    return selector.NumberSelector(selector.NumberSelectorConfig(min=low, max=high, step=step, mode=mode))


def _schema(current: dict[str, Any]) -> vol.Schema:
    values = DEFAULTS | current
    return vol.Schema(
        {
            vol.Required(CONF_SEED, default=values[CONF_SEED]): _number(0, 1_000_000),
            vol.Required(CONF_SPEED, default=values[CONF_SPEED]): _number(1, 600, 0.1),
            vol.Required(CONF_PEOPLE, default=values[CONF_PEOPLE]): selector.BooleanSelector(),
            vol.Optional(
                CONF_MQTT_HOST, description={"suggested_value": values[CONF_MQTT_HOST]}
            ): selector.TextSelector(),
            vol.Required(CONF_MQTT_PORT, default=values[CONF_MQTT_PORT]): _number(1, 65535),
        }
    )


class TestHomeConfigFlow(ConfigFlow, domain=DOMAIN):
    """The flow of the one home."""

    VERSION = 1
    __test__ = False

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what kind of home it is to be."""
        if user_input is not None:
            return self.async_create_entry(title="Test home", data={}, options=user_input)
        return self.async_show_form(step_id="user", data_schema=_schema({}))

    @staticmethod
    @callback
    def async_get_options_flow(_config_entry: ConfigEntry) -> OptionsFlow:
        """Return the flow that changes it."""
        return HomeOptionsFlow()


class HomeOptionsFlow(OptionsFlowWithReload):
    """Changing the options; the home goes on where it was."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask the same questions again."""
        if user_input is not None:
            return self.async_create_entry(data=user_input)
        return self.async_show_form(step_id="init", data_schema=_schema(dict(self.config_entry.options)))
