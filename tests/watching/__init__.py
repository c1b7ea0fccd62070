"""What twins watch: expectations, habits, commands; what they tell of it, and what they do about it."""
