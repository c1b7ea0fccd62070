"""The worker process, tried with real processes."""
