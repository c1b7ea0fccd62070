"""Keeping a twin and its device in step."""
