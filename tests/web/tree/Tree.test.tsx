import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { WireNode } from "../../../runtime/web/src/protocol/messages";
import { Session } from "../../../runtime/web/src/tree/session";
import { RootView } from "../../../runtime/web/src/tree/Tree";
import { HostContext } from "../../../runtime/web/src/views/view";

const text = (body: string): WireNode => ({ type: "text", props: { body } });

function show() {
  const session = new Session({ send: () => {}, restart: () => {}, cacheEntries: async () => [], other: () => {} }, { page: "", query: "" });
  const { container } = render(
    <HostContext value={session}>
      <RootView handle={session.tree.roots[0]!} />
    </HostContext>,
  );
  return { session, container };
}

/** What changed in the DOM while `change` ran. */
async function mutationsOf(container: Element, change: () => void): Promise<MutationRecord[]> {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((seen) => records.push(...seen));
  observer.observe(container, { subtree: true, childList: true, attributes: true, characterData: true });
  await act(async () => change());
  records.push(...observer.takeRecords());
  observer.disconnect();
  return records;
}

test("of 1,000 elements one changes: the DOM is written at that one only", async () => {
  const { session, container } = show();
  await act(async () => {
    for (let position = 0; position < 1000; position++) session.tree.apply({ op: "set", path: [0, position], node: text(`line ${position}`) });
  });
  const elements = screen.getAllByTestId("stElementContainer");
  expect(elements).toHaveLength(1000);
  const records = await mutationsOf(container, () => {
    for (let position = 0; position < 1000; position++) {
      session.tree.apply({ op: "set", path: [0, position], node: text(position === 500 ? "changed" : `line ${position}`) });
    }
  });
  expect(elements[500]!.textContent).toBe("changed");
  expect(records.length).toBeGreaterThan(0);
  expect(records.every((record) => elements[500]!.contains(record.target))).toBe(true);
});

test("setting everything again writes nothing", async () => {
  const { session, container } = show();
  const set = () => {
    for (let position = 0; position < 20; position++) session.tree.apply({ op: "set", path: [0, position], node: text(`${position}`) });
  };
  await act(async () => set());
  expect(await mutationsOf(container, set)).toEqual([]);
});

test("wrappers carry the key's class and say what is stale", async () => {
  const { session } = show();
  await act(async () => session.tree.apply({ op: "set", path: [0, 0], node: { ...text("a"), key: "my key" } }));
  const wrapper = screen.getByTestId("stElementContainer");
  expect(wrapper.className).toContain("stElementContainer");
  expect(wrapper.className).toContain("st-key-my-key");
  expect(wrapper.dataset.stale).toBe("false");
  await act(async () => session.tree.markReached([{ path: [0], count: 0 }]));
  expect(wrapper.dataset.stale).toBe("true");
});

test("a widget that moves keeps its DOM node", async () => {
  const { session } = show();
  const button = (id: string): WireNode =>
    ({ type: "button", id, props: { label: id, disabled: false, type: "secondary", icon_position: "left", is_form_submitter: false } }) as WireNode;
  await act(async () => session.tree.apply({ op: "set", path: [0, 0], node: button("keep") }));
  const before = screen.getByRole("button", { name: "keep" });
  await act(async () => {
    session.tree.apply({ op: "set", path: [0, 0], node: text("new first") });
    session.tree.apply({ op: "set", path: [0, 1], node: button("keep") });
  });
  expect(screen.getByRole("button", { name: "keep" })).toBe(before);
});
