"""export_twin and import_twin: a twin as a document, there and back, and everything that is refused."""

import json
from dataclasses import replace
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.yaml import dump, parse_yaml

from custom_components.digital_twin.core.learning.document import NotPortableError
from custom_components.digital_twin.core.learning.portable import exported, imported, is_foreign
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned, Trust, TwinSpec
from custom_components.digital_twin.learned_store import Kept
from custom_components.digital_twin.portable_twin import _digest
from tests.common import add_device, add_entity, async_add_entry, twin_entry

from .conftest import FRIDGE, LAMP, LOCK, SmallHome

HALL = "light.hall_lamp"
LEARNED = Learned(
    kind="light",
    structure="switching",
    parameters={"transition": Estimate(1.5, 0.1, True)},
    days=10.0,
    samples=5000,
    learned_at=1.7e9,
    trust=Trust.TRUSTED,
)


@pytest.fixture
async def known(hass: HomeAssistant, small_home: SmallHome) -> SmallHome:
    """Give a home whose lamp was learned and has a past."""
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    await small_home.home.store.async_save(twin.entry.entry_id, Kept(learned=LEARNED))
    twin.async_learned(LEARNED)
    for state in ("on", "off"):
        hass.states.async_set(LAMP, state, {"friendly_name": "Kitchen lamp"})
        await hass.async_block_till_done()
    return small_home


async def document_of(small_home: SmallHome, entity_id: str = LAMP, **data: Any) -> dict[str, Any]:
    """Export a twin."""
    answer = await small_home.call("export_twin", entity_id=entity_id, **data)
    document: dict[str, Any] = answer["twins"][entity_id]["document"]
    return document


