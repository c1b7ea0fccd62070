"""The one door between twins and physical devices; so far: what an action would reach."""
