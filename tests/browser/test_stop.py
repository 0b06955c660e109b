"""Code that never comes by an `st.` call can be stopped all the same, and what the visitor had is still there."""

import time

APP = """
import itertools
name = st.text_input("name", "a", key="name")
st.session_state.setdefault("kept", 0)
if st.button("count"):
    st.session_state.kept += 1
def forever():
    while True: pass
def stubborn():
    while True:
        try:
            for _ in itertools.count(): pass
        except BaseException: pass
def sleepy():
    import time
    time.sleep(600)
st.button("forever", on_click=forever)
st.button("stubborn", on_click=stubborn)
st.button("sleepy", on_click=sleepy)
st.write(f"{name} has kept {st.session_state.kept}")
"""
ISOLATED = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}


def _prepare(live):
    live.page.get_by_label("name").fill("Ada")
    live.page.keyboard.press("Enter")
    live.shows("Ada has kept 0")
    live.page.get_by_role("button", name="count").click()
    live.shows("Ada has kept 1")
    live.page.wait_for_timeout(2500)  # state is saved in idle time


def _stop(live, button):
    """Press `button`, then Stop; returns the seconds from there until the app is idle again."""
    live.page.get_by_role("button", name=button).click()
    stop = live.page.get_by_role("button", name="Stop")
    stop.wait_for(timeout=15_000)
    live.page.wait_for_timeout(200)
    began = time.perf_counter()
    stop.click()
    live.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
    live.ready()
    return time.perf_counter() - began


def _only_one_lives(live):
    """Whether one worker of the page is left: the browser takes a moment to end one that computes."""
    for _ in range(50):
        if len(live.page.workers) == 1:
            return True
        live.page.wait_for_timeout(100)
    return False


def test_a_loop_that_hears_nothing_ends_with_its_worker(script):
    live = script(APP)
    _prepare(live)
    for n in range(1, 4):
        _stop(live, "forever")
        live.shows("The script was stopped")
        live.shows(f"Ada has kept {n}")
        assert _only_one_lives(live)
        live.page.get_by_role("button", name="count").click()
        live.shows(f"Ada has kept {n + 1}")
        live.page.wait_for_timeout(2000)


def test_a_sleeping_run_is_stopped_at_once_and_its_worker_lives_on(script):
    live = script(APP)
    worker = live.page.workers[0]
    _stop(live, "sleepy")
    assert live.page.workers == [worker]
    live.page.get_by_role("button", name="count").click()
    live.shows("a has kept 1")


def test_isolated_pages_interrupt_the_code_and_keep_the_worker(script):
    live = script(APP, headers=ISOLATED)
    assert live.page.evaluate("crossOriginIsolated")
    _prepare(live)
    worker = live.page.workers[0]
    for n in range(1, 4):
        _stop(live, "forever")
        assert live.page.workers == [worker]
        live.page.get_by_role("button", name="count").click()
        live.shows(f"Ada has kept {n + 1}")
    live.page.wait_for_timeout(2000)
    # Code that swallows the interrupt ends with its worker.
    _stop(live, "stubborn")
    live.shows("The script was stopped")
    live.shows("Ada has kept 4")
    assert _only_one_lives(live)
    assert live.page.workers != [worker]
