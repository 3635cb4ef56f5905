/// Where Markdown is to be read: each place has its own way to write what CommonMark lacks.
enum MarkdownDialect: Sendable {
  /// Files on GitHub, and editors that follow it.
  case github
  /// Cells of a Jupyter notebook.
  case jupyter

  func inlineMath(_ tex: String) -> String {
    switch self {
    case .github: "$`\(tex)`$"
    case .jupyter: "$\(tex.split(whereSeparator: \.isNewline).joined(separator: " "))$"
    }
  }

  func displayMath(_ tex: String) -> String {
    switch self {
    case .github: "```math\n\(tex)\n```"
    case .jupyter: "$$\n\(tex)\n$$"
    }
  }

  /// The address of a picture that belongs to the text.
  func address(ofMedia name: String) -> String {
    switch self {
    case .github: name
    case .jupyter: "attachment:\(name.split(separator: "/").last ?? "")"
    }
  }

  /// The first line of a callout.
  func calloutMark(_ kind: String, title: String) -> String {
    switch self {
    case .github: "[!\(kind.uppercased())]"
    case .jupyter: "**\(title)**"
    }
  }

  func footnoteReference(_ number: Int) -> String {
    switch self {
    case .github: "[^\(number)]"
    case .jupyter: "<sup>\(number)</sup>"
    }
  }

  func footnoteMark(_ number: Int) -> String {
    switch self {
    case .github: "[^\(number)]: "
    case .jupyter: "<sup>\(number)</sup> "
    }
  }
}
