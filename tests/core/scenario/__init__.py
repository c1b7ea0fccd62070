"""Tests of core/scenario."""
