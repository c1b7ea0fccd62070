"""Going through config flows as the frontend does."""

from typing import Any

from .client import Client, Message
from .errors import HarnessError

FLOWS = "/api/config/config_entries/flow"
OPTIONS = "/api/config/config_entries/options/flow"
STEPS_AT_MOST = 20


async def add_integration(client: Client, domain: str, answers: Message | None = None) -> Message:
    """Add an integration by hand: the given answers where a form asks for them, the form's own defaults elsewhere.

    Menus take the answer under the key `menu`, or their first entry. Gives the finished flow's result.
    """
    flow = await client.request("POST", FLOWS, json={"handler": domain, "show_advanced_options": False})
    return await finish(client, flow, answers or {})


async def change_options(client: Client, entry_id: str, answers: Message) -> Message:
    """Change an entry's options as its "Configure" button does."""
    flow = await client.request("POST", OPTIONS, json={"handler": entry_id})
    return await finish(client, flow, answers, OPTIONS)


async def finish(client: Client, step: Message, answers: Message, flows: str = FLOWS) -> Message:
    """Answer step after step until the flow has made its entry; `flows` is the address of its kind."""
    for _ in range(STEPS_AT_MOST):
        match step["type"]:
            case "create_entry":
                return step
            case "abort":
                raise HarnessError(f"the flow of {step['handler']} was aborted: {step['reason']}")
            case "menu":
                reply = {"next_step_id": _menu_choice(step, answers)}
            case "form":
                if step.get("errors"):
                    raise HarnessError(f"{step['handler']}, step {step['step_id']}: {step['errors']}")
                reply = fill(step["data_schema"] or [], answers)
            case "progress":
                step = await after_progress(client, step, flows)
                continue
            case other:
                raise HarnessError(f"{step['handler']}, step {step['step_id']}: unexpected {other}")
        step = await client.request("POST", f"{flows}/{step['flow_id']}", json=reply)
    raise HarnessError(f"the flow of {step['handler']} did not end within {STEPS_AT_MOST} steps")


def fill(fields: list[Message], answers: Message) -> Message:
    """Fill a form: the caller's answer, else the suggested value, else the default, else what the frontend shows.

    Optional fields without any of these stay empty.
    """
    filled: Message = {}
    for field in fields:
        name = field["name"]
        if field.get("type") == "expandable":
            filled[name] = fill(field["schema"], answers.get(name, answers))
        elif name in answers:
            filled[name] = answers[name]
        else:
            suggestion = (field.get("description") or {}).get("suggested_value", field.get("default"))
            if suggestion is None and field.get("required"):
                suggestion = _initial(field.get("selector", {}))
            if suggestion is not None:
                filled[name] = suggestion
    return filled


def _initial(selector: Message) -> Any:
    """Give the value the frontend puts into a required field that has no default."""
    if "boolean" in selector:
        return False
    if "select" in selector:
        first = selector["select"]["options"][0]
        return first["value"] if isinstance(first, dict) else first
    if "number" in selector:
        return selector["number"].get("min", 0)
    return None


def _menu_choice(step: Message, answers: Message) -> Any:
    options = list(step["menu_options"])
    choice = answers.get("menu", options[0])
    if choice not in options:
        raise HarnessError(f"{step['handler']}: the menu offers {options}, not {choice}")
    return choice


async def after_progress(client: Client, step: Message, flows: str) -> Message:
    """Wait for the event that the step under way has gone on, then ask where the flow stands."""
    async with client.subscription("subscribe_events", event_type="data_entry_flow_progressed") as events:
        current: Message = await client.request("GET", f"{flows}/{step['flow_id']}")
        while current["type"] == "progress":
            event = await events.get()
            if event["data"]["flow_id"] == step["flow_id"]:
                current = await client.request("GET", f"{flows}/{step['flow_id']}")
        return current
