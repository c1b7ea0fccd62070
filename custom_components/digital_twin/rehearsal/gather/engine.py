"""Automations, scripts, scenes and blueprints as the running home has them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from homeassistant.const import ATTR_FRIENDLY_NAME, STATE_ON, Platform
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.helpers.template import _get_hass_loader

from ..protocol import Automation
from .secrets import Redactor

AUTOMATION: Final = "automation"
SCRIPT: Final = "script"
SCENE: Final = Platform.SCENE.value


@callback
def entities_of(hass: HomeAssistant, domain: str) -> list[Entity]:
    """Return the entities that a domain's own component holds."""
    component = hass.data.get(DATA_INSTANCES, {}).get(domain)
    return [] if component is None else list(component.entities)


@callback
def automations(hass: HomeAssistant) -> list[Automation]:
    """Return every automation of the home as it stands, secrets and all, in the order of their entity ids."""
    found: list[Automation] = []
    for entity in sorted(entities_of(hass, AUTOMATION), key=lambda entity: entity.entity_id):
        config: Mapping[str, Any] | None = getattr(entity, "raw_config", None)
        if not config:
            continue
        state = hass.states.get(entity.entity_id)
        last = state.attributes.get("last_triggered") if state is not None else None
        found.append(
            Automation(
                entity_id=entity.entity_id,
                name=str((state and state.attributes.get(ATTR_FRIENDLY_NAME)) or entity.entity_id),
                config=config,
                enabled=state is not None and state.state == STATE_ON,
                last_triggered=None if last is None else last.isoformat(),
            )
        )
    return found


@callback
def scripts(hass: HomeAssistant) -> dict[str, Mapping[str, Any]]:
    """Return the configuration of every script as it stands, by its key."""
    return {
        str(entity.unique_id): config
        for entity in entities_of(hass, SCRIPT)
        if (config := getattr(entity, "raw_config", None)) and entity.unique_id
    }


@callback
def script_action(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the action that runs a script: it keeps its name when the entity is renamed; None if there is no such."""
    keys = (entity.unique_id for entity in entities_of(hass, SCRIPT) if entity.entity_id == entity_id)
    key = next(keys, None)
    return None if key is None else f"{SCRIPT}.{key}"


@callback
def scenes(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Return the home's own scenes, as they stand, as the YAML of Home Assistant's scene platform."""
    found: list[dict[str, Any]] = []
    for entity in entities_of(hass, SCENE):
        config = getattr(entity, "scene_config", None)
        if config is None:
            continue
        scene: dict[str, Any] = {
            "name": config.name,
            "entities": {entity_id: _as_scene_state(state) for entity_id, state in config.states.items()},
        }
        if config.id:
            scene["id"] = str(config.id)
        found.append(scene)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What Home Assistant's engine plays."""

    automations: list[Automation]
    scripts: Mapping[str, Mapping[str, Any]]
    scenes: list[dict[str, Any]]
    templates: Mapping[str, str]


async def async_engine(hass: HomeAssistant, redactor: Redactor) -> Engine:
    """Return all that Home Assistant's engine plays, without secrets: these are looked for in a thread."""
    found = Engine(
        automations=automations(hass), scripts=scripts(hass), scenes=scenes(hass), templates=custom_templates(hass)
    )  # fmt: skip
    return await hass.async_add_executor_job(_redacted, found, redactor)


def _redacted(found: Engine, redactor: Redactor) -> Engine:
    return Engine(
        automations=[
            replace(item, name=redactor.text(item.name), config=redactor.plain(item.config))
            for item in found.automations
        ],
        scripts={key: redactor.plain(config) for key, config in found.scripts.items()},
        scenes=redactor.plain(found.scenes),
        templates={name: redactor.text(text) for name, text in found.templates.items()},
    )


def _as_scene_state(state: State) -> dict[str, Any]:
    return {"state": state.state, **state.attributes}


async def async_blueprint_free(hass: HomeAssistant, domain: str, config: Mapping[str, Any]) -> dict[str, Any]:
    """Return a configuration with its blueprint filled in, as Home Assistant does it. Raises HomeAssistantError."""
    if "use_blueprint" not in config:
        return dict(config)
    blueprints = hass.data["blueprint"][domain]
    inputs = await blueprints.async_inputs_from_config(dict(config))
    return dict(inputs.async_substitute())


@callback
def custom_templates(hass: HomeAssistant) -> dict[str, str]:
    """Return the macros of the home's own that templates import, by file name."""
    return dict(_get_hass_loader(hass).sources)
