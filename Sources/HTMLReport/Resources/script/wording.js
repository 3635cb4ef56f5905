// What the scripts say and how they write numbers, in the language of the page, which has as data
// what differs from English.
var wording = (function () {
  "use strict";
  var data = document.getElementById("page:wording");
  var own = data ? JSON.parse(data.textContent) : { decimal: ".", group: ",", phrases: {} };

  function escaped(text) { return text.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&"); }

  // A numeral with the marks of the language. A group mark that is a space is gone by then.
  var group = own.group.trim();
  var numeral = new RegExp(
    "^[+-]?(\\d+" + (group ? "|\\d{1,3}(" + escaped(group) + "\\d{3})+" : "") + ")?("
      + escaped(own.decimal) + "\\d+)?(e[+-]?\\d+)?$", "i");

  // The number in a text, such as 1,120,989 or 7.5 or 4 %; NaN for anything else.
  function read(text) {
    var plain = text.replace(/\s|%$/g, "").replace("−", "-");
    if (!numeral.test(plain) || !/\d/.test(plain)) return NaN;
    return Number((group ? plain.split(group).join("") : plain).replace(own.decimal, "."));
  }

  // Of the texts for a language's plural forms, the one for the number that decides. Values are in
  // the places from 1 on.
  function agreeing(forms, values) {
    var candidates = forms.number ? [values[forms.number]] : Array.from(values).slice(1);
    var number = candidates.map(String).map(read).find(function (each) { return !isNaN(each); });
    if (number === undefined) return forms.other;
    var rules = new Intl.PluralRules(document.documentElement.lang);
    return forms[rules.select(number)] || forms.other;
  }

  return {
    // A phrase with values in the places of {1}, {2} and so on.
    say: function (english) {
      var values = arguments;
      var phrase = Object.hasOwn(own.phrases, english) ? own.phrases[english] : english;
      if (typeof phrase !== "string") phrase = agreeing(phrase, values);
      return phrase.replace(/\{([1-9])\}/g, function (place, index) {
        return index < values.length ? values[index] : place;
      });
    },

    // A number with so many digits after the decimal mark or, if it is short, no zeros at the end.
    number: function (value, digits, isShort) {
      if (!isFinite(value)) return isNaN(value) ? "nan" : value < 0 ? "−∞" : "∞";
      var text = Math.abs(value).toFixed(digits);
      var sign = value < 0 && Number(text) !== 0 ? "−" : "";
      var parts = text.split(".");
      var whole = parts[0].replace(/\B(?=(\d{3})+$)/g, own.group);
      var fraction = isShort ? (parts[1] || "").replace(/0+$/, "") : parts[1];
      return sign + whole + (fraction ? own.decimal + fraction : "");
    },

    read: read
  };
})();
var say = wording.say;
