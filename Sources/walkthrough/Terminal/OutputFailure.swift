import Foundation

/// What keeps the program from printing.
struct OutputFailure: Error, Hashable {
  let stream: StandardStream
  let code: POSIXErrorCode

  /// Whether the reader of a pipe has ended, as `head` does: it wanted no more, and nothing is wrong.
  var isEndOfReader: Bool { code == .EPIPE }

  /// The exit code of a command that would end with `code` if all it printed had arrived.
  ///
  /// A failure of the command itself says more. That it was interrupted says less: the lost output may
  /// have been why.
  func exitCode(after code: Int32) -> Int32 {
    guard [Outcome.done.rawValue, Outcome.interrupted.rawValue].contains(code) else { return code }
    return (isEndOfReader ? Outcome.readerEnded : .outputLost).rawValue
  }
}

extension OutputFailure: CustomStringConvertible {
  var description: String {
    let name = stream == .output ? "standard output" : "standard error"
    return code == .EBADF
      ? "\(name) is closed; to do without it, redirect it to /dev/null"
      : "can't write to \(name): \(String(cString: strerror(code.rawValue))). "
        + "Make room there, or redirect it elsewhere"
  }
}
