"""What a rehearsal finds in automations: every message id with its parameters, for the shell's translations.

automation, other and entity are names as people know them; at are times of day, count is how often.
"""

MESSAGES: dict[str, tuple[str, ...]] = {
    "rehearsal_invalid": ("automation", "error"),
    "rehearsal_disabled": ("automation",),
    "rehearsal_met_frost": ("twin", "limit"),
    "rehearsal_met_power_over_limit": ("power", "limit"),
    "rehearsal_met_room_too_cold": ("twin", "limit"),
    "rehearsal_met_room_too_hot": ("twin", "limit"),
    "rehearsal_missing_entity": ("automation", "entity"),
    "rehearsal_never_crossed": ("automation", "entity", "value", "lowest", "highest"),
    "rehearsal_already_beyond": ("automation", "entity", "value"),
    "rehearsal_state_never": ("automation", "entity", "state", "seen"),
    "rehearsal_never_triggered": ("automation",),
    "rehearsal_not_played": ("automation", "trigger"),
    "rehearsal_never_passed": ("automation", "count", "condition"),
    "rehearsal_race": ("automation", "other", "entity", "count"),
    "rehearsal_fight": ("automation", "other", "entity", "count"),
    "rehearsal_loop": ("automation", "other", "count"),
    "rehearsal_endless": ("automation",),
    "rehearsal_flapping": ("automation", "entity", "count"),
    "rehearsal_repeats": ("automation", "entity", "count"),
    "rehearsal_dropped": ("automation", "count"),
    "rehearsal_dst_hour": ("automation", "time", "date"),
    "rehearsal_dst_skipped": ("automation", "time", "date"),
    "rehearsal_dst_twice": ("automation", "time", "date"),
    "rehearsal_unavailable_counts": ("automation", "entity", "count"),
    "rehearsal_light_in_daylight": ("automation", "entity", "count"),
    "rehearsal_nobody_home": ("automation", "entity", "count"),
    "rehearsal_error": ("automation", "count", "error"),
    "rehearsal_out_of_memory": ("automation", "count"),
    "rehearsal_target_missing": ("automation", "entity"),
    "rehearsal_target_unavailable": ("automation", "entity", "count"),
    "rehearsal_still_waiting": ("automation", "hours"),
}
