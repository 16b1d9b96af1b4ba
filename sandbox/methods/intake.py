"""Methods for updates: long polling and the webhook's settings."""

from __future__ import annotations

from typing import Any

from sandbox.methods.registry import Call, method
from sandbox.values import Json
from sandbox.webhook import Hook


@method("getUpdates", "offset:int limit:int timeout:int allowed_updates:json")
async def get_updates(call: Call) -> list[Json]:
    """Returns updates from an offset on; waits up to `timeout` seconds for one."""
    if "allowed_updates" in call.args:
        call.account.updates.allow(call.items("allowed_updates", "update types"))
    limit = call.get("limit", 100)
    limit = limit if 1 <= limit <= 100 else 100
    return await call.service.poller.poll(
        call.get("offset", 0), limit, min(max(call.get("timeout", 0), 0), 50)
    )


@method(
    "setWebhook",
    "url:str certificate:file ip_address:str max_connections:int allowed_updates:json "
    "drop_pending_updates:bool secret_token:str",
)
async def set_webhook(call: Call) -> Any:
    """Sets the webhook's URL; an empty one removes the webhook."""
    url = call.get("url", "")
    if not url:
        return await _remove(call)
    hook = Hook(
        url, call.get("secret_token", ""), call.get("max_connections", 40), call.get("ip_address")
    )
    hook.check()
    if "allowed_updates" in call.args:
        call.account.updates.allow(call.items("allowed_updates", "update types"))
    if call.get("drop_pending_updates"):
        call.account.updates.clear()
    await call.service.webhook.set(hook)
    call.service.poller.interrupt("setWebhook request")
    return True


@method("deleteWebhook", "drop_pending_updates:bool")
async def delete_webhook(call: Call) -> bool:
    """Removes the webhook, back to long polling."""
    return await _remove(call)


async def _remove(call: Call) -> bool:
    await call.service.webhook.set(None)
    if call.get("drop_pending_updates"):
        call.account.updates.clear()
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    """Returns a WebhookInfo."""
    return call.service.webhook.info()
