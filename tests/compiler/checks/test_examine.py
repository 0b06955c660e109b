"""What the sources say that will not work, and what only looks so."""

from pathlib import Path

import pytest

from appc.checks import Examined, examine
from appc.runtime_files import RuntimeFiles
from appc.script import read_app
from tests.compiler.project import make_config, write_files


def look(folder: Path, source: str, files: dict[str, str | bytes] | None = None) -> Examined:
    write_files(folder, {"app.py": source, **(files or {})})
    config = make_config(folder)
    return examine(config, read_app(config.script, config.root), RuntimeFiles.find())


KEY = "sk-" + "proj-" + "a1B2" * 10

WRONG = {
    "import streamlit as st\nst.buton('x')": ("api", "`st.buton`", "'button'"),
    "import streamlit as s\ns.sidebar.sliderr('x', 1)": ("api", "`st.sidebar.sliderr`", "'slider'"),
    "from streamlit import markdwn": ("api", "`st.markdwn`", "'markdown'"),
    "import streamlit as st\nst.column_config.NumberColum('x')": (
        "api",
        "`st.column_config.NumberColum`",
        "NumberColumn",
    ),
    "import streamlit as st\nst.secrets['key']": ("secrets", "`st.secrets` is empty", "Ask the visitor"),
    "import streamlit as st\nst.login()": ("unsupported", "`st.login` needs a server that visitors log in to", ""),
    "import streamlit as st\nst.connections.SnowflakeConnection('x')": ("unsupported", "needs credentials", ""),
    "import subprocess as sp\nsp.run(['ls'])": ("process", "subprocess.run: a browser has no processes", "build time"),
    "from multiprocessing import Pool\nPool(2)": ("process", "multiprocessing.Pool", ""),
    "import os\nos.system('ls')": ("process", "os.system", ""),
    "import socket\nsocket.socket()": ("socket", "a browser opens no sockets", "web service"),
    "import sqlalchemy as sa\nsa.create_engine('postgresql://host/db')": ("socket", "create_engine", "web service"),
    "import pandas as pd\npd.read_csv('data/salse.csv')": ("file", "there is no file 'data/salse.csv'", "'sales.csv'"),
    "from pathlib import Path\nHERE = Path(__file__).parent\n(HERE / 'x.txt').read_text()": ("file", "'x.txt'", ""),
    "import os\nopen(os.path.join('data', 'y.csv'))": ("file", "'data/y.csv'", ""),
    "open('.env').read()": ("secret", ".env holds secrets by its name", "Ask the visitor"),
    f"client(api_key={KEY!r})": ("secret", "OpenAI", "invalid"),
    "API_KEY = '" + "x7" * 16 + "'": ("secret", "a key, by its name", "Everyone can read it"),
}


@pytest.mark.parametrize("source", WRONG)
def test_what_will_not_work_is_named(tmp_path: Path, source: str) -> None:
    kind, what, hint = WRONG[source]
    found = look(tmp_path, source, {"data/sales.csv": "1", ".env": "KEY=1"}).findings
    assert [item.kind for item in found] == [kind]
    assert what in found[0].what
    assert hint in (found[0].hint or "")
    assert found[0].where == f"app.py:{len(source.splitlines())}"


RIGHT = [
    "import streamlit as st\nst.write(1)\nst.sidebar.button('x')\nst.components.v1.html('x')\nst.errors.StreamlitAPIException",
    "import streamlit as st\nst.column_config.NumberColumn('x')\nst.session_state.anything\nst.query_params.whatever",
    "class st:\n    pass\nst.buton()",
    "import streamlit as st\ndef f(st):\n    st.anything()",
    "import streamlit as st\nif hasattr(st, 'newest'):\n    st.newest()",
    "import streamlit as st\ntry:\n    st.newest()\nexcept AttributeError:\n    pass",
    "import streamlit as st\ntry:\n    key = st.secrets['key']\nexcept KeyError:\n    key = st.secrets.get('key')",
    "try:\n    from streamlit import newest\nexcept ImportError:\n    newest = None",
    "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from streamlit import anything",
    "import subprocess, multiprocessing, socket\nsubprocess.PIPE",
    "import subprocess\ntry:\n    subprocess.run(['git'])\nexcept OSError:\n    pass",
    "import os\nif os.path.exists('saved.json'):\n    open('saved.json')",
    "NAME = 'saved.json'\nopen(NAME, 'w').write('1')\nopen(NAME).read()",
    "frame.to_csv('out.csv')\nimport pandas as pd\npd.read_csv('out.csv')",
    "from contextlib import suppress\nwith suppress(FileNotFoundError):\n    open('notes.txt')",
    "import streamlit as st\nst.image('https://example.org/a.png')\nst.image('data/sales.csv')",
    "from pathlib import Path\n(Path(__file__).resolve().parent / 'data' / 'sales.csv').open()",
    "def open(name): ...\nopen('nothing.txt')",
    "import sqlalchemy\nsqlalchemy.create_engine('sqlite:///x.db')",
    "import streamlit as st\nst.text_input('Key', key='my_password_field_number_1')\nPASSWORD = 'changeme'",
]


@pytest.mark.parametrize("source", RIGHT)
def test_what_works_is_no_alarm(tmp_path: Path, source: str) -> None:
    assert look(tmp_path, source, {"data/sales.csv": "1"}) == Examined()


def test_hosts_and_threads_are_notes(tmp_path: Path) -> None:
    source = """
        import threading
        import pandas as pd
        import requests
        BASE = "https://api.example.org/v1"
        requests.get(f"{BASE}/a")
        requests.get(BASE + "/b")
        pd.read_csv("http://plain.example.org/x.csv")
        threading.Thread(target=print).start()
    """
    found = look(tmp_path, source)
    assert found.findings == []
    assert [(item.kind, item.where) for item in found.notes] == [
        ("network", "app.py:6"), ("network", "app.py:8"), ("thread", "app.py:9"),
    ]  # fmt: skip
    assert "CORS" in (found.notes[0].hint or "")
    assert "https" in (found.notes[1].hint or "")


def test_only_what_the_app_reaches_is_looked_at(tmp_path: Path) -> None:
    wrong = "import streamlit as st\nst.buton('x')\n"
    files = {"used.py": wrong, "unused.py": wrong, "broken.py": "x = (\n", "keys.json": f'["{KEY}"]', "other.json": KEY}
    found = look(tmp_path, "import used\nimport broken\nopen('keys.json')\n", dict(files)).findings
    assert [(item.kind, item.where) for item in found] == [
        ("api", "used.py:2"), ("syntax", "broken.py:1"), ("secret", "keys.json:1"),
    ]  # fmt: skip
