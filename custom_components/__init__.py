"""Custom components of this repository; Home Assistant and the tests load them from here."""
