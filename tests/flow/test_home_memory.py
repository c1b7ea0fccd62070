"""The part of the home's form about the database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.data import HomeConfig
from custom_components.digital_twin.flow.memory import url_given
from custom_components.digital_twin.store.engine import without_password
from tests.common import async_add_home
from tests.flow.common import suggested
from tests.flow.test_home import ANSWERS, MEMORY, begin
from tests.store.postgres import Server as PostgresServer
from tests.store.throw_away import running


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    with running(PostgresServer) as one:
        yield one


async def reconfigure(hass: HomeAssistant, entry: ConfigEntry[Any]) -> Any:
    context: Any = {"source": SOURCE_RECONFIGURE, "entry_id": entry.entry_id}
    return await hass.config_entries.flow.async_init(DOMAIN, context=context)


async def submit(hass: HomeAssistant, flow: Any, **memory: Any) -> Any:
    return await hass.config_entries.flow.async_configure(flow["flow_id"], ANSWERS | {"memory": MEMORY | memory})


async def test_a_home_uses_a_file_of_its_own_unless_told_otherwise(hass: HomeAssistant) -> None:
    result = await submit(hass, await begin(hass))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    entry = result["result"]
    assert "db_url" not in entry.data
    await hass.async_block_till_done()
    status = entry.runtime_data.database.status
    assert (status.backend, status.available, status.encrypted) == ("sqlite", True, False)


@pytest.mark.parametrize(
    ("url", "error", "reason"),
    [
        ("nonsense", "db_url_invalid", "not a database URL"),
        ("oracle://a:hunter2@host/db", "db_url_invalid", "no support for oracle"),
        ("sqlite://", "db_url_invalid", "a SQLite URL without a file"),
        ("postgresql://a:hunter2@host", "db_url_invalid", "a URL without the name of the database"),
        ("mysql+mysqldb://a:hunter2@host/db", "db_driver_missing", "mysqldb"),
        ("postgresql+pg8000://a:hunter2@host/db", "db_driver_missing", "pg8000"),
        ("postgresql://a:hunter2@/db?host=/no/such/folder", "db_unreachable", "/no/such/folder"),
        ("sqlite:////no/such/folder/twins.db", "db_unreachable", "the folder does not exist"),
    ],
)
async def test_a_database_that_cannot_be_used_is_told_in_the_form(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, url: str, error: str, reason: str
) -> None:
    flow = await begin(hass)
    result = await submit(hass, flow, db_url=url)
    assert (result["type"], result["errors"]) == (FlowResultType.FORM, {"base": error})
    assert reason in result["description_placeholders"]["reason"]
    assert "hunter2" not in f"{result['description_placeholders']}{caplog.text}"
    assert suggested(result)["memory"]["db_url"] == url
    result = await submit(hass, flow)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_a_home_on_a_real_server_never_shows_its_password(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, server: PostgresServer
) -> None:
    url = server.create("home")
    result = await submit(hass, await begin(hass), db_url=url, keep_days=30, max_size=50)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    entry = result["result"]
    await hass.async_block_till_done()
    assert entry.runtime_data.database.available
    config = HomeConfig.from_entry(entry)
    assert (config.db_url, config.keep_days, config.max_size) == (url, 30, 50)
    assert "hunter2" not in f"{config}{entry.title}"
    flow = await reconfigure(hass, entry)
    shown = suggested(flow)["memory"]
    assert shown == {"keep_days": 30, "max_size": 50, "encrypt": False, "db_url": without_password(url)}
    assert "hunter2" not in shown["db_url"]
    result = await submit(hass, flow, **shown)
    assert result["reason"] == "reconfigure_successful"
    assert entry.data["db_url"] == url
    await hass.async_block_till_done()
    assert entry.runtime_data.database.available
    flow = await reconfigure(hass, entry)
    result = await submit(hass, flow, db_url=shown["db_url"].replace("/home?", "/nowhere?"))
    assert result["errors"] == {"base": "db_unreachable"}
    assert 'database "nowhere" does not exist' in result["description_placeholders"]["reason"]
    assert "hunter2" not in caplog.text
    hass.config_entries.flow.async_abort(flow["flow_id"])


async def test_a_database_that_is_away_does_not_hinder_other_changes(hass: HomeAssistant, tmp_path: Path) -> None:
    entry = await async_add_home(hass, db_url=f"sqlite:///{tmp_path}/away/twins.db")
    assert not entry.runtime_data.database.available
    flow = await reconfigure(hass, entry)
    result = await submit(hass, flow, **suggested(flow)["memory"])
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert entry.title == ANSWERS["name"]


async def test_encryption_is_switched_on_its_key_changed_and_switched_off(hass: HomeAssistant) -> None:
    result = await submit(hass, await begin(hass), encrypt=True)
    entry = result["result"]
    for answers, number in (
        ({"encrypt": True}, 1),
        ({"encrypt": True, "new_key": True}, 2),
        ({"encrypt": True, "new_key": False}, 2),
        ({"encrypt": False}, None),
        ({"encrypt": True}, 1),
    ):
        await hass.async_block_till_done()
        flow = await reconfigure(hass, entry)
        assert suggested(flow)["memory"]["encrypt"] is ("key_number" in entry.data)
        result = await submit(hass, flow, **answers)
        assert result["reason"] == "reconfigure_successful"
        assert entry.data.get("key_number") == number
    await hass.async_block_till_done()
    assert entry.runtime_data.database.status.encrypted


@pytest.mark.parametrize(
    ("given", "before", "expected"),
    [
        ("", "postgresql://a:b@h/d", None),
        ("postgresql://a:***@h/d", "postgresql://a:b@h/d", "postgresql://a:b@h/d"),
        ("postgresql://a:***@h/other", "postgresql://a:b@h/d", "postgresql://a:b@h/other"),
        ("postgresql://a:c@h/d", "postgresql://a:b@h/d", "postgresql://a:c@h/d"),
        ("postgresql://a:***@h/d", None, "postgresql://a:***@h/d"),
        (" nonsense ", "postgresql://a:b@h/d", "nonsense"),
    ],
)
def test_a_password_left_hidden_is_the_one_there_was(given: str, before: str | None, expected: str | None) -> None:
    assert url_given({"db_url": given}, {"db_url": before}) == expected
