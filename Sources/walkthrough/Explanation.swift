import ArgumentParser
import Chapters
import Pipeline

/// The message and the exit code for an error.
struct Explanation {
  let text: String
  let code: Int32
  /// Whether the text is the requested output, such as help.
  let isAnswer: Bool

  init(_ error: any Error) {
    switch error {
    case let code as ExitCode: self.init("", code.rawValue)
    case is Interrupted: self.init("\(error)", ExitStatus.interrupted.rawValue)
    case is Diagnostics, is Diagnostic: self.init("\(error)", ExitStatus.usage.rawValue)
    case is StepFailure: self.init("\(error)", ExitStatus.failed.rawValue)
    case is UsageProblem, is OwnershipError: self.init("error: \(error)", ExitStatus.usage.rawValue)
    case let known as any Error & CustomStringConvertible where !Self.isParsers(error):
      self.init("error: \(known)", ExitStatus.failed.rawValue)
    default:
      let isAnswer = Walkthrough.exitCode(for: error).isSuccess
      let failure = Self.isParsers(error) ? ExitStatus.usage : .failed
      self.init(
        Walkthrough.fullMessage(for: error), (isAnswer ? .done : failure).rawValue,
        isAnswer: isAnswer)
    }
  }

  private init(_ text: String, _ code: Int32, isAnswer: Bool = false) {
    self.text = text
    self.code = code
    self.isAnswer = isAnswer
  }

  func report() {
    if isAnswer {
      Terminal.write("\(text)\n")
    } else if !text.isEmpty, !isOfReadersEnd {
      Terminal.standardError("\(text)\n")
    }
  }

  /// Whether the command stopped because the reader of its output exited, which needs no message.
  private var isOfReadersEnd: Bool {
    code == ExitStatus.interrupted.rawValue && StandardStream.output.failure?.isEndOfReader == true
  }

  /// Whether the command line could not be parsed, or help was requested.
  private static func isParsers(_ error: any Error) -> Bool {
    let code = Walkthrough.exitCode(for: error)
    return code == .validationFailure || code.isSuccess
  }
}
