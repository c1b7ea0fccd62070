"""What the rehearsal process may not do, from the moment everything it needs is imported.

Three layers, each enough for most of it: the kernel's Landlock where there is one, an audit hook that refuses network,
subprocesses, foreign libraries and files outside a temporary folder, and resource limits.
"""

import os
import resource
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

ZONES: Final = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
READABLE_FILES: Final = (
    "/dev/null", "/dev/urandom", "/etc/localtime", "/proc/self/statm", "/proc/self/status", "/proc/meminfo"
)  # fmt: skip
LIBRARIES: Final = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_REFUSED: Final = (
    "ctypes.", "ftplib.", "http.client.", "imaplib.", "nntplib.", "poplib.", "pty.", "smtplib.", "socket.",
    "sqlite3.", "subprocess.", "telnetlib.", "urllib.", "webbrowser.", "winreg.",
)  # fmt: skip
_REFUSED_OS: Final = frozenset(
    {"os.exec", "os.fork", "os.forkpty", "os.kill", "os.killpg", "os.posix_spawn", "os.spawn", "os.startfile",
     "os.startfile/2", "os.system", "os.putenv", "os.unsetenv", "os.chdir", "os.fchdir"}
)  # fmt: skip
_CHANGING: Final = frozenset(
    {"os.chflags", "os.chmod", "os.chown", "os.link", "os.lockf", "os.mkdir", "os.mknod", "os.mkfifo", "os.remove",
     "os.removexattr", "os.rename", "os.rmdir", "os.setxattr", "os.symlink", "os.truncate", "os.utime",
     "shutil.chown", "shutil.copyfile", "shutil.copymode", "shutil.copystat", "shutil.copytree",
     "shutil.make_archive", "shutil.move", "shutil.rmtree", "shutil.unpack_archive", "tempfile.mkdtemp",
     "tempfile.mkstemp"}
)  # fmt: skip
_COPYING: Final = frozenset({"shutil.copyfile", "shutil.copymode", "shutil.copystat", "shutil.copytree"})
"""Of these the first path is only read, which shows in the files they open."""
_LISTING: Final = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk", "glob.glob", "glob.glob/2"})
_OWN_PIPE: Final = frozenset({"socket.__new__"})
"""An event loop wakes itself through a pair of local sockets, which connect to nothing else."""
_LOCAL: Final = 1  # AF_UNIX


class RefusedError(PermissionError):
    """The rehearsal asked for something outside its sandbox."""


class Hook:
    """The audit hook. It cannot be taken off again, and counts what it refused."""

    def __init__(self, folder: str, readable: Iterable[str]) -> None:
        """Take the temporary folder, and the folders and files that may be read."""
        self.refused: list[str] = []
        self._folder = folder
        self._readable = tuple(dict.fromkeys(os.path.realpath(path) for path in (*readable, folder)))

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Raise RefusedError for what is not allowed. Called by the interpreter for everything it audits."""
        if event == "open":
            self._open(arguments)
        elif event in _REFUSED_OS:
            self._refuse(event)
        elif event in _CHANGING:
            self._change(event, arguments)
        elif event in _LISTING:
            if not self._within(arguments[0] if arguments else None, self._readable):
                self._refuse(f"{event} {arguments[0]}")
        elif event.startswith(_REFUSED) and not (
            event in _OWN_PIPE and len(arguments) > 1 and arguments[1] in (_LOCAL, -1)
        ):
            self._refuse(event)

    def _open(self, arguments: tuple[Any, ...]) -> None:
        path, mode, flags = arguments
        if isinstance(path, int):
            return
        writing = any(letter in mode for letter in "wax+") if isinstance(mode, str) else bool(flags & WRITING)
        allowed = (self._folder,) if writing else self._readable
        if not self._within(path, allowed) and not (writing and os.fspath(path) == os.devnull):
            self._refuse(f"open {os.fspath(path)!s}")

    def _change(self, event: str, arguments: tuple[Any, ...]) -> None:
        paths = [argument for argument in arguments[:2] if isinstance(argument, str | bytes | os.PathLike)]
        if event in _COPYING:
            paths = paths[1:]
        if not paths or not all(self._within(path, (self._folder,)) for path in paths):
            self._refuse(f"{event} {paths}")

    def _within(self, path: Any, roots: tuple[str, ...]) -> bool:
        if path is None or isinstance(path, int):
            return False
        real = os.path.realpath(os.fsdecode(path))
        return any(real == root or real.startswith(root.rstrip("/") + "/") for root in roots)

    def _refuse(self, what: str) -> None:
        if len(self.refused) < 100:
            self.refused.append(what[:200])
        raise RefusedError(f"not allowed in a rehearsal: {what[:200]}")


def readable_roots(extra: Iterable[str] = ()) -> list[str]:
    """Return what must stay readable: Python, its packages, time zones, and extra."""
    roots = [sys.prefix, sys.base_prefix, *filter(None, sys.path), *ZONES, *READABLE_FILES, *extra]
    return [path for path in dict.fromkeys(os.path.realpath(root) for root in roots) if Path(path).exists()]


def close_doors(folder: str, readable: list[str]) -> tuple[Hook, int]:
    """Take every step back that this process can take; return the hook and the version of Landlock (0: none)."""
    _die_first()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))
    landlock = restrict_by_kernel(folder, [*readable, *LIBRARIES])
    sys.dont_write_bytecode = True
    hook = Hook(os.path.realpath(folder), readable)
    sys.addaudithook(hook)
    return hook, landlock


def limit_cpu(seconds: float) -> None:
    """Have the kernel end this process after so many more s of CPU time."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(usage.ru_utime + usage.ru_stime + seconds) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def memory() -> float:
    """Return the resident memory of this process in MiB."""
    pages = int(Path("/proc/self/statm").read_bytes().split()[1])
    return pages * resource.getpagesize() / (1 << 20)


