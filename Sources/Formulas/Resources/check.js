// Reads formulas with KaTeX as the page does, and says what is wrong with them.
//
// input: JSON with `macros`, by name, and `formulas`, each with `tex` and `isDisplayed`.
// Returns JSON: a list with, for each formula, null or an object with `message` and `position`.
function check(input) {
  var given = JSON.parse(input);
  var found = given.formulas.map(function (formula) {
    var refused = null;
    try {
      katex.__parse(formula.tex, {
        displayMode: formula.isDisplayed,
        throwOnError: true,
        globalGroup: true,
        macros: given.macros,
        trust: function (context) {
          refused = context.command;
          return false;
        }
      });
    } catch (error) {
      // Nesting without end is a mistake; what else goes wrong is none of the formula's.
      if (!(error instanceof katex.ParseError || error instanceof RangeError)) throw error;
      return { message: error.message, position: error.position || 0 };
    }
    return refused === null ? null : { message: "the page doesn't show " + refused, position: 0 };
  });
  // Only ASCII, so that no half of a character is lost on the way.
  return JSON.stringify(found).replace(/[\u007f-\uffff]/g, function (character) {
    return "\\u" + ("0000" + character.charCodeAt(0).toString(16)).slice(-4);
  });
}
