import Foundation

/// Why the program can't print.
struct OutputFailure: Error, Hashable {
  let stream: StandardStream
  let code: POSIXErrorCode

  /// Whether the reader of a pipe has exited, as `head` does, which is no fault.
  var isEndOfReader: Bool { code == .EPIPE }

  /// The exit code of a command that would exit with `code` if all its output had arrived.
  ///
  /// A failure of the command itself takes precedence over this one; this one takes precedence over
  /// an interruption, which it may have caused.
  func exitCode(after code: Int32) -> Int32 {
    guard [ExitStatus.done.rawValue, ExitStatus.interrupted.rawValue].contains(code) else {
      return code
    }
    return (isEndOfReader ? ExitStatus.readerEnded : .outputLost).rawValue
  }
}

extension OutputFailure: CustomStringConvertible {
  var description: String {
    let name = stream == .output ? "standard output" : "standard error"
    return code == .EBADF
      ? "\(name) is closed; to discard it, redirect it to /dev/null"
      : "can't write to \(name): \(String(cString: strerror(code.rawValue))). "
        + "Make room there, or redirect it elsewhere"
  }
}