def peak_memory() -> float:
    """Return the largest resident memory of this process so far, in MiB.

    Not getrusage's: that counts what the running home held when it forked.
    """
    return _status("VmHWM")


def limit_memory(mebibytes: float) -> None:
    """Have the kernel refuse memory for data beyond so many more MiB than are held now: Python raises MemoryError."""
    limit = int((_status("VmData") + mebibytes) * (1 << 20))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _status(name: str) -> float:
    """Return a figure that the kernel keeps of this process's memory, in MiB."""
    for line in Path("/proc/self/status").read_bytes().splitlines():
        key, _, rest = line.partition(b":")
        if key == name.encode():
            return int(rest.split()[0]) / 1024.0
    return memory()


def _die_first() -> None:
    """Let the kernel, short of memory, end this process before any other."""
    try:
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    except OSError as err:
        print(f"oom_score_adj stays as it is: {err}", file=sys.stderr)  # noqa: T201 -- the parent logs what stands here


_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_NO_NEW_PRIVILEGES: Final = 38
_PATH_BENEATH: Final = 1
_FILES: Final = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 4: 0x7FFF, 5: 0xFFFF}
"""The rights over files that each version of Landlock handles, from linux/landlock.h."""
_NETWORK: Final = 0b11
_READ: Final = 1 << 2 | 1 << 3
_READ_FILE: Final = 1 << 2
_FILE_RIGHTS: Final = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15


def restrict_by_kernel(folder: str, readable: list[str]) -> int:
    """Restrict this process by Landlock and return its version, 0 where the kernel has none."""
    import ctypes  # noqa: PLC0415 -- used once, before the hook refuses it for ever

    libc = ctypes.CDLL(None, use_errno=True)
    version = int(libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1)))
    if version < 1:
        return 0
    handled = _FILES[min(version, max(_FILES))]
    attributes = struct.pack("QQ", handled, _NETWORK if version >= 4 else 0)
    size = len(attributes) if version >= 4 else 8
    ruleset = int(libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(size), ctypes.c_uint32(0)))
    if ruleset < 0:
        return 0
    try:
        for path, rights in [*((path, _READ) for path in readable), (folder, handled)]:
            _allow(libc, ruleset, path, rights & handled)
        if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.syscall(_RESTRICT_SELF, ruleset, ctypes.c_uint32(0)):
            return 0
    finally:
        os.close(ruleset)
    return version


def _allow(libc: Any, ruleset: int, path: str, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not Path(path).is_dir():
            rights &= _FILE_RIGHTS
        rule = struct.pack("=Qi", rights, descriptor)
        libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, rule, 0)
    finally:
        os.close(descriptor)
