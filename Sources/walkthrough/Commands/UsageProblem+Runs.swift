import Foundation
import Pipeline
import Spelling

/// What is wrong with a run that a command names.
extension UsageProblem {
  static func noRun(
    _ name: String, in output: OutputFolder, repeating arguments: RepeatedArguments
  ) -> UsageProblem {
    let names = output.runs
    return UsageProblem(
      "there is no run '\(name)' in \(output.url.path)"
        + (names.isEmpty
          ? "; make one first: \(SuggestedCommand("run", repeating: arguments))"
          : didYouMean(name, among: names) + "; existing runs: " + names.joined(separator: ", ")))
  }

  static func damaged(_ run: RunFolder) -> UsageProblem {
    UsageProblem("\(run.record.path) is damaged or was made by another version; run it again")
  }
}
