import Drawings
import Pipeline
import Record

/// A figure of a chapter: its data, how that follows from what a run stored, and how it is drawn.
///
/// The stored properties are the data, which `steps/<step>.json` keeps under the figure's name.
package protocol StepFigure: Codable, Hashable, Sendable {
  /// The step whose chapter shows the figure.
  static var step: StepID { get }

  /// The other steps whose products it is computed from. Its own step's product needs no mention.
  static var reads: [StepID] { get }

  /// Computes the data; `nil` if this run has nothing for the figure to show.
  ///
  /// A pure function: no clock, no files, no random numbers but those of the run's streams.
  ///
  /// - Throws: `StorageError` if a product is gone or damaged. Any other error means that it can't
  ///   be computed from these products, such as `UnusableLogits`, `UnknownWord` or
  ///   `BLASMemoryError`; its description is shown to the user.
  init?(of run: StoredRun) throws

  /// Draws the data; `nil` if there is nothing to see in it. It can come from a file that someone
  /// changed, so any number can be absurd.
  ///
  /// - Parameter values: the run's results and settings, for levels to compare with.
  func drawn(in values: RunValues) -> Figure?
}

extension StepFigure {
  package static var reads: [StepID] { [] }

  /// The figure's name in files, keys and chapters: that of the type, such as "LossFigure", without
  /// the ending.
  package static var name: String {
    let type = "\(Self.self)"
    return type.prefix(1).lowercased() + type.dropFirst().dropLast("Figure".count)
  }
}
