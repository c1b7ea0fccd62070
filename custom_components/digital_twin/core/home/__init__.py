"""The coupled home: what its twins share, and all of them simulated as one system."""
