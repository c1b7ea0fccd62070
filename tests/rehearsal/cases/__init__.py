"""Behaviours of Home Assistant's automations, each in a small home: the corpus the rehearsal is held against."""

from .actions import ACTIONS, CONDITIONS, MODES
from .cookbook import COOKBOOK
from .devices import DEVICES
from .helpers import BLUEPRINTS, HELPERS
from .lived import LIVED
from .purposes import PURPOSES
from .triggers import NUMERIC, OTHER, STATE, TIME

CASES = [
    *STATE,
    *NUMERIC,
    *TIME,
    *OTHER,
    *CONDITIONS,
    *MODES,
    *ACTIONS,
    *HELPERS,
    *BLUEPRINTS,
    *PURPOSES,
    *DEVICES,
    *LIVED,
    *COOKBOOK,
]
