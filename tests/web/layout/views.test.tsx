import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { BOX, node, renderNodes, text } from "../tree-page";

const tab = (name: string) => node("tab", { label: `<p>${name}</p>`, text: name }, [text(`in ${name}`)]);
const tabs = (names: string[], props: object = {}, rest: object = {}) => node("tabs", { default_index: 0, ...props }, names.map(tab), rest);
const expander = (props: object = {}, rest: object = {}) => node("expander", { label: "<p>More</p>", expanded: false, kind: "default", ...props }, [text("inside")], rest);
const selected = () => screen.getAllByRole("tab").find((button) => button.getAttribute("aria-selected") === "true")!.textContent;

test("a keyed container carries its class; a bordered one its border", async () => {
  await renderNodes(node("container", { ...BOX, border: true, height: 100 }, [text("a")], { key: "my card" }));
  const box = document.querySelector<HTMLElement>(".st-key-my-card")!;
  expect(box.dataset.testid).toBe("stVerticalBlock");
  expect(box.dataset.border).toBe("");
  expect(box.style.height).toBe("100px");
  expect(box.tabIndex).toBe(0);
});

test("a container without content leaves nothing, until something comes", async () => {
  const page = await renderNodes(node("container", BOX, []));
  expect(screen.getAllByTestId("stVerticalBlock").length).toBe(1);
  act(() => page.set([0, 0], text("late")));
  expect(screen.getAllByTestId("stVerticalBlock").length).toBe(2);
});

test("a row is a row", async () => {
  await renderNodes(node("container", { ...BOX, direction: "horizontal", justify: "distribute", gap: 7 }, [text("a")]));
  const row = screen.getByTestId("stHorizontalBlock");
  expect(row.style.justifyContent).toBe("space-between");
  expect(row.style.gap).toBe("7px");
});

test("columns have their weights and gap, empty ones too", async () => {
  const column = (weight: number) => node("column", { weight, gap: "large", vertical_alignment: "bottom", border: false }, []);
  await renderNodes(node("columns", { gap: "large" }, [column(3), column(1)]));
  expect(screen.getAllByTestId("stColumn").map((one) => one.style.flexGrow)).toEqual(["3", "1"]);
  expect(screen.getByTestId("stHorizontalBlock").style.gap).toContain("--st-gap-large");
});

test("an expander opens by its summary and holds its content even while closed", async () => {
  await renderNodes(expander());
  const details = screen.getByTestId("stExpander").querySelector("details")!;
  expect(details.open).toBe(false);
  expect(screen.getByTestId("stExpanderDetails").textContent).toBe("inside");
  act(() => {
    details.open = true;
    fireEvent(details, new Event("toggle"));
  });
  expect(details.open).toBe(true);
});

test("an expander without children is there as well", async () => {
  await renderNodes(node("expander", { label: "<p>Empty</p>", expanded: false, kind: "default" }, []));
  expect(screen.getByTestId("stExpander").textContent).toContain("Empty");
});

test("another label or another word of the script sets an expander again", async () => {
  const page = await renderNodes(expander());
  const details = () => screen.getByTestId("stExpander").querySelector("details")!;
  act(() => page.set([0], expander({ expanded: true })));
  expect(details().open).toBe(true);
  act(() => {
    details().open = false;
    fireEvent(details(), new Event("toggle"));
  });
  act(() => page.set([0], expander({ expanded: true, icon: "material/bolt" })));
  expect(details().open).toBe(false);
  act(() => page.set([0], expander({ expanded: true, label: "<p>Other</p>" })));
  expect(details().open).toBe(true);
});

test("an expander that is a widget tells Python", async () => {
  const page = await renderNodes(expander({ is_widget: true }, { id: "e", value: false }));
  const details = screen.getByTestId("stExpander").querySelector("details")!;
  act(() => {
    details.open = true;
    fireEvent(details, new Event("toggle"));
  });
  expect(page.host.sent).toEqual([true]);
});

