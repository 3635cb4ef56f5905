import Chapters
import Drawings
import Record
import Wording

/// Turns inline content into Markdown, with the values of the run in the place of their names.
struct MarkdownInlines {
  let dialect: MarkdownDialect
  let values: RunValues
  let links: MarkdownLinks
  let macros: FormulaMacros
  /// The id of the part that the content belongs to.
  let part: String
  /// Pictures so far, by the names that the Markdown gives them.
  private var pictures: [String: PictureFile] = [:]
  private var pictureCount = 0

  init(
    dialect: MarkdownDialect, values: RunValues, links: MarkdownLinks, macros: FormulaMacros,
    part: String
  ) {
    self.dialect = dialect
    self.values = values
    self.links = links
    self.macros = macros
    self.part = part
  }

  /// The pictures since this was last called.
  mutating func takePictures() -> [String: PictureFile] {
    defer { pictures = [:] }
    return pictures
  }

  /// - Parameter isInTable: whether it has to stay on one line, without a pipe.
  mutating func markdown(_ inlines: [Inline], isInTable: Bool = false) -> String {
    inlines.map { markdown($0, isInTable: isInTable) }.joined()
  }

  private mutating func markdown(_ inline: Inline, isInTable: Bool) -> String {
    switch inline {
    case .text(let text): return MarkdownText.escaped(text)
    case .code(let text):
      return isInTable ? MarkdownTable.code(text) : MarkdownText.code(text)
    case .emphasis(let inlines): return "*\(markdown(inlines, isInTable: isInTable))*"
    case .strong(let inlines): return "**\(markdown(inlines, isInTable: isInTable))**"
    case .strikethrough(let inlines): return "~~\(markdown(inlines, isInTable: isInTable))~~"
    case .softBreak: return isInTable ? " " : "\n"
    case .lineBreak: return isInTable ? "<br>" : "\\\n"
    case .math(let tex):
      let tex = isInTable ? tex.replacing("|", with: "\\vert ") : tex
      return dialect.inlineMath(macros.complete(tex))
    case .value(let value): return MarkdownText.escaped(values.string(named: value.name))
    case .checkbox(let isChecked): return isChecked ? "[x] " : "[ ] "
    case .footnote(let number, _): return dialect.footnoteReference(number)
    case .link(let destination, let title, let inlines):
      let text = markdown(inlines, isInTable: isInTable)
      guard let address = links.address(of: destination, in: part) else { return text }
      return "[\(text)](\(address)\(Self.title(title)))"
    case .figure(let reference): return figure(reference, isInTable: isInTable)
    case .picture(let picture): return self.picture(picture)
    }
  }

  /// A link to a figure, whose text ends in its number.
  private mutating func figure(_ reference: FigureReference, isInTable: Bool) -> String {
    let text = markdown(reference.text, isInTable: isInTable)
    guard let figure = links.figure(reference.name, from: part) else {
      return text.isEmpty ? localized("(no figure)") : text
    }
    return "[\(text)\(text.isEmpty ? "" : " ")\(figure.number)](\(figure.address))"
  }

  private mutating func picture(_ picture: Picture) -> String {
    let text = MarkdownText.escaped(picture.text.labelText)
    guard let file = picture.file else { return text }
    if let known = pictures.first(where: { $0.value == file })?.key {
      return "![\(text)](\(dialect.address(ofMedia: known))\(Self.title(picture.title)))"
    }
    pictureCount += 1
    let ending = file.format == .jpeg ? "jpg" : file.format.rawValue
    let name = "pictures/\(part)-\(pictureCount).\(ending)"
    pictures[name] = file
    return "![\(text)](\(dialect.address(ofMedia: name))\(Self.title(picture.title)))"
  }

  private static func title(_ title: String) -> String {
    title.isEmpty
      ? ""
      : " \"\(CleanText.clean(title).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " "))\""
  }
}
