"""`st.get_option` and `st.set_option`, over the options that the site was built with."""

from __future__ import annotations

from typing import Any

from appc_runtime.caching.watch import touch
from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException

# What a script can meet without having set it (source: streamlit-api.json, "config").
DEFAULTS: dict[str, Any] = {
    "client.showErrorDetails": "full",
    "client.toolbarMode": "auto",
    "client.showSidebarNavigation": True,
    "global.developmentMode": False,
    "runner.magicEnabled": True,
    "runner.fastReruns": True,
    "runner.enforceSerializableSessionState": False,
    "server.headless": True,
    "server.maxUploadSize": 200,
    "server.enableStaticServing": False,
    "browser.gatherUsageStats": False,
    "theme.base": None,
    "theme.primaryColor": None,
    "theme.backgroundColor": None,
    "theme.secondaryBackgroundColor": None,
    "theme.textColor": None,
    "theme.font": None,
}
_set: dict[str, Any] = {}


def get_option(key: str) -> Any:
    """The value of "section.name". Raises RuntimeError for an option that does not exist."""
    touch("it read an option")
    if key in _set:
        return _set[key]
    section, _, name = key.partition(".")
    context = current()
    configured = (context.session.manifest.get("config") or {}).get(section, {}) if context is not None else {}
    if name in configured:
        return configured[name]
    if key not in DEFAULTS:
        raise RuntimeError(f'Config key "{key}" not defined.')
    return DEFAULTS[key]


def set_option(key: str, value: Any) -> None:
    """Set a `client.` option while the app runs. Raises StreamlitAPIException for others: they are the build's."""
    if not key.startswith("client."):
        raise StreamlitAPIException(
            f"{key} cannot be set on the fly. Set it in .streamlit/config.toml and build again."
        )
    _set[key] = value
