"""The actions of this integration, one module each; registered once, whether or not an entry is loaded."""

from functools import partial
from typing import Final

from homeassistant.core import HomeAssistant, SupportsResponse, callback
from homeassistant.helpers.service import async_register_admin_service

from ..const import DOMAIN
from . import (
    approve,
    backtest_guard,
    cancel_rehearsal,
    cancel_scenario,
    check_action,
    correct,
    export_model,
    footprint,
    freeze_learning,
    import_model,
    optimize,
    predict,
    rehearse,
    reject,
    reset_learning,
    run_action,
    run_scenario,
    scenario_store,
    set_expected_state,
    set_hazard,
    snooze_alert,
    sync,
    train,
    undo_correction,
)
from .keeping import async_register_keeping

APPROVE: Final = "approve"
APPROVE_ALTERNATIVE: Final = "approve_alternative"
BACKTEST_GUARD: Final = "backtest_guard"
CANCEL_REHEARSAL: Final = "cancel_rehearsal"
CANCEL_SCENARIO: Final = "cancel_scenario"
CHECK_ACTION: Final = "check_action"
COMPARE_SCENARIOS: Final = "compare_scenarios"
CORRECT: Final = "correct"
DELETE_SCENARIO: Final = "delete_scenario"
EXPORT_MODEL: Final = "export_model"
FOOTPRINT: Final = "footprint"
FREEZE_LEARNING: Final = "freeze_learning"
GET_SCENARIO_RESULT: Final = "get_scenario_result"
IMPORT_MODEL: Final = "import_model"
LIST_SCENARIOS: Final = "list_scenarios"
OPTIMIZE: Final = "optimize"
PREDICT: Final = "predict"
REHEARSE: Final = "rehearse"
REJECT: Final = "reject"
RESET_LEARNING: Final = "reset_learning"
RUN_ACTION: Final = "run_action"
RUN_SCENARIO: Final = "run_scenario"
SAVE_SCENARIO: Final = "save_scenario"
SET_EXPECTED_STATE: Final = "set_expected_state"
SET_HAZARD: Final = "set_hazard"
SNOOZE_ALERT: Final = "snooze_alert"
SYNC: Final = "sync"
TRAIN: Final = "train"
UNDO_CORRECTION: Final = "undo_correction"


@callback
def async_register(hass: HomeAssistant) -> None:
    """Register the actions. Called from async_setup."""
    register = hass.services.async_register
    only, optional = SupportsResponse.ONLY, SupportsResponse.OPTIONAL
    register(DOMAIN, CHECK_ACTION, check_action.async_check_action, check_action.SCHEMA, only)
    register(DOMAIN, RUN_ACTION, run_action.async_run_action, run_action.SCHEMA, optional)
    register(DOMAIN, APPROVE, approve.async_approve, approve.SCHEMA, optional)
    register(DOMAIN, APPROVE_ALTERNATIVE, approve.async_approve_alternative, approve.SCHEMA, optional)
    register(DOMAIN, REJECT, reject.async_reject, reject.SCHEMA, optional)
    register(DOMAIN, PREDICT, predict.async_predict, predict.SCHEMA, only)
    register(DOMAIN, RUN_SCENARIO, run_scenario.async_run_scenario, run_scenario.SCHEMA, optional)
    register(DOMAIN, CANCEL_SCENARIO, cancel_scenario.async_cancel_scenario, cancel_scenario.SCHEMA, optional)
    kept = scenario_store
    register(DOMAIN, LIST_SCENARIOS, kept.async_list_scenarios, kept.LIST_SCHEMA, only)
    register(DOMAIN, GET_SCENARIO_RESULT, kept.async_get_scenario_result, kept.GET_SCHEMA, only)
    register(DOMAIN, COMPARE_SCENARIOS, kept.async_compare_scenarios, kept.COMPARE_SCHEMA, only)
    register(DOMAIN, SAVE_SCENARIO, kept.async_save_scenario, kept.SAVE_SCHEMA, optional)
    register(DOMAIN, DELETE_SCENARIO, kept.async_delete_scenario, kept.DELETE_SCHEMA, optional)
    register(DOMAIN, OPTIMIZE, optimize.async_optimize, optimize.SCHEMA, only)
    register(DOMAIN, FOOTPRINT, footprint.async_footprint, footprint.SCHEMA, only)
    register(
        DOMAIN, SET_EXPECTED_STATE, set_expected_state.async_set_expected_state, set_expected_state.SCHEMA, optional
    )
    register(DOMAIN, SNOOZE_ALERT, snooze_alert.async_snooze_alert, snooze_alert.SCHEMA, optional)
    register(DOMAIN, CORRECT, correct.async_correct, correct.SCHEMA, optional)
    register(DOMAIN, UNDO_CORRECTION, undo_correction.async_undo_correction, undo_correction.SCHEMA, optional)
    register(DOMAIN, SYNC, sync.async_sync, sync.SCHEMA, optional)
    register(DOMAIN, TRAIN, train.async_train, train.SCHEMA, optional)
    register(DOMAIN, RESET_LEARNING, reset_learning.async_reset_learning, reset_learning.SCHEMA, optional)
    register(DOMAIN, FREEZE_LEARNING, freeze_learning.async_freeze_learning, freeze_learning.SCHEMA, optional)
    register(DOMAIN, EXPORT_MODEL, export_model.async_export_model, export_model.SCHEMA, only)
    register(DOMAIN, IMPORT_MODEL, import_model.async_import_model, import_model.SCHEMA, optional)
    admin = partial(async_register_admin_service, hass, DOMAIN)
    admin(REHEARSE, rehearse.async_rehearse, rehearse.SCHEMA, only)
    admin(BACKTEST_GUARD, backtest_guard.async_backtest_guard, backtest_guard.SCHEMA, only)
    admin(SET_HAZARD, set_hazard.async_set_hazard, set_hazard.SCHEMA, optional)
    async_register_keeping(hass)
    admin(CANCEL_REHEARSAL, cancel_rehearsal.async_cancel_rehearsal, cancel_rehearsal.SCHEMA, optional)
