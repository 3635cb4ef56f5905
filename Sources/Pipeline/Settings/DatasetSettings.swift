import Chapters
import Text
import Tokens

/// How texts become training sequences.
package struct DatasetSettings: StepSettings {
  package var framing = Framing.documents
  /// The maximum number of tokens in a document, or the number of inputs in a window.
  package var length = 256
  /// Tokens from the start of one window to the start of the next; always 1 for documents.
  package var stride = 1
  package var target = Target.shifted
  /// The share of the training data held out for validation.
  package var validation = 0.1
  /// The share held out for testing if the data has no test split.
  package var test = 0.0

  package init() {}

  package func problems() -> [SettingProblem] {
    let shares = validation + test
    let least = framing == .documents ? 2 : 1
    return [
      .require(length >= least, "length", "must be at least \(least), not \(length)"),
      .requireAtMost(100_000, "length", length),
      .require(stride >= 1, "stride", "must be at least 1, not \(stride)"),
      .require(
        stride <= 1 || framing == .windows, "stride",
        "has an effect only with framing: .windows; leave it out, or set that as well"),
      .requireAtMost(SettingProblem.largestCount, "stride", stride),
      .require(
        target == .shifted || framing == .windows, "target",
        "can be .next only with framing: .windows"),
      .require(
        validation >= 0 && validation < 1, "validation",
        "must be at least 0 and below 1, not \(validation)"),
      .require(test >= 0 && test < 1, "test", "must be at least 0 and below 1, not \(test)"),
      .require(
        shares < 1 || !(0..<1).contains(validation) || !(0..<1).contains(test), "test",
        "and validation together must be below 1, not \(shares)"),
    ].compactMap { $0 }
  }
}
