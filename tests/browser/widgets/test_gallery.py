"""Every widget by mouse and keyboard in a real browser: what it sends, what it says, where the focus is."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import sites

WEB = Path(__file__).parents[3] / "runtime" / "web"


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the page that tests/web/widgets/gallery.tsx draws."""
    folder = tmp_path_factory.mktemp("gallery")
    node = shutil.which("node")
    assert node, "The widgets' gallery is built by Node: install it, or put it on PATH."
    subprocess.run([node, str(WEB / "scripts" / "gallery.mjs"), str(folder)], check=True)
    with sites.served(folder) as address:
        yield address


@pytest.fixture
def app(browser: Browser, gallery: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(gallery)
    page.wait_for_selector("[data-sample=button]")
    yield page
    page.close()
    assert problems == []


def sample(app: Page, key: str) -> Locator:
    found = app.locator(f'[data-sample="{key}"]')
    found.scroll_into_view_if_needed()
    return found


def sent(app: Page, key: str) -> list[Any]:
    return [value for name, value in json.loads(app.evaluate("JSON.stringify(window.sent)")) if name == key]


def test_button_is_pressed_by_mouse_and_keyboard(app: Page) -> None:
    app.get_by_role("button", name="Primary").click()
    app.get_by_role("button", name="Secondary").focus()
    app.keyboard.press("Enter")
    app.keyboard.press("Control+K")
    assert app.evaluate("window.host.pressed") == ["button primary", "button", "button icon"]


def test_help_shows_on_hover_and_on_the_keyboards_focus(app: Page) -> None:
    sample(app, "button icon").get_by_test_id("stTooltipHoverTarget").hover()
    expect(app.get_by_test_id("stTooltipContent")).to_have_text("Some help")
    app.mouse.move(0, 0)
    expect(app.get_by_test_id("stTooltipContent")).not_to_be_attached()
    sample(app, "text").get_by_test_id("stTooltipHoverTarget").hover()
    expect(app.get_by_test_id("stTooltipContent")).to_have_text("Some help")
    app.mouse.move(0, 0)
    expect(app.get_by_test_id("stTooltipContent")).not_to_be_attached()
    sample(app, "button primary").get_by_role("button").focus()
    for _ in range(2):
        app.keyboard.press("Tab")
    expect(app.locator(":focus")).to_contain_text("With icon")
    expect(app.get_by_test_id("stTooltipContent")).to_have_text("Some help")
    app.keyboard.press("Escape")
    expect(app.get_by_test_id("stTooltipContent")).not_to_be_attached()


def test_help_stays_when_the_page_scrolls_to_what_has_the_focus(app: Page) -> None:
    app.set_viewport_size({"width": 1280, "height": 120})
    sample(app, "button primary").get_by_role("button").focus()
    for _ in range(2):
        app.keyboard.press("Tab")
    expect(app.locator(":focus")).to_contain_text("With icon")
    app.mouse.wheel(0, 10)
    app.wait_for_timeout(500)
    expect(app.get_by_test_id("stTooltipContent")).to_have_text("Some help")
    app.keyboard.press("Escape")
    expect(app.get_by_test_id("stTooltipContent")).not_to_be_attached()


def test_download_hands_over_the_file(app: Page) -> None:
    with app.expect_download() as download:
        sample(app, "download").get_by_role("button").click()
    assert download.value.suggested_filename == "hi.txt"
    assert app.evaluate("window.host.pressed") == ["download"]


def test_checkbox_and_toggle(app: Page) -> None:
    sample(app, "checkbox").locator("label").first.click()
    app.get_by_role("checkbox", name="Checkbox").press("Space")
    sample(app, "toggle").locator("label").first.click()
    sample(app, "checkbox disabled").locator("label").first.click(force=True)
    assert sent(app, "checkbox") == [True, False]
    assert sent(app, "toggle") == [True]
    assert sent(app, "checkbox disabled") == []
    expect(app.get_by_role("switch", name="Toggle", exact=True)).to_be_checked()
    assert sample(app, "checkbox").get_by_test_id("stCheckbox").bounding_box()["height"] == 24  # type: ignore[index]


def test_radio(app: Page) -> None:
    sample(app, "radio").locator('label[data-baseweb="radio"]').nth(0).click(force=True)
    app.keyboard.press("ArrowDown")
    sample(app, "radio empty").get_by_text("two").click()
    assert sent(app, "radio") == [0, 1]
    assert sent(app, "radio empty") == [1]
    expect(app.get_by_role("radiogroup", name="radio", exact=True)).to_be_visible()


def test_selectbox_by_mouse(app: Page) -> None:
    sample(app, "selectbox").locator("input").click()
    lines = app.locator('[data-baseweb="popover"]').first.locator("li")
    expect(lines).to_have_count(4)
    lines.nth(1).click()
    expect(app.locator('[data-baseweb="popover"]')).to_have_count(0)
    expect(sample(app, "selectbox")).to_contain_text("home phone")
    sample(app, "selectbox").click()
    app.mouse.click(2, 400)
    expect(app.get_by_role("listbox")).to_have_count(0)
    assert sent(app, "selectbox") == ["home phone"]


def test_selectbox_by_typing(app: Page) -> None:
    field = sample(app, "selectbox").locator("input")
    field.type("mobi")
    expect(app.get_by_role("option")).to_have_count(1)
    field.press("Enter")
    field.type("zzz")
    expect(app.get_by_test_id("stSelectboxVirtualDropdownEmpty")).to_have_text("No results")
    field.press("Escape")
    expect(sample(app, "selectbox")).to_contain_text("mobile phone")
    assert sent(app, "selectbox") == ["mobile phone"]


def test_selectbox_is_cleared_and_takes_new_options(app: Page) -> None:
    field = sample(app, "selectbox empty").locator("input")
    field.type("email")
    field.press("Enter")
    field.press("Escape")
    assert sent(app, "selectbox empty") == ["email", None]
    new = sample(app, "selectbox new").locator("input")
    new.fill("pigeon")
    expect(app.get_by_role("option", name="Add: pigeon")).to_be_visible()
    new.press("Enter")
    assert sent(app, "selectbox new") == ["pigeon"]


def test_selectbox_of_thousands_draws_only_what_is_in_sight(app: Page) -> None:
    sample(app, "selectbox many").locator("input").click()
    expect(app.get_by_role("option", name="Option 4000", exact=True)).to_be_visible()
    assert app.get_by_role("option").count() < 60
    app.keyboard.press("ArrowDown")
    app.keyboard.press("Enter")
    assert sent(app, "selectbox many") == ["Option 4001"]


def test_multiselect(app: Page) -> None:
    box = sample(app, "multiselect")
    box.locator("input").click()
    app.locator("li").filter(has_text="green").first.click()
    expect(app.get_by_role("option")).to_have_count(1)
    app.keyboard.press("Escape")
    box.get_by_role("button", name="Remove yellow").click()
    box.locator("input").focus()
    app.keyboard.press("Backspace")
    app.keyboard.press("ArrowLeft")
    app.keyboard.press("Delete")
    assert sent(app, "multiselect") == [["yellow", "red", "green"], ["red", "green"], ["red"], []]


def test_multiselect_selects_all_and_clears(app: Page) -> None:
    box = sample(app, "multiselect")
    box.locator("input").click()
    # The first line is highlighted, and that is the one.
    expect(app.get_by_role("option").first).to_have_text("Select all")
    app.keyboard.press("Enter")
    app.keyboard.press("Escape")
    app.locator('.stMultiSelect [role="button"][aria-label="Clear all"]').first.click()
    assert sent(app, "multiselect") == [["yellow", "red", "green", "blue"], []]


def test_multiselect_stops_at_its_maximum(app: Page) -> None:
    sample(app, "multiselect max").locator("input").click()
    app.get_by_role("option", name="email").click()
    expect(app.get_by_test_id("stSelectboxVirtualDropdownEmpty").locator("li")).to_have_text(
        "You can only select up to 1 option. Remove an option first."
    )
    assert sent(app, "multiselect max") == [["email"]]


def test_slider_by_keyboard(app: Page) -> None:
    thumb = app.get_by_role("slider", name="slider", exact=True)
    thumb.press("ArrowRight")
    thumb.press("ArrowRight")
    thumb.press("ArrowLeft")
    thumb.press("Home")
    assert sent(app, "slider") == [26, 27, 26, 0]
    expect(sample(app, "slider").get_by_test_id("stSliderThumbValue")).to_have_text("0")


def test_slider_by_mouse(app: Page) -> None:
    sample(app, "slider").get_by_test_id("stSlider").hover()
    app.mouse.down()
    expect(sample(app, "slider").get_by_test_id("stSliderThumbValue")).to_have_text("50")
    app.keyboard.press("ArrowRight")
    expect(sample(app, "slider").get_by_test_id("stSliderThumbValue")).to_have_text("51")
    app.mouse.move(0, 0)
    app.mouse.up()
    assert sent(app, "slider")[-1] == 0


def test_slider_of_two_and_of_options_and_dates(app: Page) -> None:
    first, second = sample(app, "slider range").get_by_role("slider").all()
    first.press("ArrowRight")
    second.press("ArrowLeft")
    assert sent(app, "slider range") == [[25.5, 75], [25.5, 74.5]]
    option = sample(app, "select slider").get_by_role("slider")
    option.press("ArrowRight")
    expect(option).to_have_attribute("aria-valuetext", "green")
    date = sample(app, "slider dates").get_by_role("slider").first
    date.press("ArrowRight")
    expect(sample(app, "slider dates").get_by_test_id("stSliderThumbValue").first).to_have_text("2019-08-02")


def test_number_input(app: Page) -> None:
    field = sample(app, "number").locator("input")
    field.fill("7")
    expect(sample(app, "number").get_by_test_id("InputInstructions")).to_have_text("Press Enter to apply")
    field.press("Enter")
    field.press("ArrowUp")
    sample(app, "number").get_by_test_id("stNumberInputStepDown").click()
    field.fill("99")
    field.press("Enter")
    expect(sample(app, "number").get_by_role("alert")).to_have_text("The number must be between 0 and 10.")
    assert sent(app, "number") == [7, 8, 7]
    empty = sample(app, "number empty").locator("input")
    empty.fill("10")
    empty.press("Enter")
    expect(empty).to_have_value("10.00")
    empty.press("Escape")
    empty.press("Enter")
    assert sent(app, "number empty") == [10, None]


def test_number_float_steps_without_noise(app: Page) -> None:
    field = sample(app, "number float").locator("input")
    for _ in range(3):
        field.press("ArrowUp")
    assert sent(app, "number float") == [1.6, 1.7, 1.8]
    expect(field).to_have_value("1.800")


def test_text_input(app: Page) -> None:
    field = sample(app, "text").locator("input")
    field.fill("Brian")
    field.press("Escape")
    assert sent(app, "text") == []
    field.press("Enter")
    field.fill("Reg")
    field.blur()
    assert sent(app, "text") == ["Brian", "Reg"]
    limited = sample(app, "text max").locator("input")
    limited.fill("12345678")
    expect(sample(app, "text max").get_by_test_id("InputInstructions")).to_have_text("Press Enter to apply • 5/5")
    limited.press("Enter")
    assert sent(app, "text max") == ["12345"]


def test_text_in_a_form_is_held_and_submitted_by_enter(app: Page) -> None:
    field = sample(app, "text form").locator("input")
    field.type("hi")
    expect(sample(app, "text form").get_by_test_id("InputInstructions")).to_have_text("Press Enter to submit form")
    field.press("Enter")
    assert sent(app, "text form") == ["h", "hi"]
    assert app.evaluate("window.host.submitted") == ["form"]


def test_password_is_revealed(app: Page) -> None:
    field = sample(app, "text password").locator("input")
    sample(app, "text password").get_by_role("button", name="Show password text").click()
    expect(field).to_have_attribute("type", "text")


def test_text_area(app: Page) -> None:
    field = sample(app, "area").locator("textarea")
    field.fill("one")
    field.press("Enter")
    field.type("two")
    assert sent(app, "area") == []
    field.press("Control+Enter")
    assert sent(app, "area") == ["one\ntwo"]


def shown(app: Page, key: str) -> Locator:
    """The parts of a date, as text."""
    return sample(app, key).locator(".stDateBoxFields")


def day(app: Page, name: str) -> Locator:
    return app.get_by_role("dialog").get_by_role("button", name=name)


def test_date_by_mouse_and_by_typing(app: Page) -> None:
    sample(app, "date").get_by_test_id("stDateInputField").click()
    day(app, "Wednesday, July 10, 2019").click()
    expect(app.get_by_test_id("stDateInputCalendar")).to_have_count(0)
    year = sample(app, "date").get_by_role("spinbutton", name="year")
    year.click()
    app.keyboard.type("20200229")
    assert sent(app, "date") == [["2019-07-10"]]
    app.keyboard.press("Enter")
    assert sent(app, "date") == [["2019-07-10"], ["2020-02-29"]]
    year.click()
    app.keyboard.type("1904")
    expect(sample(app, "date").get_by_test_id("stDateInputError")).to_contain_text("between 2010/01/01 and 2030/12/31")
    app.mouse.click(2, 2)
    expect(shown(app, "date")).to_have_text("2020/02/29")
    expect(sample(app, "date").get_by_test_id("stDateInputError")).to_have_count(0)
    assert len(sent(app, "date")) == 2


def test_date_by_keyboard_alone(app: Page) -> None:
    part = sample(app, "date").get_by_role("spinbutton").last
    part.focus()
    app.keyboard.press("ArrowUp")
    app.keyboard.press("Alt+ArrowDown")
    expect(app.locator(":focus")).to_have_attribute("aria-label", re.compile("Sunday, July 7, 2019"))
    app.keyboard.press("ArrowRight")
    app.keyboard.press("Enter")
    expect(part).to_be_focused()
    expect(app.get_by_test_id("stDateInputCalendar")).to_have_count(0)
    assert sent(app, "date") == [["2019-07-08"]]
    app.keyboard.press("Alt+ArrowDown")
    expect(app.locator(":focus")).to_have_attribute("role", "button")
    app.keyboard.press("Escape")
    expect(app.get_by_test_id("stDateInputCalendar")).to_have_count(0)
    expect(part).to_be_focused()
    app.keyboard.press("ArrowDown")
    app.keyboard.press("Tab")
    app.keyboard.press("Tab")
    expect(shown(app, "date")).to_have_text("2019/07/07")
    assert sent(app, "date") == [["2019-07-08"], ["2019-07-07"]]


def test_date_is_typed_from_part_to_part(app: Page) -> None:
    sample(app, "date empty").get_by_role("spinbutton").first.click()
    app.keyboard.type("0201")
    app.mouse.click(2, 2)
    expect(shown(app, "date empty")).to_have_text("mm-dd-yyyy")
    sample(app, "date empty").get_by_role("spinbutton").first.click()
    app.keyboard.type("02012023")
    app.mouse.click(2, 2)
    expect(shown(app, "date empty")).to_have_text("02-01-2023")
    sample(app, "date empty").get_by_test_id("stDateInputClearButton").click()
    expect(shown(app, "date empty")).to_have_text("mm-dd-yyyy")
    assert sent(app, "date empty") == [["2023-02-01"], []]


def test_date_range(app: Page) -> None:
    sample(app, "date range").get_by_test_id("stDateInputField").click()
    day(app, "Wednesday, July 10, 2019").click()
    assert sent(app, "date range") == [["2019-07-10"]]
    expect(shown(app, "date range")).to_have_text("10.07.2019–dd.mm.yyyy")
    day(app, "Friday, July 12, 2019").click()
    assert sent(app, "date range") == [["2019-07-10"], ["2019-07-10", "2019-07-12"]]
    expect(shown(app, "date range")).to_have_text("10.07.2019–12.07.2019")


def test_date_range_by_name(app: Page) -> None:
    sample(app, "date range").get_by_test_id("stDateInputField").click()
    app.get_by_label("Quick select a date range").select_option("Past Week")
    (((begin, end),),) = [sent(app, "date range")]
    assert date.fromisoformat(end) - date.fromisoformat(begin) == timedelta(days=7)


def test_date_range_that_is_deleted(app: Page) -> None:
    parts = sample(app, "date range").get_by_role("spinbutton")
    for at in range(6):
        parts.nth(at).focus()
        for _ in range(4):
            app.keyboard.press("Backspace")
    app.mouse.click(2, 2)
    assert sent(app, "date range") == [[]]


def test_calendar_moves_by_month_and_year(app: Page) -> None:
    sample(app, "date").get_by_test_id("stDateInputCalendarButton").click()
    calendar = app.get_by_test_id("stDateInputCalendar")
    calendar.get_by_label("Year").select_option("2024")
    calendar.get_by_label("Month").select_option("2")
    day(app, "Thursday, February 29, 2024").click()
    assert sent(app, "date") == [["2024-02-29"]]


def test_date_with_time(app: Page) -> None:
    sample(app, "datetime").get_by_test_id("stDateTimeInputField").click()
    day(app, "Wednesday, July 10, 2019").click()
    app.get_by_test_id("stDateTimeInputPopoverTime").get_by_role("spinbutton", name="hour").click()
    app.keyboard.type("1630")
    expect(shown(app, "datetime")).to_have_text("2019/07/10, 16:30")
    assert sent(app, "datetime") == []
    app.keyboard.press("Escape")
    expect(app.get_by_test_id("stDateTimeInputCalendar")).to_have_count(0)
    sample(app, "datetime").get_by_role("spinbutton", name="minute").press("ArrowUp")
    app.mouse.click(2, 2)
    assert sent(app, "datetime") == ["2019-07-10T16:30", "2019-07-10T16:45"]


def test_a_date_is_pasted(app: Page) -> None:
    paste = "(part, text) => { const data = new DataTransfer(); data.setData('text', text);"
    paste += (
        "part.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }"
    )
    for key, text in (
        ("date", "2021-05-06"),
        ("date range", "06.07.2019 – 05.07.2019"),
        ("datetime", "2019/07/01, 9:30"),
    ):
        part = sample(app, key).get_by_role("spinbutton").first
        part.focus()
        part.evaluate(paste, text)
        app.mouse.click(2, 2)
    assert sent(app, "date") == [["2021-05-06"]]
    assert sent(app, "date range") == [["2019-07-05", "2019-07-06"]]
    assert sent(app, "datetime") == ["2019-07-01T09:30"]


def test_time(app: Page) -> None:
    field = sample(app, "time").locator("input")
    field.click()
    app.locator('[data-baseweb="popover"]').first.locator("li").nth(0).click()
    field.type("00:16")
    field.press("Enter")
    late = sample(app, "time 12h").locator("input")
    late.fill("9:30 pm")
    late.press("Enter")
    expect(sample(app, "time 12h").get_by_test_id("stTimeInputTimeDisplay")).to_have_text("9:30 PM")
    sample(app, "time 12h").get_by_test_id("stTimeInputClearButton").click()
    assert sent(app, "time") == ["00:00", "00:16"]
    assert sent(app, "time 12h") == ["21:30", None]


def test_color(app: Page) -> None:
    sample(app, "color").get_by_test_id("stColorPickerBlock").click()
    popover = app.get_by_test_id("stColorPickerPopover")
    popover.locator("input").fill("#ffffff")
    app.keyboard.press("Escape")
    expect(popover).to_have_count(0)
    sample(app, "color").get_by_test_id("stColorPickerBlock").click()
    popover.locator("svg").click()
    popover.locator("input").nth(0).fill("0")
    popover.locator("svg").click()
    expect(popover.locator("input").nth(2)).to_have_value("50%")
    popover.locator("input").nth(2).fill("100%")
    app.mouse.click(2, 2)
    expect(popover).to_have_count(0)
    assert sent(app, "color") == ["#ffffff"]


def test_a_color_that_is_typed_quickly_is_the_last_one(app: Page) -> None:
    block = sample(app, "color").get_by_test_id("stColorPickerBlock")
    popover = app.get_by_test_id("stColorPickerPopover")
    for digits, color in (("255", "#ffffff"), ("12", "#0c0c0c"), ("205", "#cdcdcd")) * 3:
        block.click()
        popover.locator("svg").click()
        for part in range(3):
            popover.locator("input").nth(part).focus()
            app.keyboard.type(digits)
        app.mouse.click(2, 2)
        expect(popover).to_have_count(0)
        assert sent(app, "color")[-1] == color


def choose(app: Page, key: str, *files: dict[str, Any]) -> None:
    with app.expect_file_chooser() as chooser:
        sample(app, key).get_by_test_id("stFileUploaderDropzone").click()
    chooser.value.set_files(files=list(files))  # type: ignore[arg-type]


def test_file_is_checked_uploaded_and_removed(app: Page) -> None:
    box = sample(app, "file")
    choose(app, "file", {"name": "a.json", "mimeType": "application/json", "buffer": b"{}"})
    expect(box.get_by_test_id("stFileUploaderFileErrorMessage")).to_have_text("application/json files are not allowed.")
    choose(app, "file", {"name": "big.txt", "mimeType": "text/plain", "buffer": b"x" * 1_100_000})
    expect(box.get_by_test_id("stFileUploaderFileErrorMessage")).to_have_text("File must be 1MB or smaller.")
    choose(app, "file", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"hi"})
    expect(box.get_by_test_id("stFileUploaderFileName")).to_have_text("a.txt")
    box.get_by_test_id("stFileUploaderDeleteBtn").click()
    expect(box.get_by_test_id("stFileChip")).to_have_count(0)
    info = {"file_id": "id-a.txt", "name": "a.txt", "type": "text/plain", "size": 2}
    assert sent(app, "file") == [[info], []]


