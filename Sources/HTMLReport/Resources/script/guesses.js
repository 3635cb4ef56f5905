// What the reader has guessed or asked to see. The browser keeps it for the next visit, for each run
// by itself; where it refuses, it lasts as long as the page.
var guesses = (function () {
  "use strict";
  var key = "walkthrough-guesses " + document.body.dataset.run;
  var kept = { guesses: {}, showsAll: false };
  try {
    var stored = JSON.parse(localStorage.getItem(key));
    if (stored && typeof stored.guesses === "object" && stored.guesses) kept = stored;
  } catch (error) {
    // Nothing was kept, or it can't be read.
  }

  function store() {
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch (error) {
      // The guesses are not kept.
    }
    document.dispatchEvent(new Event("guessed"));
  }

  return {
    // The text of the guess for a result, "" for a result that was revealed without one.
    of: function (result) {
      var guess = Object.hasOwn(kept.guesses, result) ? kept.guesses[result] : undefined;
      return typeof guess === "string" ? guess : undefined;
    },
    keep: function (result, text) {
      kept.guesses[result] = text;
      store();
    },
    showsAll: function () { return kept.showsAll === true; },
    showAll: function (isOn) {
      kept.showsAll = isOn;
      store();
    }
  };
})();
