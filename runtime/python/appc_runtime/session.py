"""One visitor's session: takes requests, runs the script or its fragments, and sends what changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from .context import RunContext, running
from .errors import InterruptException, RerunException, StopException
from .fragments import Fragment, outermost, within
from .pages import pages_of
from .platform import Host
from .protocol import Node, encode
from .reload import drop_modules, write_sources
from .requests import Request
from .script import ScriptCache, run
from .state import SessionState
from .tracebacks import uncaught_node
from .tree import Tree


class Hooks:
    """What the API layer gives to the engine, which never imports it.

    `write` is what magic calls; `idle` are called when nothing has waited for a while (persisting caches, say);
    `clear_cache` empties the caches; `download(id)` makes the bytes of a deferred download.
    """

    def __init__(self) -> None:
        self.write: Callable[..., Any] | None = None
        self.idle: list[Callable[[Callable[[dict[str, Any]], None]], None]] = []
        self.clear_cache: list[Callable[[], None]] = []
        self.restore_cache: list[Callable[[list[dict[str, Any]]], None]] = []
        self.reset: list[Callable[[], None]] = []


hooks = Hooks()


class Session:
    """Runs one app. `manifest` is the site's (see CONTRIBUTING); of it, `root`, `pages`, `script` and `config` are used."""

    def __init__(self, manifest: dict[str, Any], host: Host) -> None:
        self.manifest = manifest
        self.host = host
        self.root: str = manifest["root"]
        self.state = SessionState()
        self.tree = Tree()
        self.scripts = ScriptCache((manifest.get("config", {}).get("runner") or {}).get("magicEnabled", True))
        self.fragments: dict[str, Fragment] = {}
        self.files: dict[str, tuple[dict[str, Any], bytes]] = {}
        self.downloads: dict[str, Callable[[], dict[str, Any]]] = {}
        self.page: str = manifest["pages"][0]["path"] if manifest.get("pages") else ""
        self.pages = pages_of(manifest)
        self.navigation: dict[str, Any] | None = None
        self.logo: dict[str, Any] | None = None
        self._logo_run = -1
        # What the page tells of itself: time zone, language, address, ...
        self.visitor: dict[str, Any] = {}
        # What a test gives the script as `st.secrets` and `st.user`; a site has neither.
        self.secrets: dict[str, Any] = {}
        self.user: dict[str, Any] | None = None
        self.query: list[tuple[str, str]] = []
        self.request: Request | None = None
        self.stop_requested = False
        self.in_callback = False
        self.interruptible = False
        self.context: RunContext | None = None
        self.page_config: dict[str, Any] | None = None
        # The page that the visitor's browser shows in its address.
        self._shown = self.page
        self._run = 0
        self._ack = 0
        self._timers: list[dict[str, Any]] = []

    # ------------------------------------------------------------------ messages

    def post(self, message: dict[str, Any]) -> None:
        """Send a message to the page."""
        self.host.post(*encode(message))

    def flush(self, reached: list[dict[str, Any]] | None = None, *, last: bool = False) -> None:
        """Send the deltas that have gathered. `reached` goes along in long runs; `last`: the run ends with them."""
        deltas = self.tree.flush()
        if not deltas and reached is None:
            return
        message: dict[str, Any] = {"type": "deltas", "run": self._run, "ack": self._ack, "deltas": deltas}
        if reached is not None:
            message["reached"] = reached
        if last:
            message["last"] = True
        self.post(message)

    def send_value(self, widget_id: str, wire: Any) -> None:
        """Tell the page a widget's value if it holds another."""
        if self.state.tell(widget_id, wire):
            self.tree.note({"op": "value", "id": widget_id, "value": wire})

    def take(self) -> None:
        """Take in all waiting messages."""
        for message in self.host.take():
            getattr(self, f"_on_{message['type']}")(message)

    def _on_rerun(self, message: dict[str, Any]) -> None:
        self._ack = max(self._ack, message.get("seq", 0))
        self.stop_requested = False
        if message.get("page") is not None:
            self._shown = message["page"]
        if self.request is None:
            self.request = Request()
        self.request.merge(message)

    def _on_upload(self, message: dict[str, Any]) -> None:
        self.files[message["file"]["file_id"]] = (message["file"], message["data"])

    def _on_visitor(self, message: dict[str, Any]) -> None:
        self.visitor = message["facts"]

    def _on_stop(self, message: dict[str, Any]) -> None:
        self.stop_requested = True
        self.request = None

    def _on_ping(self, message: dict[str, Any]) -> None:
        self.post({"type": "pong", "nonce": message["nonce"]})

    def _on_clear_cache(self, message: dict[str, Any]) -> None:
        for clear in hooks.clear_cache:
            clear()

    def _on_restore_state(self, message: dict[str, Any]) -> None:
        self.state.restore(message["data"], message.get("widgets") or {})

    def _on_restore_cache(self, message: dict[str, Any]) -> None:
        for restore in hooks.restore_cache:
            restore(message["entries"])

    def _on_sources(self, message: dict[str, Any]) -> None:
        write_sources(message["files"])
        drop_modules(set(message["files"]), self.root)
        if self._run:  # Before the first run, the page's own first request is on its way.
            self._on_rerun({"type": "rerun", "seq": self._ack})

    def _on_download(self, message: dict[str, Any]) -> None:
        reply: dict[str, Any] = {"type": "download", "request": message["request"], "media": None, "error": None}
        try:
            reply["media"] = self.downloads[message["id"]]()
        except Exception as error:
            reply["error"] = f"{type(error).__name__}: {error}"
        self.post(reply)

    # ------------------------------------------------------------------ runs

    def run_pending(self) -> None:
        """Run what the page asks for until nothing waits."""
        self.take()
        while self.request is not None:
            request, self.request = self.request, None
            self._serve(request)
            self.take()
        self.stop_requested = False

    def idle(self) -> None:
        """Called when nothing has happened for a while: keep what should outlive this worker."""
        saved = self.state.save()
        if saved is not None:
            self.post({"type": "saved_state", "data": saved[0], "lost": saved[1]})
        for persist in hooks.idle:
            persist(self.post)

    def interrupts(self, context: RunContext) -> bool:
        """Whether the request that waits ends this run: a full one always; a fragment's waits for a full run's end."""
        return self.request is not None and (self.request.full or bool(context.fragments))

    def _serve(self, request: Request) -> None:
        if request.query is not None:
            self.query = parse_qsl(request.query.lstrip("?"), keep_blank_values=True)
        if request.page is not None and request.page != self.page:
            bound = self.state.bound()
            self.state.leave_page(common=self.navigation is not None)
            if request.query is None:
                self._release(bound)
            self.page = request.page
            self.page_config = None  # the page forgets it when it moves, and hears the same words again
        self._show_page()
        fragments = [] if request.full else outermost(self.fragments, request.fragments)
        if not request.full and not fragments:
            # The fragment went away while its event was on the way: the values still count.
            request.full = bool(request.widgets or request.triggers)
            if not request.full:
                return
        changed = self.state.apply(request.widgets, request.triggers)
        self._run += 1
        drawn_before = self.state.fragment_widgets(within(self.fragments, fragments))
        context = RunContext(self, self._run, fragments, drawn_before)
        context.address_changed = request.query is not None
        self.post({"type": "run_started", "run": self._run, "fragments": fragments, "ack": self._ack})
        status = "done"
        with running(context):
            self.context = context
            try:
                self._execute(context, changed)
            except StopException:
                status = "stopped"
            except InterruptException:
                status = "interrupted"
            except RerunException as rerun:
                status = "interrupted"
                self._rerun(rerun, context)
            except BaseException as error:
                status = "error"
                self._show(error, context)
            finally:
                self.context = None
        self._finish(context, status)

    def _execute(self, context: RunContext, changed: list[Any]) -> None:
        """The app's own code: the only part that an interrupt may end."""
        self.interruptible = True
        try:
            self._call_callbacks(changed)
            if context.fragments:
                self._run_fragments(context)
            else:
                self._run_script(context)
        finally:
            self.interruptible = False

    def interrupt(self, *_: object) -> None:
        """The handler of SIGINT, which the page raises when a run does not hear it: ends the app's code where it stands."""
        if self.interruptible:
            self.interruptible = False
            self.stop_requested = True
            raise StopException

    def _call_callbacks(self, changed: list[Any]) -> None:
        self.in_callback = True
        try:
            for widget in changed:
                widget.call()
        finally:
            self.in_callback = False

    def _run_script(self, context: RunContext) -> None:
        self.fragments.clear()
        for reset in hooks.reset:
            reset()
        path = self._script_path()
        context.active_page = "" if path == self.manifest["script"] else self.page
        run(self.scripts.compile(path), path, hooks.write)

    def _script_path(self) -> str:
        for page in self.manifest.get("pages", ()):
            if page["path"] == self.page:
                return os.path.join(self.root, page["script"])
        return str(self.manifest["script"])

    def _run_fragments(self, context: RunContext) -> None:
        for fragment_id in context.fragments:
            for part in within(self.fragments, [fragment_id]) - {fragment_id}:
                del self.fragments[part]
            context.fragment_id = fragment_id
            self.fragments[fragment_id].run()

    def _rerun(self, rerun: RerunException, context: RunContext) -> None:
        if self.request is None:
            self.request = Request()
        if rerun.scope == "fragment" and context.fragments:
            self.request.fragments.extend(f for f in context.fragments if f not in self.request.fragments)
        else:
            self.request.full = True
        if rerun.page is not None:
            self.request.page = rerun.page
        if rerun.query is not None:
            self.request.query = rerun.query

    def _show(self, error: BaseException, context: RunContext) -> None:
        cursor = context.error_cursor()
        details = (self.manifest.get("config") or {}).get("client", {}).get("showErrorDetails", "full")
        context.tree.put(cursor.branch, cursor.index, uncaught_node(error, self.root, details))
        cursor.index += 1

    def _finish(self, context: RunContext, status: str) -> None:
        if status == "interrupted" or (status == "stopped" and self.stop_requested):
            # What a run that the visitor stopped has not reached stays, as the widgets do.
            self.state.finish(None)
        else:
            context.trim()
            active, bound = context.widget_ids, self.state.bound()
            if context.fragments:
                active = active | (self.state.all_widgets() - context.drawn_before)
            self.downloads = {wid: make for wid, make in self.downloads.items() if wid in active}
            if not context.fragments and status == "done" and self._logo_run != self._run:
                self.set_logo(None)  # the script no longer draws it
            self.state.finish(active)
            self._release(bound)
        self.flush(last=True)
        self._post_timers()
        self.post({"type": "run_finished", "run": self._run, "status": status, "fragments": context.fragments})

    def _post_timers(self) -> None:
        timers = [{"fragment": f.id, "interval": f.every} for f in self.fragments.values() if f.every]
        if timers != self._timers:
            self._timers = timers
            self.post({"type": "timers", "timers": timers})

    # ------------------------------------------------------------------ what the API asks of the session

    def set_page_config(self, config: dict[str, Any]) -> None:
        """Send title, icon, layout, ... if they differ from what the page has."""
        if config != self.page_config:
            self.page_config = config
            self.post({"type": "page_config", "config": config})

    def set_navigation(self, navigation: dict[str, Any], page: str) -> None:
        """Send the menu of pages if it differs from what the page has; `page` is the one that is going to run."""
        if page != self.page:
            self.page = page
            self._show_page()
        if navigation != self.navigation:
            self.navigation = navigation
            self.post({"type": "navigation", **navigation})

    def _show_page(self) -> None:
        """Have the visitor's address say which page this is, where the script has chosen it."""
        if self.page != self._shown:
            self._shown = self.page
            config = self.page_config or {}
            self.post({"type": "page", "page": self.page, "query": urlencode(self.query), "config": config})

    def set_logo(self, logo: dict[str, Any] | None) -> None:
        """Send the picture at the head of the page if it differs from what the page has."""
        self._logo_run = self._run
        if logo != self.logo:
            self.logo = logo
            self.post({"type": "logo", "logo": logo})

    def set_query(self, pairs: list[tuple[str, str]], *, step: bool = True) -> None:
        """Replace the query parameters, in the page's address too. `step`: the browser's Back leads to the old ones."""
        if pairs != self.query:
            self.query = pairs
            self.post({"type": "query_params", "query": urlencode(pairs), "step": step})

    def _release(self, bound: set[str]) -> None:
        """Of the parameters that widgets had taken, drop those whose widgets are gone."""
        if gone := bound - self.state.bound():
            self.set_query([pair for pair in self.query if pair[0] not in gone])

    def warn(self, text: str) -> None:
        """A note for the developer's console."""
        self.post({"type": "output", "stream": "stderr", "text": text + "\n"})

    def draw_event(self, context: RunContext, root: int, node: Node) -> None:
        """Draw at the end of a root."""
        cursor = context.roots[root]
        context.put(cursor.branch, cursor.index, node)
        cursor.index += 1
