"""Learning a device from its history."""
