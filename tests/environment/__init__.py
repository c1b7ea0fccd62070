"""Tests of the expected surroundings."""
