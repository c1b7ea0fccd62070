"""Tests against a real Home Assistant server and a real browser."""
