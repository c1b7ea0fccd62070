"""A PostgreSQL server of the test run's own: a throw-away cluster on a socket in a folder, gone afterwards."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

USER = "postgres"


def binaries() -> Path:
    """Return the folder of the server's programs, Debian's newest or the one on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[4]))
    program = found[-1] if found else Path(shutil.which("postgres") or "")
    assert program.exists(), "PostgreSQL is missing; scripts/setup installs it"
    return program.resolve().parent


class Server:
    """One cluster that can be stopped and started. It refuses to run as root, so root lends it a user."""

    backend = "postgresql"

    def __init__(self, folder: Path) -> None:
        """Make an empty cluster."""
        self.folder = folder
        self._data = folder / "data"
        self._user = USER if os.geteuid() == 0 else None
        if self._user is not None:
            account = pwd.getpwnam(USER)
            os.chown(folder, account.pw_uid, account.pw_gid)
        self._run("initdb", "-D", str(self._data), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")

    @property
    def stopped(self) -> bool:
        """Return whether it does not run."""
        return not (self._data / "postmaster.pid").exists()

    @property
    def url(self) -> str:
        """Return the URL of the database everybody has."""
        return self.url_of("postgres")

    def url_of(self, name: str) -> str:
        """Return the URL of a database. The password is asked for by nobody, and must show nowhere."""
        return f"postgresql://{USER}:hunter2@/{name}?host={self.folder}"

    def create(self, name: str) -> str:
        """Make a database; returns its URL."""
        self._run("createdb", "-h", str(self.folder), "-U", USER, name)
        return self.url_of(name)

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off"
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """Stop at once, breaking off what runs."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [binaries() / program, *arguments], check=True, user=self._user, cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
