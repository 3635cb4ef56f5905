import Chapters

/// Turns the pieces of a line into views.
struct InlineConverter {
  let values: RunValues
  let links: LinkTarget
  /// The id of the chapter that the lines belong to.
  let chapter: String

  /// A comma that follows a formula stays on its line: a browser may break after the formula, which
  /// is a box to it, unless a word joiner stands between them.
  func views(_ inlines: [Inline]) -> [View] {
    inlines.indices.map { index in
      if case .text(let text) = inlines[index], text.first?.isPunctuation == true, index > 0,
        case .math = inlines[index - 1]
      {
        return View("inline/text", ["text": "\u{2060}" + text])
      }
      return view(inlines[index])
    }
  }

  private func view(_ inline: Inline) -> View {
    switch inline {
    case .text(let text): View("inline/text", ["text": text])
    case .code(let text): View("inline/code", ["text": text])
    case .emphasis(let inlines): View("inline/emphasis", ["inlines": views(inlines)])
    case .strong(let inlines): View("inline/strong", ["inlines": views(inlines)])
    case .link(let destination, let title, let inlines): link(destination, title, inlines)
    case .image(let source, let title, let inlines): image(source, title, inlines)
    case .softBreak: View("inline/text", ["text": "\n"])
    case .lineBreak: View("inline/break")
    case .math(let tex): View("inline/math", ["tex": tex])
    case .value(let value):
      View("inline/value", ["name": value.name, "value": values.string(named: value.name)])
    }
  }

  private func link(_ destination: String, _ title: String, _ inlines: [Inline]) -> View {
    let address = links.address(of: destination, in: chapter)
    return View(
      "inline/link",
      [
        "address": address,
        "isExternal": address.map(LinkTarget.isExternal),
        "title": title.isEmpty ? nil : title,
        "inlines": views(inlines),
      ])
  }

  /// Pictures that carry their own data are shown. For any other the page would have to ask
  /// something outside of itself, so its text stands there.
  private func image(_ source: String, _ title: String, _ inlines: [Inline]) -> View {
    View(
      "inline/image",
      [
        "source": source.lowercased().hasPrefix("data:image/") ? source : nil,
        "title": title.isEmpty ? nil : title,
        "text": inlines.labelText,
      ])
  }
}
