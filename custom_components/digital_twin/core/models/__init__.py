"""Device models behind one protocol, and the registry of kinds."""
