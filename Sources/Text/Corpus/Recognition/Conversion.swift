import Wording

/// How a document becomes a text.
enum Conversion: Hashable {
  /// By a command.
  case command(String)
  /// By a command that runs what the file says.
  case trusting(String)
  /// By a command in which the name of a table is to be filled in.
  case ofTable(String)
  /// By a command that makes a PDF document, from which another makes a text.
  case toPDF(String)
  case byItsProgram
  /// There is no text in it.
  case none

  /// What to do, as a sentence without a full stop.
  var phrase: Phrase {
    switch self {
    case .command(let command): "Convert it: \(command)"
    case .trusting(let command): "Convert it, if you trust where it comes from: \(command)"
    case .ofTable(let command): "Convert it: \(command), with the name of its table"
    case .toPDF(let command): "Convert it: \(command), and that to text"
    case .byItsProgram:
      "Convert it to a text file in UTF-8 with the program that it was written by"
    case .none: "Check the path: there is no text in it. Give a text file"
    }
  }

  /// What to do with a packed document.
  ///
  /// - Parameter unpacking: the command that unpacks it.
  func phrase(after unpacking: String) -> Phrase {
    switch self {
    case .command(let command): "Unpack it with \(unpacking), then convert it: \(command)"
    case .trusting(let command):
      "Unpack it with \(unpacking), then convert it, if you trust where it comes from: \(command)"
    case .ofTable(let command):
      "Unpack it with \(unpacking), then convert it: \(command), with the name of its table"
    case .toPDF(let command):
      "Unpack it with \(unpacking), then convert it: \(command), and that to text"
    case .byItsProgram:
      "Unpack it with \(unpacking), then convert it to a text file in UTF-8 with the program that it "
        + "was written by"
    case .none:
      "Unpack it with \(unpacking), then check the path: there is no text in it. Give a text file"
    }
  }
}
