"""The actions of this integration, one module each; registered once, whether or not an entry is loaded."""

from typing import Final

from homeassistant.core import HomeAssistant, SupportsResponse, callback

from ..const import DOMAIN
from . import check_action, predict, run_scenario, sync

CHECK_ACTION: Final = "check_action"
PREDICT: Final = "predict"
RUN_SCENARIO: Final = "run_scenario"
SYNC: Final = "sync"


@callback
def async_register(hass: HomeAssistant) -> None:
    """Register the actions. Called from async_setup."""
    register = hass.services.async_register
    only, optional = SupportsResponse.ONLY, SupportsResponse.OPTIONAL
    register(DOMAIN, CHECK_ACTION, check_action.async_check_action, check_action.SCHEMA, only)
    register(DOMAIN, PREDICT, predict.async_predict, predict.SCHEMA, only)
    register(DOMAIN, RUN_SCENARIO, run_scenario.async_run_scenario, run_scenario.SCHEMA, only)
    register(DOMAIN, SYNC, sync.async_sync, sync.SCHEMA, optional)
