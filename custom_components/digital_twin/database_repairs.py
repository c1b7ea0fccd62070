"""Fix flows about the twins' database: delete the one of a home that was removed, take note of a damaged one."""

from typing import Any

import voluptuous as vol
from homeassistant.components.repairs import RepairsFlow
from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .issues import DATABASE_LEFT
from .leftover import async_delete_left
from .store.errors import StoreError


class DatabaseLeftFlow(RepairsFlow):
    """Delete the database, or keep it for a home to come."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask what shall become of it."""
        return self.async_show_menu(step_id="init", menu_options=["delete", "keep"])

    async def async_step_delete(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Delete it, once that is confirmed."""
        if user_input is None:
            return self.async_show_form(step_id="delete", data_schema=vol.Schema({}))
        if self.hass.config_entries.async_entries(DOMAIN, include_ignore=False):
            return self.async_abort(reason="in_use")
        try:
            await async_delete_left(self.hass)
        except StoreError as err:
            return self.async_abort(reason="not_deleted", description_placeholders={"error": str(err)})
        return self.async_create_entry(data={})

    async def async_step_keep(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Leave it where it is."""
        return self.async_create_entry(data={})


class DatabaseDamagedFlow(RepairsFlow):
    """Take note of what happened."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Show it."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """End once the user has read it."""
        if user_input is not None:
            return self.async_create_entry(data={})
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        return self.async_show_form(
            step_id="confirm",
            data_schema=vol.Schema({}),
            description_placeholders=None if issue is None else issue.translation_placeholders,
        )


def flow_for(issue_id: str) -> RepairsFlow:
    """Return the flow of an issue about the database."""
    return DatabaseLeftFlow() if issue_id == DATABASE_LEFT else DatabaseDamagedFlow()
