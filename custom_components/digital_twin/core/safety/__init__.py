"""Hazards, and the check of an action against them."""
