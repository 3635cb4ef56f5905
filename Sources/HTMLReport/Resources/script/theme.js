// Before the first paint: the reader's choice of light or dark, where one was made and kept.
(function () {
  try {
    var kept = localStorage.getItem("walkthrough-theme");
    if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  } catch (error) {
    // Storage is refused to files in some browsers. The system's choice then stands.
  }
})();
