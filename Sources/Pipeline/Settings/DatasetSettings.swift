import Chapters
import Text
import Tokens

/// How texts become training sequences: the options of Text's `TokenDataset`, as settings.
package typealias DatasetSettings = DatasetOptions

extension DatasetOptions: StepSettings {
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
