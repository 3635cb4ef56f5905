import Chapters
import Files
import Pipeline
import Text

extension DecodedBook {
  /// Finds the data and computes the keys, as `locatedPlan` does.
  ///
  /// - Throws: `StepFailure`, located at the cell that asks for the data, if it is unavailable;
  ///   `Diagnostics` if the recipe doesn't suit it; `StorageError`, `Interrupted`.
  func plan(
    options: BookOptions, planOptions: PlanOptions, verify: Bool = false,
    observer: TerminalObserver, interruption: Interruption = Interruption()
  ) throws -> Plan {
    let project = try options.project()
    defer { observer.stopped() }
    do {
      return try locatedPlan(
        output: options.outputFolder(of: project).url, root: project.root, seed: planOptions.seed,
        verify: verify, limits: DataLimits(planOptions.dataLimits), observer: observer,
        interruption: interruption)
    } catch let error as Diagnostics {
      throw error
    } catch let error where !(error is StorageError || error is Interrupted) {
      let cell = book.chapters[0].cell.location
      throw StepFailure(location: "\(cell.file):\(cell.line)", message: "\(error)")
    }
  }
}

/// A failure before any step could start, with its location in the chapter.
struct StepFailure: Error, CustomStringConvertible {
  let location: String
  let message: String

  var description: String { "\(location): error: \(message)" }
}
