"""Which structures and tables a kind's learning makes, and of what shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from ..clock import CLOCK
from ..forecast import aside, bands, dimmed
from ..forecast.ensemble import LEVELS as PLAYED
from ..forecast.experts import HORIZONS, NAMES
from ..forecast.followed import LEVELS
from ..forecast.schedule import BINS
from ..models import automatic, battery, onoff, plug, pv
from ..models.draw import MOVES_UNSEEN
from ..models.semi_markov import QUANTILES
from ..models.switching import FREE, HOURS, WORKING
from ..models.tank import HOT_CYCLE
from ..models.thermostat_inputs import LIFE_BINS
from ..models.thermostat_parameters import NETWORKS, PARAMETERS, PROPORTIONAL, RELAY, VALVE

PRIOR: Final = "prior"
USUAL: Final = ("switching", "persistence")
TRAVEL: Final = ("travel",)
STRUCTURES: Final[Mapping[str, tuple[str, ...]]] = {
    "battery": ("battery",),
    "cover": TRAVEL,
    "garage_door": TRAVEL,
    "humidifier": ("moisture",),
    "plug": (plug.CYCLIC, plug.PEOPLE, plug.PROGRAMME, plug.ALWAYS_ON, "switching"),
    "pv": ("pv",),
    "thermostat": tuple(f"{network}/{law}" for network in NETWORKS for law in (RELAY, PROPORTIONAL, VALVE)),
    "valve": TRAVEL,
    "water_heater": ("tank",),
}
"""What the learners of the core call what they found, by kind, beside PRIOR; USUAL of those not named here."""


@dataclass(frozen=True, slots=True)
class Row:
    """How many numbers a table holds, and within what.

    counts: as many, or as many for each number of the table per; every: or any multiple of so many. rising: each number
    above the one before (1), or not below it (0); None: in any order.
    """

    counts: tuple[int, ...] = (1,)
    per: str | None = None
    every: int = 0
    least: float = -np.inf
    most: float = np.inf
    rising: int | None = None


ONE: Final = Row(least=0.0)
BY_HOUR: Final = Row((HOURS,), least=0.0)
SHARES: Final = Row(every=1, least=0.0, most=1.0)
KNOTS: Final = Row(every=1, least=1.0, rising=1)
RULES: Final = Row(every=automatic.COLUMNS)
DWELL: Final = Row((1 + 3 * onoff.INPUTS + 2 * onoff.LEVELS,))
FORECASTERS: Final = Row(tuple(range(1, len(NAMES) + 1)), "horizons")
EACH: Final = Row(per="horizons")
EDGES: Final = Row((2 * len(LEVELS),), "horizons")
ROWS: Final[Mapping[str, Row]] = {
    "horizons": KNOTS,
    "explained": Row(per="horizons", most=1.0),
    "step": Row(least=1.0),
    "stack_plain": FORECASTERS,
    "stack_informed": FORECASTERS,
    "share_plain": EACH,
    "share_informed": EACH,
    "band_mix": Row((bands.PARTS,), "horizons", least=0.0),
    "band_quantiles": EDGES,
    "band_least": Row(per="horizons", least=0.0),
    "band_farthest": Row(per="horizons", least=0.0),
    "band_followed": Row(per="horizons", least=0.0, most=1.0),
    "band_beyond": EDGES,
    "seen": Row((2,), rising=0),
    "onoff_rates": Row((2,), least=0.0),
    "onoff_week_on": Row((onoff.WEEK,), least=0.0),
    "onoff_week_off": Row((onoff.WEEK,), least=0.0),
    "onoff_horizons": KNOTS,
    "onoff_weights": Row((5, 6), "onoff_horizons", least=0.0, most=1.0),
    "onoff_rhythm": Row(every=BINS, least=0.0, most=1.0),
    "onoff_off": DWELL,
    "onoff_on": DWELL,
    "onoff_scored": KNOTS,
    "onoff_brier": Row(per="onoff_scored", least=0.0, most=1.0),
    "onoff_brier_still": Row(per="onoff_scored", least=0.0, most=1.0),
    plug.ACTIVE_ABOVE: ONE,
    plug.RUNS_ABOVE: ONE,
    plug.MACHINE_PEAK: ONE,
    plug.RELAY_RUNS: Row(least=0.0, most=1.0),
    "dwell_active": Row((QUANTILES,), least=0.0, rising=0),
    "dwell_idle": Row((QUANTILES,), least=0.0, rising=0),
    "rates": Row((2,), least=0.0),
    **{f"rate_{side}_by_hour{kind}": BY_HOUR for side in ("on", "off") for kind in ("", f"_{WORKING}", f"_{FREE}")},
    "habit_horizons": KNOTS,
    "habit_weights": Row(per="habit_horizons", least=0.0, most=1.0),
    "habit_brier": Row(per="habit_horizons", least=0.0, most=1.0),
    "option_shares": SHARES,
    "option_by_hour": Row((HOURS,), "option_shares", least=0.0, most=1.0),
    "option_unbroken": Row((len(HORIZONS),), least=0.0, most=1.0),
    "state_seconds": Row(every=1, least=0.0),
    "state_moves": Row(every=1, least=0.0, most=1.0),
    "state_spread": ONE,
    "power_curve_levels": Row(every=1, least=0.0, rising=0),
    "power_curve_shares": Row(per="power_curve_levels", least=0.0),
    dimmed.WHILE_ON: Row((len(dimmed.SHARES),), least=0.0, rising=0),
    aside.GROWN: Row(every=1 + len(PLAYED), least=0.0),
    aside.GROWN_UNPLUGGED: Row(every=aside.PARTS * (1 + len(PLAYED)), least=0.0),
    "valve_curve": Row(),
    "supply": Row((2,)),
    "life": Row((LIFE_BINS,)),
    "usual": Row(),
    "warmest": Row(),
    "correlation": Row(every=1, least=-1.0, most=1.0),
    MOVES_UNSEEN: Row((len(PARAMETERS),)),
    "target_schedule": Row((BINS,)),
    "draw_days": Row(every=HOURS, least=0.0),
    "draw_free": SHARES,
    "draw_width": ONE,
    "draw_hot": Row(),
    "hot_cycle": Row((len(HOT_CYCLE),), least=0.0),
    automatic.CHARGING: RULES,
    automatic.GIVING: RULES,
    automatic.DAYS: Row(every=2 * HOURS, least=0.0),
    automatic.MOST: Row((2,), least=0.0),
    battery.MODES_SEEN: Row(every=1, least=0.0),
    battery.CURRENT_SEEN: ONE,
    pv.LIMIT: ONE,
    CLOCK: Row(least=-86_400.0, most=86_400.0),
}
TOGETHER: Final[tuple[tuple[str, ...], ...]] = (
    ("horizons", "explained", "step", "stack_plain", "share_plain", "band_mix", "band_quantiles", "band_least"),
    ("stack_informed", "share_informed"),
    ("band_followed", "band_beyond"),
    ("onoff_rates", "onoff_week_on", "onoff_week_off", "onoff_horizons", "onoff_weights"),
    ("onoff_off", "onoff_on"),
    ("onoff_scored", "onoff_brier", "onoff_brier_still"),
    ("dwell_active", "dwell_idle"),
    ("rate_on_by_hour", "rate_off_by_hour"),
    tuple(f"rate_{side}_by_hour_{kind}" for side in ("on", "off") for kind in (WORKING, FREE)),
    ("habit_horizons", "habit_weights", "habit_brier"),
    ("option_by_hour", "option_unbroken"),
    ("state_seconds", "state_moves", "state_spread"),
    ("power_curve_levels", "power_curve_shares"),
    ("draw_days", "draw_free", "draw_width"),
    (automatic.CHARGING, automatic.GIVING, automatic.DAYS, automatic.MOST),
)
"""Tables of which none is of use without the others."""
NEEDS: Final[Mapping[str, str]] = {
    "band_farthest": "horizons",
    "band_followed": "horizons",
    "stack_informed": "horizons",
    "onoff_off": "onoff_horizons",
    "onoff_rhythm": "onoff_horizons",
    "onoff_scored": "onoff_horizons",
    plug.ACTIVE_ABOVE: "onoff_horizons",
    "rates": "rate_on_by_hour",
    "habit_horizons": "rates",
    "option_by_hour": "option_shares",
}
