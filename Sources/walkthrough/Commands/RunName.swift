import ArgumentParser
import Pipeline

/// The name of a run, which is that of its folder.
enum RunName {
  /// - Throws: `ValidationError` for a name that no folder of a run can have.
  static func validate(_ name: String) throws {
    let isPlain =
      !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    guard isPlain, !name.hasPrefix("."),
      !OutputFolder.reservedNames.contains(name.lowercased())
    else {
      throw ValidationError(
        "'\(name)' can't be the name of a run: use letters, digits, '-', '_' and '.', "
          + "not '.' at the start, and none of the names "
          + OutputFolder.reservedNames.joined(separator: ", "))
    }
  }
}
