"""Makes snapshots of small apps in the build's Node, and runs Python in restored ones."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from appc.bundle import zip_files
from appc.node import node_command, node_environment, node_executable
from appc.runtime_files import RuntimeFiles

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent


@dataclass
class Made:
    """One snapshot: where its parts lie, and what Node said."""

    folder: Path
    files: dict[str, str]
    result: dict[str, Any] = field(default_factory=dict)
    error: str = ""

    def part(self, name: str) -> Path:
        return self.folder / "out" / self.result[name]


def make(
    folder: Path,
    app: dict[str, str],
    modules: list[str] | None = None,
    wheels: dict[str, dict[str, Any]] | None = None,
    *,
    level: str = "full",
    used: list[str] | None = None,
) -> Made:
    """Snapshot of `app` (path -> source). Modules of the app's `lib/` folder play libraries; `wheels` are lock entries."""
    runtime = RuntimeFiles.find()
    info = json.loads((runtime.pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    python = {
        path.relative_to(runtime.python).as_posix(): path
        for path in sorted(runtime.python.rglob("*.py"))
        if "__pycache__" not in path.parts
    }
    own = {name: source.encode() for name, source in app.items() if not name.startswith("lib/")}
    library = {name.removeprefix("lib/"): source.encode() for name, source in app.items() if name.startswith("lib/")}
    contents = {
        "assets/runtime.zip": zip_files({**python, **library}),
        "assets/app.zip": zip_files(own),
        "assets/lock.json": json.dumps({"info": info, "packages": wheels or {}}).encode(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    files = {"assets/python_stdlib.zip": str(runtime.pyodide / "python_stdlib.zip")}
    for address, content in contents.items():
        path = folder / Path(address).name
        path.write_bytes(content)
        files[address] = str(path)
    for entry in (wheels or {}).values():
        files[f"assets/{Path(entry['file_name']).name}"] = entry["file_name"]
        entry["file_name"] = Path(entry["file_name"]).name
    (folder / "lock.json").write_text(json.dumps({"info": info, "packages": wheels or {}}), encoding="utf-8")
    job = {
        "pyodide": str(runtime.pyodide),
        "manifest": {
            "root": "/app", "script": "/app/app.py", "entrypoint": "app.py", "config": {},
            "pages": [{"path": "", "script": "app.py"}],
            "pyodide": {"stdlib": "assets/python_stdlib.zip"},
            "lock": "assets/lock.json", "packages": sorted(wheels or {}),
            "packs": [
                {"url": "assets/runtime.zip", "target": "/lib/appc"},
                {"url": "assets/app.zip", "target": "/app"},
            ],
        },
        "files": files, "level": level, "modules": modules or [], "used": used, "epoch": 315532800,
        "output": str(folder / "out"),
    }  # fmt: skip
    path = folder / "job.json"
    path.write_text(json.dumps(job), encoding="utf-8")
    command = node_command(runtime, "snapshot", path)
    done = subprocess.run(command, cwd=folder, env=node_environment(), capture_output=True, text=True, timeout=200)
    made = Made(folder, files, error=done.stderr)
    if done.returncode == 0:
        made.result = json.loads((folder / "out/result.json").read_text(encoding="utf-8"))
    return made


@cache
def restorer() -> Path:
    """The test's own program, bundled."""
    out = RuntimeFiles.find().web.parent / "node_modules/.cache/appc-tests/restore.mjs"
    esbuild = ROOT / "runtime/web/node_modules/esbuild/bin/esbuild"
    command = [esbuild, HERE / "restore.ts", "--bundle", "--platform=node", "--format=esm", f"--outfile={out}"]
    subprocess.run([*command, "--log-level=warning"], check=True)
    return out


def run(
    made: Made,
    code: str,
    *,
    stack_switching: bool = True,
    promising: bool = False,
    wake: bool = False,
    ios: bool = False,
    change: dict[str, Any] | None = None,
) -> tuple[dict[str, Any] | None, str]:
    """What `code` gives in a restored copy: {"value", "fetched"}, else None; and what was written to the error stream."""
    parts = {name: made.result[name] and str(made.part(name)) for name in ("memory", "libraries")}
    order = {
        "pyodide": str(RuntimeFiles.find().pyodide), "snapshot": parts, "files": made.files, "code": code,
        "wake": wake, "promising": promising, "ios": ios, "change": change or {},
    }  # fmt: skip
    path = made.folder / "order.json"
    path.write_text(json.dumps(order), encoding="utf-8")
    flags = ["--experimental-wasm-jspi"] if stack_switching else []
    command = [str(node_executable()), *flags, str(restorer()), str(path)]
    done = subprocess.run(command, env=node_environment(), capture_output=True, text=True, timeout=120)
    for line in done.stdout.splitlines():
        if line.startswith("RESULT "):
            result: dict[str, Any] = json.loads(line.removeprefix("RESULT "))
            return result, done.stderr
    return None, done.stderr
