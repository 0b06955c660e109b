// Before the first paint: the visitor's choice of light or dark, which the page's menu keeps for this site only.
(function (root) {
  try {
    var site = new URL(root.getAttribute("data-appc-root"), document.baseURI).pathname;
    var choice = localStorage.getItem("appc:theme:" + site);
    if (choice === "light" || choice === "dark") root.setAttribute("data-theme", choice);
  } catch (error) {
    // Storage is switched off: the author's choice or the system's preference holds.
  }
})(document.documentElement);
