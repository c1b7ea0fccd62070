"""The guard over texts sees what the integration says, and misses what is not there."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import voluptuous as vol
from homeassistant.config_entries import ConfigFlow
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.selector import SelectSelector, SelectSelectorConfig

from tests.tools.paths import DOMAIN
from tests.tools.text_guard import PACKAGE, TextGuard

TEXTS: dict[str, Any] = {
    "config": {
        "step": {
            "user": {
                "title": "Hello {name}",
                "data": {"mode": "Mode"},
                "sections": {"more": {"name": "More", "data": {"inner": "Inner"}}},
            },
            "choose": {"title": "Choose for {name}", "menu_options": {"one": "One"}},
        },
        "error": {"bad": "Bad"},
        "abort": {"gone": "Gone"},
        "progress": {"learn": "Learning"},
    },
    "selector": {"mode": {"options": {"mirror": "Mirror"}}},
    "exceptions": {"wrong": {"message": "{field} is wrong"}},
    "issues": {"lost": {"title": "Lost", "description": "{device} is lost"}},
    "entity": {"sensor": {"health": {"name": "Health", "state": {"good": "Good"}}}},
}
ICONS: dict[str, Any] = {"entity": {"sensor": {}}}


class Flow(ConfigFlow):
    """A flow that takes itself for one of this integration."""

    __module__ = PACKAGE

    def __init__(self) -> None:
        self.flow_id = "x"
        self.handler = DOMAIN
        self.context = {}


@pytest.fixture
def texts_are_there() -> None:
    """Stand in for the guard of all other tests, which would hold these against the integration's texts."""


@pytest.fixture
def guard(hass: HomeAssistant) -> Iterator[TextGuard]:
    """Give a guard at work, with texts of its own."""
    with pytest.MonkeyPatch.context() as patch:
        guard = TextGuard(TEXTS, ICONS)
        guard.install(patch)
        yield guard


def test_a_form_with_all_its_texts_passes(guard: TextGuard) -> None:
    options = SelectSelector(SelectSelectorConfig(options=["mirror"], translation_key="mode"))
    inner = section(vol.Schema({"inner": str}), {"collapsed": True})
    Flow().async_show_form(
        step_id="user",
        data_schema=vol.Schema({vol.Required("mode"): options, vol.Required("more"): inner}),
        errors={"base": "bad"},
        description_placeholders={"name": "Anna"},
    )
    assert guard.missing == {"config.step.user.description"}


def test_each_missing_text_of_a_flow_is_noted(guard: TextGuard) -> None:
    options = SelectSelector(SelectSelectorConfig(options=["mirror", "guard"], translation_key="mode"))
    more = section(vol.Schema({"other": str}), {"collapsed": True})
    flow = Flow()
    flow.async_show_form(
        step_id="user",
        data_schema=vol.Schema({"mode": options, "else": str, "more": more}),
        errors={"base": "worse"},
    )
    flow.async_show_menu(step_id="choose", menu_options=["one", "two"], description_placeholders={"name": "Anna"})
    flow.async_abort(reason="gone")
    flow.async_abort(reason="lost")
    flow.async_abort(reason="reconfigure_successful")
    flow.async_show_form(step_id=None)
    assert guard.missing == {
        "a flow step is shown without step_id, which Home Assistant 2027.5 refuses",
        "config.abort.lost",
        "config.error.worse",
        "config.step.None.title",
        "config.step.choose.menu_options.two",
        "config.step.choose.title: nothing is given for {name}",
        "config.step.user.data.else",
        "config.step.user.sections.more.data.other",
        "config.step.user.title: nothing is given for {name}",
        "selector.mode.options.guard",
    }


def test_flows_of_others_are_not_judged(guard: TextGuard) -> None:
    class Other(Flow):
        __module__ = "homeassistant.components.mqtt"

    Other().async_abort(reason="anything")
    assert guard.missing == set()


def test_errors_are_held_against_their_texts(guard: TextGuard) -> None:
    given = {"field": "horizon"}
    ServiceValidationError(translation_domain=DOMAIN, translation_key="wrong", translation_placeholders=given)
    HomeAssistantError(translation_domain="mqtt", translation_key="unheard_of")
    assert guard.missing == set()
    ServiceValidationError(translation_domain=DOMAIN, translation_key="wrong")
    HomeAssistantError(translation_domain=DOMAIN, translation_key="unheard_of")
    assert guard.missing == {
        "exceptions.unheard_of.message",
        "exceptions.wrong.message: nothing is given for {field}",
    }


def test_repair_issues_are_held_against_their_texts(hass: HomeAssistant, guard: TextGuard) -> None:
    severity = ir.IssueSeverity.WARNING
    for key in ("lost", "stolen"):
        ir.async_create_issue(hass, DOMAIN, key, is_fixable=False, severity=severity, translation_key=key)
    assert guard.missing == {
        "issues.lost.description: nothing is given for {device}",
        "issues.stolen.description",
        "issues.stolen.title",
    }


async def test_entities_are_held_against_their_texts_and_icons(hass: HomeAssistant, guard: TextGuard) -> None:
    def entity(key: str, **more: Any) -> Entity:
        made = Entity()
        made.hass = hass
        made.entity_id = f"sensor.{key}"
        made.platform = SimpleNamespace(platform_name=DOMAIN, domain="sensor")  # type: ignore[assignment]  # what is looked at
        made._attr_translation_key = key  # noqa: SLF001 -- how an entity class says it
        for name, value in more.items():
            setattr(made, name, value)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Entity, "async_write_ha_state", lambda _: None)
        watched = TextGuard(TEXTS, ICONS)
        watched.install(patch)
        entity("health", _attr_device_class="enum", options=["good", "bad"]).async_write_ha_state()
        entity("mood", _attr_device_class="temperature").async_write_ha_state()
    assert watched.missing == {
        "entity.sensor.health.state.bad",
        "entity.sensor.mood",
        "icons.json: entity.sensor.health",
    }
