"""The configuration folder of a server: settings, links to the components, and what the first start may not ask."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .ports import LOOPBACK

REPOSITORY = Path(__file__).resolve().parents[3]
COMPONENTS = {
    "digital_twin": REPOSITORY / "custom_components" / "digital_twin",
    "test_home": REPOSITORY / "tests" / "home",
}

# Only what the path of a user needs: `default_config:` would bring Bluetooth, cloud and discovery of the network.
# Packages fetched at run time are logged, so that the lock file of the server environment stays complete; FFmpeg, asked
# for by the platforms for sound and pictures, is not needed here and its absence not worth an error.
CONFIGURATION = """\
frontend:
config:
conversation:
energy:
history:
logbook:
recorder:
sun:

logger:
  default: warning
  logs:
    custom_components.digital_twin: info
    custom_components.test_home: info
    homeassistant.util.package: info
    haffmpeg: critical

automation: !include automations.yaml
script: !include scripts.yaml
scene: !include scenes.yaml
"""


def prepare(folder: Path, port: int) -> None:
    """Make the folder ready for a start on the loopback port; what a user changed there stays."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_once(folder / "configuration.yaml", CONFIGURATION)
    _write_once(folder / "automations.yaml", "[]\n")
    _write_once(folder / "scripts.yaml", "{}\n")
    _write_once(folder / "scenes.yaml", "[]\n")
    _link_components(folder / "custom_components")
    storage = folder / ".storage"
    storage.mkdir(exist_ok=True)
    _store(storage / "http", version=3, data=_http_settings(port))
    if not (storage / "onboarding").exists():
        # These steps would ask the network for weather, radio stations and the like.
        _store(storage / "onboarding", version=4, data={"done": ["core_config", "analytics", "integration"]})


def _link_components(target: Path) -> None:
    target.mkdir(exist_ok=True)
    for domain, source in COMPONENTS.items():
        link = target / domain
        if link.is_symlink():
            link.unlink()
        if (source / "manifest.json").exists():
            link.symlink_to(source, target_is_directory=True)


def _http_settings(port: int) -> dict[str, Any]:
    """Give the settings of Home Assistant's web server, which it takes from its storage only.

    All but the first two are its defaults; it fills none in.
    """
    stable = {
        "server_host": [LOOPBACK],
        "server_port": port,
        "cors_allowed_origins": [],
        "login_attempts_threshold": -1,
        "ip_ban_enabled": True,
        "ssl_profile": "intermediate_v6",
        "use_x_frame_options": True,
        "created_at": datetime.now(UTC).isoformat(),
        "error": None,
        "error_message": None,
    }
    return {"stable": stable, "pending": None, "yaml_migration_done": True}


def _write_once(path: Path, text: str) -> None:
    if not path.exists():
        path.write_text(text)


def _store(path: Path, *, version: int, data: dict[str, Any]) -> None:
    content = {"version": version, "minor_version": 1, "key": path.name, "data": data}
    path.write_text(json.dumps(content, indent=2))
