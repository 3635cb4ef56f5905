import Drawings
import Mustache

/// The names and values that one template sees, and nothing of the views around it.
///
/// An absent name is empty. The template engine would otherwise look it up in the enclosing views,
/// and a figure without a note would show the note of its chapter.
struct View: MustacheParent {
  private var fields: [String: Any]

  /// - Parameters:
  ///   - template: The template that renders this view where a list mixes several kinds; templates
  ///     refer to it with `{{>*template}}`.
  ///   - fields: Texts are cleaned here; see `CleanText`. A `nil` field is absent.
  init(_ template: String? = nil, _ fields: [String: Any?] = [:]) {
    self.fields = fields.compactMapValues { $0.map(Self.clean) }
    // The name of one of our templates, which needs no cleaning.
    if let template { self.fields["template"] = template }
  }

  init(_ fields: [String: Any?]) {
    self.init(nil, fields)
  }

  func child(named name: String) -> Any? { fields[name] ?? Absent() }

  private static func clean(_ value: Any) -> Any {
    switch value {
    case let text as String: CleanText.clean(text)
    case let texts as [String]: texts.map(CleanText.clean)
    default: value
    }
  }
}

/// A value that renders as nothing and is false as a section.
private struct Absent: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
