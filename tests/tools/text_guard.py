"""Watches what the integration says while tests run it, and notes every text, option or icon that is not there."""

import functools
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

import pytest
import voluptuous as vol
from homeassistant import data_entry_flow
from homeassistant.components.repairs import RepairsFlow
from homeassistant.config_entries import OptionsFlow
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.selector import SelectSelector

from .paths import DOMAIN, INTEGRATION, TRANSLATIONS

PACKAGE = f"custom_components.{DOMAIN}"
SUPPLIED_ABORTS = {"already_in_progress", "reconfigure_successful", "reauth_successful"}
# Entities of these platforms have no icon of their own kind unless a device class gives one.
PLAIN_PLATFORMS = {"binary_sensor", "button", "event", "number", "select", "sensor", "text"}


class TextGuard:
    """Holds all that is said against the English texts; the other languages are held against those elsewhere."""

    def __init__(self, texts: Mapping[str, Any], icons: Mapping[str, Any]) -> None:
        self.missing: set[str] = set()
        self._issue_keys: dict[str, str] = {}
        self._texts = texts
        self._icons = icons

    @classmethod
    def of_this_integration(cls) -> Self:
        """Give a guard that holds what is said against the integration's own files."""
        return cls(
            json.loads((TRANSLATIONS / "en.json").read_text()), json.loads((INTEGRATION / "icons.json").read_text())
        )

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Watch flows, errors, repair issues and entities until the patch ends."""
        flow = data_entry_flow.FlowHandler
        for method in ("async_show_form", "async_show_menu", "async_show_progress", "async_abort"):
            patch.setattr(flow, method, _followed_by(getattr(flow, method), self._on_flow))
        patch.setattr(HomeAssistantError, "__init__", _followed_by(HomeAssistantError.__init__, self._on_error))
        registry = ir.IssueRegistry
        patch.setattr(registry, "async_get_or_create", _followed_by(registry.async_get_or_create, self._on_issue))
        patch.setattr(Entity, "async_write_ha_state", _preceded_by(Entity.async_write_ha_state, self._on_entity))

    def _need(self, *path: str, given: Iterable[str] | None = None) -> None:
        """Note the text as missing unless it is there, with no placeholder beyond those given."""
        text: Any = self._texts
        for key in path:
            text = text.get(key) if isinstance(text, Mapping) else None
        if text is None:
            self.missing.add(".".join(path))
        elif given is not None and isinstance(text, str):
            for name in set(re.findall(r"\{(\w+)\}", text)) - set(given):
                self.missing.add(f"{'.'.join(path)}: nothing is given for {{{name}}}")

    def _on_flow(self, flow: Any, result: Mapping[str, Any]) -> None:
        if not type(flow).__module__.startswith(PACKAGE):
            return
        section: tuple[str, ...] = ("options",) if isinstance(flow, OptionsFlow) else ("config",)
        if isinstance(flow, RepairsFlow):
            section = ("issues", self._issue_key(flow), "fix_flow")
        given = set(result.get("description_placeholders") or {})
        match result["type"]:
            case data_entry_flow.FlowResultType.ABORT:
                if result["reason"] not in SUPPLIED_ABORTS:
                    self._need(*section, "abort", result["reason"], given=given)
            case data_entry_flow.FlowResultType.SHOW_PROGRESS:
                self._need(*section, "progress", result["progress_action"], given=given)
            case data_entry_flow.FlowResultType.MENU:
                # The frontend fills placeholders into a menu's description, not into its title.
                self._need(*section, "step", self._step(result), "title", given=())
                for option in result["menu_options"]:
                    self._need(*section, "step", self._step(result), "menu_options", option, given=given)
            case data_entry_flow.FlowResultType.FORM:
                self._on_form((*section, "step", self._step(result)), result, given)
                for error in (result["errors"] or {}).values():
                    self._need(*section, "error", error, given=given)

    def _step(self, result: Mapping[str, Any]) -> str:
        step = result.get("step_id")
        if step is None:
            self.missing.add("a flow step is shown without step_id, which Home Assistant 2027.5 refuses")
        return str(step)

    def _on_form(self, path: tuple[str, ...], result: Mapping[str, Any], given: set[str]) -> None:
        self._need(*path, "title", given=given)
        if result["description_placeholders"]:
            self._need(*path, "description", given=given)
        self._on_fields(path, result["data_schema"])

    def _on_fields(self, path: tuple[str, ...], schema: Any) -> None:
        for marker, kind in (schema.schema if schema else {}).items():
            name = str(marker.schema if isinstance(marker, vol.Marker) else marker)
            if isinstance(kind, data_entry_flow.section):
                self._need(*path, "sections", name, "name")
                self._on_fields((*path, "sections", name), kind.schema)
                continue
            self._need(*path, "data", name)
            if isinstance(kind, SelectSelector) and (key := kind.config.get("translation_key")):
                for option in kind.config["options"]:
                    self._need("selector", key, "options", option if isinstance(option, str) else option["value"])

    def _issue_key(self, flow: RepairsFlow) -> str:
        """Return the key of the flow's issue, which may go while the flow is open; the frontend remembers it too."""
        if (issue := ir.async_get(flow.hass).async_get_issue(DOMAIN, flow.issue_id)) is not None:
            self._issue_keys[flow.flow_id] = str(issue.translation_key)
        return self._issue_keys.get(flow.flow_id, flow.issue_id)

    def _on_error(self, error: HomeAssistantError, _: None) -> None:
        if error.translation_domain == DOMAIN:
            given = error.translation_placeholders or {}
            self._need("exceptions", str(error.translation_key), "message", given=given)

    def _on_issue(self, _: ir.IssueRegistry, issue: ir.IssueEntry) -> None:
        if issue.domain == DOMAIN:
            for part in ("title",) if issue.is_fixable else ("title", "description"):
                self._need("issues", str(issue.translation_key), part, given=issue.translation_placeholders or {})

    def _on_entity(self, entity: Entity) -> None:
        platform = getattr(entity, "platform", None)
        if platform is None or platform.platform_name != DOMAIN or (key := entity.translation_key) is None:
            return
        self._need("entity", platform.domain, key)
        for state in getattr(entity, "options", None) or ():
            if entity.device_class == "enum":
                self._need("entity", platform.domain, key, "state", state)
        bare = entity.device_class in {None, "enum"} and entity.icon is None
        icons = self._icons.get("entity", {}).get(platform.domain, {})
        if platform.domain in PLAIN_PLATFORMS and bare and key not in icons:
            self.missing.add(f"icons.json: entity.{platform.domain}.{key}")


def _followed_by[**P, R](original: Callable[P, R], watch: Callable[[Any, R], None]) -> Callable[P, R]:
    """Call the original, then let the watcher see its object and what came of it."""

    @functools.wraps(original)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        result = original(*args, **kwargs)
        watch(args[0], result)
        return result

    return call


def _preceded_by[**P, R](original: Callable[P, R], watch: Callable[[Any], None]) -> Callable[P, R]:
    """Let the watcher see the object, then call the original."""

    @functools.wraps(original)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        watch(args[0])
        return original(*args, **kwargs)

    return call
