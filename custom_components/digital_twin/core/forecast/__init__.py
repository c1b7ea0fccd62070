"""Forecasts with calibrated bands."""
