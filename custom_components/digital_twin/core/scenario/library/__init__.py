"""The library of scenarios: outages, weather, people and devices, each with its parameters and what it assumes."""

from . import devices, outages, people, weather
from .entry import LIBRARY, Around, Entry, Expansion, NeedsError, Parameter, Sort, expand, read_parameters, register

ENTRY_MODULES = (devices, outages, people, weather)
"""Imported for the scenarios they register."""

__all__ = [
    "ENTRY_MODULES", "LIBRARY", "Around", "Entry", "Expansion", "NeedsError", "Parameter", "Sort", "expand",
    "read_parameters", "register",
]  # fmt: skip
