import Foundation
import TestSupport

@testable import Chapters

/// A book of two steps, `load` and `vocab`, made from texts by file name. What is not given is there
/// with as little as possible in it.
func smallBook(_ texts: [String: String], without missing: Set<String> = []) throws -> Book {
  var files = [
    "README.md": "# Book", "01-load.md": "# Load", "02-vocab.md": "# Vocab",
  ].filter { !missing.contains($0.key) }.merging(texts) { $1 }
  for (name, text) in files {
    for step in ["load", "vocab"] where name.hasSuffix("-\(step).md") {
      files[name] = "\(text)\n\n```swift step\n\(step)()\n```\n"
    }
  }
  return try Book.read(
    .builtIn(files.mapValues { Data($0.utf8) }), name: "small", displayPath: "small",
    stepNames: ["load", "vocab"])
}

/// The mistakes in such a book, as `file:line:column: message`.
func mistakesInBook(_ texts: [String: String], without missing: Set<String> = []) -> [String] {
  do {
    _ = try smallBook(texts, without: missing)
    return []
  } catch let error as Diagnostics {
    return error.all.map {
      "\($0.location.file.dropFirst("small/".count)):\($0.location.line):\($0.location.column): "
        + $0.message
    }
  } catch {
    return ["\(error)"]
  }
}
