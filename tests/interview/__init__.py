"""Tests of the questions the interview asks."""
