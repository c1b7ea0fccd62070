"""The twins' database, tried without Home Assistant."""
