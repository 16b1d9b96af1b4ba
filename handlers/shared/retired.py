"""Codes of buttons and kinds of steps that older versions used and no handler takes any more.

Messages in chats still hold such buttons, and rows such steps. They are answered with the command
that begins anew; a code that was retired is never used for something else.
"""

from collections.abc import Mapping

_BUTTONS = {
    "plans": (
        "ck.k p.bk p.br p.c p.ch p.d p.dd p.e p.ga p.gb p.gd p.gg p.gk p.gl p.gp p.gs p.gt p.h "
        "p.hb p.hm p.k p.m p.n p.no p.nw p.o p.ok p.pd p.pm p.pn p.r p.sf p.w p.wd p.x "
        "qp.a qp.b qp.c qp.d qp.h qp.m qp.ok qp.s qp.t rc.m rc.ml rc.s rc.sl rc.st tp.ch tp.ck"
    ),
    "meeting": ("m.ag m.bk m.bo m.bp m.bs m.bt m.c m.d m.g m.k m.no m.ok m.p m.sk m.t m.x m.y"),
    "material": "mt.uc mt.ud mt.x",
    "topic": "tp.ak tp.ks tp.nb tp.zz",
    "speak": "ts.a ts.s ts.x",
    "settings": "b.qf b.qn b.qt b.zs b.ls",
    "roster": "aw.fm aw.n aw.u aw.um aw.x r.sd r.ss r.us r.xs",
    "bank": "be.ix be.um be.x",
    "contest": "cs.bm cs.bs cs.bt cs.bw cs.e cs.g cs.l cs.m cs.no cs.o cs.p cs.s cs.t cs.w",
    "minutes": "nf.w",
    "check": "cp.d cp.n",
    "hours": "po.c po.d po.h po.p po.s po.w po.x po.z",
}
_STEPS = {
    "plans": "plan plan-edit",
    "meeting": "meeting meeting-edit",
    "material": "material-typed",
    "topic": "topic-typed",
    "speak": "topic-speak",
    "settings": "branch",
    "roster": "away roster-typed",
    "bank": "bank-answers bank-photo",
    "contest": "contest",
    "hours": "outside",
    "minutes": "record-typed",
    "check": "check-talk",
}


def _by_name(by_command: Mapping[str, str]) -> dict[str, str]:
    return {name: command for command, names in by_command.items() for name in names.split()}


BUTTONS: Mapping[str, str] = _by_name(_BUTTONS)
"""Code of a button → the command that begins anew."""
STEPS: Mapping[str, str] = _by_name(_STEPS)
"""Kind of a step → the command that begins anew."""
