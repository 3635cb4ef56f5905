import BuiltInKaTeX
import Chapters
import Foundation

#if canImport(JavaScriptCore)
  private typealias Engine = SystemEngine
#else
  private typealias Engine = DuktapeEngine
#endif

/// KaTeX, to read formulas without setting them.
final class FormulaReader {
  /// What is wrong with a formula.
  struct Problem: Decodable, Hashable {
    /// As KaTeX words it.
    var message: String
    /// The index of the UTF-16 unit of the TeX where it is.
    var position: Int
  }

  private struct Input: Encodable {
    struct Formula: Encodable {
      var tex: String
      var isDisplayed: Bool
    }

    var macros: [String: String]
    var formulas: [Formula]
  }

  private let engine: Engine

  /// Takes a fifth of a second.
  ///
  /// - Parameter script: KaTeX.
  /// - Throws: `ScriptError` for a script that the engine can't run.
  init(script: String) throws(ScriptError) {
    engine = try Engine()
    // KaTeX is a module of a kind that wants to know where it is; `self` is the global object.
    try engine.run("var self = this;")
    try engine.run(EmbeddedFiles.all["polyfills.js"] ?? "")
    try engine.run(script)
    try engine.run(EmbeddedFiles.all["check.js"] ?? "")
  }

  /// Reads formulas in the order of a text, in which a macro is known after its definition.
  ///
  /// - Parameter macros: those known from the beginning, by name.
  /// - Returns: for each formula what is wrong with it, or `nil`.
  func problems(
    in formulas: [TextPlaces.Formula], macros: [String: String]
  ) throws(ScriptError) -> [Problem?] {
    let input = Input(
      macros: macros,
      formulas: formulas.map { Input.Formula(tex: $0.tex, isDisplayed: $0.isDisplayed) })
    do {
      let json = String(decoding: try JSONEncoder().encode(input), as: UTF8.self)
      let output = try engine.call("check", Self.ascii(json))
      return try JSONDecoder().decode([Problem?].self, from: Data(output.utf8))
    } catch let error as ScriptError {
      throw error
    } catch {
      throw ScriptError(description: "\(error)")
    }
  }

  /// JSON in which all characters beyond ASCII are written by their codes, as the engines read UTF-8
  /// in different ways.
  private static func ascii(_ json: String) -> String {
    var text = ""
    for unit in json.utf16 {
      if unit < 0x7F {
        text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      } else {
        let code = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      }
    }
    return text
  }
}
