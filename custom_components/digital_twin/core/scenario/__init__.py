"""What-if: changes applied to simulated twins."""
