"""Tests of the repository itself: what Home Assistant, the Marketplace and a reader demand of its files."""