def test_many_files_newest_first_by_pages(app: Page) -> None:
    box = sample(app, "file many")
    choose(app, "file many", *({"name": name, "mimeType": "text/plain", "buffer": b""} for name in ("x.txt", "y.txt")))
    expect(box.get_by_test_id("stFileUploaderFileName").first).to_have_text("y.txt")
    assert [file["name"] for file in sent(app, "file many")[-1]][-2:] == ["x.txt", "y.txt"]
    box.get_by_test_id("stPaginationNext").click()
    expect(box.get_by_text("Showing page 2 of 3")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_page(app: Page, width: int) -> None:
    app.set_viewport_size({"width": width, "height": 800})
    assert app.evaluate("document.documentElement.scrollWidth") <= width


def read_targets(phone: Page) -> list[str]:
    """Controls on which a tap 22 pixels off their middle, up or down, hits something else."""
    return phone.evaluate(
        """() => [...document.querySelectorAll('.stBaseButton, .stCheckboxLabel, .stRadioOption, .stInputBox, .stSliderTrack')]
          .filter((target) => {
            target.scrollIntoView({ block: "center" });
            const box = target.getBoundingClientRect();
            return [-21, 21].some((off) => {
              const hit = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2 + off);
              return !(hit && target.contains(hit));
            });
          })
          .map((target) => target.className + ': ' + target.textContent)"""
    )


def test_targets_for_fingers(browser: Browser, gallery: str) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    phone.goto(gallery)
    phone.wait_for_selector("[data-sample=button]")
    assert read_targets(phone) == []
    phone.context.close()
