"""Plans: which commands at which times reach a goal, found by trying them on the twins."""
