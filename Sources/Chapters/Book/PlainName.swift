extension StringProtocol {
  /// Whether a book or a recipe can have this name, which is typed in a shell and is part of a path:
  /// letters from a to z, digits, '-' and '_', and no '-' at the start.
  package var isPlainName: Bool {
    !isEmpty && !hasPrefix("-")
      && utf8.allSatisfy { $0.isLetter || $0.isDigit || "-_".utf8.contains($0) }
  }
}
