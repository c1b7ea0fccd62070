"""The language of answers: that of whoever asks, however many ask at once; what all read stays in the home's."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.spoken import entity_word
from custom_components.digital_twin.texts import async_cached_speaker
from tests.actions.conftest import LAMP, RADIATOR, SmallHome

from .conftest import Ask
from .test_approvals import ask_to_heat

GERMAN = {"language": "de-CH"}
AT = "2026-07-10T21:05:00+00:00"


async def told(client: MockHAClientWebSocket, command: str, **data: object) -> dict[str, Any]:
    """Subscribe, and give the first event."""
    await client.send_json_auto_id({"type": f"digital_twin/{command}", **data})
    assert (await client.receive_json())["success"]
    event: dict[str, Any] = (await client.receive_json())["event"]
    return event


def looms(small_home: SmallHome) -> None:
    """Let an event be told that names a hazard and a moment."""
    small_home.home.events.async_add(
        "hazard_predicted",
        twin=small_home.home.twin_of_entity(RADIATOR),
        category="guard",
        severity=Severity.HIGH,
        data={
            "hazard": "frost",
            "name": "frost damage",
            "at": AT,
            "time": "14:05",
            "reason": {
                "id": "hazard_frost",
                "params": {"twin": "Hall", "limit": 3.5, "minutes": 40.0, "percent": 60.0},
            },
        },
        notify=True,
    )


async def test_each_client_reads_its_own_language_of_the_same_event(
    small_home: SmallHome, hass_ws_client: WebSocketGenerator
) -> None:
    german, english = await hass_ws_client(), await hass_ws_client()
    speak = {**GERMAN, "time_zone": "Asia/Tokyo"}
    for client, data in ((german, {"speak": speak}), (english, {})):
        await client.send_json_auto_id({"type": "digital_twin/events/subscribe", "category": ["guard"], **data})
        assert (await client.receive_json())["success"]
    looms(small_home)
    texts = [(await client.receive_json())["event"]["text"] for client in (german, english)]
    assert all(part in texts[0] for part in ("Frost", "3,5", "06:05")), texts[0]
    assert all(part in texts[1] for part in ("frost", "3.5")), texts[1]


async def test_formats_may_differ_from_the_language(small_home: SmallHome, client: MockHAClientWebSocket) -> None:
    looms(small_home)
    speak = {"language": "en", "decimal_comma": True, "twelve_hours": True, "time_zone": "Europe/Berlin"}
    text = (await told(client, "events/subscribe", recent=1, category=["guard"], speak=speak))["text"]
    assert all(part in text for part in ("frost", "3,5", "11:05 PM")), text


async def test_what_waits_is_told_in_each_readers_language(
    small_home: SmallHome, hass_ws_client: WebSocketGenerator
) -> None:
    await ask_to_heat(small_home)
    summaries = []
    for data in ({"speak": GERMAN}, {}):
        event = await told(await hass_ws_client(), "approvals/subscribe", **data)
        summaries.append(event["new"][0]["summary"])
    assert "Fenster" in summaries[0]
    assert "window" in summaries[1]


async def test_an_action_answers_in_the_language_it_is_asked_in(ask: Ask) -> None:
    asked = {"action": "predict", "data": {"entity_id": RADIATOR}}
    german = (await ask("action", **asked, speak=GERMAN))["response"]["twins"][RADIATOR]["summary"]
    english = (await ask("action", **asked))["response"]["twins"][RADIATOR]["summary"]
    assert german != english
    assert "Wahrscheinlichkeit" in german, german


async def test_what_everybody_reads_stays_in_the_homes_language(
    hass: HomeAssistant, small_home: SmallHome, ask: Ask
) -> None:
    answer = await ask("action", action="run_scenario", data={"scenario": "power_outage", "name": "Dark"}, speak=GERMAN)
    assert "Strom" in answer["response"]["summary"], answer["response"]["summary"]
    ended = next(record for record in small_home.home.events.recent() if record.kind == "scenario_ended")
    assert "Strom" not in ended.data["summary"]
    last = small_home.home.scenarios.last
    assert last is not None
    assert last["summary"] == ended.data["summary"]


async def test_a_kept_answer_says_which_language_it_is_in(ask: Ask) -> None:
    run = {"action": "run_scenario", "data": {"scenario": "power_outage"}}
    answer = (await ask("action", **run, speak=GERMAN))["response"]
    asked = {"action": "get_scenario_result", "data": {"scenario_id": answer["scenario_id"]}}
    again = (await ask("action", **asked))["response"]["result"]
    assert (again["language"], again["summary"]) == ("de", answer["summary"])
    assert (await ask("action", **run))["response"]["language"] == "en"


async def test_an_error_is_told_in_the_language_too(client: MockHAClientWebSocket, small_home: SmallHome) -> None:
    wrong = {"changes": [{"twin": "light.nowhere", "set": {"on": True}}]}
    await client.send_json_auto_id(
        {"type": "digital_twin/action", "action": "run_scenario", "data": wrong, "speak": GERMAN}
    )
    error = (await client.receive_json())["error"]
    assert error["translation_key"] == "scenario_refused"
    assert "gibt es in Home Assistant nicht" in error["translation_placeholders"]["problems"], error


async def test_an_action_there_is_not_and_one_that_says_nothing(ask: Ask) -> None:
    assert await ask("action", action="blow_up") == "not_found"
    assert await ask("action") == "invalid_format"
    assert await ask("action", action="predict", data={}, speak={"language": "../de"}) == "invalid_format"
    assert await ask("overview/subscribe", speak={}) == "invalid_format"


@pytest.mark.usefixtures("only_the_lamp")
async def test_an_action_has_the_rights_of_whoever_asks(ask: Ask, hass_admin_user: MockUser) -> None:
    assert await ask("action", action="predict", data={"entity_id": RADIATOR}) == "unauthorized"
    assert (await ask("action", action="predict", data={"entity_id": LAMP}))["response"]


@pytest.mark.parametrize(
    ("language", "title", "opens"),
    [
        ("de", "Freigabe nötig", "Geöffnet"),
        ("en-GB", "Approval needed", "Open"),
        ("pt-BR", "Approval needed", "Aberto"),
    ],
)
async def test_what_all_read_is_in_the_language_that_the_home_was_given_just_now(
    hass: HomeAssistant, small_home: SmallHome, language: str, title: str, opens: str
) -> None:
    """Regional languages, too, have the texts of theirs: the home's are those of the language without its country."""
    assert await async_setup_component(hass, "binary_sensor", {})
    hass.states.async_set("binary_sensor.door", "on", {"device_class": "door"})
    await hass.config.async_update(language=language)
    told = async_cached_speaker(hass).say(Message("approval_notice_title"))
    assert "approval_notice_title" not in told, "until the new texts are there, the old ones speak"
    await hass.async_block_till_done()
    told = async_cached_speaker(hass).say(Message("approval_notice_title"))
    assert told.startswith(title)
    assert entity_word(hass, "binary_sensor.door", "on") == opens
