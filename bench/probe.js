// Runs before anything else in each measured page: notes when the title can be read, when the app is interactive, and what
// moved by itself. It says on the console when it knows both: to be asked would cost the page 10 ms (Playwright's own code),
// which a heavier page would pay before its first paint and a lighter one after it.
(({ title, idle }) => {
  const probe = { title: null, paint: null, interactive: null, key: null, shift: 0 };
  window.__probe = probe;
  const note = (name, time) => {
    if (probe[name] !== null) return;
    probe[name] = time;
    if (probe.title !== null && probe.paint !== null && probe.interactive !== null) console.debug("bench: interactive");
  };
  const look = () => {
    if (probe.title === null && [...document.querySelectorAll("h1")].some((h) => h.textContent.includes(title))) {
      note("title", performance.now());
    }
    if (probe.interactive === null && document.querySelector(idle)) note("interactive", performance.now());
    if (probe.title === null || probe.interactive === null) requestAnimationFrame(look);
  };
  look();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName("first-contentful-paint")) note("paint", entry.startTime);
  }).observe({ type: "paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) probe.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  addEventListener("keydown", (event) => { probe.key = event.timeStamp; }, true);
  const within = (what, seconds) => new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`${what}: not within ${seconds} s`)), seconds * 1000);
  });
  // The clock runs from the key's event to the changed text: resolves with milliseconds.
  const answer = (text) => new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (probe.key === null || !document.body.textContent.includes(text)) return;
      observer.disconnect();
      resolve(performance.now() - probe.key);
    });
    probe.key = null;
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  window.__latency = (text) => Promise.race([answer(text), within(`the text "${text}" after a key press`, 60)]);
  // The next press waits until the page is idle again, as a visitor's would.
  const quiet = async () => {
    while (!document.querySelector(idle)) await new Promise((resolve) => { setTimeout(resolve, 2); });
  };
  window.__quiet = () => Promise.race([quiet(), within("the end of a rerun", 60)]);
})
