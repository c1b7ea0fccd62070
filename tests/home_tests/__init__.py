"""Tests of the test home itself: its physics, its devices, its entities, its recorded past."""
