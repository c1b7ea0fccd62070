"""Tools for language models: predict, try out and check, which only read; and acting, which passes the guard."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, override

import voluptuous as vol
from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.components.llm import LLMTools
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, callback, split_entity_id
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.llm import LLM_API_ASSIST, LLMContext, Tool, ToolAnnotations, ToolInput, ToolResult

from .commands import SUPPORTED
from .const import DOMAIN
from .data import DATA
from .guard.voice import READ_ONLY

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

DEVICE: Final = "device"
ACTION: Final = "action"
HOURS: Final = "hours"
MOST_POINTS: Final = 12
MOST_HOURS: Final = 168
READS: Final = ToolAnnotations(read_only=True, destructive=False, idempotent=True, open_world=False)
ACTS: Final = ToolAnnotations(read_only=False, destructive=True, idempotent=False, open_world=False)
VALUES: Final[Mapping[vol.Marker, Any]] = {
    vol.Optional("temperature"): vol.Coerce(float),
    vol.Optional("hvac_mode"): str,
    vol.Optional("brightness_pct"): vol.All(vol.Coerce(int), vol.Range(min=0, max=100)),
    vol.Optional("position"): vol.All(vol.Coerce(int), vol.Range(min=0, max=100)),
    vol.Optional("percentage"): vol.All(vol.Coerce(int), vol.Range(min=0, max=100)),
    vol.Optional("humidity"): vol.All(vol.Coerce(int), vol.Range(min=0, max=100)),
    vol.Optional("value"): vol.Coerce(float),
    vol.Optional("option"): str,
}
"""What an action may be told beside its device."""
AHEAD: Final = vol.All(vol.Coerce(float), vol.Range(min=0.25, max=MOST_HOURS))
PROMPT: Final = (
    "Digital twins simulate some devices of this home. Ask digital_twin__predict what a device will do by itself, "
    "digital_twin__what_if what an action would change, and digital_twin__check whether it would do harm. To act on "
    "a device that has a twin, use digital_twin__run: it checks the action first and, where that is needed, asks a "
    "person. If its result is not ok, say so, and never act on the device in another way instead."
)


class TwinTool(Tool, ABC):
    """A tool that speaks of the devices that have a twin and are exposed to whoever asks."""

    integration = DOMAIN
    annotations = READS
    fields: Mapping[vol.Marker, Any]

    def __init__(self, devices: Mapping[str, str]) -> None:
        """Take the devices: entity ids by name."""
        self.parameters = vol.Schema({vol.Required(DEVICE): vol.In(sorted(devices)), **self.fields_of(devices)})

    def fields_of(self, devices: Mapping[str, str]) -> dict[vol.Marker, Any]:
        """Return what the tool wants to know beside the device."""
        del devices
        return dict(self.fields)

    @override
    async def async_call(self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext) -> ToolResult:
        """Answer, or say in words why not."""
        devices = exposed(hass, llm_context.assistant)
        try:
            data = self.parameters(tool_input.tool_args)
            entity_id = devices[data[DEVICE]]
        except (vol.Invalid, KeyError) as err:  # fmt: skip
            return ToolResult(data={"error": str(err)}, error=True)
        self._write_down(hass, data, llm_context)
        try:
            answer = await self.async_answer(hass, entity_id, data, llm_context)
        except HomeAssistantError as err:
            return ToolResult(data={"error": str(err) or type(err).__name__}, error=True)
        return ToolResult(data=answer)

    def _write_down(self, hass: HomeAssistant, data: Mapping[str, Any], llm_context: LLMContext) -> None:
        """Note in the audit which assistant asked for what; the verdict and the action have lines of their own."""
        home = hass.data[DATA].home
        if home is not None:
            asked = {"assistant": llm_context.assistant, "tool": self.name, "asked": dict(data)}
            home.audit.async_note("assistant_asked", context=llm_context.context, data=asked)

    @abstractmethod
    async def async_answer(
        self, hass: HomeAssistant, entity_id: str, data: Mapping[str, Any], llm_context: LLMContext
    ) -> dict[str, Any]:
        """Return the answer about one device. Raises HomeAssistantError where there is none."""


async def _async_ask(hass: HomeAssistant, action: str, data: dict[str, Any], llm_context: LLMContext) -> dict[str, Any]:
    """Return the answer of an action of this integration, asked for by the person who speaks."""
    answer = await hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=True, context=llm_context.context
    )
    return dict(answer or {})


class PredictTool(TwinTool):
    """What a device will do by itself."""

    name = "digital_twin__predict"
    title = "Predict a device"
    description = "Predicts what a device will do in the next hours if nobody does anything, with how sure that is."
    fields = {vol.Optional(HOURS, default=1.0): AHEAD}  # noqa: RUF012 -- as the base has it

    @override
    async def async_answer(
        self, hass: HomeAssistant, entity_id: str, data: Mapping[str, Any], llm_context: LLMContext
    ) -> dict[str, Any]:
        """Return the forecast, thinned."""
        asked = {ATTR_ENTITY_ID: entity_id, "horizon": {"hours": data[HOURS]}}
        answer = await _async_ask(hass, "predict", asked, llm_context)
        told = answer["twins"][entity_id]
        points = told["forecast"]
        thinned = points[:: max(len(points) // MOST_POINTS, 1)]
        kept = ("name", "channel", "unit", "now", "summary", "trend", "risks", "confidence", "trust", "notes")
        return {**{key: told[key] for key in kept}, "forecast": thinned}


class _ActionTool(TwinTool):
    """A tool that is told an action and its values."""

    hours: float | None = None

    @override
    def fields_of(self, devices: Mapping[str, str]) -> dict[vol.Marker, Any]:
        """Return the actions that the devices take, and their values."""
        domains = {split_entity_id(entity_id)[0] for entity_id in devices.values()}
        actions = sorted(f"{domain}.{service}" for domain, service in SUPPORTED if domain in domains)
        ahead: dict[vol.Marker, Any] = {} if self.hours is None else {vol.Optional(HOURS, default=self.hours): AHEAD}
        return {vol.Required(ACTION): vol.In(actions), **VALUES, **ahead}

    @staticmethod
    def action_of(entity_id: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the action in full."""
        values = {key: value for key, value in data.items() if key not in (DEVICE, ACTION, HOURS)}
        return {"action": data[ACTION], "target": {ATTR_ENTITY_ID: [entity_id]}, "data": values}


