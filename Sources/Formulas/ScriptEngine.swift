/// A small JavaScript engine within this program, which runs KaTeX.
///
/// It has no access to anything outside: scripts get strings and return strings.
protocol ScriptEngine {
  init() throws(ScriptError)

  /// Runs a script.
  func run(_ script: String) throws(ScriptError)

  /// Calls a global function with a string.
  func call(_ function: String, _ argument: String) throws(ScriptError) -> String
}

/// What a script threw.
struct ScriptError: Error, CustomStringConvertible {
  let description: String
}
