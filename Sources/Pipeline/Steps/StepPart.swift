import Record

/// A part of a step's work that depends on fewer inputs than the whole step.
///
/// Its outcome is stored under a key of its own: it stays as it is when another input of the step
/// changes. The step still lists all that the part reads and executes, since its own outcome depends
/// on that as well.
package protocol StepPart: StepProduct {
  /// The step that it is a part of.
  static var step: StepID { get }
  /// The steps whose products it reads. Their keys enter its key.
  static var reads: [StepID] { get }
  /// Paths below `Sources` that its outcome depends on. Their digest enters its key.
  static var sources: [String] { get }

  /// Does the work.
  /// - Throws: as the step's `run`.
  static func make(_ context: StepContext) throws -> Self
}

extension StepPart {
  /// Unique among the parts of its step.
  static var name: String { "\(Self.self)" }
}
