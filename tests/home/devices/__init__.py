"""What the devices of the test home measure and when they say so; knows the physical world, but not Home Assistant."""
