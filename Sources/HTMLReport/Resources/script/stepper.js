// Steps through the cells of a few units, line by line, and lets the reader set gates. Without this
// script there are pictures and tables of the same numbers.
(function () {
  "use strict";

  function decimal(value) { return wording.number(value, 2); }

  // A factor in a product: negative ones in brackets.
  function factor(value) {
    var text = decimal(value);
    return text.charAt(0) === "−" ? "(" + text + ")" : text;
  }

  function setUp(figure) {
    var find = function (name) { return figure.querySelector(".stepper-" + name); };
    var all = function (name) { return Array.from(figure.querySelectorAll(".stepper-" + name)); };
    // The state line takes two phases: first it keeps, then it adds.
    var phases = ["i", "f", "g", "o", "c", "c", "h"];
    var keeping = 4;
    var adding = 5;
    var last = phases.length - 1;
    var words = all("word");
    var panels = all("unit");
    var units = panels.map(function (panel) {
      var values = panel.dataset.numbers.split(";").map(function (row) {
        return row.split(" ").map(Number);
      });
      var before = Number(panel.dataset.before);
      var cells = values.map(function (row) { return row[4]; });
      var most = Math.max.apply(null, cells.concat([before, 1e-9]).map(Math.abs));
      return { values: values, before: before, most: most };
    });
    var lines = {};
    figure.querySelectorAll("[data-line]").forEach(function (line) {
      lines[line.dataset.line] = {
        element: line,
        sum: line.querySelector(".stepper-sum"),
        number: line.querySelector(".stepper-number"),
        bar: line.querySelector(".stepper-bar > span")
      };
    });
    var keep = find("keep");
    var add = find("add");
    var slider = find("place");
    var play = find("play");
    var told = find("say");
    var still = window.matchMedia("(prefers-reduced-motion: reduce)");
    var unit = 0;
    var place = 0;
    var phase = 0;
    var timer = null;

    // The numbers at the current word.
    function numbers() {
      var row = units[unit].values[place];
      var before = place > 0 ? units[unit].values[place - 1][4] : units[unit].before;
      return {
        i: row[0], f: row[1], g: row[2], o: row[3], c: row[4], h: row[5],
        before: before, kept: row[1] * before, added: row[0] * row[2]
      };
    }

    // What a line shows: its numbers once it has been at work, nothing before.
    function fill(name, value, sum, most) {
      var line = lines[name];
      line.number.textContent = value === null ? "" : decimal(value);
      line.sum.textContent = sum;
      var share = value === null ? 0 : Math.min(1, Math.abs(value) / most);
      var signed = line.bar.parentNode.classList.contains("stepper-signed");
      line.bar.style.width = (signed ? 50 : 100) * share + "%";
      line.bar.style.left = signed ? (value < 0 ? 50 - 50 * share : 50) + "%" : "0";
    }

    function sentence(now) {
      switch (phase) {
      case 0: return say("The input gate lets {1} of the candidate in.", decimal(now.i));
      case 1: return say("The forget gate keeps {1} of the memory.", decimal(now.f));
      case 2: return say("The candidate, what could be added, is {1}.", decimal(now.g));
      case 3: return say("The output gate shows {1} of the memory.", decimal(now.o));
      case keeping: return say("Of {1}, the forget gate leaves {2}.", decimal(now.before), decimal(now.kept));
      case adding: return say("The input gate adds {1}: c is now {2}.", decimal(now.added), decimal(now.c));
      default: return say("The unit shows {1} of a memory of {2}.", decimal(now.h), decimal(now.c));
      }
    }

    function show() {
      var now = numbers();
      var most = units[unit].most;
      ["i", "f", "g", "o"].forEach(function (name, index) {
        fill(name, phase >= index ? now[name] : null, "", 1);
      });
      var state = phase < keeping ? now.before : phase === keeping ? now.kept : now.c;
      var sum = phase < keeping ? say("so far")
        : factor(now.f) + " · " + factor(now.before)
          + (phase === keeping ? "" : " + " + factor(now.i) + " · " + factor(now.g));
      fill("c", state, sum, most);
      fill("h", phase === last ? now.h : null,
        phase === last ? factor(now.o) + " · " + factor(Math.tanh(now.c)) : "", 1);
      Object.keys(lines).forEach(function (name) {
        var isAtWork = name === phases[phase];
        lines[name].element.classList.toggle("is-at-work", isAtWork);
        if (isAtWork) lines[name].element.setAttribute("aria-current", "step");
        else lines[name].element.removeAttribute("aria-current");
      });
      keep.classList.toggle("is-at-work", phase === keeping);
      add.classList.toggle("is-at-work", phase === adding);
      words.forEach(function (word, index) {
        word.classList.toggle("is-now", index === place);
        word.classList.toggle("is-read", index < place);
      });
      panels.forEach(function (panel, index) {
        panel.classList.toggle("is-chosen", index === unit);
        panel.querySelectorAll(".cell-bar").forEach(function (bar, index) {
          bar.classList.toggle("is-now", index === place);
        });
      });
      var word = words[place].querySelector("bdi").textContent;
      slider.value = place + 1;
      slider.parentNode.querySelector("output").textContent = say("{1} of {2}, “{3}”", place + 1, words.length, word);
      slider.setAttribute("aria-valuetext", say("{1} of {2}, {3}", place + 1, words.length, word));
      told.textContent = sentence(now);
      find("back").disabled = place === 0 && phase === 0;
      find("step").disabled = place === words.length - 1 && phase === last;
    }

    function isAtEnd() { return place === words.length - 1 && phase === last; }

    // One line further or back; a line of the word before or after where this one's are done.
    function move(by) {
      var at = place * phases.length + phase + by;
      at = Math.max(0, Math.min(words.length * phases.length - 1, at));
      place = Math.floor(at / phases.length);
      phase = at % phases.length;
      show();
    }

    function stop() {
      clearInterval(timer);
      timer = null;
      play.textContent = say("Play");
      told.setAttribute("aria-live", "polite");
    }

    // Whoever wants less motion gets a word at a time, and nothing slides.
    function start() {
      if (isAtEnd()) {
        place = 0;
        phase = 0;
        show();
      }
      play.textContent = say("Pause");
      told.setAttribute("aria-live", "off");
      var stride = still.matches ? phases.length : 1;
      timer = setInterval(function () {
        if (stride > 1 && phase < last) move(last - phase);
        else move(stride);
        if (isAtEnd()) stop();
      }, still.matches ? 2000 : 700);
    }

    play.addEventListener("click", function () { if (timer) stop(); else start(); });
    find("back").addEventListener("click", function () { stop(); move(-1); });
    find("step").addEventListener("click", function () { stop(); move(1); });
    slider.addEventListener("input", function () {
      stop();
      place = Number(slider.value) - 1;
      phase = last;
      show();
    });
    figure.querySelectorAll("[name=stepper-unit]").forEach(function (choice) {
      choice.addEventListener("change", function () {
        unit = Number(choice.value);
        show();
      });
      if (choice.checked) unit = Number(choice.value);
    });
    find("player").hidden = false;
    figure.classList.add("is-live");
    stop();
    show();
  }

  // A value of 1 over ten words, under the reader's gates.
  function setUpFading(figure) {
    var find = function (name) { return figure.querySelector(".fading-" + name); };
    var all = function (name) { return Array.from(figure.querySelectorAll(".fading-" + name)); };
    var candidates = figure.dataset.candidates.split(" ").map(Number);
    var gates = { forget: find("forget"), input: find("input") };
    var frame = find("frame");
    var half = Number(frame.getAttribute("height")) / 2;
    var zero = Number(frame.getAttribute("y")) + half;

    function show() {
      var f = Number(gates.forget.value);
      var i = Number(gates.input.value);
      var cells = [1];
      candidates.forEach(function (g) { cells.push(f * cells[cells.length - 1] + i * g); });
      var left = cells.map(function (_, place) { return Math.pow(f, place); });
      var scale = half / Math.max.apply(null, cells.map(Math.abs));
      all("bar").forEach(function (bar, place) {
        bar.setAttribute("y", zero - Math.max(cells[place], 0) * scale);
        bar.setAttribute("height", Math.abs(cells[place]) * scale);
      });
      all("mark").filter(function (mark) { return frame.parentNode.contains(mark); }).forEach(function (mark, place) {
        mark.setAttribute("y1", zero - left[place] * scale);
        mark.setAttribute("y2", zero - left[place] * scale);
      });
      all("number").forEach(function (number, place) {
        number.textContent = decimal(cells[place]);
        number.setAttribute("y", zero - Math.max(cells[place], left[place]) * scale - 6);
      });
      Object.keys(gates).forEach(function (name) {
        var shown = decimal(Number(gates[name].value));
        gates[name].parentNode.querySelector("output").textContent = shown;
        gates[name].setAttribute("aria-valuetext", shown);
      });
      var text = say("With f = {1} and i = {2} at each later word, {3} of the first value is left after ten words, and with what came in c is {4}.",
        decimal(f), decimal(i), decimal(left[left.length - 1]), decimal(cells[cells.length - 1]));
      find("sentence").textContent = text;
      figure.querySelector("desc").textContent = text;
    }

    Object.keys(gates).forEach(function (name) { gates[name].addEventListener("input", show); });
    find("controls").hidden = false;
    show();
  }

  document.querySelectorAll(".stepper").forEach(setUp);
  document.querySelectorAll(".fading").forEach(setUpFading);
})();
