"""`st.get_option` and `st.set_option`, over the options that the site was built with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from appc_runtime.caching.watch import touch
from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException

# What holds without a word in config.toml (source: streamlit-api.json, "config"); what is of a server has its value there.
DEFAULTS: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "localhost",
    "browser.serverPort": None,
    "client.disableDataExport": False,
    "client.showErrorDetails": "full",
    "client.showErrorLinks": "auto",
    "client.showSidebarNavigation": True,
    "client.toolbarMode": "auto",
    "global.appTest": False,
    "global.developmentMode": False,
    "global.disableWidgetStateDuplicationWarning": False,
    "global.e2eTest": False,
    "global.maxCachedMessageAge": 2,
    "global.minCachedMessageSize": 10000.0,
    "global.showWarningOnDirectExecution": True,
    "global.suppressDeprecationWarnings": False,
    "global.unitTest": False,
    "logger.enableRich": None,
    "logger.hideWelcomeMessage": False,
    "logger.level": None,
    "logger.messageFormat": None,
    "magic.displayLastExprIfNoSemicolon": False,
    "magic.displayRootDocString": False,
    "runner.cacheBackgroundRefreshMaxWorkers": 4,
    "runner.cacheBackgroundRefreshTTLMultiplier": 2.0,
    "runner.cacheHashSeed": 0,
    "runner.connectionDefaultTTL": None,
    "runner.enforceSerializableSessionState": False,
    "runner.enumCoercion": "nameOnly",
    "runner.fastReruns": True,
    "runner.magicEnabled": True,
    "runner.parallelMaxWorkers": None,
    "runner.postScriptGC": True,
    "secrets.files": None,
    "server.address": None,
    "server.agentMaxSessions": 100,
    "server.agentPreviewRows": 100,
    "server.agentSessionTTL": 900,
    "server.agentWaitTimeout": 30,
    "server.allowRunOnSave": True,
    "server.baseUrlPath": "",
    "server.cookieSecret": None,
    "server.customComponentBaseUrlPath": "",
    "server.disconnectedSessionTTL": 120,
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableExpensiveMemoryStats": False,
    "server.enableStaticServing": False,
    "server.enableWebsocketCompression": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "auto",
    "server.headless": True,
    "server.maxCacheDataSize": None,
    "server.maxMessageSize": 200,
    "server.maxUploadSize": 200,
    "server.maxWidgetStateSize": 25,
    "server.port": 8501,
    "server.runOnSave": False,
    "server.scriptHealthCheckEnabled": False,
    "server.showEmailPrompt": True,
    "server.sslCertFile": None,
    "server.sslKeyFile": None,
    "server.websocketPingInterval": None,
    "server.xsrfCookieSameSite": "lax",
    "ui.hideTopBar": False,
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
    if key not in DEFAULTS and section != "theme":
        raise RuntimeError(f'Config key "{key}" not defined.')
    return DEFAULTS.get(key)


@dataclass(frozen=True)
class ConfigOption:
    """An option and what holds."""

    key: str
    value: Any


def get_config_options() -> dict[str, ConfigOption]:
    """All options, by "section.name"."""
    context = current()
    configured = (context.session.manifest.get("config") or {}) if context is not None else {}
    named = (f"{section}.{name}" for section, values in configured.items() for name in values)
    keys = {*DEFAULTS, *_set, *named}
    return {key: ConfigOption(key, get_option(key)) for key in sorted(keys)}


def set_user_option(key: str, value: Any) -> None:
    """Set a `client.` option while the app runs. Raises StreamlitAPIException for others: they are the build's."""
    if not key.startswith("client."):
        raise StreamlitAPIException(
            f"{key} cannot be set on the fly. Set it in .streamlit/config.toml and build again."
        )
    set_option(key, value)


def set_option(key: str, value: Any, **options: Any) -> None:
    """Set any option while the app runs, as `st._config.set_option` lets apps do. `get_option` gives it from then on.

    What the page is built with (`theme.`) stays as it is; the console says so. `options` say where the
    value is from, and are of no effect.
    """
    context = current()
    if key.startswith("theme.") and context is not None and get_option(key) != value:
        context.session.warn(f"{key} cannot be set on the fly. Set it in .streamlit/config.toml and build again.")
    _set[key] = value
