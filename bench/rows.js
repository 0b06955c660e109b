// In a page with one Glide Data Grid: when it is drawn, and how long the frames of a scroll take.
(() => {
  const canvas = () => document.querySelector("canvas[data-testid=data-grid-canvas]");
  const frame = () => new Promise((done) => requestAnimationFrame(done));

  /** Milliseconds since the epoch at which the grid has something in the middle of its rows. */
  window.__drawn = async () => {
    for (;;) {
      const time = Date.now();
      const found = canvas();
      if (found && inked(found)) return time;
      await frame();
    }
  };

  /** Whether anything but the background stands in the row at half height. */
  function inked(found) {
    const { width, height } = found;
    if (!width || !height) return false;
    const { data } = found.getContext("2d").getImageData(0, Math.round(height / 2), width, 35);
    return data.some((value, place) => place % 4 < 3 && Math.abs(value - data[place % 4]) > 90);
  }

  /** Milliseconds of each frame while the grid is scrolled by `pages` times its height, one page in each frame; pages passed. */
  window.__scroll = async (pages) => {
    const scroller = document.querySelector(".dvn-scroller");
    const times = [];
    let last = await frame();
    for (let page = 0; page < pages; page++) {
      scroller.scrollTop += scroller.clientHeight;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return [times, scroller.scrollTop / scroller.clientHeight];
  };

  /** What the grid tells screen readers of its first row. */
  const firstRow = () => [...(canvas()?.querySelectorAll("[role=row]")[1]?.querySelectorAll("[role=gridcell]") ?? [])].map((cell) => cell.textContent);
  window.__firstRow = firstRow;

  /** Milliseconds until the first row is another than `before`, a minute at most; the first row. */
  window.__otherRow = async (before) => {
    const start = performance.now();
    while (firstRow().join() === before.join() && performance.now() - start < 60_000) await new Promise((done) => setTimeout(done, 20));
    return [performance.now() - start, firstRow()];
  };
})();
