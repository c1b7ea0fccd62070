"""What the integration costs: run with scripts/bench."""
