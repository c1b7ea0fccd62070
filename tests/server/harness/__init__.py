"""A real Home Assistant: started, onboarded, spoken to and stopped; for scripts/develop and the server tests."""
