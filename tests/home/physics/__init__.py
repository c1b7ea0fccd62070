"""The physical world of the test home: no Home Assistant in here, and nothing of the digital twins."""
