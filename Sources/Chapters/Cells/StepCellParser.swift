/// Parses the body of a step cell: `identifier(label: value, …)`.
struct StepCellParser {
  private var values: ValueParser
  private var labels: Set<String> = []

  /// - Throws: `Diagnostic`: the first error in the body.
  static func parse(_ source: SourceText) throws(Diagnostic) -> StepCell {
    var parser = StepCellParser(values: try ValueParser(source))
    return try parser.cell()
  }

  private init(values: ValueParser) {
    self.values = values
  }

  private mutating func cell() throws(Diagnostic) -> StepCell {
    let location = values.location
    guard case .identifier(let identifier) = values.token.kind else {
      let found =
        values.token.kind == .end ? "the cell is empty" : "a cell begins with a step's name"
      throw values.diagnostic("\(found); write a call such as train(epochs: 3)")
    }
    try values.advance()
    guard try values.skip("(") else {
      throw values.diagnostic(
        "'(' is missing after '\(identifier)'; write \(identifier)(epochs: 3), for example, "
          + "or \(identifier)() for the defaults")
    }
    var arguments: [Argument] = []
    while values.token.kind != .sign(")") {
      arguments.append(try argument())
      if values.token.kind == .sign(")") { break }
      guard try values.skip(",") else { throw missingComma(after: arguments.last?.label ?? "") }
    }
    try values.advance()
    guard values.token.kind == .end else {
      throw values.diagnostic(
        "\(values.token.name) follows the call; a cell contains one call and nothing else")
    }
    return StepCell(
      identifier: identifier, arguments: arguments, source: values.lexer.source.string,
      location: location)
  }

  /// `label: value`.
  private mutating func argument() throws(Diagnostic) -> Argument {
    let labelLocation = values.location
    guard case .identifier(let label) = values.token.kind else {
      if values.token.kind == .end {
        throw values.diagnostic("the call is not closed; close it with ')'")
      }
      if values.token.kind == .sign(",") {
        throw values.diagnostic("there is nothing before this comma; remove it")
      }
      throw values.diagnostic(
        "\(values.token.name) has no label; write the setting's name before it, as in epochs: 3")
    }
    guard labels.insert(label).inserted else {
      throw values.diagnostic("'\(label)' is set twice; remove one")
    }
    try values.advance()
    guard try values.skip(":") else {
      throw values.diagnostic("':' is missing after '\(label)'; write \(label): and its value")
    }
    let valueLocation = values.location
    return Argument(
      label: label, value: try values.value(of: label), labelLocation: labelLocation,
      valueLocation: valueLocation)
  }

  private func missingComma(after label: String) -> Diagnostic {
    switch values.token.kind {
    case .end: values.diagnostic("the call is not closed; close it with ')'")
    case .identifier:
      values.diagnostic("a comma is missing before \(values.token.name); write ', '")
    case .sign(let sign) where !["[", "."].contains(sign):
      values.diagnostic(
        "'\(sign)' can't follow the value of \(label); a value is written out, not computed")
    default:
      values.diagnostic(
        "\(label) has two values; write one, or a list such as [\"one\", \"two\"]")
    }
  }
}
