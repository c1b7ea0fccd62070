"""What each library scenario assumes: message ids with their parameters."""

MESSAGES: dict[str, tuple[str, ...]] = {
    "assumes_power_outage": ("duration",),
    "assumes_internet_outage": ("duration",),
    "assumes_hub_outage": ("duration", "hub"),
    "assumes_heat_wave": ("step", "unit", "duration"),
    "assumes_cold_snap": ("step", "unit", "duration"),
    "assumes_heating_failure": ("duration",),
    "assumes_window_left_open": ("twin", "duration"),
    "assumes_everybody_away": ("duration",),
    "assumes_guests": ("people", "duration"),
    "assumes_device_failure": ("twin",),
    "assumes_sensor_failure": ("twin",),
    "assumes_ev_arrives_empty": ("twin", "percent"),
    "assumes_laundry_day": ("loads",),
    "assumes_tariff_change": ("percent",),
    "assumes_load_test": (),
    "assumes_custom": (),
}
