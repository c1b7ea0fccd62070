"""What an action reaches."""
