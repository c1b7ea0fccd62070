"""Filling forms as the frontend does: what a user who only presses Submit sends."""

from tests.server.harness.flows import fill


def test_answers_come_before_suggestions_before_defaults() -> None:
    form = [
        {"name": "given", "default": 1},
        {"name": "suggested", "default": 1, "description": {"suggested_value": 2}},
        {"name": "default", "default": 3},
        {"name": "empty", "optional": True},
    ]
    assert fill(form, {"given": 0}) == {"given": 0, "suggested": 2, "default": 3}


def test_sections_are_filled_too() -> None:
    form = [{"type": "expandable", "name": "more", "schema": [{"name": "inner", "default": 1}]}]
    assert fill(form, {}) == {"more": {"inner": 1}}
    assert fill(form, {"inner": 2}) == {"more": {"inner": 2}}
    assert fill(form, {"more": {"inner": 3}}) == {"more": {"inner": 3}}


def test_required_fields_get_what_the_frontend_shows() -> None:
    form = [
        {"name": "switch", "required": True, "selector": {"boolean": {}}},
        {"name": "choice", "required": True, "selector": {"select": {"options": [{"value": "a", "label": "A"}, "b"]}}},
        {"name": "plain", "required": True, "selector": {"select": {"options": ["x", "y"]}}},
        {"name": "number", "required": True, "selector": {"number": {"min": 5}}},
        {"name": "text", "required": True, "selector": {"text": {}}},
    ]
    assert fill(form, {}) == {"switch": False, "choice": "a", "plain": "x", "number": 5}
