import Foundation
import Pipeline
import Record
import Rendering

/// Reports how a run compares with its reference, or why it doesn't.
enum ReferenceLine {
  /// - Parameter isGiven: whether this command named the reference. If so, a line appears even when
  ///   there was nothing to compare.
  static func report(
    _ page: PageWriter.Page, isGiven: Bool, repeating arguments: RepeatedArguments, isQuiet: Bool
  ) {
    guard !isQuiet else { return }
    switch page.comparison {
    case .success(let comparison?):
      Terminal.write("\(comparison.title). \(comparison.sentence)\n")
    case .success(nil) where isGiven:
      Terminal.write("The reference is kept; \(absence(on: page, repeating: arguments))\n")
    case .success(nil): break
    case .failure(let error): Terminal.standardError("note: \(error), or remove it\n")
    }
  }

  /// Why there is nothing to compare.
  private static func absence(
    on page: PageWriter.Page, repeating arguments: RepeatedArguments
  ) -> String {
    let record = page.report.record
    guard record[.train]?.hasResults == true else {
      return "this run has no trained model to compare with it."
    }
    return "this run's losses can't be read, because \(page.losses.path) is missing or damaged. To "
      + "make them again: \(SuggestedCommand.run(record, repeating: arguments))"
  }
}
