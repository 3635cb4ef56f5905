// Where the reader writes with the model. Without this script there is an example that was computed
// beforehand. The place at the top of the page has fewer parts than the figure of chapter 8.
(function (model) {
  "use strict";
  if (!model) return;
  if (!model.isAble()) {
    document.querySelectorAll(".live").forEach(function (figure) {
      var note = document.createElement("p");
      note.className = "live-note";
      note.textContent = say("To write with the model here, open this page in a browser that can cut texts into words (Intl.Segmenter): any of 2024 or later.");
      figure.append(note);
    });
    return;
  }

  function setUp(figure) {
    var find = function (name) { return figure.querySelector(".live-" + name); };
    var text = find("text");
    var status = find("status");
    var buttons = { draw: find("draw"), write: find("write"), back: find("back") };
    var sliders = {};
    [["temperature", "temperature"], ["topK", "top-k"], ["topP", "top-p"]].forEach(function (pair) {
      if (find(pair[1])) sliders[pair[0]] = find(pair[1]);
    });
    var keptWords = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 0];
    var shownCandidates = find("next").children.length;
    var mostWords = 300;
    var writtenAtOnce = 40;
    // The time that the page may be busy before it looks after the reader, in milliseconds.
    var slice = 24;

    // What was read so far: for each id, the state after it and the log probabilities of the next.
    var read = [];
    // The texts before each word that was drawn.
    var history = [];
    var reading = 0;
    var writing = 0;
    var isWriting = false;

    function percent(share) {
      var least = 0.001;
      return (share > 0 && share < least ? "< " : "")
        + wording.number(100 * (share > 0 ? Math.max(share, least) : share), 1) + " %";
    }

    function count(number) {
      return number === 1 ? say("{1} word", 1) : say("{1} words", wording.number(number, 0));
    }

    function sampling() {
      var chosen = model.data.sampling;
      return {
        temperature: sliders.temperature ? Number(sliders.temperature.value) : chosen.temperature,
        topK: sliders.topK ? keptWords[Number(sliders.topK.value)] : chosen.topK,
        topP: sliders.topP ? Number(sliders.topP.value) : chosen.topP
      };
    }

    // The words of the text, with their ids; undefined for a word that the model has to leave out.
    function words() {
      return model.tokens(text.value).slice(0, mostWords).map(function (word) {
        return { word: word, id: model.id(word) };
      });
    }

    function sequence(words) {
      return model.beginning().concat(words.map(function (word) { return word.id; }).filter(function (id) {
        return id !== undefined;
      }));
    }

    // Reads what has changed of a sequence, a slice of time after another; then calls `done`.
    function follow(sequence, done) {
      var same = 0;
      while (same < read.length && same < sequence.length && read[same].id === sequence[same]) same++;
      read.length = same;
      var turn = ++reading;
      (function go() {
        if (turn !== reading) return;
        var start = performance.now();
        while (read.length < sequence.length) {
          if (performance.now() - start > slice) return void setTimeout(go, 0);
          var before = read.length ? read[read.length - 1].state : model.firstState();
          var state = model.step(before, sequence[read.length]);
          read.push({
            id: sequence[read.length], state: state, logProbabilities: model.logProbabilities(state)
          });
        }
        done();
      })();
    }

    function element(name, className, content) {
      var made = document.createElement(name);
      if (className) made.className = className;
      if (content !== undefined) made.textContent = content;
      return made;
    }

    function showCandidates(candidates) {
      var most = candidates.length ? candidates[0].probability : 1;
      find("next").replaceChildren.apply(
        find("next"), candidates.slice(0, shownCandidates).map(function (candidate) {
          var row = element("li", candidate.chance > 0 ? "" : "is-cut");
          var bar = element("span", "live-bar");
          bar.append(element("span"));
          bar.firstChild.style.width = (100 * candidate.probability / most) + "%";
          row.append(
            element("bdi", "live-word", model.label(candidate.word)), bar,
            element("span", "live-share", percent(candidate.probability)),
            element("span", "live-chance", candidate.chance > 0 ? percent(candidate.chance) : say("cut off")));
          return row;
        }));
      var kept = candidates.filter(function (candidate) { return candidate.chance > 0; });
      var share = kept.reduce(function (sum, candidate) { return sum + candidate.probability; }, 0);
      var numbers = [kept.length, candidates.length].map(function (length) { return wording.number(length, 0); });
      find("cut").textContent = kept.length === 1
        ? say("1 word of {1} can be drawn. Before the cut, it has {2} of the probability.", numbers[1], percent(share))
        : say("{1} words of {2} can be drawn. Before the cut, they have {3} of the probability.",
          numbers[0], numbers[1], percent(share));
    }

    // The same borders as in the figure of a test text.
    function tint(surprisal) {
      var tint = 0;
      model.data.tints.forEach(function (border, index) { if (surprisal >= border) tint = index; });
      return tint;
    }

    function showWords(words) {
      if (!find("words")) return;
      var place = model.beginning().length;
      var sum = 0;
      var counted = 0;
      var items = [];
      words.forEach(function (word) {
        var item;
        if (word.id === undefined || !model.isKnown(word.word)) {
          item = element("span", "unknown", model.label(word.word));
          item.title = word.id === undefined
            ? say("not among the model's words: left out") : say("not among the model's words");
        } else {
          item = element("span", "", model.label(word.word));
        }
        if (word.id !== undefined) {
          if (place > 0) {
            var surprisal = -read[place - 1].logProbabilities[word.id];
            sum += surprisal;
            counted += 1;
            item.classList.add("tint-" + tint(surprisal));
            item.append(element("small", "live-nats", wording.number(surprisal, 1)));
          }
          place += 1;
        }
        items.push(item, " ");
      });
      find("words").replaceChildren.apply(find("words"), items);
      find("mean").textContent = counted
        ? say("The mean is {1} nats, a perplexity of {2}.",
          wording.number(sum / counted, 2), wording.number(Math.exp(sum / counted), 1, true))
        : "";
    }

    function showSettings() {
      var chosen = sampling();
      var shown = {
        temperature: chosen.temperature === 0
          ? say("0: always the likeliest") : wording.number(chosen.temperature, 2),
        topK: chosen.topK === 0 ? say("all words") : count(chosen.topK),
        topP: chosen.topP >= 1 ? say("all of it") : percent(chosen.topP)
      };
      Object.keys(sliders).forEach(function (name) {
        sliders[name].parentNode.querySelector("output").textContent = shown[name];
        sliders[name].setAttribute("aria-valuetext", shown[name]);
      });
    }

    // Brings everything up to date with the text and the sliders; then calls `done` with the candidates.
    function update(done) {
      var shown = words();
      var ids = sequence(shown);
      showSettings();
      follow(ids, function () {
        showWords(shown);
        buttons.back.disabled = !(model.data.tokenizer.clusters ? text.value : text.value.trim());
        var canDraw = read.length > 0;
        buttons.draw.disabled = buttons.write.disabled = !canDraw;
        if (!canDraw) {
          find("next").replaceChildren();
          find("cut").textContent = say("Type at least one word that the model knows.");
          return;
        }
        var candidates = model.candidates(read[read.length - 1].logProbabilities, sampling());
        showCandidates(candidates);
        if (done) done(candidates);
      });
    }

    function isAmong(ranges, character) {
      return character !== undefined && ranges.some(function (range) {
        return range[0] <= character.codePointAt(0) && character.codePointAt(0) <= range[1];
      });
    }

    // Whether the script of one of two words puts no space between them.
    function meetWithoutSpace(last, word) {
      var before = Array.from(last || "").pop();
      var spacing = model.data.spacing;
      return isAmong(spacing.unspaced, before) || isAmong(spacing.unspaced, word)
        || (isAmong(spacing.joined, before) && isAmong(spacing.joined, word));
    }

    // Appends a word with the space that it needs, as `walkthrough generate` does.
    function append(word) {
      if (model.data.tokenizer.clusters) {
        text.value += word;
        text.scrollTop = text.scrollHeight;
        return;
      }
      var spacing = model.data.spacing;
      var isQuoting = false;
      var isOpen = true;
      var last = null;
      var clings = true;
      model.tokens(text.value).concat([word]).forEach(function (token) {
        var isQuote = token === "\"";
        clings = isOpen || spacing.closing.indexOf(token) >= 0 || token === "'" || (isQuote && isQuoting)
          || (last === "'" && spacing.endings.indexOf(token) >= 0) || meetWithoutSpace(last, token);
        if (isQuote) isQuoting = !isQuoting;
        var isWithin = token === "'" && last !== null && /^\p{L}$/u.test(last);
        isOpen = spacing.opening.indexOf(token) >= 0 || (isQuote && isQuoting) || isWithin;
        last = token;
      });
      text.value = text.value.replace(/\s+$/, "") + (clings ? "" : " ") + word;
      text.scrollTop = text.scrollHeight;
    }

    // The text less its last word.
    function shortened() {
      if (model.data.tokenizer.clusters) return model.clusters(text.value).slice(0, -1).join("");
      if (model.data.tokenizer.segments) {
        return text.value.trimEnd().slice(0, -(model.tokens(text.value).pop() || "").length).trimEnd();
      }
      return text.value.replace(/\s*\S+\s*$/, "");
    }

    // Draws one word; then calls `done` with whether the text goes on.
    function draw(done) {
      update(function (candidates) {
        var drawn = model.pick(candidates);
        if (drawn.id === model.data.specials.end || words().length >= mostWords) return done(false);
        history.push(text.value);
        append(drawn.word);
        update(function () { done(true); });
      });
    }

    function stop(message) {
      writing += 1;
      isWriting = false;
      buttons.write.textContent = say("Write on");
      status.textContent = message;
    }

    function writeOn() {
      if (isWriting) return stop(say("Stopped."));
      var turn = ++writing;
      var written = 0;
      status.textContent = "";
      isWriting = true;
      buttons.write.textContent = say("Stop");
      (function go() {
        if (turn !== writing) return;
        draw(function (goesOn) {
          if (turn !== writing) return;
          if (goesOn) written += 1;
          if (goesOn && written < writtenAtOnce) return void setTimeout(go, slice);
          stop(goesOn ? say("{1} written.", count(written))
            : say("{1} written; the model ends the text here.", count(written)));
        });
      })();
    }

    buttons.draw.addEventListener("click", function () {
      stop("");
      draw(function (goesOn) { status.textContent = goesOn ? "" : say("The model ends the text here."); });
    });
    buttons.write.addEventListener("click", writeOn);
    buttons.back.addEventListener("click", function () {
      stop("");
      text.value = history.length ? history.pop() : shortened();
      update();
    });
    text.addEventListener("input", function () {
      stop("");
      history = [];
      update();
    });
    Object.keys(sliders).forEach(function (name) {
      sliders[name].addEventListener("input", function () { update(); });
    });

    var chosen = model.data.sampling;
    var place = keptWords.findIndex(function (kept) { return kept === 0 || kept >= chosen.topK; });
    if (sliders.temperature) sliders.temperature.value = chosen.temperature;
    if (sliders.topK) sliders.topK.value = chosen.topK === 0 ? keptWords.length - 1 : place;
    if (sliders.topP) sliders.topP.value = chosen.topP;
    text.value = model.data.example.text;
    showSettings();
    figure.classList.add("is-live");
    find("controls").hidden = false;

    // The weights are unpacked when the reader comes near, so that the page is there at once.
    var watcher = new IntersectionObserver(function (entries) {
      if (!entries.some(function (entry) { return entry.isIntersecting; })) return;
      watcher.disconnect();
      update();
    }, { rootMargin: "400px" });
    watcher.observe(figure);
  }

  document.querySelectorAll(".live").forEach(setUp);
})(walkthrough);
