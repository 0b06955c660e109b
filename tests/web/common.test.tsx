import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Icon, InlineHtml, plainText, WidgetLabel } from "../../runtime/web/src/views/common";
import { keyClass } from "../../runtime/web/src/views/view";

test("a label names its control and marks what is required", () => {
  render(
    <>
      <WidgetLabel label="<p>Your <strong>name</strong></p>" visibility="visible" htmlFor="name" required help="<p>As printed</p>" />
      <input id="name" />
    </>,
  );
  expect(screen.getByLabelText(/Your name/)).toBeDefined();
  expect(screen.getByTestId("stWidgetLabel").querySelectorAll("p")).toHaveLength(1);
  expect(screen.getByTestId("stWidgetLabelRequired")).toBeDefined();
  expect(screen.getByTestId("stTooltipIcon").textContent).toBe("");
});

test("a collapsed label takes no room, nor does its row", () => {
  render(<WidgetLabel label="Quiet" visibility="collapsed" />);
  const label = screen.getByTestId("stWidgetLabel");
  expect(label.className).toContain("st-collapsed");
  expect(label.parentElement!.className).toContain("st-collapsed");
});

test("icons: material names and emoji", () => {
  render(
    <>
      <Icon icon="material/home" />
      <Icon icon="🎈" />
    </>,
  );
  expect(screen.getByTestId("stIconMaterial").textContent).toBe("home");
  expect(screen.getByTestId("stIconEmoji").textContent).toBe("🎈");
});

test("inline HTML loses its one paragraph, not several", () => {
  const { container } = render(<InlineHtml html="<p>a</p>" />);
  expect(container.innerHTML).toBe("<span>a</span>");
  const two = render(<InlineHtml html="<p>a</p><p>b</p>" />);
  expect(two.container.querySelectorAll("p").length).toBe(2);
});

test("plain text of HTML", () => {
  expect(plainText("<p>a &amp;lt; <em>b</em> &lt;c&gt;</p>")).toBe("a &lt; b <c>");
});

test("a key becomes a class that CSS can name", () => {
  expect(keyClass("my key!")).toBe("st-key-my-key-");
  expect(keyClass(undefined)).toBe("");
});
