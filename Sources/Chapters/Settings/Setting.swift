import Spelling

/// A setting outside of its cell, on the command line or in a recipe: `train.epochs=5`.
package struct Setting: Hashable, Sendable {
  /// The step's name.
  package var step: String
  package var argument: Argument
  /// The setting as `--set` takes it.
  package var text: String

  package init(step: String, argument: Argument, text: String) {
    self.step = step
    self.argument = argument
    self.text = text
  }

  /// Parses `step.label=value`, where the value is written as in a step cell.
  ///
  /// Locations are columns of `text`, on line 1 of the "file" `--set`.
  ///
  /// - Parameter stepNames: the names of all steps; `nil` accepts any name.
  /// - Throws: `Diagnostic` for anything but one setting of a known step.
  package init(parsing text: String, stepNames: [String]? = nil) throws(Diagnostic) {
    let source = SourceText(file: "--set", text: text.utf8)
    let start = source.location(line: 1, column: 1)
    guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      throw Diagnostic(at: start, "'=' is missing; write --set train.epochs=5")
    }
    let name = String(text[..<sign])
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ QualifiedPath.isIdentifier($0) }) else {
      throw Diagnostic(
        at: start,
        "'\(name)' is not a setting; write the step and its setting, as in train.epochs=5")
    }
    step = String(parts[0])
    self.text = text
    if let stepNames, !stepNames.contains(step) {
      throw Diagnostic(
        at: start, "there is no step '\(step)'\(didYouMean(step, among: stepNames))")
    }
    argument = try Self.argument(
      label: String(parts[1]), value: String(text[text.utf8.index(after: sign)...]),
      setting: name, source: source, offset: name.utf8.count + 1)
  }

  private static func argument(
    label: String, value: String, setting: String, source: SourceText, offset: Int
  ) throws(Diagnostic) -> Argument {
    // Blanks in place of the name preserve the columns.
    let blanks = String(repeating: " ", count: offset)
    let labelColumn = offset - label.utf8.count
    do throws(Diagnostic) {
      var parser = try ValueParser(
        SourceText(file: source.file, text: (blanks + value).utf8), separator: "=")
      guard parser.token.kind != .end else {
        throw parser.diagnostic("there is no value after '='; write --set \(setting)=5")
      }
      let place = parser.location
      let literal = try parser.value(of: setting)
      guard parser.token.kind == .end else {
        throw parser.diagnostic("\(parser.token.name) follows the value; give one value")
      }
      return Argument(
        label: label, value: literal,
        labelLocation: source.location(line: 1, column: labelColumn), valueLocation: place)
    } catch {
      throw isBareText(value) ? bareText(value, setting: setting, at: source, offset) : error
    }
  }

  /// Whether the value looks like a string, a path or a choice without its quotes or dot.
  private static func isBareText(_ value: String) -> Bool {
    guard let first = value.unicodeScalars.first else { return false }
    let isPath = value.hasPrefix("./") || value.hasPrefix("../")
    let isReserved = ["nan", "inf", "infinity", "nil", "true", "false"].contains(value.lowercased())
    return !isReserved
      && (first.properties.isAlphabetic || "/~_".unicodeScalars.contains(first) || isPath)
  }

  private static func bareText(
    _ value: String, setting: String, at source: SourceText, _ offset: Int
  ) -> Diagnostic {
    let quoted = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("'", with: #"'\''"#)
    let choice =
      QualifiedPath.isIdentifier(value) ? ", or --set \(setting)=.\(value) for a choice" : ""
    return Diagnostic(
      at: source.location(line: 1, column: offset + 1),
      "a string needs quotes, and the shell removes quotes that nothing protects; "
        + "write --set '\(setting)=\"\(quoted)\"'\(choice)")
  }
}
