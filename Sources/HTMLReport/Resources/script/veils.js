// Covers the numbers that the reader is asked to predict with a link to the prediction, until there
// is a guess or the switch at the top shows all numbers. Without this script, nothing is covered.
(function () {
  "use strict";
  var note = document.getElementById("veil-note");
  var button = document.getElementById("veil-switch");
  var predictions = {};
  document.querySelectorAll(".prediction[data-result]").forEach(function (prediction) {
    var result = prediction.dataset.result;
    if (!predictions[result]) predictions[result] = prediction;
  });
  var numbers = Array.from(document.querySelectorAll("[data-veil]"), function (element) {
    return { element: element, results: element.dataset.veil.split(" "), bar: null };
  });

  function isOpen(result) {
    return !predictions[result] || guesses.of(result) !== undefined;
  }

  // What stands in a number's place: a link, unless the number is within a link itself. A drawing
  // that is hidden from screen readers is only covered.
  function bar(element) {
    if (element.closest("[aria-hidden]")) return null;
    var bar = document.createElement(element.parentElement.closest("a") ? "span" : "a");
    bar.className = "veil";
    element.before(bar);
    return bar;
  }

  function cover(number) {
    var first = guesses.showsAll() ? undefined : number.results.find(function (result) {
      return !isOpen(result);
    });
    var element = number.element;
    element.classList.toggle("is-veiled", first !== undefined);
    element.classList.toggle("is-open", first === undefined);
    if (first === undefined) {
      if (number.bar) number.bar.hidden = true;
      return;
    }
    if (!number.bar) number.bar = bar(element);
    if (!number.bar) return;
    number.bar.hidden = false;
    number.bar.textContent = say("guess first in {1}", predictions[first].dataset.part);
    if (number.bar.localName === "a") number.bar.href = "#" + predictions[first].id;
  }

  function update() {
    numbers.forEach(cover);
    if (!note) return;
    note.hidden = Object.keys(predictions).every(isOpen);
    button.setAttribute("aria-pressed", String(guesses.showsAll()));
  }

  if (button) {
    button.addEventListener("click", function () { guesses.showAll(!guesses.showsAll()); });
  }
  document.addEventListener("guessed", update);
  update();
})();
