import Chapters
import Foundation

/// The steps of the books in `Fixtures`.
let stepNames = ["load", "vocab", "dataset", "loader", "model", "optimizer", "train", "evaluate"]

/// A chapter of the `train` step with `body` between its title and its cell. The body begins
/// on line 3.
func chapter(_ body: String) throws -> Chapter {
  try Chapter.parse(
    "# Title\n\n\(body)\n\n```swift step\ntrain()\n```\n", file: "07-train.md", step: "train",
    stepNames: stepNames)
}

/// The errors in such a chapter, as `line:column: message`.
func mistakes(_ body: String) -> [String] {
  mistakes { try chapter(body) }
}

/// What `work` throws, as `line:column: message`.
func mistakes<Result>(_ work: () throws -> Result) -> [String] {
  let all: [Diagnostic]
  do {
    _ = try work()
    return []
  } catch let error as Diagnostics {
    all = error.all
  } catch let error as Diagnostic {
    all = [error]
  } catch {
    return ["\(error)"]
  }
  return all.map { "\($0.location.line):\($0.location.column): \($0.message)" }
}

/// The cell of a chapter, parsed from `call`.
func cell(_ call: String) throws -> StepCell {
  try Chapter.parse(
    "# Title\n```swift step\n\(call)\n```\n", file: "07-train.md", step: "train",
    stepNames: stepNames
  ).cell
}

/// The path of a book in `Fixtures`.
func fixture(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
}
