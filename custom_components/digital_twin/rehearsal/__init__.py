"""Rehearsal: the home's own automations in fast motion against the simulated home, in a process of their own."""