class WhatIfTool(_ActionTool):
    """What an action would change."""

    name = "digital_twin__what_if"
    title = "Try an action out"
    description = "Simulates what would happen if an action were done on a device now. Nothing is really done."
    hours = 6.0

    @override
    async def async_answer(
        self, hass: HomeAssistant, entity_id: str, data: Mapping[str, Any], llm_context: LLMContext
    ) -> dict[str, Any]:
        """Return what would be otherwise."""
        asked = {
            ATTR_ENTITY_ID: [entity_id],
            "changes": [self.action_of(entity_id, data)],
            "horizon": {"hours": data[HOURS]},
        }
        answer = await _async_ask(hass, "run_scenario", asked, llm_context)
        told = answer["twins"].get(entity_id, {})
        kept = {key: told[key] for key in ("name", "summary", "energy", "trust", "notes", "unknown") if key in told}
        return {"summary": answer["summary"], **kept}


class CheckTool(_ActionTool):
    """Whether an action would do harm."""

    name = "digital_twin__check"
    title = "Check an action"
    description = "Checks whether an action on a device would do harm, and says why and what to do instead."

    @override
    async def async_answer(
        self, hass: HomeAssistant, entity_id: str, data: Mapping[str, Any], llm_context: LLMContext
    ) -> dict[str, Any]:
        """Return the verdict."""
        answer = await _async_ask(hass, "check_action", {"action": self.action_of(entity_id, data)}, llm_context)
        return _verdict(answer)


