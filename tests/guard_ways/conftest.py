"""The guarded home of the guard's own tests."""

from tests.guard.conftest import guarded

__all__ = ["guarded"]
