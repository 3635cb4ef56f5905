// "Predict, then reveal": compares the reader's guess with the result of the run. Without this
// script, a prediction is a question with its answer folded below.
(function () {
  "use strict";
  var numeral = /^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?(e[+-]?\d+)?$/i;

  // The number in the text, such as 1,120,989 or 7.5 or 4 %; NaN for anything else.
  function read(text) {
    var plain = text.replace(/\s|%$/g, "").replace("−", "-");
    return numeral.test(plain) && /\d/.test(plain) ? Number(plain.replace(/,/g, "")) : NaN;
  }

  function short(number) {
    return Number(number.toPrecision(2)).toLocaleString("en-US");
  }

  // How far off the guess is, in words.
  function distance(guess, value, unit) {
    var off = guess - value;
    var side = off > 0 ? " too high." : " too low.";
    if (Math.abs(off) <= 0.005 * Math.abs(value)) return "Right, or very nearly.";
    if (unit === "%") return short(Math.abs(off)) + " percentage points" + side;
    if (value === 0) return short(Math.abs(off)) + side;
    var ratio = guess / value;
    if (ratio >= 2) return "Too high by a factor of " + short(ratio) + ".";
    if (ratio > 0 && ratio <= 0.5) return "Too low by a factor of " + short(1 / ratio) + ".";
    return short(100 * Math.abs(off / value)) + " %" + side;
  }

  document.querySelectorAll(".prediction").forEach(function (prediction) {
    var row = prediction.querySelector(".guess");
    if (!row) return;
    var input = row.querySelector("input");
    var outcome = prediction.querySelector(".guess-outcome");
    var answer = prediction.querySelector(".prediction-answer");

    function tell() {
      var text = input.value.trim();
      var guess = read(text);
      if (!text) outcome.textContent = "";
      else if (isNaN(guess))
        outcome.textContent = "“" + text + "” is not a number. Use a decimal point, as in 7.5.";
      else if (!answer.open) outcome.textContent = "";
      else
        outcome.textContent = "You guessed " + text + "; this run has " + prediction.dataset.shown
          + ". " + distance(guess, Number(prediction.dataset.value), prediction.dataset.unit);
    }

    // From now on the page may show the result elsewhere, too.
    function keep() {
      guesses.keep(prediction.dataset.result, input.value.trim());
    }

    row.hidden = false;
    input.addEventListener("input", tell);
    input.addEventListener("keydown", function (event) {
      if (event.key !== "Enter") return;
      if (!isNaN(read(input.value))) {
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
