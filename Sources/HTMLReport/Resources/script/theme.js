// Runs before the first paint: applies the reader's stored choice of light or dark, if any, and says
// to the style sheet that scripts run.
(function () {
  document.documentElement.classList.add("has-scripts");
  try {
    var kept = localStorage.getItem("walkthrough-theme");
    if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  } catch (error) {
    // Some browsers refuse storage to local files; the system's theme then applies.
  }
})();
