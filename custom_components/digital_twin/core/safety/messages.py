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
    "hazard_food_warm": ("twin", "limit", "minutes", "percent"),
    "hazard_circuit_overload": ("circuit", "limit", "power", "minutes", "percent"),
    "hazard_never_off": ("twin",),
    "hazard_compressor_restart": ("twin", "seconds", "rest"),
    "hazard_heat_appliance_alone": ("twin",),
    "hazard_unlock_nobody_home": ("twin",),
    "hazard_open_nobody_home": ("twin",),
    "hazard_lock_on_smoke": ("twin",),
    "hazard_close_on_someone": ("twin",),
    "hazard_quiet_hours": ("twin",),
    "hazard_heating_against_cooling": ("twin", "other"),
    "hazard_pump_dry": ("twin", "level", "limit"),
    "hazard_level_out_of_range": ("twin", "level", "limit"),
    "hazard_battery_reserve": ("twin", "level", "limit"),
    "hazard_plug_overload": ("twin", "power", "limit"),
    "hazard_on_too_long": ("twin", "minutes", "limit"),
    "hazard_care_device": ("twin",),
    "hazard_unlock_all_asleep": ("twin",),
    "hazard_unlock_unattended": ("twin",),
    "hazard_way_blocked": ("twin",),
    "hazard_lock_door_open": ("twin",),
    "hazard_siren_without_cause": ("twin",),
    "hazard_siren_silenced": ("twin",),
    "hazard_warning_silenced": ("twin",),
    "hazard_watch_off_while_armed": ("twin",),
    "hazard_disarm_nobody_home": ("twin",),
    "hazard_room_in_use": ("twin",),
    "hazard_flapping": ("twin", "count", "minutes"),
    "hazard_stale_reading": ("twin",),
    "hazard_command_not_obeyed": ("twin",),
    "hazard_automation_loop": ("twin", "count"),
    "hazard_contradicting_commands": ("twin", "channel", "seconds"),
    "own_hazard_found": ("name", "twin", "line"),
    "own_hazard_predicted": ("name", "twin", "line", "minutes", "percent"),
    "alternative_window": ("twin",),
    "alternative_temperature": ("twin", "target"),
    "alternative_value": ("twin", "channel", "value"),
    "alternative_later": ("minutes",),
    "check_untrusted": ("twin",),
    "check_unlearned": ("twin",),
    "check_state_unknown": ("twin",),
    "check_stale": ("twin", "minutes"),
    "check_model_failed": ("twin", "error"),
    "check_unknown_twin": ("twin",),
    "check_change_ignored": ("twin", "channel"),
    "check_value_refused": ("twin", "channel"),
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
