// Runs before anything else in each measured page: notes when the title can be read, and when the app is interactive.
(({ title, idle }) => {
  const probe = { title: null, interactive: null, key: null, changed: null };
  window.__probe = probe;
  const look = () => {
    if (probe.title === null && [...document.querySelectorAll("h1")].some((h) => h.textContent.includes(title))) {
      probe.title = performance.now();
    }
    if (probe.interactive === null && document.querySelector(idle)) probe.interactive = performance.now();
    if (probe.title === null || probe.interactive === null) requestAnimationFrame(look);
  };
  look();
  addEventListener("keydown", (event) => { probe.key = event.timeStamp; probe.changed = null; }, true);
  // The clock runs from the key's event to the changed text: resolves with milliseconds.
  window.__latency = (pattern) => new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (probe.key === null || !document.body.textContent.includes(pattern)) return;
      observer.disconnect();
      resolve(performance.now() - probe.key);
    });
    probe.key = null;
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
})
