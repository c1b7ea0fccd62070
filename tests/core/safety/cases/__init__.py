"""Every hazard both ways: a case in which it must be found, and its harmless double, one thing apart from it."""

from .access import ACCESS, ALARM
from .climate import CLIMATE
from .pairs import Case
from .people import COMMANDS, PEOPLE
from .power import LEVELS, POWER
from .water import WATER

__all__ = ["CASES", "Case"]

CASES = (*CLIMATE, *WATER, *POWER, *LEVELS, *ACCESS, *ALARM, *PEOPLE, *COMMANDS)
