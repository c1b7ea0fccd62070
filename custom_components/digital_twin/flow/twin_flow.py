"""The interview of one twin: what it is, the questions of its kind, its limits, and what it learns."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigFlow, ConfigFlowResult
from homeassistant.const import CONF_MODE, CONF_NAME
from homeassistant.data_entry_flow import AbortFlow
from homeassistant.helpers.selector import (
    EntitySelector,
    EntitySelectorConfig,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
)

from ..classify import DeviceProfile
from ..const import CONF_FIDELITY, CONF_MEMBERS, CONF_PRIORITY, CONF_VOICE, LOGGER, Mode, Priority
from ..core.twin import Fidelity, Learned
from ..data import DATA, TwinConfig
from ..interview.beginning import best_offered, config_of, fitting, is_gone, offered, selectable, with_answers
from ..interview.contradictions import contradictions
from ..interview.entities import display_name, problem_of, to_entity_id, to_ref
from ..interview.history import async_usual_setpoints
from ..interview.kinds import Asks, Interview, interview_of
from ..interview.question import field, form, read
from ..interview.subject import Subject
from ..learning import async_learn
from ..texts import async_render
from .guard_fields import CONF_CONSENT, commanded, guard_form, modes
from .prediction_fields import prediction_fields, with_predictions
from .summary import async_found, async_summary
from .watch_fields import watch_fields, with_watching
from .wiring_fields import asked_at_once, wiring_fields, with_wiring

if TYPE_CHECKING:
    from ..manager import Home

type Step = Callable[[], Awaitable[ConfigFlowResult]]


def _select(key: str, options: Iterable[StrEnum]) -> SelectSelector:
    return SelectSelector(SelectSelectorConfig(options=[option.value for option in options], translation_key=key))


class TwinSteps(ConfigFlow):
    """The interview's steps. The answers so far are a TwinConfig; steps with nothing to ask are left out.

    _why: the reason why a twin of this device is worth having, as a sentence; empty when there is one already.
    _again: everything is asked, also what the registries know, since the user came to change something.
    """

    _config: TwinConfig
    _why = ""
    _again = False
    _setpoints: tuple[float, float] | None = None
    _setpoints_read = False
    _learning: asyncio.Task[Learned | None] | None = None
    _learned: Learned | None = None
    _learned_from: TwinConfig | None = None

    def _loaded_home(self) -> Home:
        """Return the home; aborts while there is none."""
        data = self.hass.data.get(DATA)
        if data is None or data.home is None:
            raise AbortFlow("home_missing")
        return data.home

    @property
    def _interview(self) -> Interview:
        return interview_of(self._config.kind)

    async def _async_begin(self, profile: DeviceProfile) -> ConfigFlowResult:
        self._config = config_of(self.hass, profile)
        self._why = await async_render(self.hass, [profile.reason])
        return await self.async_step_twin()

    async def async_step_reconfigure_twin(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Begin the same interview again, with everything that was answered."""
        self._loaded_home()
        self._config = self._learned_from = TwinConfig.from_entry(self._get_reconfigure_entry())
        return await self.async_step_change()

    async def async_step_change(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Go through the interview once more."""
        self._again = True
        return await self.async_step_twin()

    async def async_step_twin(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what the twin is called, what belongs to it and how it works."""
        errors: dict[str, str] = {}
        config = self._config
        choices = selectable(self.hass, config)
        if user_input is not None:
            answered = self._read_twin(user_input)
            errors = self._twin_errors(answered, user_input)
            if not errors:
                self._config = answered
                return await (self.async_step_guard() if answered.mode is Mode.GUARD else self._async_questions())
        fields: dict[vol.Marker, Any] = {field(CONF_NAME, required=True, suggested=config.name): TextSelector()}
        if len(choices) > 1:
            present = [entity_id for ref in config.members if (entity_id := to_entity_id(self.hass, ref))]
            fields[field(CONF_MEMBERS, required=True, suggested=present)] = EntitySelector(
                EntitySelectorConfig(include_entities=choices, multiple=True)
            )
        for key, options, chosen in (
            (CONF_MODE, modes(self.hass, config), config.mode),
            (CONF_FIDELITY, offered(self.hass, config), best_offered(self.hass, config)),
            (CONF_PRIORITY, tuple(Priority), config.priority),
        ):
            if len(options) > 1:
                fields[field(key, required=True, suggested=chosen.value)] = _select(key, options)
        if self._again:
            fields |= prediction_fields(config) | watch_fields(config)
        if self._again or asked_at_once(self.hass):
            fields |= wiring_fields(self.hass, config)
        return self.async_show_form(
            step_id="twin",
            data_schema=self.add_suggested_values_to_schema(vol.Schema(fields), user_input),
            errors=errors,
            description_placeholders={
                "name": config.name,
                "main": display_name(self.hass, config.main),
                "found": await async_found(self.hass, config),
                "why": self._why,
            },
            last_step=False,
        )

    def _read_twin(self, user_input: dict[str, Any]) -> TwinConfig:
        members = self._config.members
        if CONF_MEMBERS in user_input:
            members = tuple(to_ref(self.hass, entity_id) for entity_id in user_input[CONF_MEMBERS])
        return replace(
            with_wiring(with_watching(with_predictions(self._config, user_input), user_input), user_input),
            name=user_input[CONF_NAME].strip(),
            members=members,
            mode=Mode(user_input.get(CONF_MODE, self._config.mode)),
            fidelity=Fidelity(user_input.get(CONF_FIDELITY, self._config.fidelity)),
            priority=Priority(user_input[CONF_PRIORITY]),
        )

    def _twin_errors(self, config: TwinConfig, user_input: dict[str, Any]) -> dict[str, str]:
        if is_gone(self.hass, config):
            return {"base": "device_gone"}
        errors: dict[str, str] = {}
        if not config.name:
            errors[CONF_NAME] = "name_missing"
        if config.main not in config.members:
            errors[CONF_MEMBERS] = "main_left_out"
        for entity_id in user_input.get(CONF_MEMBERS, ()):
            if problem := problem_of(self.hass, entity_id):
                errors[CONF_MEMBERS] = problem.value
        return errors

    async def async_step_guard(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Explain what a guard does, and ask for consent; without it there is no guard."""
        errors: dict[str, str] = {}
        if user_input is not None:
            if user_input.get(CONF_CONSENT):
                self._config = replace(self._config, voice=user_input.get(CONF_VOICE, False))
                return await self._async_questions()
            errors[CONF_CONSENT] = "consent_missing"
        return self.async_show_form(
            step_id="guard",
            data_schema=self.add_suggested_values_to_schema(guard_form(self._config), user_input),
            errors=errors,
            description_placeholders={
                "name": self._config.name,
                "shadows": ", ".join(display_name(self.hass, ref) for ref in commanded(self.hass, self._config)),
            },
            last_step=False,
        )

    async def async_step_air(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about a fan, a humidifier or a media player."""
        return await self._async_questions(user_input)

    async def async_step_closing(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about a cover, a garage door or a lock."""
        return await self._async_questions(user_input)

    async def async_step_light(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about a light."""
        return await self._async_questions(user_input)

    async def async_step_plug(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about a plug or a switch."""
        return await self._async_questions(user_input)

    async def async_step_solar(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about a solar plant."""
        return await self._async_questions(user_input)

    async def async_step_storage(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about an electric car or a storage."""
        return await self._async_questions(user_input)

    async def async_step_thermostat(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about a thermostat and its room."""
        return await self._async_questions(user_input)

    async def async_step_water(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about a water heater or a valve."""
        return await self._async_questions(user_input)

    async def _async_questions(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        interview = self._interview
        return await self._async_ask(interview.step, interview.questions, user_input, self.async_step_limits)

    async def async_step_limits(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the limits and wishes that fit."""
        if not self._setpoints_read:
            self._setpoints = await async_usual_setpoints(self.hass, self._config)
            self._setpoints_read = True
        return await self._async_ask("limits", self._interview.limits, user_input, self._async_answered)

    async def _async_ask(
        self, step_id: str, asks: Asks, user_input: dict[str, Any] | None, then: Step
    ) -> ConfigFlowResult:
        """Show the questions, or take the answers and go on; with nothing to ask, go on at once."""
        questions = asks(Subject(hass=self.hass, config=self._config, setpoints=self._setpoints))
        asked = [question for question in questions if self._again or not question.certain]
        errors: dict[str, str] = {}
        if user_input is not None or not asked:
            answers, errors = read(self.hass, asked, user_input or {})
            errors |= contradictions(answers)
            if is_gone(self.hass, self._config):
                errors = {"base": "device_gone"}
            if not errors or not asked:
                known = {question.key: question.answer for question in questions if question not in asked}
                self._config = with_answers(self._config, questions, known | answers)
                return await then()
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(form(asked), user_input),
            errors=errors,
            description_placeholders={"name": self._config.name},
            last_step=False,
        )

    async def _async_answered(self) -> ConfigFlowResult:
        self._config = fitting(self.hass, self._config)
        if not self._is_news():
            return await (self.async_step_finish() if self.source == SOURCE_RECONFIGURE else self.async_step_summary())
        return await self.async_step_learn()

    def _is_news(self) -> bool:
        """Return whether the answers name other entities than those that were learned from."""
        before, now = self._learned_from, self._config
        return before is None or (before.main, before.members, before.roles) != (now.main, now.members, now.roles)

    async def async_step_learn(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Learn from the history while the user waits."""
        if self._learning is None:
            self._learned_from = self._config
            self._learning = self.hass.async_create_background_task(
                self._async_learn(self._loaded_home()), f"digital_twin interview of {self._config.name}"
            )
        if not self._learning.done():
            return self.async_show_progress(
                step_id="learn",
                progress_action="learn",
                progress_task=self._learning,
                description_placeholders={"name": self._config.name},
            )
        self._learned = self._learning.result()
        self._learning = None
        return self.async_show_progress_done(next_step_id="summary")

    async def _async_learn(self, home: Home) -> Learned | None:
        try:
            return await async_learn(self.hass, home, self._config, self.async_update_progress)
        except Exception:  # noqa: BLE001 -- whatever the fault, the user still gets a twin and is told; the log has the rest
            LOGGER.exception("%s could not learn from its history", self._config.name)
            return None

    async def async_step_summary(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Say what was learned, and let the user finish or change the answers."""
        if is_gone(self.hass, self._config):
            return self.async_abort(reason="device_gone")
        return self.async_show_menu(
            step_id="summary",
            menu_options=["finish", "change"],
            description_placeholders={
                "name": self._config.name,
                "summary": await async_summary(self.hass, self._config, self._learned),
            },
        )

    async def async_step_finish(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Make the twin, or change it. Where nothing was learned, the twin itself tries again when it starts."""
        config = self._config
        if is_gone(self.hass, config):
            return self.async_abort(reason="device_gone")
        self._loaded_home()
        if self.source != SOURCE_RECONFIGURE:
            self._abort_if_unique_id_configured()
        if self._learned is not None and self._learned.days > 0:
            self.hass.data[DATA].learned[config.key] = self._learned
        if self.source == SOURCE_RECONFIGURE:
            return self.async_update_reload_and_abort(
                self._get_reconfigure_entry(), title=config.name, data=config.as_data()
            )
        return self.async_create_entry(title=config.name, data=config.as_data())
