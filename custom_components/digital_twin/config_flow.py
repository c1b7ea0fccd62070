"""The config flow: the home first, then its twins."""

from typing import Any, override

from homeassistant.config_entries import ConfigEntry, ConfigFlowResult, OptionsFlow
from homeassistant.core import callback

from .const import DOMAIN, EntryType
from .data import entry_type
from .flow.hazard_options import HazardOptions
from .flow.home_flow import HomeSteps
from .flow.pick_flow import PickSteps


class DigitalTwinConfigFlow(HomeSteps, PickSteps, domain=DOMAIN):
    """Where every flow begins; the steps are in flow/, the questions in interview/."""

    VERSION = 1
    MINOR_VERSION = 1

    @classmethod
    @callback
    @override
    def async_supports_options_flow(cls, config_entry: ConfigEntry[Any]) -> bool:
        """Return whether an entry has options: the home has, for its hazards."""
        return entry_type(config_entry) is EntryType.HOME

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry[Any]) -> OptionsFlow:
        """Return the flow of the home's options."""
        del config_entry
        return HazardOptions()

    async def async_step_user(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Set up the home, or once there is one add twins."""
        if any(entry_type(entry) is EntryType.HOME for entry in self._async_current_entries(include_ignore=False)):
            return self.async_show_menu(step_id="user", menu_options=["device", "entity", "many"])
        return await self.async_step_home()

    async def async_step_reconfigure(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change the home or a twin."""
        if entry_type(self._get_reconfigure_entry()) is EntryType.HOME:
            return await self.async_step_reconfigure_home()
        return await self.async_step_reconfigure_twin()
