// The run's trained model: reads the weights that the page carries, and computes what Swift computes
// in LSTMCell, Decoder and Sampler. It is also there for the console: walkthrough.surprisals("…").
var walkthrough = (function () {
  "use strict";
  var source = document.getElementById("model:data");
  if (!source) return null;
  var data = null;
  var ids = null;
  var weights = null;

  var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  var spaces = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

  // Little-endian float32 in Base64.
  function floats(text) {
    var bytes = atob(text);
    var view = new DataView(new ArrayBuffer(bytes.length));
    for (var i = 0; i < bytes.length; i++) view.setUint8(i, bytes.charCodeAt(i));
    var values = new Float32Array(bytes.length / 4);
    for (var j = 0; j < values.length; j++) values[j] = view.getFloat32(4 * j, true);
    return values;
  }

  // Each value is its row's least value plus so many of its row's steps.
  function matrix(packed, levels) {
    var least = floats(packed.least);
    var steps = floats(packed.steps);
    var columns = packed.columns;
    var text = packed.levels;
    var values = new Float32Array(text.length);
    for (var row = 0, place = 0; row < least.length; row++) {
      for (var column = 0; column < columns; column++, place++) {
        values[place] = least[row] + steps[row] * levels[text.charCodeAt(place)];
      }
    }
    return { rows: least.length, columns: columns, values: values };
  }

  // Reads words and rules at once, and the weights when they are first needed.
  function read() {
    if (data) return;
    data = JSON.parse(source.textContent);
    ids = new Map();
    var specials = data.specials;
    var isSpecial = new Set(specials.excluded.concat(specials.end === undefined ? [] : [specials.end]));
    data.words.forEach(function (word, id) {
      if (!isSpecial.has(id)) ids.set(word, id);
    });
  }

  function unpack() {
    if (weights) return weights;
    read();
    var levels = new Uint8Array(128);
    for (var i = 0; i < alphabet.length; i++) levels[alphabet.charCodeAt(i)] = i;
    var embedding = matrix(data.embedding, levels);
    weights = {
      embedding: embedding,
      layers: data.layers.map(function (layer) {
        return {
          input: matrix(layer.input, levels),
          hidden: matrix(layer.hidden, levels),
          bias: floats(layer.bias)
        };
      }),
      linear: data.linear ? matrix(data.linear, levels) : embedding,
      linearBias: floats(data.linearBias)
    };
    return weights;
  }

  // output += matrix · vector. Four sums at a time, so that they needn't wait for each other.
  function addProduct(output, matrix, vector) {
    var values = matrix.values;
    var columns = matrix.columns;
    var even = columns - columns % 4;
    for (var row = 0, start = 0; row < matrix.rows; row++, start += columns) {
      var a = 0, b = 0, c = 0, d = 0;
      var column = 0;
      for (; column < even; column += 4) {
        a += values[start + column] * vector[column];
        b += values[start + column + 1] * vector[column + 1];
        c += values[start + column + 2] * vector[column + 2];
        d += values[start + column + 3] * vector[column + 3];
      }
      for (; column < columns; column++) a += values[start + column] * vector[column];
      output[row] += (a + b) + (c + d);
    }
  }

  function sigmoid(x) { return 1 / (1 + Math.exp(-x)); }

  function firstState() {
    return unpack().layers.map(function (layer) {
      var size = layer.hidden.columns;
      return { hidden: new Float64Array(size), cell: new Float64Array(size) };
    });
  }

  // Reads one word: the state after it.
  function step(state, id) {
    var table = unpack().embedding;
    var input = table.values.subarray(id * table.columns, (id + 1) * table.columns);
    return weights.layers.map(function (layer, index) {
      var before = state[index];
      var size = before.hidden.length;
      var gates = Float64Array.from(layer.bias);
      addProduct(gates, layer.input, input);
      addProduct(gates, layer.hidden, before.hidden);
      var after = { hidden: new Float64Array(size), cell: new Float64Array(size) };
      for (var unit = 0; unit < size; unit++) {
        var kept = sigmoid(gates[size + unit]) * before.cell[unit];
        var added = sigmoid(gates[unit]) * Math.tanh(gates[2 * size + unit]);
        after.cell[unit] = kept + added;
        after.hidden[unit] = sigmoid(gates[3 * size + unit]) * Math.tanh(after.cell[unit]);
      }
      input = after.hidden;
      return after;
    });
  }

  // The natural logarithm of each word's probability after a state.
  function logProbabilities(state) {
    var scores = Float64Array.from(unpack().linearBias);
    addProduct(scores, weights.linear, state[state.length - 1].hidden);
    var most = -Infinity;
    for (var i = 0; i < scores.length; i++) if (scores[i] > most) most = scores[i];
    var sum = 0;
    for (var j = 0; j < scores.length; j++) sum += Math.exp(scores[j] - most);
    var shift = most + Math.log(sum);
    for (var k = 0; k < scores.length; k++) scores[k] -= shift;
    return scores;
  }

  // The words that can be picked, likeliest first, with the probability and the chance of each. The
  // chance is 0 for words that are cut off.
  function candidates(logProbabilities, sampling) {
    read();
    var excluded = new Set(data.specials.excluded);
    var ranked = [];
    for (var id = 0; id < logProbabilities.length; id++) if (!excluded.has(id)) ranked.push(id);
    ranked.sort(function (a, b) { return logProbabilities[b] - logProbabilities[a] || a - b; });
    var kept = sampling.topK > 0 ? Math.min(sampling.topK, ranked.length) : ranked.length;
    if (sampling.temperature <= 0) kept = 1;
    var most = logProbabilities[ranked[0]];
    var chances = ranked.slice(0, kept).map(function (id) {
      return sampling.temperature > 0
        ? Math.exp((logProbabilities[id] - most) / sampling.temperature) : 1;
    });
    var total = chances.reduce(function (sum, chance) { return sum + chance; }, 0);
    if (sampling.topP < 1) {
      for (var place = 0, sum = 0; place < chances.length; place++) {
        sum += chances[place];
        if (sum >= sampling.topP * total) {
          chances.length = place + 1;
          total = sum;
          break;
        }
      }
    }
    return ranked.map(function (id, place) {
      return {
        id: id,
        word: data.words[id],
        probability: Math.exp(logProbabilities[id]),
        chance: place < chances.length ? chances[place] / total : 0
      };
    });
  }

  function pick(candidates) {
    var rest = Math.random();
    for (var i = 0; i < candidates.length && candidates[i].chance > 0; i++) {
      rest -= candidates[i].chance;
      if (rest < 0) return candidates[i];
    }
    return candidates[0];
  }

  // A text as tokens are made from: composed, and with ASCII in place of typographic marks.
  function normal(text) {
    var rules = data.tokenizer;
    if (rules.composes) text = text.normalize("NFC");
    if (!rules.marks.length) return text;
    return Array.from(text).map(function (character) {
      var kin = rules.marks.find(function (kin) { return kin.marks.indexOf(character) >= 0; });
      return kin ? kin.ascii : character;
    }).join("");
  }

  // The parts of a text, as the browser's rules and dictionaries cut it.
  function segments(text, granularity) {
    return Array.from(new Intl.Segmenter("en", { granularity: granularity }).segment(text), function (part) {
      return part.segment;
    });
  }

  // The characters of a text, whatever code points they consist of.
  function clusters(text) { return segments(text, "grapheme"); }

  // Whether the browser can cut texts as this run did.
  function isAble() {
    read();
    return !(data.tokenizer.segments || data.tokenizer.clusters) || !!(window.Intl && Intl.Segmenter);
  }

  // The words of a text, by the rules of the run's tokenizer.
  function tokens(text) {
    read();
    var rules = data.tokenizer;
    text = normal(text);
    if (rules.clusters) return clusters(text);
    var plain = Array.from(text.toLowerCase()).filter(function (character) {
      return rules.dropped.indexOf(character) < 0;
    }).join("");
    if (rules.breakTag) plain = plain.split("<br />").join(" ");
    var found = [];
    var word = "";
    function finish() {
      if (word) found.push(word);
      word = "";
    }
    (rules.segments ? segments(plain, "word") : [plain]).forEach(function (part) {
      Array.from(part).forEach(function (character) {
        if (spaces.test(character) || rules.space.indexOf(character) >= 0) {
          finish();
        } else if (rules.alone.indexOf(character) >= 0) {
          finish();
          found.push(character);
        } else {
          word += character;
        }
      });
      finish();
    });
    return found;
  }

  // The id of a word; that for unknown words, or undefined if the vocabulary has none.
  function id(word) {
    read();
    if (ids.has(word)) return ids.get(word);
    // A text field knows line breaks in one form only.
    return word === "\n" && ids.has("\r\n") ? ids.get("\r\n") : data.specials.unknown;
  }

  // A word as it is shown: white space as a sign.
  function label(word) {
    var signs = { " ": "␣", "\n": "⏎", "\r\n": "⏎", "\r": "␍", "\t": "⇥" };
    if (signs[word]) return signs[word];
    if (word.length > 2 || Array.from(word).length !== 1 || !/[\s\p{Default_Ignorable_Code_Point}]/u.test(word)) return word;
    return "U+" + word.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  }

  // What stands before the first word, as in training.
  function beginning() {
    read();
    return data.specials.beginning === undefined ? [] : [data.specials.beginning];
  }

  // For each word of a text that has one before it, −ln of its probability. Unknown words count as
  // <unk>, or are left out if there is none.
  function surprisals(text) {
    var sequence = beginning().concat(tokens(text).map(id).filter(function (id) {
      return id !== undefined;
    }));
    var state = firstState();
    return sequence.slice(1).map(function (next, place) {
      state = step(state, sequence[place]);
      return { word: data.words[next], surprisal: -logProbabilities(state)[next] };
    });
  }

  return {
    get data() {
      read();
      return data;
    },
    isKnown: function (word) {
      return id(word) !== data.specials.unknown;
    },
    isAble: isAble, unpack: unpack, firstState: firstState, step: step, logProbabilities: logProbabilities,
    candidates: candidates, pick: pick, tokens: tokens, clusters: clusters, label: label, id: id, beginning: beginning,
    surprisals: surprisals
  };
})();
