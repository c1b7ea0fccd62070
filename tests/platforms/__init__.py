"""Tests of the twins' entities against real entities of another integration."""
