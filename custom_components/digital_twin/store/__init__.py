"""The twins' own database: what is remembered beyond a restart, written in a thread of its own."""
