/** Calls back in a task of its own after the next frame has been drawn; where nothing is drawn (a hidden page) soon. */
export function afterPaint(callback: () => void): void {
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    callback();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 200);
}
