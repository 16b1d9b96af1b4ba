"""Serves the page with a meeting's changing code, for the screen in the room."""

import asyncio
import hmac
import json
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from html import escape
from importlib.resources import files

import segno
from aiohttp import web
from sqlalchemy.orm import Session

from bot.web import not_found
from data.models import Branch, Meeting
from data.queries import signin as entries
from data.queries.signin import Counts
from data.store import Store
from handlers.shared.buttons import link
from handlers.shared.texts import Texts, texts_in
from handlers.signin.onsite import rules
from handlers.signin.onsite.service import page_key

SVG_SCALE = 10


class CodePage:
    """Serves `/code/<meeting>-<key>` and the same with `.json`; everything else is not found."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self.store = store
        self.now = now
        self.page = files("bot").joinpath("codepage.html").read_text("utf-8")
        self.policy = (
            f"default-src 'none'; connect-src 'self'; script-src {_hash(self.page, 'script')}; "
            f"style-src {_hash(self.page, 'style')}; frame-ancestors 'none'; base-uri 'none'"
        )

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answers with the page, or with the present code as JSON for it."""
        name = request.path.rpartition("/")[2]
        wanted, _, key = name.removesuffix(".json").partition("-")
        if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 18):
            return not_found()
        facts = await self.store.read(lambda s: self._facts(s, int(wanted), key))
        if facts is None:
            return not_found()
        headers = {"Cache-Control": "no-store", "Content-Security-Policy": self.policy}
        if name.endswith(".json"):
            facts["qr"] = await asyncio.to_thread(_svg, facts.pop("link"))
            return web.Response(
                text=json.dumps(facts), content_type="application/json", headers=headers
            )
        page = self.page.replace("{title}", escape(facts["title"]))
        for name in ("hint", "over", "present"):
            page = page.replace(f"{{{name}}}", escape(facts[name]))
        return web.Response(text=page, content_type="text/html", headers=headers)

    def _facts(self, session: Session, meeting_id: int, key: str) -> dict[str, str] | None:
        meeting = session.get(Meeting, meeting_id)
        if meeting is None or meeting.secret is None:
            return None
        if not hmac.compare_digest(key.encode(), page_key(meeting).encode()):
            return None
        branch = session.get_one(Branch, meeting.branch_id)
        texts = texts_in(branch.language)
        now = self.now()
        code = rules.code_at(meeting.secret, now)
        kind = texts.plain(f"kind-{meeting.kind}")
        held = meeting.state == "open"
        return {
            "title": f"{kind} · {meeting.topic}" if meeting.topic else kind,
            "hint": texts.plain("code-hint"),
            "present": _present(texts, entries.counts(session, meeting.id)),
            "over": texts.plain("code-over"),
            "code": code if held else "",
            "link": link(branch.bot_id, "c", meeting.id, code) if held else "",
            "left": str(int((rules.next_code_at(now) - now).total_seconds())),
        }


def _present(texts: Texts, numbers: Counts) -> str:
    """Says how many of those expected are there; of a branch without a roster, how many."""
    if not numbers.expected:
        return texts.plain("code-present-bare", present=numbers.observing)
    return texts.plain("code-present", present=numbers.present, expected=numbers.expected)


def _hash(page: str, tag: str) -> str:
    """Returns the source of a policy that allows this script or style alone."""
    inner = page.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
    return f"'sha256-{b64encode(sha256(inner.encode()).digest()).decode()}'"


def _svg(address: str) -> str:
    if not address:
        return ""
    return segno.make(address, error="m").svg_inline(scale=SVG_SCALE, border=2, omitsize=True)