test("st.status shows its state by icon", async () => {
  const page = await renderNodes(expander({ state: "running", expanded: true }));
  expect(screen.getByTestId("stExpanderIconSpinner")).toBeDefined();
  act(() => page.set([0], expander({ state: "complete" })));
  expect(screen.getByTestId("stExpanderIconCheck")).toBeDefined();
  act(() => page.set([0], expander({ state: "error" })));
  expect(screen.getByTestId("stExpanderIconError")).toBeDefined();
});

test("a step folds once it has content, and its icon tells its state", async () => {
  const step = (props: object, ...children: ReturnType<typeof text>[]) => node("expander", { label: "<p>Step</p>", expanded: false, kind: "step", ...props }, children);
  const page = await renderNodes(step({}));
  const icon = () => screen.getByTestId("stExpanderStepIcon");
  expect(document.querySelector("details")).toBeNull();
  expect(screen.queryByTestId("stExpanderStepConnector")).toBeNull();
  expect([icon().textContent, icon().dataset.faded]).toEqual(["circle", "true"]);
  act(() => page.set([0, 0], text("inside")));
  expect(document.querySelector("summary")!.textContent).toBe("circleStep");
  expect(screen.getByTestId("stExpanderStepConnector")).toBeDefined();
  expect(screen.getByTestId("stExpanderDetails").textContent).toBe("inside");
  act(() => page.set([0], step({ icon: "🔍" })));
  expect([icon().textContent, icon().dataset.faded]).toEqual(["🔍", undefined]);
  act(() => page.set([0], step({ state: "running" })));
  expect(icon().querySelector(".st-spinner-icon")).not.toBeNull();
  act(() => page.set([0], step({ state: "complete" })));
  expect(screen.getByTestId("stExpander").textContent).toContain("check_circleStep — complete");
});

test("tabs: all panels are in the page, one is shown, each names its tab", async () => {
  await renderNodes(tabs(["A", "B"], { default_index: 1 }));
  const panels = screen.getAllByTestId("stTabPanel");
  expect(panels.map((panel) => panel.hidden)).toEqual([true, false]);
  expect(panels.map((panel) => panel.textContent)).toEqual(["in A", "in B"]);
  expect(document.getElementById(panels[1]!.getAttribute("aria-labelledby")!)!.textContent).toBe("B");
  expect(screen.getAllByRole("tab")[1]!.getAttribute("aria-controls")).toBe(panels[1]!.id);
});

test("tabs go by mouse and arrow keys", async () => {
  await renderNodes(tabs(["A", "B", "C"]));
  await userEvent.click(screen.getByRole("tab", { name: "B" }));
  expect(selected()).toBe("B");
  await userEvent.keyboard("{ArrowRight}");
  expect(selected()).toBe("C");
  await userEvent.keyboard("{Home}");
  expect(selected()).toBe("A");
});

test("the chosen tab stays by its label, else the default comes back", async () => {
  const page = await renderNodes(tabs(["A", "B"]));
  await userEvent.click(screen.getByRole("tab", { name: "B" }));
  act(() => page.set([0, 0], node("tab", { label: "<p>Z</p>", text: "Z" })));
  expect(selected()).toBe("B");
  act(() => page.set([0, 2], node("tab", { label: "<p>C</p>", text: "C" })));
  expect(selected()).toBe("B");
  act(() => page.set([0, 1], node("tab", { label: "<p>Y</p>", text: "Y" })));
  expect(selected()).toBe("Z");
});

test("tabs that are a widget send the label", async () => {
  const page = await renderNodes(tabs(["A", "B"], { is_widget: true }, { id: "t", value: "A" }));
  await userEvent.click(screen.getByRole("tab", { name: "B" }));
  expect(page.host.sent).toEqual(["B"]);
});

test("a form has Streamlit's hook and its border", async () => {
  await renderNodes(node("form", { form_id: "f", clear_on_submit: false, enter_to_submit: true, border: true }, [text("a")]));
  expect(screen.getByTestId("stForm").dataset.border).toBe("");
});
