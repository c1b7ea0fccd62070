"""Closes the doors as the rehearsal process does, tries everything of jailbreak.py, and prints what came of it."""

import importlib
import json
import sys
import tempfile
import types
from pathlib import Path

ROOT = Path(__file__).parents[2]
for name, path in (
    ("custom_components", []),
    ("custom_components.digital_twin", [str(ROOT / "custom_components/digital_twin")]),
):
    module = types.ModuleType(name)
    module.__path__ = path
    sys.modules[name] = module
sys.path.append(str(Path(__file__).parent))
jailbreak = importlib.import_module("jailbreak")
isolation = importlib.import_module("custom_components.digital_twin.rehearsal.child.isolation")
folder = tempfile.mkdtemp()
readable = isolation.readable_roots()
refused: list[str] = []
if "--landlock-only" in sys.argv:
    landlock = isolation.restrict_by_kernel(folder, [*readable, *isolation.LIBRARIES])
else:
    hook, landlock = isolation.close_doors(folder, readable)
    refused = hook.refused
results = {}
for attempt in jailbreak.ATTEMPTS:
    try:
        attempt()
    except OSError as err:
        results[attempt.__name__] = type(err).__name__
    else:
        results[attempt.__name__] = "DONE"
inside = Path(folder) / "inside.txt"
inside.write_text("mine")
sys.stdout.write(
    json.dumps({"landlock": landlock, "results": results, "inside": inside.read_text(), "refused": refused})
)
