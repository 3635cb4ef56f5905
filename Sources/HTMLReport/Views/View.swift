import Mustache

/// What one template sees: names and values, and nothing that stands around it.
///
/// A name that is absent is empty. The template engine would otherwise look for it in the views
/// outside, and a figure without a note would show the note of its chapter.
struct View: MustacheParent {
  private var fields: [String: Any]

  /// - Parameters:
  ///   - template: The template that draws this view where a list mixes several kinds; templates
  ///     ask for it with `{{>*template}}`.
  ///   - fields: Texts are cleaned here; see `CleanText`. What is `nil` is absent.
  init(_ template: String? = nil, _ fields: [String: Any?] = [:]) {
    self.fields = fields.compactMapValues { $0.map(Self.clean) }
    // A name of a template of ours: no text to clean.
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

/// A value that is empty in a template, and false as a section.
private struct Absent: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
