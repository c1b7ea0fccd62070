"""What learning says: every message id with its parameters, for the shell's translations."""

from ..messages import Message

MESSAGES: dict[str, tuple[str, ...]] = {
    # What the history was and whether it was enough. days of history, samples on the grid.
    "learned_history": ("days", "samples"),
    "learned_too_little": ("days", "wanted"),
    "learned_nothing": (),
    "learned_few_reports": (),
    "learned_failed": ("error",),
    "learned_imported": (),
    "learned_taken_back": (),
    # Months of hourly statistics that told of what the days did not.
    "learned_months": ("months",),
    # Rooms: K/h at full power; time constant and the time (h) in which half of a lead over outdoors is lost.
    "learned_heating_rate": ("rate",),
    "learned_cooling_rate": ("rate",),
    "learned_time_constant": ("hours", "half_hours"),
    "learned_heating_unknown": (),
    "learned_losses_unknown": (),
    "learned_solar_gain": ("rate",),
    "learned_window_exchange": ("percent",),
    "learned_no_outdoor": (),
    # Power and use.
    "learned_on_power": ("power",),
    "learned_standby_power": ("power",),
    "learned_cycle": ("minutes_on", "minutes_off"),
    "learned_use": ("hours_a_day", "times_a_day"),
    "learned_always_on": ("power",),
    "learned_never_ran": ("days",),
    "learned_appliance_guess": ("appliance",),
    "learned_power_unknown": (),
    # Movement, water, moisture.
    "learned_travel_time": ("seconds_up", "seconds_down"),
    "learned_travel_unknown": (),
    "learned_actuation_time": ("seconds",),
    "learned_tank": ("rate", "hours"),
    "learned_hot_cycle": ("temperature", "days"),
    "learned_humidity_rate": ("rate",),
    "learned_step": ("step", "unit"),
    "learned_switching": ("times_a_day", "share_on"),
    "learned_usual_state": ("times_a_day", "share_on"),
    "learned_never_changed": (),
    # States and their changes; batteries: days left, kWh; roofs: kW, degrees.
    "learned_states": ("changes", "states"),
    "learned_battery_days": ("days",),
    "learned_battery_least": ("days",),
    "learned_capacity": ("capacity",),
    "learned_charge_end": ("level",),
    "learned_trips": ("count", "days"),
    # Storages by themselves: what each side answers, and the error (W) on days left out.
    "learned_charges_need": ("power",),
    "learned_charges_solar": ("power",),
    "learned_charges_hours": ("power",),
    "learned_gives_need": ("power",),
    "learned_gives_hours": ("power",),
    "learned_peak": ("peak",),
    "learned_roof": ("peak", "tilt", "azimuth"),
    "learned_inverter": ("limit",),
    "learned_resolution": ("step", "unit"),
    # Held-out scores.
    "learned_error_hour": ("error", "unit"),
    "learned_brier_hour": ("score",),
    "learned_not_better": (),
    # What was left out.
    "gated_unavailable": ("hours",),
    "gated_implausible": ("samples",),
    "gated_spikes": ("samples",),
    "gated_stuck": ("hours",),
    "gated_window": ("hours",),
    "gated_foreign": ("hours",),
    "gated_absence": ("hours",),
    # Behaves otherwise from a day on; trait: level, swing, pace or power.
    "gated_break": ("trait", "date"),
}


def say(identifier: str, **params: str | float) -> Message:
    """Return a message of this list. Raises ValueError when id or parameters are not in it."""
    if set(MESSAGES.get(identifier, ("?",))) != set(params):
        raise ValueError(f"message {identifier} does not have the parameters {sorted(params)}")
    return Message(identifier, params)


def rounded(value: float, digits: int = 2) -> float:
    """Return value rounded to significant digits, so that a sentence shows what is known and no more."""
    return float(f"{value:.{digits}g}")
