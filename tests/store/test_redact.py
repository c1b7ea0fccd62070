"""Codes, passwords and tokens stay out, by the names they go under."""

import pytest

from custom_components.digital_twin.store.redact import REDACTED, is_secret, redacted, redacted_text


@pytest.mark.parametrize(
    "key",
    ["code", "alarm_code", "userCode", "PIN", "pin_code", "wifiPassword", "access_token", "accessToken", "apiKey",
     "api_key", "client-secret", "Authorization", "passphrase", "usercode", "private_key", "tokens"],
)  # fmt: skip
def test_what_is_secret(key: str) -> None:
    assert is_secret(key)


@pytest.mark.parametrize(
    "key",
    ["on", "brightness", "encoder", "opinion", "spin", "pinned", "tokenised", "key", "keyboard", "barcode", "api"],
)
def test_what_is_not(key: str) -> None:
    assert not is_secret(key)


def test_nothing_secret_is_left_at_any_depth_and_nothing_else_is_lost() -> None:
    given = {
        "entity_id": "lock.door",
        "code": "1234",
        "data": [{"pin": 4321, "on": True}, ("a", {"token": {"deep": "x"}})],
        "password": None,
        "secret": "",
        5: "five",
    }
    assert redacted(given) == {
        "entity_id": "lock.door",
        "code": REDACTED,
        "data": [{"pin": REDACTED, "on": True}, ["a", {"token": REDACTED}]],
        "password": None,
        "secret": "",
        5: "five",
    }
    assert given["code"] == "1234"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("postgresql://anna:hunter2@host/db", "postgresql://anna:***@host/db"),
        ("cannot reach mysql+pymysql://a:p@ss@host:3306/db?x=1", "cannot reach mysql+pymysql://a:***@host:3306/db?x=1"),
        ("postgresql://host/db?user=a&password=hunter2&x=1", "postgresql://host/db?user=a&password=***&x=1"),
        ("sqlite:////config/digital_twin.db", "sqlite:////config/digital_twin.db"),
        ("login with hunter2 failed", "login with *** failed"),
    ],
)
def test_texts_lose_passwords(text: str, expected: str) -> None:
    assert redacted_text(text, "hunter2", None, "") == expected
