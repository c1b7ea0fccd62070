"""Registries in, candidates out: what a device would be as a twin, or why it gets none."""

from .profile import DeviceProfile, Phase, Refusal
from .profiler import profile_device, profile_entity
from .survey import Survey

__all__ = ["DeviceProfile", "Phase", "Refusal", "Survey", "profile_device", "profile_entity"]
