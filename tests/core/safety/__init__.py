"""Tests of core/safety."""
