"""Saves, as open pages and the terminal see them."""

import asyncio
from pathlib import Path

import pytest

from appc.dev.loop import LONGEST_WAIT, QUIET
from appc.errors import ConfigError
from tests.compiler.dev.rig import HELLO, Rig, events, run
from tests.compiler.wheel_files import source_tree


def test_a_saved_script_goes_to_the_open_page(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        assert events(page) == []
        await rig.save(app=HELLO.replace("Hello", "Salut"))
        assert events(page) == [{"type": "sources", "files": {"/app/app.py": HELLO.replace("Hello", "Salut")}}]
        assert len(rig.builds) == 1, "the full build waits for a quiet moment"
        assert "app.py changed, in the page" in rig.terminal

    run(work)


def test_only_what_differs_is_sent(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": "import helper\n" + HELLO, "helper.py": "word = 1\n"})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(helper="word = 2\n")
        await rig.save(app="import helper\n" + HELLO)
        await rig.save(unused="x = 1\n")
        (tmp_path / "app.py").touch()
        await rig.save()
        assert events(page) == [{"type": "sources", "files": {"/app/helper.py": "word = 2\n"}}]

    run(work)


def test_a_new_module_arrives_with_the_script_that_imports_it(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(fresh="word = 1\n")
        assert events(page) == []
        await rig.save(app="import fresh\n" + HELLO)
        (event,) = events(page)
        assert set(event["files"]) == {"/app/app.py", "/app/fresh.py"}
        await rig.save(app=HELLO, fresh=None)
        (event,) = events(page)
        assert event["files"] == {"/app/app.py": HELLO, "/app/fresh.py": None}

    run(work)


def test_an_atomic_save_counts_once(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        (tmp_path / "app.py.tmp").write_text("x = 1\n", encoding="utf-8")
        (tmp_path / "app.py.tmp").replace(tmp_path / "app.py")
        await rig.save()
        await rig.save()
        assert events(page) == [{"type": "sources", "files": {"/app/app.py": "x = 1\n"}}]

    run(work)


def test_an_empty_file_is_read_again(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        (tmp_path / "app.py").write_bytes(b"")

        async def fill(seconds: float) -> None:
            if seconds == LONGEST_WAIT:
                (tmp_path / "app.py").write_bytes(b"x = 2\n")

        rig.loop.sleep = fill
        rig.loop.flag.set()
        await rig.loop.settle()
        await rig.loop.look()
        assert events(page) == [{"type": "sources", "files": {"/app/app.py": "x = 2\n"}}]

    run(work)


def test_debouncing_waits_for_the_last_event_but_not_for_ever(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        rig.loop.flag.set()
        await rig.loop.settle()
        assert rig.slept == [QUIET]

        async def busy(seconds: float) -> None:
            rig.slept.append(seconds)
            rig.loop.flag.set()

        rig.slept.clear()
        rig.loop.sleep = busy
        rig.loop.flag.set()
        await rig.loop.settle()
        assert sum(rig.slept) <= 0.05
        assert not rig.loop.flag.is_set()

    run(work)


def test_a_syntax_error_is_shown_and_the_good_app_stays(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(app="import streamlit as st\nst.title(\n")
        await rig.save(app="import streamlit as st\nst.title(\n")
        error = events(page)[0]
        assert error["type"] == "error"
        assert error["where"] == "app.py:2"
        assert error["code"] == "st.title("
        assert "never closed" in error["message"]
        assert rig.terminal.count("error app.py:2: SyntaxError") == 1
        assert "keeps the last good app" in rig.terminal
        late = rig.open()
        assert [event["type"] for event in events(late)] == ["error"]
        await rig.save(app=HELLO.replace("Hello", "Salut"))
        assert [event["type"] for event in events(page)] == ["clear_error", "sources"]
        assert "good again" in rig.terminal

    run(work)


def test_undoing_a_syntax_error_clears_it(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": "import helper\n", "helper.py": "x = 1\n"})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(helper="x = (\n")
        assert [(event["type"], event["where"]) for event in events(page)] == [("error", "helper.py:1")]
        await rig.save(helper="x = 1\n")
        assert [event["type"] for event in events(page)] == ["clear_error"]

    run(work)


def test_a_script_that_is_gone_is_an_error_until_it_is_back(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(app=None)
        (error,) = events(page)
        assert error["type"] == "error"
        assert "app.py" in error["message"]
        await rig.save(app=HELLO)
        assert [event["type"] for event in events(page)] == ["clear_error"]

    run(work)


def test_a_new_package_is_built_first_and_the_page_loads_again(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(app="import pandas\n" + HELLO)
        (status,) = events(page)
        assert status["type"] == "status"
        assert "app.py:1 imports pandas" in status["text"]
        assert "app.py:1 imports pandas: building anew, then the page loads again" in rig.terminal
        await rig.loop.builder.build_next()
        assert [event["type"] for event in events(page)] == ["status", "reload"]
        assert len(rig.builds) == 2
        fresh = rig.open()
        await rig.save(app="import pandas\nx = 1\n")
        assert [event["type"] for event in events(fresh)] == ["sources"]

    run(work)


def test_modules_of_python_itself_need_no_build(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(app="import math, json\n" + HELLO)
        assert [event["type"] for event in events(page)] == ["sources"]

    run(work)


@pytest.mark.parametrize(
    ("name", "content"),
    [(".streamlit/config.toml", '[theme]\nbase = "dark"\n'), ("brand.toml", '[theme]\nbase = "dark"\n')],
)
def test_the_theme_needs_a_new_page(tmp_path: Path, name: str, content: str) -> None:
    theme = {".streamlit/config.toml": '[theme]\nbase = "brand.toml"\n', "brand.toml": "[theme]\n"}
    rig = Rig(tmp_path, {"app.py": HELLO, **theme})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(**{name: content})
        assert f"{Path(name).name} changed" in rig.terminal
        await rig.loop.builder.build_next()
        assert [event["type"] for event in events(page)] == ["status", "status", "reload"]

    run(work)


def test_a_broken_setting_is_an_error_with_its_file(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO, ".streamlit/config.toml": "[theme]\n"})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(**{".streamlit/config.toml": "[theme\n"})
        (error,) = events(page)
        assert error["type"] == "error"
        assert "config.toml" in error["where"]

    run(work)


def test_text_data_is_sent_and_other_data_is_built(tmp_path: Path) -> None:
    script = "open('data/a.csv')\nopen('b.bin', 'rb')\n"
    rig = Rig(tmp_path, {"app.py": script, "data/a.csv": "x\n1\n", "b.bin": b"\0\1"})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(**{"data/a.csv": "x\n2\n"})
        assert events(page) == [{"type": "sources", "files": {"/app/data/a.csv": "x\n2\n"}}]
        (tmp_path / "b.bin").touch()
        await rig.save()
        assert events(page) == []
        await rig.save(**{"b.bin": b"\0\2"})
        await rig.loop.builder.build_next()
        assert [event["type"] for event in events(page)] == ["status", "status", "reload"]

    run(work)


def test_files_that_the_first_run_found_are_followed(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": "open('da' + 'ta.csv')\n", "data.csv": "1\n"})
    rig.found = ["data.csv"]

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save()
        assert events(page) == []
        await rig.save(**{"data.csv": "2\n"})
        assert events(page) == [{"type": "sources", "files": {"/app/data.csv": "2\n"}}]

    run(work)


def test_a_failing_build_is_shown_until_one_succeeds(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        rig.build_error = ConfigError("'x y' is no requirement.", where="requirements.txt:1", hint="Write a name.")
        await rig.save(**{"requirements.txt": "x y\n"})
        await rig.loop.builder.build_next()
        error = events(page)[-1]
        assert (error["type"], error["where"], error["hint"]) == ("error", "requirements.txt:1", "Write a name.")
        assert "Write a name." in rig.terminal
        await rig.save(app=HELLO + "x = 1\n")
        await rig.loop.builder.build_next()
        assert not [event for event in events(page) if event["type"] in ("sources", "clear_error", "reload")]
        rig.build_error = None
        await rig.save(**{"requirements.txt": ""})
        await rig.loop.builder.build_next()
        assert {event["type"] for event in events(page)} >= {"clear_error", "sources"}

    run(work)


def test_source_trees_that_wheels_are_built_of_are_followed(tmp_path: Path) -> None:
    mine = {f"mine/{name}": text for name, text in source_tree("mine", "0.1").items()}
    rig = Rig(tmp_path, {"app.py": HELLO, "requirements.txt": "./mine\n", **mine})

    async def work() -> None:
        await rig.start()
        assert rig.loop.good and tmp_path / "mine/mine/__init__.py" in rig.loop.good.files
        for name, text in (
            ("mine/mine/__init__.py", "x = 1\n"),
            ("mine/mine/more.py", ""),
            ("mine/mine/more.py", None),
        ):
            page = rig.open()
            await rig.save(**{name: text})
            assert f"{Path(name).name} changed: building anew" in rig.terminal.splitlines()[-1]
            await rig.loop.builder.build_next()
            assert len(rig.builds) > 1
            assert events(page)[0]["type"] == "status"

    run(work)


def test_a_build_that_breaks_down_does_not_end_the_server(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    def vanish() -> None:
        raise FileNotFoundError(2, "No such file or directory", "data.csv")

    async def work() -> None:
        await rig.start()
        page = rig.open()
        rig.during_build = vanish
        await rig.save(app="import pandas\n")
        await rig.loop.builder.build_next()
        error = events(page)[-1]
        assert error["type"] == "error"
        assert "data.csv" in error["message"]
        rig.during_build = lambda: None
        await rig.save(app="import pandas\nx = 1\n")
        await rig.loop.builder.build_next()
        assert [event["type"] for event in events(page)] == ["status", "status", "clear_error", "reload"]

    run(work)


def test_a_first_build_that_fails_is_made_good_by_a_save(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": "x = (\n"})

    async def work() -> None:
        await rig.start()
        assert rig.builds == []
        page = rig.open()
        assert [event["type"] for event in events(page)] == ["error"]
        await rig.save(app=HELLO)
        await rig.save()
        await rig.loop.builder.build_next()
        assert [event["type"] for event in events(page)] == ["status", "status", "clear_error", "reload"]
        assert events(rig.open()) == []

    run(work)


def test_the_quiet_build_serves_the_next_load(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        old = rig.open()
        await rig.save(app="x = 1\n")
        early = rig.open()
        assert [event["type"] for event in events(early)] == ["sources"], "the old build, and what it lacks"
        await rig.loop.builder.build_next()
        assert rig.builds[-1] == b"x = 1\n"
        assert events(rig.open()) == []
        assert [event["type"] for event in events(old)] == ["sources"], "an open page stays as it is"

    run(work)


def test_a_save_during_a_build_is_not_lost(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.open()
        await rig.save(app="import pandas\n")
        rig.during_build = lambda: (tmp_path / "app.py").write_text("import pandas\nx = 1\n", encoding="utf-8")
        await rig.loop.builder.build_next()
        assert events(page)[-1]["type"] == "reload"
        fresh = rig.open()
        await rig.save()
        assert events(fresh) == [{"type": "sources", "files": {"/app/app.py": "import pandas\nx = 1\n"}}]

    run(work)


def test_the_whole_loop_runs_and_ends(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})
    rig.loop.sleep = asyncio.sleep
    rig.loop.builder.sleep = asyncio.sleep

    async def work() -> None:
        task = asyncio.create_task(rig.loop.run())
        await rig.loop.tried.wait()
        page = rig.open()
        (tmp_path / "app.py").write_text("x = 1\n", encoding="utf-8")
        rig.loop.flag.set()
        event = await asyncio.wait_for(page.events.get(), 5)
        assert event is not None
        assert event["type"] == "sources"
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    run(work)
