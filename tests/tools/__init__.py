"""Tools the checks of this repository use."""
