"""Tests of discovery and of what it says about devices."""
