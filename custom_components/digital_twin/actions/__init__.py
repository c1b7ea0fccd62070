"""The actions of this integration, one module each; registered once, whether or not an entry is loaded."""

from typing import Final

from homeassistant.core import HomeAssistant, SupportsResponse, callback

from ..const import DOMAIN
from . import (
    check_action,
    export_model,
    freeze_learning,
    import_model,
    predict,
    reset_learning,
    run_scenario,
    sync,
    train,
)

CHECK_ACTION: Final = "check_action"
EXPORT_MODEL: Final = "export_model"
FREEZE_LEARNING: Final = "freeze_learning"
IMPORT_MODEL: Final = "import_model"
PREDICT: Final = "predict"
RESET_LEARNING: Final = "reset_learning"
RUN_SCENARIO: Final = "run_scenario"
SYNC: Final = "sync"
TRAIN: Final = "train"


@callback
def async_register(hass: HomeAssistant) -> None:
    """Register the actions. Called from async_setup."""
    register = hass.services.async_register
    only, optional = SupportsResponse.ONLY, SupportsResponse.OPTIONAL
    register(DOMAIN, CHECK_ACTION, check_action.async_check_action, check_action.SCHEMA, only)
    register(DOMAIN, PREDICT, predict.async_predict, predict.SCHEMA, only)
    register(DOMAIN, RUN_SCENARIO, run_scenario.async_run_scenario, run_scenario.SCHEMA, only)
    register(DOMAIN, SYNC, sync.async_sync, sync.SCHEMA, optional)
    register(DOMAIN, TRAIN, train.async_train, train.SCHEMA, optional)
    register(DOMAIN, RESET_LEARNING, reset_learning.async_reset_learning, reset_learning.SCHEMA, optional)
    register(DOMAIN, FREEZE_LEARNING, freeze_learning.async_freeze_learning, freeze_learning.SCHEMA, optional)
    register(DOMAIN, EXPORT_MODEL, export_model.async_export_model, export_model.SCHEMA, only)
    register(DOMAIN, IMPORT_MODEL, import_model.async_import_model, import_model.SCHEMA, optional)
