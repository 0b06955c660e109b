"""What the code imports beyond what is declared, as distributions; and what is declared in vain."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .requirements import Needed
from .script import STYLER, Import

#: What the site's runtime itself provides.
PROVIDED = frozenset({"streamlit"})
#: Modules that are the interpreter's in a browser.
PLATFORM_MODULES = frozenset({"__main__", "js", "pyodide", "pyodide_js"})
#: Module -> distribution, where the names differ and no lock file or wheel has told it.
KNOWN_MODULES = {
    "Crypto": "pycryptodome",
    "OpenSSL": "pyopenssl",
    "PIL": "pillow",
    "attr": "attrs",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "faker": "faker",
    "fitz": "pymupdf",
    "git": "gitpython",
    "github": "pygithub",
    "googleapiclient": "google-api-python-client",
    "igraph": "python-igraph",
    "jose": "python-jose",
    "jwt": "pyjwt",
    "magic": "python-magic",
    "mpl_toolkits": "matplotlib",
    "multipart": "python-multipart",
    "mysql": "mysql-connector-python",
    "Levenshtein": "levenshtein",
    "MySQLdb": "mysqlclient",
    "pkg_resources": "setuptools",
    "pptx": "python-pptx",
    "psycopg2": "psycopg2-binary",
    "serial": "pyserial",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "slugify": "python-slugify",
    "snowflake": "snowflake-connector-python",
    "telegram": "python-telegram-bot",
    "umap": "umap-learn",
    "usb": "pyusb",
    "yaml": "pyyaml",
    "zmq": "pyzmq",
}
#: Streamlit components: module -> distribution.
KNOWN_MODULES |= {
    "st_aggrid": "streamlit-aggrid",
    "streamlit_option_menu": "streamlit-option-menu",
}
#: What these modules use without requiring it, and every Streamlit server has: Streamlit itself requires it.
COMPANIONS = {
    "plotly.express": ("numpy", "pandas"),
    "plotly.figure_factory": ("numpy", "pandas"),
    STYLER: ("jinja2",),
}
#: What a server runs on, or what Streamlit's own server needs: of no use in a page unless the app imports it.
SERVER_ONLY = {
    "daphne": "daphne",
    "gitdb": "gitdb",
    "gitpython": "git",
    "gunicorn": "gunicorn",
    "httptools": "httptools",
    "hypercorn": "hypercorn",
    "protobuf": "google",
    "smmap": "smmap",
    "tornado": "tornado",
    "uvicorn": "uvicorn",
    "uvloop": "uvloop",
    "waitress": "waitress",
    "watchdog": "watchdog",
    "watchfiles": "watchfiles",
    "winloop": "winloop",
}


def is_external(module: str) -> bool:
    """Whether the module is neither Python's own nor the site's."""
    return bool(module) and module not in sys.stdlib_module_names and module not in PLATFORM_MODULES


def top_level(item: Import) -> str:
    return item.module.partition(".")[0]


def dropped(items: Iterable[Needed], imports: Collection[Import], exclude: Collection[str]) -> dict[str, list[Needed]]:
    """Declared requirements that are left out, by the reason."""
    used = {top_level(item) for item in imports}
    found: dict[str, list[Needed]] = {}
    for item in items:
        if item.name in PROVIDED:
            found.setdefault("the site has its own", []).append(item)
        elif item.name in exclude:
            found.setdefault("excluded by [tool.appc]", []).append(item)
        elif item.name in SERVER_ONLY and SERVER_ONLY[item.name] not in used:
            found.setdefault("only a server needs it", []).append(item)
    return found


def imported(
    imports: Iterable[Import],
    provided: Collection[str],
    distribution: Callable[[str], str | None],
    exclude: Collection[str] = (),
) -> list[Needed]:
    """Requirements for modules that nothing provides yet, one a distribution.

    `provided`: top-level modules of what is declared. `distribution`: top-level module -> its distribution's name.
    """
    needed: dict[str, Needed] = {}
    for item in imports:
        if item.module == STYLER:
            continue
        module = top_level(item)
        name = canonicalize_name(distribution(module) or KNOWN_MODULES.get(module) or module)
        if not is_external(module) or module in provided or name in PROVIDED or name in exclude:
            continue
        if name not in needed or (needed[name].optional and not item.optional):
            needed[name] = Needed(Requirement(name), item.where, module, item.optional)
    for item in imports:
        if item.module == STYLER and "pandas" not in provided and "pandas" not in needed:
            continue
        for companion in COMPANIONS.get(item.module, ()):
            if companion not in provided and companion not in exclude:
                whole = Needed(Requirement(companion), item.where, companion, optional=True)
                needed.setdefault(canonicalize_name(companion), whole)
    return list(needed.values())
