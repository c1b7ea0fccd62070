"""Digital Twin: a living simulation of every device of a home."""
