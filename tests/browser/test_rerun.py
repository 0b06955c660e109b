"""Reruns in the browser: only differences travel, new input interrupts, and the app survives the worst."""

import statistics
import time


def test_an_unchanged_rerun_writes_nothing(script):
    live = script('st.title("A")\nst.slider("n", 0, 10)\nfor i in range(20): st.write(f"line {i}")')
    assert live.count_dom_writes(lambda: (live.press_slider("n"), live.idle())) is not None
    writes = live.count_dom_writes(
        lambda: (live.page.locator("body").press("r"), live.page.wait_for_timeout(200), live.idle())
    )
    assert writes == []


def test_one_change_writes_one_element(script):
    live = script('n = st.slider("n", 0, 10)\nfor i in range(1000): st.write(f"line {i}")\nst.write(f"n is {n}")')
    live.press_slider("n")
    live.shows("n is 1")
    writes = live.count_dom_writes(lambda: (live.press_slider("n"), live.shows("n is 2")))
    touched = {w["text"].strip() for w in writes if not w["text"].startswith("n\n")}
    assert touched == {"n is 2"}


LOOP = """
import time
n = st.slider("n", 0, 100)
st.write(f"run {n}")
bar = st.progress(0.0)
def work():
    for i in range(20):
        bar.progress(i / 20)
        time.sleep(0.1)
work()
st.write("finished")
"""


def test_a_loop_in_a_function_shows_its_progress(script):
    live = script(LOOP)
    live.page.evaluate(
        """() => {
          window.__seen = new Set();
          const look = () => {
            const bar = document.querySelector('[data-testid=stProgress] [role=progressbar]');
            if (bar) window.__seen.add(bar.getAttribute('aria-valuenow'));
            window.__raf = requestAnimationFrame(look);
          };
          look();
        }"""
    )
    live.press_slider("n")
    live.shows("run 1")
    live.idle()
    assert len(live.page.evaluate("() => [...window.__seen]")) >= 15


def test_new_input_interrupts_a_sleeping_loop(script):
    live = script(LOOP)
    live.press_slider("n")
    live.shows("run 1")
    times = []
    for n in range(2, 12):
        live.page.wait_for_timeout(250)
        began = time.perf_counter()
        live.press_slider("n")
        live.shows(f"run {n}")
        times.append(1000 * (time.perf_counter() - began))
    # The requirement is 200 ms; a loaded machine gets as much again.
    assert statistics.median(times) < 400, times


def test_an_error_shows_the_users_line_and_the_app_lives_on(script):
    live = script('n = st.number_input("n", value=1)\ndef bad(): return 1 / n\nst.write(f"result {bad()}")')
    box = live.page.get_by_label("n", exact=True)
    box.fill("0")
    box.press("Enter")
    live.shows("ZeroDivisionError")
    assert "bad" in live.page.get_by_test_id("stException").inner_text()
    box.fill("2")
    box.press("Enter")
    live.shows("result 0.5")


FATAL = """
import os
n = st.text_input("name", "a", key="name")
st.session_state.setdefault("kept", 0)
st.write(f"kept {st.session_state.kept} {n}")
if st.button("count"):
    st.session_state.kept += 1
    st.rerun()
def overflow():
    nested = []
    for _ in range(100_000): nested = [nested]
    repr(nested)
def leave(): os._exit(1)
def forever():
    while True: pass
st.button("overflow", on_click=overflow)
st.button("leave", on_click=leave)
st.button("forever", on_click=forever)
"""


def _count_and_name(live):
    live.page.get_by_label("name").fill("Ada")
    live.page.keyboard.press("Enter")
    live.shows("kept 0 Ada")
    live.page.get_by_role("button", name="count").click()
    live.shows("kept 1 Ada")
    live.page.wait_for_timeout(2500)  # state is saved in idle time


def _restart_works(live):
    live.shows("Python is started again", timeout=30_000)
    live.ready()
    live.shows("kept 1 Ada")
    live.page.get_by_role("button", name="count").click()
    live.shows("kept 2 Ada")


def test_a_stack_overflow_in_c_is_told_and_a_restart_works(script):
    live = script(FATAL)
    _count_and_name(live)
    live.page.get_by_role("button", name="overflow").click()
    live.page.wait_for_timeout(3000)
    if live.page.get_by_test_id("stException").count():  # CPython noticed it in time: an ordinary RecursionError
        live.shows("RecursionError")
        live.page.get_by_role("button", name="count").click()
        live.shows("kept 2 Ada")
    else:
        _restart_works(live)


def test_os_exit_is_told_and_a_restart_works(script):
    live = script(FATAL)
    _count_and_name(live)
    live.page.get_by_role("button", name="leave").click()
    _restart_works(live)


AT_ONCE = """
import os
file = st.file_uploader("file")
name = st.text_input("name", "a", on_change=lambda: os._exit(1))
st.write(f"{name} sent {file.read() if file else None}")
"""


def test_a_crash_before_anything_was_saved_keeps_values_and_files(script):
    live = script(AT_ONCE, ready=False)
    live.page.locator("input[type=file]").set_input_files([{"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}])
    live.page.get_by_label("name").fill("Ada")
    live.page.keyboard.press("Enter")
    live.shows("Python is started again", timeout=90_000)
    live.ready()
    live.shows("Ada sent b'x'")


def test_an_endless_loop_can_be_stopped(script):
    live = script(FATAL)
    _count_and_name(live)
    live.page.get_by_role("button", name="forever").click()
    live.page.get_by_role("button", name="Stop").click(timeout=10_000)
    live.ready()
    live.shows("kept 1 Ada")
    live.page.get_by_role("button", name="count").click()
    live.shows("kept 2 Ada")


def test_what_is_done_before_python_is_ready_is_not_lost(script):
    live = script('name = st.text_input("name", "")\nn = st.slider("n", 0, 100)\nst.write(f"{name}: {n}")', ready=False)
    live.page.get_by_label("name").fill("Ada")
    live.page.keyboard.press("Enter")
    live.press_slider("n", times=20)
    live.ready()
    live.shows("Ada: 20")
