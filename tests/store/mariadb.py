"""A MariaDB server of the test run's own: throw-away tables in a folder, on a port of this machine, gone afterwards."""

import os
import shutil
import subprocess
from pathlib import Path
from socket import socket

import pymysql

USER = "twins"
PASSWORD = "hunter2"
SCRIPTS = Path("/usr/share/mysql")
SYSTEM_TABLES = ("mysql_system_tables.sql", "mysql_performance_tables.sql", "mysql_system_tables_data.sql")
READY = "ready for connections"


def program(name: str) -> str:
    """Return the path of one of the server's programs."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/bin")
    assert found is not None, "MariaDB is missing; scripts/setup installs it"
    return found


class Server:
    """One server that can be stopped and started."""

    backend = "mariadb"

    def __init__(self, folder: Path) -> None:
        """Make an empty one, with a user who needs a password."""
        self.folder = folder
        self._data = folder / "data"
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port: int = free.getsockname()[1]
        self._as = ["--user=root"] if os.geteuid() == 0 else []
        self._process: subprocess.Popen[str] | None = None
        welcome = folder / "welcome.sql"
        welcome.write_text(
            f"CREATE USER IF NOT EXISTS {USER}@'%' IDENTIFIED BY '{PASSWORD}';\n"
            f"GRANT ALL ON *.* TO {USER}@'%' WITH GRANT OPTION;\n"
        )
        self._welcome = welcome
        self._data.mkdir()
        # What mariadb-install-db does, without the programs of the package that would bring a running server.
        scripts = "".join((SCRIPTS / name).read_text("utf-8") for name in SYSTEM_TABLES)
        subprocess.run(
            [program("mariadbd"), "--no-defaults", *self._as, f"--datadir={self._data}", "--bootstrap"],
            check=True, cwd=folder, input=f"CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n{scripts}",
            text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    @property
    def stopped(self) -> bool:
        """Return whether it does not run."""
        return self._process is None

    def url_of(self, name: str) -> str:
        """Return the URL of a database. Its password must show nowhere."""
        return f"mariadb://{USER}:{PASSWORD}@127.0.0.1:{self._port}/{name}"

    def create(self, name: str) -> str:
        """Make a database in the server's own character set, which is not that of the twins' texts."""
        with (
            pymysql.connect(host="127.0.0.1", port=self._port, user=USER, password=PASSWORD) as connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(f"CREATE DATABASE {name} CHARACTER SET latin1")
        return self.url_of(name)

    def without_triggers(self, url: str) -> str:
        """Return the URL of a database for a user who may do all there but make triggers."""
        name = url.rpartition("/")[2]
        with (
            pymysql.connect(host="127.0.0.1", port=self._port, user=USER, password=PASSWORD) as connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(f"CREATE USER plain@'%' IDENTIFIED BY '{PASSWORD}'")
            cursor.execute(
                f"GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER, REFERENCES ON {name}.* TO plain@'%'"
            )
        return url.replace(f"//{USER}:", "//plain:")

    def start(self) -> None:
        """Start, and wait until it says that it is ready."""
        self._process = subprocess.Popen(
            [program("mariadbd"), "--no-defaults", *self._as, f"--datadir={self._data}", "--bind-address=127.0.0.1",
             f"--port={self._port}", f"--socket={self.folder / 'socket'}", "--skip-name-resolve",
             f"--init-file={self._welcome}", "--innodb-flush-log-at-trx-commit=2", "--innodb-buffer-pool-size=16M",
             f"--pid-file={self.folder / 'pid'}"],
            cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        stream = self._process.stderr
        assert stream is not None
        said = []
        for line in stream:
            said.append(line)
            if READY in line:
                break
        else:
            raise AssertionError("".join(said))

    def stop(self) -> None:
        """Stop at once, breaking off what runs."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            if self._process.stderr is not None:
                self._process.stderr.close()
            self._process = None
