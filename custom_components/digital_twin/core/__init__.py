"""The pure core: twins, models, learning, forecasts and safety, without Home Assistant."""
