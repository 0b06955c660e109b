"""`AppTest`: an app, and a test in the place of its visitor."""

from __future__ import annotations

import copy
import inspect
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from appc_runtime.testing.calls import script_of
from appc_runtime.testing.visit import RunTimedOut, Visit

from .blocks import Block
from .element_tree import ElementTree
from .elements import Element
from .errors import AppTestError
from .forms import Forms
from .queries import Queries
from .session_state import AppTestSessionState

#: What `at.context` may tell of the visitor's browser.
CONTEXT: dict[str, type] = {
    "timezone": str, "timezone_offset": int, "locale": str, "url": str, "is_embedded": bool, "theme": str,
}  # fmt: skip
_folder = tempfile.TemporaryDirectory(prefix="apptest-")


class AppTest(Queries):
    """An app without a browser. Nothing runs before `run()`.

    `session_state`, `query_params`, `secrets`, `user` and `context` (what `st.context` knows of the browser) may be
    set before each run. Each kind of element is to be had by its name: `at.button`, `at.text_input(key="name")`, ...
    """

    def __init__(
        self,
        script_path: str | Path,
        *,
        default_timeout: float,
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        self._visit = Visit(Path(script_path).resolve(), args or (), kwargs or {})
        self._tree = ElementTree.of(self, self._visit.roots)
        self._forms = Forms()
        self._page: str | None = None
        self.default_timeout = default_timeout
        self.session_state = AppTestSessionState(self._visit.session.state)
        self.query_params: dict[str, Any] = {}
        self.secrets: dict[str, Any] = {}
        self.user: dict[str, Any] = {"email": "test@example.com"}
        self.context: dict[str, Any] = {}

    @classmethod
    def from_file(cls, script_path: str | Path, *, default_timeout: float = 3) -> AppTest:
        """An app of a script. A relative path counts from the folder of the file that calls this.

        Raises FileNotFoundError.
        """
        path = Path(script_path)
        if not path.is_absolute():
            path = Path(sys._getframe(1).f_code.co_filename).parent / path
        if not path.is_file():
            raise FileNotFoundError(
                f"AppTest found no script at {path.resolve()}. A relative path counts from the folder of the file that "
                "calls AppTest.from_file()."
            )
        return cls(path, default_timeout=default_timeout)

    @classmethod
    def from_string(cls, script: str, *, default_timeout: float = 3) -> AppTest:
        """An app of a script's text; it may be indented."""
        return cls(_write(textwrap.dedent(script)), default_timeout=default_timeout)

    @classmethod
    def from_function(
        cls,
        script: Callable[..., Any],
        *,
        default_timeout: float = 3,
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> AppTest:
        """An app of a function's source, called with `args` and `kwargs`. It has to import what it uses itself."""
        source = textwrap.dedent(inspect.getsource(script))
        path = _write(script_of(source, script.__name__))
        return cls(path, default_timeout=default_timeout, args=args, kwargs=kwargs)

    def run(self, *, timeout: float | None = None) -> AppTest:
        """Run the script with what the test did so far.

        Raises RuntimeError if it takes longer than `timeout` seconds (`default_timeout` without one).
        """
        seconds = self.default_timeout if timeout is None else timeout
        session = self._visit.session
        session.visitor = _visitor(self.context)
        session.secrets = copy.deepcopy(self.secrets)
        session.user = copy.deepcopy(_user(self.user))
        values, fired = self._forms.collect(self._tree)
        page, self._page = self._page, None
        try:
            self._visit.run(values, fired, self.query_params, page, seconds)
        except RunTimedOut:
            raise RuntimeError(f"AppTest script run timed out after {seconds}(s)") from None
        finally:
            self._tree = ElementTree.of(self, self._visit.roots)
        self.query_params = _params(session.query)
        return self

    def switch_page(self, page_path: str) -> AppTest:
        """Have the next run be of another page: its file, from the entrypoint's folder. Raises ValueError."""
        session = self._visit.session
        path = Path(session.root, page_path).resolve()
        if not path.is_file():
            raise ValueError(f"AppTest.switch_page({page_path!r}): there is no file {path}.")
        known = {Path(page.script).resolve(): page.path for page in session.pages if page.script}
        if path not in known:
            raise ValueError(
                f"AppTest.switch_page({page_path!r}): the app has no such page. It has: "
                f"{', '.join(sorted(str(script) for script in known))}. Pages of st.navigation are known after a run."
            )
        self._page = known[path]
        return self

    @property
    def main(self) -> Block:
        """The main page."""
        return self._tree.main

    @property
    def sidebar(self) -> Block:
        """The sidebar."""
        return self._tree.sidebar

    def get(self, element_type: str) -> list[Any]:
        """All elements of a type, in the page's order."""
        return self._tree.get(element_type)

    def get_by_key(self, key: str) -> Element | Block:
        """The one with this key. Raises KeyError if there is none, AppTestError if there are several."""
        return self._tree.get_by_key(key)

    def __repr__(self) -> str:
        return f"AppTest({self._tree.main!r}, {self._tree.sidebar!r})"


def _write(source: str) -> Path:
    """The source as a script in a folder of its own, as long as this process lives."""
    path = Path(tempfile.mkdtemp(dir=_folder.name)) / "app.py"
    path.write_text(source, encoding="utf-8")
    return path


def _params(query: list[tuple[str, str]]) -> dict[str, Any]:
    """Query parameters by name; one that comes several times is a list."""
    found: dict[str, list[str]] = {}
    for name, value in query:
        found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _user(user: object) -> dict[str, Any]:
    if not isinstance(user, dict):
        raise AppTestError(f"AppTest.user must be a dict, not {type(user).__name__}.")
    return user


def _visitor(context: object) -> dict[str, Any]:
    """What the page would say of itself. Raises AppTestError for what no page says."""
    if not isinstance(context, dict):
        raise AppTestError(f"AppTest.context must be a dict, not {type(context).__name__}.")
    for name, value in context.items():
        if name not in CONTEXT:
            raise AppTestError(f"AppTest.context does not support {name!r}. It supports: {', '.join(sorted(CONTEXT))}.")
        kind = CONTEXT[name]
        if value is not None and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
            raise AppTestError(f"AppTest.context[{name!r}] must be {kind.__name__}, not {type(value).__name__}.")
    if context.get("theme") not in (None, "light", "dark"):
        raise AppTestError(f"AppTest.context['theme'] must be 'light' or 'dark', not {context['theme']!r}.")
    return dict(context)
