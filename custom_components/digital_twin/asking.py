"""Questions to the worker on behalf of a caller, who gets a translated error when there is no answer."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from homeassistant.exceptions import HomeAssistantError

from .const import DOMAIN, LOGGER
from .worker.errors import WorkerError, WorkerTimeoutError

if TYPE_CHECKING:
    from .manager import Home


async def async_ask(
    home: Home,
    job: str,
    request: object,
    *,
    timeout: float,  # noqa: ASYNC109 -- the worker's own
    told: Callable[[float], None] | None = None,
) -> Any:
    """Return the worker's answer; told hears how far it is. Raises HomeAssistantError when it fails or is too long."""
    try:
        return await home.worker.run(job, request, timeout=timeout, told=told)
    except WorkerError as err:
        raise no_answer(err) from err


def no_model_answer(err: WorkerTimeoutError, name: str) -> HomeAssistantError:
    """Return the error for a caller who asked one twin, by its name, and had to wait too long."""
    LOGGER.warning("%s: its model gave no answer in time: %s", name, err)
    return HomeAssistantError(
        translation_domain=DOMAIN, translation_key="model_no_answer", translation_placeholders={"name": name}
    )


def no_answer(err: WorkerError) -> HomeAssistantError:
    """Return the error for a caller, and log what the calculation said."""
    LOGGER.warning("A calculation for an action failed: %s", err)
    key = "calculation_too_long" if isinstance(err, WorkerTimeoutError) else "calculation_failed"
    return HomeAssistantError(
        translation_domain=DOMAIN, translation_key=key, translation_placeholders={"reason": str(err)[:200]}
    )