def signed(document: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Give a document with changes, and a checksum that fits them."""
    changed = {**document, **changes}
    del changed["checksum"]
    return {**changed, "checksum": _digest(changed)}


async def test_a_document_says_everything_and_survives_json_and_yaml(known: SmallHome) -> None:
    document = await document_of(known)
    assert (document["format"], document["version"]) == ("digital_twin.twin", 1)
    assert document["device"]["kind"] == "light"
    assert document["state"]["values"]["on"] is False
    assert [shot["values"]["on"] for shot in document["snapshots"]] == [False, True]
    assert document["model"]["learned"]["parameters"]["transition"]["value"] == 1.5
    for text in (json.loads(json.dumps(document)), parse_yaml(dump(document))):
        assert (await known.call("import_twin", entity_id=LAMP, document=text))["snapshots"] == 0


def test_the_course_of_the_last_weeks_neither_goes_out_nor_comes_in() -> None:
    """A document made by hand may hold it all the same."""
    own = replace(LEARNED, memory=b"our days", tables={"present": (1.0, 2.0), "valve_curve": (1.5,)})
    spec = TwinSpec(twin_id="lamp", name="lamp", kind="light", fidelity=Fidelity.ADVANCED, channels={})
    document = exported(spec, own)
    assert document["learned"]["memory"] == ""
    assert document["learned"]["tables"] == {"valve_curve": (1.5,)}
    foreign = imported({**document, "learned": own.as_dict()}, spec, 2e9)
    assert (foreign.memory, dict(foreign.tables)) == (b"", {"valve_curve": (1.5,)})
    assert foreign.parameters == own.parameters


def test_a_twins_own_export_takes_nothing_from_it() -> None:
    own = replace(LEARNED, memory=b"our days", tables={"present": (1.0, 2.0), "curve": (0.1, 0.2)})
    spec = TwinSpec(twin_id="lamp", name="lamp", kind="light", fidelity=Fidelity.ADVANCED, channels={})
    document = json.loads(json.dumps(exported(spec, own)))
    assert imported(document, spec, 2e9, own=own) == own
    # Edited, or of a twin that has learned on since, it earns its trust anew.
    other = replace(own, tables={**own.tables, "curve": (0.1, 0.3)})
    again = imported(document, spec, 2e9, own=other)
    assert (again.memory, again.trust) == (b"", Trust.OBSERVING)
    assert again.report[0].id == "learned_taken_back"
    assert not is_foreign(again)
    kept = replace(other, tables={**other.tables, "horizons": (3600.0,)})
    assert imported(document, spec, 2e9, own=kept).memory == b"", "it would be read by horizons that there are not"


def test_another_twins_export_is_said_to_be_one_unless_it_stands_for_the_same_device() -> None:
    spec = TwinSpec(twin_id="lamp", name="lamp", kind="light", fidelity=Fidelity.ADVANCED, channels={})
    document = exported(replace(spec, twin_id="other"), LEARNED)
    assert "other" not in str(document)
    brought = imported(document, spec, 2e9)
    assert (brought.report[0].id, is_foreign(brought)) == ("learned_imported", True)
    again = imported(document, spec, 2e9, same_device=True)
    assert (again.report[0].id, is_foreign(again)) == ("learned_taken_back", False)
    # What it had from elsewhere before it was exported stays that.
    passed_on = imported(exported(spec, brought), spec, 2e9)
    assert is_foreign(passed_on)


@pytest.mark.parametrize(
    "message",
    [
        {"id": "learned_history", "params": {"days": {}, "samples": 5}},
        {"id": "learned_history", "params": {"days": 10.0, "samples": [5]}},
        {"id": "learned_history", "params": {"days": 10.0, "samples": None}},
        {"id": "learned_history", "params": [10.0, 5]},
        {"id": ["learned_history"], "params": {}},
    ],
)
def test_what_no_sentence_can_be_made_of_is_refused(message: dict[str, Any]) -> None:
    spec = TwinSpec(twin_id="lamp", name="lamp", kind="light", fidelity=Fidelity.ADVANCED, channels={})
    document = exported(spec, LEARNED)
    with pytest.raises(NotPortableError) as refused:
        imported({**document, "learned": {**document["learned"], "report": [message]}}, spec, 2e9)
    assert (refused.value.key, refused.value.params["part"]) == ("import_damaged", "learned.report")


async def test_no_snapshots_if_none_are_wanted(known: SmallHome) -> None:
    assert (await document_of(known, snapshots=0))["snapshots"] == []
    assert len((await document_of(known, snapshots=1))["snapshots"]) == 1


async def test_it_comes_back_after_it_was_lost(hass: HomeAssistant, known: SmallHome) -> None:
    document = signed(await document_of(known), settings={"rated_power": 12.0}, fidelity="basic")
    twin = known.home.twin_of_entity(LAMP)
    assert twin is not None
    await known.call("reset_learning", entity_id=LAMP)
    await known.call("purge", entity_id=LAMP, keep_days=0)
    answer = await known.call("import_twin", entity_id=LAMP, document=document)
    await hass.async_block_till_done()
    assert (answer["snapshots"], answer["model"], answer["same_device"], answer["settings_changed"]) == (
        2, True, True, True,
    )  # fmt: skip
    twin = known.home.twin_of_entity(LAMP)
    assert twin is not None
    assert twin.learned is not None
    assert twin.learned.parameters["transition"].value == 1.5
    assert twin.learned.trust is Trust.OBSERVING
    assert (twin.config.settings, twin.config.fidelity) == ({"rated_power": 12.0}, Fidelity.BASIC)
    history = (await known.call("get_history", entity_id=LAMP))["twins"][LAMP]["snapshots"]
    assert {shot["reason"] for shot in history} >= {"change", "before_import"}
    assert all(shot["intact"] for shot in history)
    assert {shot["snapshot_id"] for shot in history} >= {shot["snapshot_id"] for shot in document["snapshots"]}


async def test_another_device_is_refused_unless_meant(hass: HomeAssistant, known: SmallHome) -> None:
    device = add_device(hass, "Hall lamp", area="Hallway")
    entry = add_entity(hass, HALL, device=device, state="off", attributes={"friendly_name": "Hall lamp"})
    await async_add_entry(hass, twin_entry("light", entry.id, name="Hall lamp", device_id=device.id))
    document = await document_of(known)
    with pytest.raises(ServiceValidationError) as raised:
        await known.call("import_twin", entity_id=HALL, document=document)
    assert raised.value.translation_key == "import_other_device"
    answer = await known.call("import_twin", entity_id=HALL, document=document, another_device=True)
    assert (answer["snapshots"], answer["same_device"]) == (2, False)
    shots = (await known.call("get_history", entity_id=HALL))["twins"][HALL]["snapshots"]
    imported = [shot for shot in shots if shot["source"] == "import" and shot["reason"] == "change"]
    assert len(imported) == 2
    assert {shot["snapshot_id"] for shot in imported}.isdisjoint(item["snapshot_id"] for item in document["snapshots"])


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"format": "something"}, "import_not_a_twin"),
        ({"version": 2}, "import_version"),
        ({"version": True}, "import_version"),
        ({"device": {"key": "k", "kind": "lock"}}, "import_other_kind"),
        ({"device": "lamp"}, "import_damaged"),
        ({"fidelity": "perfect"}, "import_damaged"),
        ({"settings": {"rated_power": [1]}}, "import_damaged"),
        ({"model": {"format": "digital_twin.model"}}, "import_version"),
        ({"snapshots": {}}, "import_damaged"),
        ({"snapshots": [{}]}, "import_damaged"),
        ({"snapshots": [{}] * 501}, "import_damaged"),
    ],
)
async def test_a_document_that_is_none_changes_nothing(known: SmallHome, changes: dict[str, Any], key: str) -> None:
    twin = known.home.twin_of_entity(LAMP)
    assert twin is not None
    before = (twin.learned, twin.config, twin.history.taken)
    document = signed(await document_of(known), **changes)
    with pytest.raises(ServiceValidationError) as raised:
        await known.call("import_twin", entity_id=LAMP, document=document)
    assert raised.value.translation_key == key
    assert raised.value.translation_placeholders is not None
    assert raised.value.translation_placeholders["field"] == "document"
    assert (twin.learned, twin.config, twin.history.taken) == before


@pytest.mark.parametrize(
    "change",
    [
        {"values": {"brightness": 1000.0}},
        {"values": {"on": "perhaps"}},
        {"at": 9e9},
        {"at": float("nan")},
        {"source": "nobody"},
        {"changed": {"on": "noon"}},
        {"snapshot_id": ""},
    ],
)
async def test_a_snapshot_that_cannot_be_is_refused(known: SmallHome, change: dict[str, Any]) -> None:
    document = await document_of(known)
    damaged = signed(document, snapshots=[{**document["snapshots"][0], **change}])
    with pytest.raises(ServiceValidationError) as raised:
        await known.call("import_twin", entity_id=LAMP, document=damaged)
    assert raised.value.translation_key == "import_damaged"


async def test_what_was_changed_by_hand_is_noticed(known: SmallHome) -> None:
    document = await document_of(known)
    with pytest.raises(ServiceValidationError) as raised:
        await known.call("import_twin", entity_id=LAMP, document={**document, "name": "Another"})
    assert raised.value.translation_key == "import_damaged"


@pytest.mark.parametrize(
    ("action", "data", "key"),
    [
        ("import_twin", {"entity_id": LAMP}, "missing_field"),
        ("import_twin", {"entity_id": LAMP, "document": "text"}, "import_not_a_twin"),
        ("import_twin", {"entity_id": [LAMP, LOCK], "document": {}}, "just_one_twin"),
        ("export_twin", {}, "missing_target"),
        ("export_twin", {"entity_id": FRIDGE, "snapshots": 501}, "invalid_snapshots"),
    ],
)
async def test_bad_input_is_named(known: SmallHome, action: str, data: dict[str, Any], key: str) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await known.call(action, **data)
    assert raised.value.translation_key == key


def test_what_months_told_of_a_home_stays_there() -> None:
    spec = TwinSpec(twin_id="a", name="a", kind="light", fidelity=Fidelity.EXPERT, channels={})
    tables = {
        "months_since": (1.7e9,),
        "months_read": (1.7e9,),
        "months_room": (20.0, 0.1, 0.0, 1.0, 9.0),
        "usual": (1.0,),
    }
    document = exported(spec, replace(LEARNED, tables=tables))
    assert imported(document, spec, 1.7e9).tables == {"usual": (1.0,)}
    assert imported({**document, "learned": {**document["learned"], "tables": tables}}, spec, 1.7e9).tables == {
        "usual": (1.0,)
    }
