"""The questions asked when a twin is made: what fits the kind of device, and what the registry or the history says."""
