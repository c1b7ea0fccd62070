"""Speaking to a server as its frontend does: login, REST and websocket."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any, Self

import aiohttp

from .errors import HarnessError

Message = dict[str, Any]
ANSWERS_WITHIN = 120.0


class Client:
    """A signed-in user's connection: REST calls, and one websocket for commands and subscriptions."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.client_id = f"{url}/"
        self.token = ""
        self._session = aiohttp.ClientSession()
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self._last_id = 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._events: dict[int, Callable[[Any], None]] = {}

    async def __aenter__(self) -> Self:
        """Give the client itself; the way out closes it."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close all connections."""
        await self.close()

    async def close(self) -> None:
        """Close all connections."""
        if self._reader is not None:
            self._reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader
        if self._socket is not None:
            await self._socket.close()
        await self._session.close()

    async def request(self, method: str, path: str, **kwargs: Any) -> Any:
        """Make one HTTP request below the server's address; give the decoded JSON answer."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        async with self._session.request(method, f"{self.url}{path}", headers=headers, **kwargs) as response:
            if response.status >= 400:
                raise HarnessError(f"{method} {path} answered {response.status}: {await response.text()}")
            return await response.json()

    async def status(self, path: str) -> int:
        """Give the HTTP status an address answers with."""
        async with self._session.get(f"{self.url}{path}") as response:
            return response.status

    async def sign_in(self, username: str, password: str) -> None:
        """Sign in through the login flow of the built-in users."""
        flow = await self.request(
            "POST",
            "/auth/login_flow",
            json={
                "client_id": self.client_id,
                "handler": ["homeassistant", None],
                "redirect_uri": f"{self.url}/?auth_callback=1",
            },
        )
        step = await self.request(
            "POST",
            f"/auth/login_flow/{flow['flow_id']}",
            json={"client_id": self.client_id, "username": username, "password": password},
        )
        if step["type"] != "create_entry":
            raise HarnessError(f"the server refused the user {username}: {step.get('errors')}")
        await self.redeem(step["result"])

    async def redeem(self, code: str) -> None:
        """Change an authorisation code into a token and open the websocket with it."""
        answer = await self.request(
            "POST",
            "/auth/token",
            data={"grant_type": "authorization_code", "code": code, "client_id": self.client_id},
        )
        self.token = answer["access_token"]
        self._socket = await self._session.ws_connect(f"{self.url}/api/websocket", max_msg_size=0)
        await self._socket.receive_json()
        await self._socket.send_json({"type": "auth", "access_token": self.token})
        greeting = await self._socket.receive_json()
        if greeting["type"] != "auth_ok":
            raise HarnessError(f"the websocket refused the token: {greeting}")
        self._reader = asyncio.create_task(self._read(self._socket))

    async def command(self, command: str, **fields: Any) -> Any:
        """Send a websocket command and give its result."""
        _, result = await self._send({"type": command, **fields}, None)
        return result

    @contextlib.asynccontextmanager
    async def subscription(self, command: str, **fields: Any) -> AsyncIterator[asyncio.Queue[Any]]:
        """Subscribe by a websocket command; its events arrive in the queue until the block ends."""
        queue: asyncio.Queue[Any] = asyncio.Queue()
        number, _ = await self._send({"type": command, **fields}, queue.put_nowait)
        try:
            yield queue
        finally:
            del self._events[number]
            await self.command("unsubscribe_events", subscription=number)

    async def action(
        self,
        name: str,
        data: Message | None = None,
        *,
        target: Message | None = None,
        response: bool = False,
    ) -> Any:
        """Call a Home Assistant action (`light.turn_on`); give its response where one is asked for."""
        domain, service = name.split(".")
        fields: Message = {"domain": domain, "service": service, "service_data": data or {}}
        if target:
            fields["target"] = target
        if response:
            fields["return_response"] = True
        result = await self.command("call_service", **fields)
        return result["response"] if response else None

    async def states(self) -> dict[str, Message]:
        """Give all states by entity id."""
        return {state["entity_id"]: state for state in await self.command("get_states")}

    async def wait_for_state(
        self, entity_id: str, accept: Callable[[Message], bool], within: float = ANSWERS_WITHIN
    ) -> Message:
        """Wait until the entity has a state the caller accepts, and give it."""
        async with self.subscription("subscribe_events", event_type="state_changed") as events:
            state = (await self.states()).get(entity_id)
            try:
                async with asyncio.timeout(within):
                    while state is None or not accept(state):
                        event = await events.get()
                        if event["data"]["entity_id"] == entity_id:
                            state = event["data"]["new_state"]
            except TimeoutError:
                raise HarnessError(f"{entity_id} did not come to the awaited state; it is {state}") from None
            return state

    async def _send(self, message: Message, on_event: Callable[[Any], None] | None) -> tuple[int, Any]:
        if self._socket is None:
            raise HarnessError("sign in before sending commands")
        self._last_id += 1
        number = self._last_id
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        if on_event is not None:
            self._events[number] = on_event
        try:
            await self._socket.send_json({"id": number, **message})
            async with asyncio.timeout(ANSWERS_WITHIN):
                return number, await answer
        except TimeoutError:
            raise HarnessError(f"no answer to {message['type']} within {ANSWERS_WITHIN:.0f} s") from None
        finally:
            self._answers.pop(number, None)

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for raw in socket:
            message = raw.json()
            for part in message if isinstance(message, list) else [message]:
                self._dispatch(part)
        lost = HarnessError("the server closed the websocket")
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(lost)

    def _dispatch(self, message: Message) -> None:
        number = message["id"]
        if message["type"] == "event":
            if receive := self._events.get(number):
                receive(message["event"])
        elif (answer := self._answers.get(number)) is not None and not answer.done():
            if message.get("success", True):
                answer.set_result(message.get("result"))
            else:
                answer.set_exception(HarnessError(f"command refused: {message['error']}"))
