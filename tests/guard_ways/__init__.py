"""Tests of the ways into the guard: condition, triggers, guarded shadows, tools, blueprints, approvals."""
