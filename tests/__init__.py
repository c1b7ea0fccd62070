"""Tests of the digital twin integration."""
