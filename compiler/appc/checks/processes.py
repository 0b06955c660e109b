"""Processes, sockets and threads: the first two do not exist in a browser, the last run in line."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..finding import Finding
from .network import literal_start
from .uses import Module, Use

PROCESSES = {
    *(f"subprocess.{name}" for name in ("run", "Popen", "call", "check_call", "check_output", "getoutput")),
    *(f"os.{name}" for name in ("system", "popen", "fork", "execv", "spawnv")),
    *(f"multiprocessing.{name}" for name in ("Process", "Pool", "Manager", "Queue", "Pipe")),
    "multiprocessing.pool.Pool",
    "concurrent.futures.ProcessPoolExecutor",
}
SOCKETS = {
    *(f"socket.{name}" for name in ("socket", "create_connection", "create_server")),
    *(f"{name}.connect" for name in ("psycopg2", "psycopg", "pymysql", "pyodbc", "mysql.connector", "MySQLdb")),
    *(f"redis.{name}" for name in ("Redis", "StrictRedis")),
    *(f"smtplib.{name}" for name in ("SMTP", "SMTP_SSL")),
    *(f"imaplib.{name}" for name in ("IMAP4", "IMAP4_SSL")),
    "ftplib.FTP",
    "paramiko.SSHClient",
    "pymongo.MongoClient",
}
THREADS = {
    "threading.Thread",
    "threading.Timer",
    "concurrent.futures.ThreadPoolExecutor",
    "multiprocessing.pool.ThreadPool",
    "multiprocessing.dummy.Pool",
}


def process_findings(module: Module) -> Iterator[Finding]:
    """Calls that raise in a page."""
    for use, call in module.calls():
        if use.is_caught("OSError", "CalledProcessError", "NotImplementedError"):
            continue
        if use.name in PROCESSES:
            hint = "Do it in Python, or at build time, and ship what comes out as a file."
            yield Finding("process", f"{use.name}: a browser has no processes.", module.where(use.line), hint)
        elif use.name in SOCKETS or is_database(use, call, module):
            hint = "Ask a web service over https (requests), or export the data into a file."
            yield Finding("socket", f"{use.name}: a browser opens no sockets.", module.where(use.line), hint)


def is_database(use: Use, call: ast.Call, module: Module) -> bool:
    """Whether SQLAlchemy is asked for a database on a server."""
    if use.name not in ("sqlalchemy.create_engine", "sqlalchemy.engine.create_engine") or not call.args:
        return False
    return literal_start(call.args[0], module).startswith(("postgres", "mysql", "mariadb", "mssql", "oracle"))


def thread_notes(module: Module) -> Iterator[Finding]:
    """One for each file."""
    use = next((use for use, _ in module.calls() if use.name in THREADS), None)
    if use:
        what = f"{use.name}: a thread's work is done when it is started, before the caller goes on."
        yield Finding("thread", what, module.where(use.line))