class RunTool(_ActionTool):
    """Acts, by run_action and by nothing else."""

    name = "digital_twin__run"
    title = "Do an action after a check"
    description = (
        "Does an action on a device after checking it. What would do harm is denied; what needs a person's approval "
        "waits for it (result pending)."
    )
    annotations = ACTS

    @override
    async def async_answer(
        self, hass: HomeAssistant, entity_id: str, data: Mapping[str, Any], llm_context: LLMContext
    ) -> dict[str, Any]:
        """Return how it ended."""
        answer = await _async_ask(hass, "run_action", {"action": self.action_of(entity_id, data)}, llm_context)
        return {"result": answer["result"], "error": answer["error"], **_verdict(answer)}


def _verdict(answer: Mapping[str, Any]) -> dict[str, Any]:
    alternative = answer["alternative"]
    return {
        "verdict": answer["verdict"],
        "summary": answer["summary"],
        "reasons": answer["reasons"],
        "not_checked": [note["text"] for note in answer["not_checked"]],
        "confidence": answer["confidence"],
        "alternative": None if alternative is None else alternative["text"],
    }


@callback
def exposed(hass: HomeAssistant, assistant: str | None) -> dict[str, str]:
    """Return the devices with a twin that an assistant may know of, as entity ids by every name they have.

    A name that several of them have is told apart by their areas, or else by their entity ids. A guarded shadow that
    took its source's place with voice assistants stands for that source.
    """
    data = hass.data.get(DATA)
    if data is None or data.home is None or assistant is None:
        return {}
    found: dict[str, dict[str, None]] = {}
    for twin in data.home.twins.values():
        for ref in twin.shadowed:
            source = twin.sources[ref]
            shown = (source, _shadow(hass, twin, ref, source))
            if any(entity_id and async_should_expose(hass, assistant, entity_id) for entity_id in shown):
                for name in _names(hass, source):
                    found.setdefault(name, {})[source] = None
    return dict(one for name, sources in found.items() for one in _told_apart(hass, name, list(sources), found))


def _told_apart(
    hass: HomeAssistant, name: str, sources: Sequence[str], taken: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Return the entities of one name, each by a name of its own that is not taken."""
    if len(sources) == 1:
        yield name, sources[0]
        return
    areas = [_area(hass, source) for source in sources]
    for source, area in zip(sources, areas, strict=True):
        own = area is not None and areas.count(area) == 1 and f"{name} ({area})" not in taken
        yield f"{name} ({area if own else source})", source


def _area(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the name of the area that an entity or its device is in."""
    entry = er.async_get(hass).async_get(entity_id)
    if entry is None:
        return None
    device = None if entry.device_id is None else dr.async_get(hass).async_get(entry.device_id)
    area_id = entry.area_id or (None if device is None else device.area_id)
    area = None if area_id is None else ar.async_get(hass).async_get_area(area_id)
    return None if area is None else area.name


def _shadow(hass: HomeAssistant, twin: TwinCoordinator, ref: str, source: str) -> str | None:
    unique_id = f"{twin.entry.entry_id}_{ref}"
    return er.async_get(hass).async_get_entity_id(split_entity_id(source)[0], DOMAIN, unique_id)


def _names(hass: HomeAssistant, entity_id: str) -> list[str]:
    state, entry = hass.states.get(entity_id), er.async_get(hass).async_get(entity_id)
    aliases = [] if entry is None else [alias for alias in entry.aliases if isinstance(alias, str)]
    return [*([] if state is None else [state.name]), *aliases]


@callback
def async_get_tools(hass: HomeAssistant, llm_context: LLMContext, api_id: str) -> LLMTools | None:
    """Return the tools for an assistant; None where no device with a twin is exposed to it."""
    if api_id != LLM_API_ASSIST:
        return None
    devices = exposed(hass, llm_context.assistant)
    if not devices:
        return None
    tools: list[Tool] = [PredictTool(devices)]
    commanded = {
        name: entity_id for name, entity_id in devices.items() if split_entity_id(entity_id)[0] not in READ_ONLY
    }
    if commanded:
        tools += [tool(commanded) for tool in (WhatIfTool, CheckTool, RunTool)]
    return LLMTools(tools=tools, prompt=PROMPT)
