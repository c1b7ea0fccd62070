"""What a check says: every message id with its parameters, for the shell's translations.

Times are in s after the check's start, temperatures in °C, power in W. twin is the twin's name.
"""

from ..messages import Message

MESSAGES: dict[str, tuple[str, ...]] = {
    "verdict_safe": ("hours",),
    "verdict_safe_by_rules": (),
    "verdict_safe_unchecked": ("count",),
    "verdict_safe_with_notices": ("count",),
    "verdict_unresolved": (),
    "hazard_heating_window_open": ("twin",),
    "hazard_cooling_window_open": ("twin",),
    "hazard_room_too_cold": ("twin", "limit", "minutes", "percent"),
    "hazard_room_too_hot": ("twin", "limit", "minutes", "percent"),
    "hazard_frost": ("twin", "limit", "minutes", "percent"),
    "hazard_heating_nobody_home": ("twin", "limit"),
    "hazard_tank_scald": ("twin", "limit", "minutes", "percent"),
    "hazard_tank_scald_target": ("twin", "limit", "target"),
    "hazard_tank_legionella": ("twin", "limit", "target"),
    "hazard_valve_closed_on_smoke": ("twin",),
    "hazard_gas_opened_on_smoke": ("twin",),
    "hazard_valve_opened_on_leak": ("twin",),
    "hazard_power_over_limit": ("limit", "power", "minutes", "percent"),
    "hazard_never_off": ("twin",),
    "hazard_compressor_restart": ("twin", "seconds", "rest"),
    "hazard_heat_appliance_alone": ("twin",),
    "hazard_unlock_nobody_home": ("twin",),
    "hazard_open_nobody_home": ("twin",),
    "hazard_lock_on_smoke": ("twin",),
    "hazard_close_on_someone": ("twin",),
    "hazard_quiet_hours": ("twin",),
    "hazard_contradicting_commands": ("twin", "channel", "seconds"),
    "check_untrusted": ("twin",),
    "check_unlearned": ("twin",),
    "check_state_unknown": ("twin",),
    "check_stale": ("twin", "minutes"),
    "check_model_failed": ("twin", "error"),
    "check_unknown_twin": ("twin",),
    "check_change_ignored": ("twin", "channel"),
    "check_fact_unknown": ("fact", "hazard"),
    "check_hazard_failed": ("hazard", "error"),
    "check_not_simulated": ("twin",),
    "check_power_background": ("power",),
}


def say(message_id: str, **params: str | float) -> Message:
    """Return the message of that id. Raises ValueError when its parameters are not those declared above."""
    if set(params) != set(MESSAGES[message_id]):
        raise ValueError(f"{message_id} takes {MESSAGES[message_id]}, not {tuple(params)}")
    return Message(message_id, params)
