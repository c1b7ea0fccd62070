"""What-if scenarios of the home: read, bound to its twins, run, told, kept, and held against what really happens."""
