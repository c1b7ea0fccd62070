"""The one door between twins and physical devices: check, approval, execution, the look afterwards, and the ways in."""
