import Chapters
import Foundation
import Record

/// One of the eight steps: turns settings and the products of earlier steps into its own product.
package protocol Step: Sendable {
  associatedtype Settings: StepSettings
  associatedtype Product: StepProduct

  static var id: StepID { get }
  /// The steps whose products this one reads. Their keys enter its key.
  static var reads: [StepID] { get }
  /// Paths below `Sources` that its outcome depends on. Their digest enters its key.
  static var sources: [String] { get }
  /// The names of the files that it makes in the run's folder, some of them only under certain
  /// settings.
  static var files: Set<String> { get }
  /// Whether it draws random numbers, so that the seed enters its key.
  static var usesSeed: Bool { get }

  /// Whether its results can differ in their last bits between BLAS libraries, compilers or
  /// instruction sets, so that these enter its key.
  static var dependsOnArithmetic: Bool { get }

  /// Settings that say where the data is, for a step that reads it. The data's digest enters its
  /// key in their place: the same data elsewhere gives the same results.
  static var dataSettings: Set<String> { get }

  /// The parts of its work that are stored under keys of their own.
  static var parts: [any StepPart.Type] { get }

  /// The step after which `foresee` can be called; `nil` if there is nothing to foresee.
  static var foreseenAfter: StepID? { get }

  init(settings: Settings)
  var settings: Settings { get }
  /// Settings that say how long the step runs: with larger values it can resume from a checkpoint.
  var extendableSettings: Set<String> { get }
  /// Settings that don't fit those of earlier steps.
  func problems(after earlier: [any Step]) -> [SettingProblem]
  /// Whether it finds words with dictionaries, whose version then enters its key.
  var usesDictionaries: Bool { get }
  /// Paths of files that it reads besides the data. Their digests enter its key.
  var inputFiles: [String] { get }

  /// Tells the user, long before the step runs, what it will do otherwise than its settings say.
  ///
  /// Called once in a run that includes the step, when the products up to `foreseenAfter` are there.
  /// - Throws: what keeps it from looking ahead; then the step runs all the same.
  func foresee(_ context: StepContext) throws

  /// Does the work.
  /// - Throws: a problem that the user can fix, with a description that says how; `Interrupted`.
  func run(_ context: StepContext) throws -> StepOutcome<Product>
}

extension Step {
  package static var files: Set<String> { [] }

  package var inputFiles: [String] { [] }

  package var usesDictionaries: Bool { false }

  package static var dataSettings: Set<String> { [] }

  package static var parts: [any StepPart.Type] { [] }

  package var extendableSettings: Set<String> { [] }

  package func problems(after earlier: [any Step]) -> [SettingProblem] { [] }

  package static var dependsOnArithmetic: Bool { false }

  package static var foreseenAfter: StepID? { nil }

  package func foresee(_ context: StepContext) throws {}
}

/// Everything that a step produces.
package struct StepOutcome<Product: StepProduct> {
  var product: Product
  /// By their names in the result catalog, without the step's.
  var results: [String: Value]
  /// Files for people and other programs, by name.
  var files: [String: Data] = [:]
}
