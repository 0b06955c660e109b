"""Each example, checked as a person would check it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.sites import EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_readable_without_javascript(name, built, browser):
    """With JavaScript off, the page has every text of the live page in the same order."""
    from tests.browser.sites import served

    def read(javascript: bool) -> list[str]:
        context = browser.new_context(java_script_enabled=javascript, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(address)
        if javascript:
            page.wait_for_selector(
                "[data-test-connection-state=CONNECTED][data-test-script-state=notRunning]", timeout=90_000
            )
        texts = page.locator("[data-testid=stAppViewContainer]").inner_text()
        charts = page.get_by_test_id("stVegaLiteChart")
        assert all(chart.get_by_role("img").or_(chart.get_by_role("table")).count() for chart in charts.all())
        context.close()
        return [line.strip() for line in texts.splitlines() if line.strip()]

    with served(built(name)) as host:
        address = host + "/repo/"
        static, live = iter(read(False)), read(True)
        # The static page may say more: a chart's axes, a grid's rows, which live are drawn.
        assert [line for line in live if line not in static] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_hydrates_without_an_error_and_asks_no_other_host(name, example):
    live = example(name)
    assert live.errors == []
    assert {host.split(":")[0] for host in live.hosts} <= {"127.0.0.1", ""}


def test_hello(example):
    live = example("hello")
    live.press_slider("How many exclamation marks?", times=2)
    live.shows("Hello, World!!")
    live.page.get_by_label("Your name").fill("Ada")
    live.page.keyboard.press("Enter")
    live.shows("Hello, Ada!!")


def test_mortgage(example):
    live = example("mortgage")
    live.shows("€ 1,251.56")
    live.press_slider("Extra payment per month (€)", times=2)
    live.shows("€ 1,351.56")
    live.page.get_by_role("tab", name="Table").click()
    expect(live.page.get_by_role("tabpanel", name="Table").get_by_role("row")).to_have_count(24)
    with live.page.expect_download() as download:
        live.page.get_by_role("button", name="Download as CSV").click()
    assert download.value.suggested_filename == "schedule.csv"
    assert download.value.path().read_text().startswith("Year,Interest,Repaid,Balance")


def test_harbour(example):
    live = example("harbour")
    live.shows("from 1,462 days")
    live.widget("stMultiSelect", "Stations").get_by_role("combobox").click()
    live.page.get_by_role("option", name="Old town").click()
    live.page.keyboard.press("Escape")
    live.shows("from 2,193 days")
    expect(live.page.get_by_test_id("stMetric")).to_have_count(3)


def test_iris(example):
    live = example("iris")
    accuracy = live.widget("stMetric", "Right on unseen flowers").get_by_test_id("stMetricValue")
    assert re.fullmatch(r"9\d%|100%", accuracy.inner_text().strip())
    live.page.get_by_text("Decision tree").click()
    live.idle()
    live.press_slider("Petal length (cm)", "Home")
    live.press_slider("Petal width (cm)", "Home")
    live.shows("Iris setosa")


def test_fractals(example):
    live = example("fractals")
    live.shows("of the points never escape")
    source = live.page.get_by_test_id("stImage").locator("img").get_attribute("src")
    live.page.get_by_text("Julia", exact=True).click()
    expect(live.page.get_by_test_id("stProgress")).to_be_visible()
    live.shows("Julia set, 240 × 240")
    live.idle()
    expect(live.page.get_by_test_id("stProgress")).to_have_count(0)
    assert live.page.get_by_test_id("stImage").locator("img").get_attribute("src") != source


def test_trip(example):
    live = example("trip")
    live.page.get_by_label("What for?").fill("Ice cream")
    live.page.get_by_label("How much? (€)").fill("12")
    live.page.get_by_role("button", name="Add", exact=True).click()
    live.shows("Ice cream added")
    live.shows("€ 258.00")
    expect(live.page.get_by_label("What for?")).to_have_value("")
    live.page.get_by_role("tab", name="Packing").click()
    live.page.get_by_text("Passport").click()
    live.shows("1 of 6 packed")
    live.page.get_by_role("tab", name="People").click()
    live.page.get_by_label("Who comes along?").fill("Barbara")
    live.page.keyboard.press("Enter")
    expect(live.page.get_by_role("button", name="Remove")).to_have_count(4)
    expect(live.page.get_by_label("Who comes along?")).to_have_value("")


def test_reading(example, tmp_path):
    live = example("reading")
    file = tmp_path / "hard.txt"
    file.write_text(
        "Epistemological considerations notwithstanding, incomprehensibility characterises bureaucratic prose."
    )
    live.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    live.shows("This text is hard to read.")
    live.page.get_by_role("button", name="Read it to me, slowly").click()
    live.shows("Epistemological considerations")


def test_club(example):
    live = example("club")
    page = live.page
    page.get_by_label("Your name").fill("Ada")
    page.keyboard.press("Enter")
    live.shows("Good reading, Ada!")
    page.evaluate("() => { window.kept = true; }")
    page.get_by_role("button", name="The Waves").click()
    live.shows("By Virginia Woolf")
    assert page.url.endswith("/repo/book?title=The+Waves")
    page.get_by_role("link", name="Members").click()
    live.shows("6 of us")
    live.press_slider("Seats at the table")
    live.shows("7 of us")
    page.go_back()
    live.shows("By Virginia Woolf")
    page.get_by_test_id("stPageLink-NavLink").click()
    live.shows("3 books, one a month.")
    page.get_by_test_id("stPageLink-NavLink").click()
    live.shows("6 of us")  # a page's own widgets begin anew, those around it stay
    live.shows("Good reading, Ada!")
    page.get_by_role("link", name="Talk").click()
    page.get_by_test_id("stChatInputTextArea").fill("Middlemarch, please")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stChatMessage")).to_have_count(3)
    page.get_by_role("button", name="Read the rules").click()
    page.get_by_role("dialog").get_by_role("button", name="I agree").click()
    live.shows("You know the rules.")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_test_id("stPopoverButton").click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="Start again").click()
    expect(page.get_by_test_id("stChatMessage")).to_have_count(1)
    page.get_by_role("link", name="Members").click()
    live.shows("6 of us")
    assert page.evaluate("() => window.kept")
    assert page.title() == "Book club"
    page.reload()
    live.shows("6 of us")
    assert live.errors == []


def test_club_members(example):
    """What stands beside the pages: choices in sight, and a date with a time."""
    live = example("club")
    page = live.page
    page.get_by_role("link", name="Members").click()
    live.shows("We like")
    page.get_by_role("button", name="Poems").click()
    expect(page.get_by_test_id("stBaseButton-pillsActive")).to_have_count(2)
    page.get_by_role("radio", name="Monday").click()
    page.get_by_role("radio", name="4 of 5 stars").click()
    expect(page.get_by_test_id("stGrid")).to_contain_text("Cleo")
    expect(page.get_by_test_id("stDateTimeInputField")).to_contain_text("2026/03/06")
    live.idle()
    assert live.errors == []
