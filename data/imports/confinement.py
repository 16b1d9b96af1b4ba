"""Confines this process before it reads a file: no network, no writing, no children, no files but
its libraries.

Three layers, each where the system has it: limits that POSIX knows, Landlock for what may be
opened, and a seccomp filter for what else a process can ask of the kernel. Sources: landlock(7),
seccomp(2), linux/landlock.h, linux/filter.h, and the kernel's tables of system calls.
"""

import contextlib
import ctypes
import os
import platform
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

_NO_NEW_PRIVILEGES = 38
_SET_SECCOMP, _FILTERED = 22, 2
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION, _BENEATH = 1, 1
_READ = 0b1100
"""Landlock's rights to read a file and to list a folder."""
_HANDLED = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights to files each version of Landlock knows."""
_SYSTEM = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/usr/share/zoneinfo",
    "/etc/ld.so.cache",
    "/dev/null",
    "/dev/urandom",
)
_PACKAGES = ("site-packages", "dist-packages")
_NEWEST = 424
"""The first number that all machines share; what is newer is not needed, and libraries do without
it where the kernel says so."""
_REFUSED = {
    "x86_64": """
        41 42 43 44 45 46 49 50 53 288  56 57 58 59 322  101 310 311 62 200 234
        165 166 155 161 272 308  321 298 323 248 249 250 175 313 176 246 169 135  160 302
        85 87 263 82 264 316 83 258 84 86 265 88 266 90 91 268 92 93 94 260 76 77 133 259
        132 235 261 280 188 189 190 197 198 199 319  29 68 64 240""",
    "aarch64": """
        198 199 200 201 202 203 206 207 211 242  220 221 281  117 270 271 129 130 131
        40 39 41 51 97 268  280 241 282 217 218 219 105 273 106 104 142 92  164 261
        35 38 276 34 37 36 52 53 54 55 45 46 33 88 5 6 7 14 15 16 279  194 186 190 180""",
}
"""System calls: sockets · new processes and threads · reaching into and signalling others · mounts
and namespaces · the kernel's own (bpf, performance, page faults, keys, modules, restarts,
personality) · limits · what changes a file, its name or its rights · memory and queues that are
shared."""
_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_OPENING = {"x86_64": {2: 24, 257: 32}, "aarch64": {56: 32}}
"""open and openat, with the place of their flags among a call's data."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_LOAD, _EQUAL, _AT_LEAST, _ANY_OF, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_NOT_PERMITTED, _UNKNOWN_CALL = 1, 38


def confine(root: Path, memory: int, seconds: int) -> list[str]:
    """Confines this process for good; `memory` in bytes, `seconds` of processor time.

    Returns what the system does not have: "memory", "processor", "landlock", "seccomp".
    """
    missing = _limit(memory, seconds)
    if not _landlock(_readable(root)):
        missing.append("landlock")
    if not _seccomp():
        missing.append("seccomp")
    return missing


def _limit(memory: int, seconds: int) -> list[str]:
    try:
        import resource
    except ImportError:
        return ["memory", "processor"]
    missing = []
    wanted = {
        "RLIMIT_AS": memory,
        "RLIMIT_CPU": seconds,
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_NOFILE": 64,
    }
    for name, value in wanted.items():
        try:
            what = getattr(resource, name)
            hard = resource.getrlimit(what)[1]
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(what, (most, most))
        except (AttributeError, ValueError, OSError):
            # macOS, for one, does not limit a process's memory.
            missing += {"RLIMIT_AS": ["memory"], "RLIMIT_CPU": ["processor"]}.get(name, [])
    return missing


def _readable(root: Path) -> Iterable[str]:
    """Returns the places of the interpreter, its libraries and our own modules."""
    bases = {sys.prefix, sys.base_prefix, sys.exec_prefix}
    yield from (str(Path(base) / name) for base in bases for name in ("lib", "lib64"))
    yield from (sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    yield from (entry for entry in sys.path if Path(entry).name in _PACKAGES)
    yield str(root / "data")
    yield from _SYSTEM


def _landlock(readable: Iterable[str]) -> bool:
    """Lets these files and folders be read, and nothing else be opened; no TCP, no signals to
    others."""
    if not sys.platform.startswith("linux"):
        return False
    call = ctypes.CDLL(None, use_errno=True).syscall
    call.restype = ctypes.c_long
    version = call(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION))
    if version < 1:
        return False
    rights = (1 << _HANDLED[min(version, max(_HANDLED))]) - 1
    about = struct.pack("QQQ", rights, 0b11, 0b11)[
        : 8 if version < 4 else 16 if version < 6 else 24
    ]
    rules = call(_CREATE_RULESET, about, ctypes.c_size_t(len(about)), ctypes.c_uint32(0))
    if rules < 0:
        return False
    for place in dict.fromkeys(readable):
        with contextlib.suppress(OSError):
            beneath = os.open(place, os.O_PATH | os.O_CLOEXEC)
            allowed = _READ if Path(place).is_dir() else _READ & 0b100
            rule = struct.pack("=Qi", allowed, beneath)
            call(_ADD_RULE, ctypes.c_int(rules), ctypes.c_int(_BENEATH), rule, ctypes.c_uint32(0))
            os.close(beneath)
    _without_new_privileges()
    done = call(_RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint32(0)) == 0
    os.close(rules)
    return bool(done)


def _seccomp() -> bool:
    """Refuses the calls that reach beyond this process."""
    if not sys.platform.startswith("linux") or platform.machine() not in _MACHINES:
        return False
    program = _program(platform.machine())
    code = ctypes.create_string_buffer(program, len(program))
    about = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    _without_new_privileges()
    call = ctypes.CDLL(None, use_errno=True).prctl
    return bool(call(_SET_SECCOMP, ctypes.c_ulong(_FILTERED), about, 0, 0) == 0)


def _without_new_privileges() -> None:
    ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def _program(machine: str) -> bytes:
    """Returns the filter: instructions of a code, two jumps and a value."""
    refuse = (_RETURN, 0, 0, _REFUSE | _NOT_PERMITTED)
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, _MACHINES[machine]),
        refuse,
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, _NEWEST),
        (_RETURN, 0, 0, _REFUSE | _UNKNOWN_CALL),
    ]
    for number in map(int, _REFUSED[machine].split()):
        steps += [(_EQUAL, 0, 1, number), refuse]
    for number, flags in _OPENING[machine].items():
        steps += [
            (_EQUAL, 0, 4, number),
            (_LOAD, 0, 0, flags),
            (_ANY_OF, 0, 1, _WRITES),
            refuse,
            (_RETURN, 0, 0, _ALLOW),
        ]
    steps.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("HBBI", *step) for step in steps)
