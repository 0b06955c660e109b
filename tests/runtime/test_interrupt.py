"""A run ended from outside: by a signal where the app's code only computes, by a message where it sleeps."""

import signal

import pytest

from appc_runtime.context import current
from appc_runtime.errors import StopException

APP = """
import signal
n = st.text_input("n", "0", key="n")
st.text("before")
if n == "1":
    signal.raise_signal(signal.SIGINT)
    st.text("not reached")
st.text("after")
"""


@pytest.fixture
def interruptible(app):
    """`app`, with the session's handler for SIGINT as the worker installs it."""
    before = signal.getsignal(signal.SIGINT)

    def make(source):
        page = app(source)
        signal.signal(signal.SIGINT, page.session.interrupt)
        return page

    yield make
    signal.signal(signal.SIGINT, before)


def test_an_interrupt_stops_the_script_where_it_stands_and_the_session_lives_on(interruptible):
    page = interruptible(APP)
    page.set("n", "1")
    assert page.statuses == ["stopped"]
    assert page.texts() == ["before", "after"]
    assert page.deltas == []
    page.set("n", "2")
    assert page.statuses == ["done"]
    assert page.texts() == ["before", "after"]


def test_an_interrupt_between_runs_is_nobodys(interruptible):
    page = interruptible(APP)
    signal.raise_signal(signal.SIGINT)
    page.run()
    assert page.statuses == ["done"]


def test_an_interrupted_callback_keeps_widget_values(interruptible):
    page = interruptible(
        "import signal\n"
        'st.text_input("n", "0", key="n", on_change=lambda: signal.raise_signal(signal.SIGINT))\n'
        "st.text(st.session_state.n)"
    )
    page.set("n", "5")
    assert page.statuses == ["stopped"]
    page.run()
    assert page.texts() == ["5"]


def test_a_sleep_ends_with_the_run_that_a_stop_ends(app):
    page = app('st.text("a")')
    page.host.on_pause = lambda: page.host.inbox.append({"type": "stop"})
    seen = []

    def nap():
        with pytest.raises(StopException):
            current().sleep(60)
        seen.append("stopped")
        raise StopException

    page.session._script_path = lambda: nap()
    page.run()
    assert seen == ["stopped"]
    assert page.statuses == ["stopped"]


def test_a_sleep_that_nothing_disturbs_lasts(app):
    page = app('st.text("a")')
    slept = []
    page.session._script_path = lambda: slept.append(current().sleep(0.02)) or str(page.path)
    page.run()
    assert slept == [True]
    assert page.statuses == ["done"]
