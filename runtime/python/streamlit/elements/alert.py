"""`st.success`, `st.info`, `st.warning`, `st.error`, `st.exception`."""

from __future__ import annotations

from typing import Any

from appc_runtime.context import current
from appc_runtime.markdown import label_html, to_html
from appc_runtime.tracebacks import exception_node

from .base import Drawable
from .lib import clean, icon_props, leading_icon, width_of


class AlertMixin(Drawable):
    """Messages that stand out."""

    def success(self, body: Any, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        """Tell that something went well."""
        return self._alert("success", body, icon, width, title)

    def info(self, body: Any, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        """Tell something worth knowing."""
        return self._alert("info", body, icon, width, title)

    def warning(self, body: Any, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        """Warn."""
        return self._alert("warning", body, icon, width, title)

    def error(self, body: Any, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        """Tell that something went wrong."""
        return self._alert("error", body, icon, width, title)

    def exception(self, exception: BaseException, width: Any = "stretch") -> Any:
        """Show an exception with its message and the script's frames of its traceback."""
        context = current()
        root = context.session.root if context is not None else ""
        warns = isinstance(exception, Warning)
        node = exception_node(exception, root, is_warning=warns, width=width_of(width, content=False))
        return self._draw("exception", node.props)

    def _alert(self, kind: str, body: Any, icon: str | None, width: Any, title: Any) -> Any:
        text = clean(body)
        if icon is None:
            icon, text = leading_icon(text)
        props: dict[str, Any] = {"kind": kind, "html": to_html(text), "width": width_of(width, content=False)}
        props.update(icon_props(icon))
        if title is not None:
            props["title"] = label_html(clean(title))
        return self._draw("alert", props)
