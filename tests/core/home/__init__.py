"""Tests of core/home."""
