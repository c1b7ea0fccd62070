"""Every hazard's card: what of it the user may change, and which channels a twin needs for it.

The limits are those of CheckRequest.limits and twin_limits, in core units. What a hazard is about stands in its class;
its text for users is the message `about_<id>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .. import settings
from ..channel import CELSIUS, PERCENT, WATT
from .alarm import TOLD_WITHIN
from .climate import AWAY_TEMPERATURE, FROST_TEMPERATURE
from .commands import FLAPPING_COUNT, LOOP_RUNS
from .levels import LEVEL_HIGH, LEVEL_LOW, RESERVE
from .people import CONTRADICTION
from .power import COMPRESSOR_REST
from .water import LEGIONELLA_TEMPERATURE, SCALD_TEMPERATURE


class Polarity(StrEnum):
    """On which side of a limit the harm lies; present: there is no limit, what is described is the harm itself."""

    ABOVE = "above"
    BELOW = "below"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Limit:
    """A number the user may change: its key, unit, what holds without an answer (None: nothing), and its range."""

    key: str
    unit: str
    default: float | None
    lower: float
    upper: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What there is to know of one hazard. channels: one of each group is needed."""

    polarity: Polarity = Polarity.PRESENT
    limit: Limit | None = None
    channels: tuple[tuple[str, ...], ...] = ()
    invertible: bool = False
    """Whether the opposite may be what is harmful in another home."""


_ABOVE, _BELOW = Polarity.ABOVE, Polarity.BELOW
_SWITCH = (("on", "hvac_mode", "operation", "speed", "position"),)
_ROOM = (("temperature",), ("target_temperature", "hvac_mode"))
_TANK = (("temperature", "target_temperature"),)
_ENTRANCE = (("bolt", "position"),)


CARDS: Mapping[str, Card] = {
    "heating_window_open": Card(channels=(("hvac_mode", "target_temperature"), ("window",)), invertible=True),
    "cooling_window_open": Card(channels=(("hvac_mode", "target_temperature"), ("window",)), invertible=True),
    "room_too_cold": Card(polarity=_BELOW, channels=_ROOM, limit=Limit(settings.COMFORT_LOW, CELSIUS, None, 5.0, 30.0)),
    "room_too_hot": Card(
        polarity=_ABOVE, channels=_ROOM, limit=Limit(settings.COMFORT_HIGH, CELSIUS, None, 10.0, 40.0)
    ),
    "frost": Card(
        polarity=_BELOW, channels=_ROOM, limit=Limit("frost_temperature", CELSIUS, FROST_TEMPERATURE, -5.0, 15.0)
    ),
    "heating_nobody_home": Card(
        polarity=_ABOVE,
        channels=(("target_temperature",),),
        limit=Limit("away_temperature", CELSIUS, AWAY_TEMPERATURE, 5.0, 30.0),
    ),
    "heating_against_cooling": Card(channels=(("hvac_mode",),)),
    "tank_scald_target": Card(
        polarity=_ABOVE, channels=_TANK, limit=Limit("scald_temperature", CELSIUS, SCALD_TEMPERATURE, 40.0, 90.0)
    ),
    "tank_scald": Card(
        polarity=_ABOVE, channels=_TANK, limit=Limit("scald_temperature", CELSIUS, SCALD_TEMPERATURE, 40.0, 90.0)
    ),
    "tank_legionella": Card(
        polarity=_BELOW,
        channels=_TANK,
        limit=Limit("legionella_temperature", CELSIUS, LEGIONELLA_TEMPERATURE, 30.0, 70.0),
    ),
    "valve_closed_on_smoke": Card(channels=(("position",),), invertible=True),
    "gas_opened_on_smoke": Card(channels=(("position",),)),
    "valve_opened_on_leak": Card(channels=(("position",),)),
    "power_over_limit": Card(polarity=_ABOVE, channels=(("power",),), limit=Limit("max_power", WATT, None, 100.0, 1e6)),
    "food_warm": Card(polarity=_ABOVE, channels=(("on",),)),
    "circuit_overload": Card(polarity=_ABOVE, channels=(("power",),)),
    "never_off": Card(channels=_SWITCH),
    "compressor_restart": Card(
        polarity=_BELOW, channels=(("on",),), limit=Limit("compressor_rest", "s", COMPRESSOR_REST, 0.0, 3600.0)
    ),
    "heat_appliance_alone": Card(channels=(("on",),)),
    "plug_overload": Card(
        polarity=_ABOVE, channels=(("on",),), limit=Limit(settings.PLUG_LIMIT, WATT, None, 10.0, 100_000.0)
    ),
    "on_too_long": Card(
        polarity=_ABOVE, channels=(("on", "position"),), limit=Limit(settings.LONGEST_ON, "min", None, 1.0, 10_080.0)
    ),
    "care_device": Card(channels=(("on",),)),
    "child_device": Card(channels=(("on",),)),
    "pump_dry": Card(
        polarity=_BELOW,
        channels=(("on",), ("level",)),
        limit=Limit(settings.LEVEL_LOW, PERCENT, LEVEL_LOW, 0.0, 100.0),
    ),
    "level_out_of_range": Card(
        polarity=_ABOVE,
        channels=(("position",), ("level",)),
        limit=Limit(settings.LEVEL_HIGH, PERCENT, LEVEL_HIGH, 0.0, 100.0),
    ),
    "battery_reserve": Card(
        polarity=_BELOW,
        channels=(("charge",), ("storage_mode",)),
        limit=Limit(settings.RESERVE, PERCENT, RESERVE, 0.0, 100.0),
    ),
    "unlock_nobody_home": Card(channels=(("bolt",),)),
    "open_nobody_home": Card(channels=(("position",),)),
    "lock_on_smoke": Card(channels=(("bolt",),)),
    "close_on_someone": Card(channels=_ENTRANCE),
    "unlock_all_asleep": Card(channels=_ENTRANCE),
    "unlock_unattended": Card(channels=_ENTRANCE),
    "way_blocked": Card(channels=(("position",), ("obstruction",))),
    "lock_door_open": Card(channels=(("bolt",), ("door",))),
    "siren_without_cause": Card(channels=(("on",),)),
    "siren_silenced": Card(channels=(("on",),)),
    "warning_silenced": Card(channels=(("on",),)),
    "watch_off_while_armed": Card(channels=(("on",),)),
    "nobody_told": Card(polarity=_ABOVE, limit=Limit("told_within", "s", TOLD_WITHIN, 30.0, 3600.0)),
    "disarm_nobody_home": Card(channels=(("arming",),)),
    "quiet_hours": Card(channels=(("on", "speed", "brightness", "position", "activity", "playback"),)),
    "contradicting_commands": Card(polarity=_BELOW, limit=Limit("contradiction", "s", CONTRADICTION, 0.0, 600.0)),
    "room_in_use": Card(channels=(("on", "position"),)),
    "flapping": Card(polarity=_ABOVE, limit=Limit("flapping", "", FLAPPING_COUNT, 2.0, 100.0)),
    "stale_reading": Card(),
    "command_not_obeyed": Card(),
    "automation_loop": Card(polarity=_ABOVE, limit=Limit("automation_loop", "", LOOP_RUNS, 2.0, 1000.0)),
}
"""By a hazard's id."""
