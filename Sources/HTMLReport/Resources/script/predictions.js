// "Predict, then reveal": compares the reader's guess with the result of the run. Without this
// script, a prediction is a question with its answer folded below.
(function () {
  "use strict";

  function short(number) { return wording.number(Number(number.toPrecision(2)), 3, true); }

  // How far off the guess is, in words.
  function distance(guess, value, unit) {
    var off = guess - value;
    var size = short(Math.abs(off));
    if (Math.abs(off) <= 0.005 * Math.abs(value)) return say("Right, or very nearly.");
    if (unit === "%") {
      return off > 0 ? say("{1} percentage points too high.", size) : say("{1} percentage points too low.", size);
    }
    if (value === 0) return off > 0 ? say("{1} too high.", size) : say("{1} too low.", size);
    var ratio = guess / value;
    if (ratio >= 2) return say("Too high by a factor of {1}.", short(ratio));
    if (ratio > 0 && ratio <= 0.5) return say("Too low by a factor of {1}.", short(1 / ratio));
    var share = short(100 * Math.abs(off / value)) + " %";
    return off > 0 ? say("{1} too high.", share) : say("{1} too low.", share);
  }

  document.querySelectorAll(".prediction").forEach(function (prediction) {
    var row = prediction.querySelector(".guess");
    if (!row) return;
    var input = row.querySelector("input");
    var outcome = prediction.querySelector(".guess-outcome");
    var answer = prediction.querySelector(".prediction-answer");

    function tell() {
      var text = input.value.trim();
      var guess = wording.read(text);
      if (!text) outcome.textContent = "";
      else if (isNaN(guess))
        outcome.textContent = say("“{1}” is not a number. Use a decimal point, as in 7.5.", text);
      else if (!answer.open) outcome.textContent = "";
      else
        outcome.textContent = say("You guessed {1}; this run has {2}.", text, prediction.dataset.shown) + " "
          + distance(guess, Number(prediction.dataset.value), prediction.dataset.unit);
    }

    // From now on the page may show the result elsewhere, too.
    function keep() {
      guesses.keep(prediction.dataset.result, input.value.trim());
    }

    row.hidden = false;
    input.addEventListener("input", tell);
    input.addEventListener("keydown", function (event) {
      if (event.key !== "Enter") return;
      if (!isNaN(wording.read(input.value))) {
        answer.open = true;
        keep();
      }
      tell();
    });
    answer.querySelector("summary").addEventListener("click", keep);
    answer.addEventListener("toggle", tell);

    var earlier = guesses.of(prediction.dataset.result);
    if (earlier !== undefined) {
      input.value = earlier;
      answer.open = true;
    }
  });
})();
