import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { node, renderNodes, text } from "../tree-page";

const INPUT = {
  placeholder: "Say it", max_chars: null, accept_file: false, types: [], max_size: 1, accept_audio: false, sample_rate: 16000, disabled: false, submit_mode: "submit",
};
const input = (change: object = {}) => node("chat_input", { ...INPUT, ...change }, undefined, { id: "c" });
const field = () => screen.getByTestId<HTMLTextAreaElement>("stChatInputTextArea");
const button = () => screen.getByTestId<HTMLButtonElement>("stChatInputSubmitButton");

test("messages show who says what", async () => {
  await renderNodes(
    node("chat_message", { name: "user", avatar: { role: "user" } }, [text("hi")]),
    node("chat_message", { name: "Ada", avatar: null }, [text("me")]),
    node("chat_message", { name: "cat", avatar: { icon: "🐈" } }, [text("miau")]),
    node("chat_message", { name: "pic", avatar: { image: { mime: "image/png", url: "a.png" } } }, []),
  );
  expect(screen.getByRole("group", { name: "Chat message from user" }).textContent).toBe("hi");
  expect(screen.getByTestId("stChatMessageAvatarUser")).toBeDefined();
  expect(screen.getAllByTestId("stChatMessageAvatarCustom").map((avatar) => avatar.textContent)).toEqual(["A", "🐈"]);
  expect(screen.getByRole("img", { name: "pic avatar" }).getAttribute("src")).toBe("./a.png");
});

test("Enter sends, Shift+Enter does not, nothing is not sent", async () => {
  const { host } = await renderNodes(input({ max_chars: 10 }));
  expect(button().disabled).toBe(true);
  await userEvent.type(field(), "one{Shift>}{Enter}{/Shift}two");
  expect(screen.getByTestId("InputInstructions").textContent).toBe("7/10");
  expect(host.sent).toEqual([]);
  await userEvent.keyboard("{Enter}");
  expect(host.sent).toEqual([{ text: "one\ntwo", files: [], audio: [] }]);
  expect(field().value).toBe("");
  await userEvent.keyboard("{Enter}");
  expect(host.sent).toHaveLength(1);
  expect(document.activeElement).toBe(field());
});

test("files go with the message; one that is not allowed says so", async () => {
  const { host } = await renderNodes(input({ accept_file: "multiple", types: [".csv"] }));
  const files = [new File(["x"], "a.csv"), new File(["x"], "b.txt")];
  await act(async () => void fireEvent.change(screen.getByLabelText("Upload files", { selector: "input" }), { target: { files } }));
  expect(screen.getByTestId("stFileUploaderFileErrorMessage").textContent).toContain("not allowed");
  expect(host.uploaded).toEqual(["a.csv"]);
  await act(async () => void fireEvent.click(button()));
  expect(host.sent).toMatchObject([{ text: "", files: [{ name: "a.csv" }] }]);
  expect(screen.queryByTestId("stFileChip")).toBeNull();
});

test("the script's text is a draft", async () => {
  const page = await renderNodes(input());
  await act(async () => page.set([0], input({ text: { text: "draft", run: 1 } })));
  expect([field().value, page.host.sent]).toEqual(["draft", []]);
});

test("while a run is under way it sends on, waits, or stops it", async () => {
  const page = await renderNodes(input({ submit_mode: "disable" }));
  page.host.running = true;
  await act(async () => page.host.navigate("x"));
  expect(field().disabled).toBe(true);
  await act(async () => page.set([0], input({ submit_mode: "stop" })));
  await act(async () => void fireEvent.click(screen.getByTestId("stChatInputStopButton")));
  expect(page.host.stopped).toBe(1);
  await act(async () => page.set([0], input()));
  await userEvent.type(field(), "on{Enter}");
  expect(page.host.sent).toHaveLength(1);
});
