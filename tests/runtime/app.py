"""Drives a script through a session in memory, as a page would."""

from __future__ import annotations

import functools
import json
import os
import sys
import textwrap
from pathlib import Path
from typing import Any

import jsonschema

from appc_runtime.platform.memory import MemoryHost
from appc_runtime.session import Session

SCHEMA = Path(__file__).parents[2] / "runtime" / "web" / "src" / "protocol" / "schema.json"


@functools.cache
def validator(type: str) -> jsonschema.Draft7Validator:
    """What checks the props of a node of this type."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    of_type = {**schema["definitions"]["Elements"]["properties"], **schema["definitions"]["Blocks"]["properties"]}
    return jsonschema.Draft7Validator({**schema, **of_type[type]})


def check_node(node: dict[str, Any]) -> None:
    """Fail unless the node is one that the page's TypeScript knows, with exactly its props."""
    props = json.loads(json.dumps(node["props"], default=lambda value: {"$buf": 0}))
    errors = [f"{'.'.join(map(str, e.absolute_path))}: {e.message}" for e in validator(node["type"]).iter_errors(props)]
    assert not errors, f"{node['type']}: {errors}"


class Page:
    """A page in memory: applies deltas to a tree, holds widget values, and answers for the visitor."""

    def __init__(self, folder: Path, source: str, **manifest: Any) -> None:
        self.path = folder / "app.py"
        self.path.write_text(textwrap.dedent(source), encoding="utf-8")
        self.host = MemoryHost()
        self.session = Session(
            {"root": str(folder), "script": str(self.path), "pages": [{"path": "", "script": "app.py"}], **manifest},
            self.host,
        )
        self.roots: list[dict[str, Any]] = [{"type": "root", "children": []} for _ in range(4)]
        self.values: dict[str, Any] = {}
        self.deltas: list[dict[str, Any]] = []
        self.messages: list[dict[str, Any]] = []
        self.seq = 0

    def run(self, *, triggers: tuple[str, ...] = (), **message: Any) -> Page:
        """One rerun; `deltas` and `messages` are then this run's."""
        self.send(triggers=triggers, **message)
        return self.settle()

    def send(self, *, triggers: tuple[str, ...] = (), widgets: dict[str, Any] | None = None, **message: Any) -> None:
        """Queue a rerun without running it."""
        self.seq += 1
        self.values.update(widgets or {})
        rerun = {"type": "rerun", "seq": self.seq, "widgets": widgets or {}, "triggers": list(triggers)}
        self.host.inbox.append({**rerun, **message})

    def settle(self) -> Page:
        """Let the session work off its inbox, and take in what it says."""
        self.session.run_pending()
        self.messages, self.host.outbox = self.host.outbox, []
        self.deltas = [delta for message in self.messages for delta in message.get("deltas", ())]
        for delta in self.deltas:
            self._apply(delta)
        return self

    def _apply(self, delta: dict[str, Any]) -> None:
        if delta["op"] == "value":
            self.values[delta["id"]] = delta["value"]
            return
        root, *path = delta["path"]
        node = self.roots[root]
        if delta["op"] == "transient":
            for transient in delta["nodes"]:
                check_node(transient["node"])
            return
        if delta["op"] == "trim":
            for index in path:
                node = node["children"][index]
            del node["children"][delta["count"] :]
            return
        for index in path[:-1]:
            node = node["children"][index]
        children = node.setdefault("children", [])
        assert path[-1] <= len(children), "a delta beyond the end of its block"
        new = dict(delta["node"])
        check_node(new)
        if path[-1] < len(children):
            if children[path[-1]]["type"] == new["type"]:
                new["children"] = children[path[-1]].get("children", [])
            children[path[-1]] = new
        else:
            children.append(new)
        if "id" in new and "value" in new:
            self.values.setdefault(new["id"], new["value"])

    # ------------------------------------------------------------------ looking

    def find(self, type: str | None = None, root: int | None = None) -> list[dict[str, Any]]:
        """All nodes of a type, in document order."""
        found: list[dict[str, Any]] = []

        def walk(node: dict[str, Any]) -> None:
            if node["type"] == type or (type is None and node["type"] != "root"):
                found.append(node)
            for child in node.get("children", ()):
                walk(child)

        for number, start in enumerate(self.roots):
            if root is None or root == number:
                walk(start)
        return found

    def texts(self) -> list[str]:
        """The bodies of all `st.text` elements."""
        return [node["props"]["body"] for node in self.find("text")]

    def id(self, key: str) -> str:
        """The id of the widget with this key."""
        return next(node["id"] for node in self.find() if node.get("key") == key and "id" in node)

    def set(self, key: str, value: Any) -> Page:
        """The visitor changes a widget."""
        return self.run(widgets={self.id(key): value})

    def press(self, key: str) -> Page:
        """The visitor presses a button."""
        return self.run(triggers=(self.id(key),))

    @property
    def errors(self) -> list[tuple[str, str]]:
        """Type (without its module) and message of every exception on the page."""
        shown = [node["props"] for node in self.find("exception")]
        return [(props["type"].rpartition(".")[2], props["message"]) for props in shown]

    @property
    def statuses(self) -> list[str]:
        """How the runs of the last `run` ended."""
        return [message["status"] for message in self.messages if message["type"] == "run_finished"]


def restore_interpreter(modules: set[str], path: list[str], argv: list[str], main: Any, cwd: str) -> None:
    """Undo what a script's run leaves in the interpreter."""
    sys.modules["__main__"] = main
    sys.path[:] = path
    sys.argv[:] = argv
    os.chdir(cwd)
    for name in set(sys.modules) - modules:
        file = getattr(sys.modules[name], "__file__", None) or ""
        if "pytest-of" in file:
            del sys.modules[name]
