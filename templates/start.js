// Starts Python's worker while the page itself is still arriving; page/link.ts takes it over, with what it has said by then.
(function () {
  var manifest = JSON.parse(document.getElementById("appc-manifest").textContent);
  var root = new URL(document.documentElement.getAttribute("data-appc-root"), document.baseURI).href;
  var source = "import " + JSON.stringify(new URL(manifest.assets.worker, root).href) + ";";
  var url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  var early = { worker: new Worker(url, { type: "module", name: "python" }), messages: [], error: null };
  early.worker.onmessage = function (event) { early.messages.push(event.data); };
  early.worker.onerror = function (event) { event.preventDefault(); early.error = event.message || ""; };
  early.worker.postMessage({ manifest: manifest, root: root });
  window.appcWorker = early;
})();
