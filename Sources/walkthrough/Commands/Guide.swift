import BuiltInGuide

/// `walkthrough help authoring`: how to write a book.
///
/// No command of the parser's, as `help` is one already, and its arguments are commands.
enum Guide {
  private static let name = "authoring"

  /// The text that the command line asks for; `nil` if it asks for something else.
  static func text(for arguments: [String]) -> String? {
    arguments == ["help", name] ? BuiltInGuide.authoring : nil
  }
}
