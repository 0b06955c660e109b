/**
 * The text that a visitor has before them, one string for each block of it: what is drawn, what stands in fields, and
 * what grids tell screen readers. Without the frame around the app and without icons, whose names are letters in the DOM.
 * An expression for `page.evaluate`: scripts/text_parity asks it of a page of either side.
 */
() => {
  const FRAME = ["stStatusWidget", "stMainMenu", "stAppDeployButton", "stToolbarActions", "stSkipToContent"];
  // Vega's charts are SVG on one side and a canvas on the other.
  const SILENT = "script, style, noscript, template, title, svg.marks";
  const pieces = [];
  let last = null;

  function add(text, block) {
    const plain = text.replace(/\s+/g, " ");
    if (!plain.trim()) return;
    if (block && block === last) pieces[pieces.length - 1] += plain;
    else pieces.push(plain);
    last = block;
  }

  /** Kept for screen readers only: a box of a pixel that shows nothing of what is in it. */
  const clipped = (element, style) => {
    const box = element.getBoundingClientRect();
    return /absolute|fixed/.test(style.position) && style.overflow !== "visible" && box.width <= 1 && box.height <= 1;
  };

  const drawn = (node) => {
    const range = node.ownerDocument.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((box) => box.width > 0 && box.height > 0);
  };

  /** What a field, a frame or a canvas shows, which is not in its own children; true if it is one. */
  function special(element, style) {
    if (element.matches("textarea, input:not([type=checkbox], [type=radio], [type=range], [type=file])")) {
      // A field whose text another element draws has it in no colour.
      if (style.color !== "rgba(0, 0, 0, 0)") add(element.value || element.placeholder, null);
    } else if (element.matches("select")) {
      for (const option of element.selectedOptions) add(option.label, null);
    } else if (element.matches("canvas")) {
      for (const cell of element.querySelectorAll("[role=columnheader], [role=gridcell]")) add(cell.textContent, null);
    } else if (element.matches("iframe")) {
      // Null for a frame of another origin.
      if (element.contentDocument?.body) walk(element.contentDocument.body, null);
    } else {
      return element.matches("input");
    }
    return true;
  }

  function walk(element, block) {
    if (element.matches(SILENT) || FRAME.includes(element.dataset?.testid)) return;
    const view = element.ownerDocument.defaultView;
    const style = view.getComputedStyle(element);
    const contents = style.display === "contents";
    if (!contents && !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
    if (style.fontFamily.includes("Material") || clipped(element, style) || special(element, style)) return;
    const own = contents || style.display === "inline" ? block : element;
    for (const node of (element.shadowRoot ?? element).childNodes) {
      if (node.nodeType === 1) walk(node, own);
      else if (node.nodeType === 3 && drawn(node)) add(node.data, own);
    }
  }

  walk(document.body, null);
  return pieces.map((piece) => piece.trim());
};
