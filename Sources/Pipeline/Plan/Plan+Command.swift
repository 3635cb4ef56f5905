import Chapters
import Record

extension Plan {
  /// The command that runs this plan again from a step on, as one types it in a shell.
  func retryCommand(runName: String, from step: StepID) -> String {
    var words = ["walkthrough", "run", book.name, "--from", step.rawValue]
    if runName != book.name { words += ["--as", runName] }
    if seed != Self.defaultSeed { words += ["--seed", String(seed)] }
    for setting in overrides { words += ["--set", setting.text] }
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// A word that no shell takes apart.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-_.=/:,+".unicodeScalars.contains(scalar))
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
  }
}
