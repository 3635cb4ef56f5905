import CCommit
import Pipeline
import Record

/// What `walkthrough --version` prints.
enum Version {
  /// The version of this program, and of the next release, whose tag is `v` and this number.
  static let number = "1.0.0"

  /// The version, and what else the bits of a result depend on.
  static let text = """
    walkthrough \(number) (commit \(String(cString: builtFromCommit())))
    built with \(Machine.current.toolchain), for \(Machine.current.instructions ?? "any processor")
    matrix products by \(Machine.current.blas)
    dictionaries of \(Machine.current.dictionaries ?? "no library")
    """
}
