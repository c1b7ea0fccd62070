"""Where things stand in this repository."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
INTEGRATION = REPOSITORY / "custom_components" / "digital_twin"
DOMAIN = INTEGRATION.name
TRANSLATIONS = INTEGRATION / "translations"
BRAND = INTEGRATION / "brand"
