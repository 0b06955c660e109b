// The least that a page with Python in a worker can do: one slider, one text, one message each way.
const worker = new Worker("worker.js", { type: "module" });
const slider = document.querySelector("input");
const out = document.querySelector("#out");
worker.onmessage = ({ data }) => {
  out.textContent = data;
  document.body.dataset.state = "idle";
};
slider.addEventListener("input", () => worker.postMessage(Number(slider.value)));
