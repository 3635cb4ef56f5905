// Shows in the graph of steps what runs again after a change to one. Without this script, a list
// says the same of each step.
(function () {
  "use strict";
  var graph = document.querySelector(".graph");
  if (!graph) return;
  var steps = Array.from(graph.querySelectorAll(".graph-step"));
  var hint = graph.querySelector(".graph-hint");
  // The step whose button is pressed, which stays shown.
  var kept = null;

  function show(step) {
    var again = step ? step.dataset.again.split(" ") : [];
    steps.forEach(function (other) {
      var isLit = again.indexOf(other.dataset.step) >= 0;
      var mark = other.querySelector(".graph-mark");
      other.classList.toggle("is-lit", isLit);
      other.classList.toggle("is-changed", other === step);
      mark.hidden = !isLit;
      mark.textContent = other === step ? say("changed") : say("runs again");
    });
    graph.querySelectorAll("path").forEach(function (path) {
      path.classList.toggle("is-lit", again.indexOf(path.dataset.from) >= 0);
    });
    graph.querySelectorAll(".graph-again li").forEach(function (sentence) {
      sentence.classList.toggle("is-shown", Boolean(step) && sentence.dataset.step === step.dataset.step);
    });
    hint.hidden = Boolean(step);
  }

  function keep(step) {
    kept = kept === step ? null : step;
    steps.forEach(function (other) {
      other.querySelector(".graph-pick").setAttribute("aria-pressed", String(other === kept));
    });
    show(step);
  }

  steps.forEach(function (step) {
    step.querySelector(".graph-pick").hidden = false;
    step.addEventListener("mouseenter", function () { show(step); });
    step.addEventListener("mouseleave", function () { show(kept); });
    step.addEventListener("focusin", function () { show(step); });
    step.addEventListener("focusout", function () { show(kept); });
    step.addEventListener("click", function (event) {
      if (!event.target.closest("a")) keep(step);
    });
  });
  graph.classList.add("is-live");
  show(null);
})();
