import Chapters
import Record
import Rendering

/// Converts inlines to views.
struct InlineConverter {
  let values: ValueView
  let links: PageLinks
  let figures: FigureNumbers
  let mentions: FigureMentions
  /// The id of the chapter that the inlines belong to.
  let chapter: String
  private var linker: TermLinker

  /// - Parameter linker: links terms in running text to their explanations.
  init(values: RunValues, index: PageIndex, chapter: String, linker: TermLinker) {
    self.values = ValueView(values: values, veils: index.veils)
    links = index.links
    figures = index.figures
    mentions = index.mentions
    self.chapter = chapter
    self.linker = linker
  }

  /// A new section links terms again.
  mutating func beginSection() { linker.beginSection() }

  /// Views of running text: a term is marked where it is explained, and links there afterwards.
  mutating func runningViews(_ inlines: [Inline]) -> [View] {
    pieces(of: inlines).flatMap { piece in
      switch piece.inline {
      case .text(let text): linked(text)
      case .emphasis(let inner): [term(inner) ?? view(piece, isLinked: false)]
      default: [view(piece, isLinked: false)]
      }
    }
  }

  /// Views of standalone text, such as a heading or a card, whose terms are not linked.
  func views(_ inlines: [Inline]) -> [View] { views(inlines, isLinked: false) }

  /// - Parameter isLinked: whether the text is that of a link, which can't hold another one.
  private func views(_ inlines: [Inline], isLinked: Bool) -> [View] {
    pieces(of: inlines).map { view($0, isLinked: isLinked) }
  }

  /// An inline, with the punctuation that has to stay on its line.
  private struct Piece {
    let inline: Inline
    var closing = ""
  }

  /// A browser treats a formula as a box and may break the line after it, even before a comma, so
  /// a formula takes the punctuation after it along.
  private func pieces(of inlines: [Inline]) -> [Piece] {
    var pieces: [Piece] = []
    for inline in inlines {
      guard case .text(let text) = inline, let last = pieces.last, case .math = last.inline else {
        pieces.append(Piece(inline: inline))
        continue
      }
      let closing = text.prefix(while: \.isPunctuation)
      pieces[pieces.count - 1].closing += closing
      if closing.endIndex < text.endIndex {
        pieces.append(Piece(inline: .text(String(text[closing.endIndex...]))))
      }
    }
    return pieces
  }

  private mutating func linked(_ text: String) -> [View] {
    linker.pieces(of: text).map { piece in
      guard let term = piece.term else { return View("inline/text", ["text": String(piece.text)]) }
      return View("inline/term-link", ["id": term.address, "text": String(piece.text)])
    }
  }

  /// A term explained here; `nil` for any other emphasis.
  private mutating func term(_ inlines: [Inline]) -> View? {
    linker.explained(inlines.plainText).map { term in
      View("inline/term", ["id": term.id, "inlines": views(inlines)])
    }
  }

  private func view(_ piece: Piece, isLinked: Bool) -> View {
    switch piece.inline {
    case .text(let text): View("inline/text", ["text": text])
    case .code(let text): View("inline/code", ["text": text])
    case .emphasis(let inlines):
      View("inline/emphasis", ["inlines": views(inlines, isLinked: isLinked)])
    case .strong(let inlines):
      View("inline/strong", ["inlines": views(inlines, isLinked: isLinked)])
    case .strikethrough(let inlines):
      View("inline/strikethrough", ["inlines": views(inlines, isLinked: isLinked)])
    case .checkbox(let isChecked): View("inline/checkbox", ["isChecked": isChecked])
    case .footnote(let number, let isFirst):
      footnote(number, isFirst: isFirst, isLinked: isLinked)
    case .link(let destination, let title, let inlines): link(destination, title, inlines)
    case .picture(let picture): self.picture(picture)
    case .softBreak: View("inline/text", ["text": "\n"])
    case .lineBreak: View("inline/break")
    case .math(let tex):
      View(
        "inline/math", ["tex": tex, "closing": piece.closing.isEmpty ? nil : piece.closing])
    case .value(let value): values.make(value, isLink: !isLinked)
    case .figure(let reference): figure(reference)
    }
  }

  private func footnote(_ number: Int, isFirst: Bool, isLinked: Bool) -> View {
    View(
      "inline/footnote",
      [
        "number": number,
        "address": isLinked ? nil : Footnote.id(number, in: chapter),
        "id": isFirst ? Footnote.referenceID(number, in: chapter) : nil,
      ])
  }

  /// A link to a figure, whose text ends in its number.
  private func figure(_ reference: FigureReference) -> View {
    let number = figures[reference.name]
    return View(
      "inline/figure",
      [
        "id": mentions.id(of: reference),
        "address": number?.anchor,
        "number": number.map { "\($0)" },
        "inlines": views(reference.text, isLinked: true),
        "hasText": !reference.text.isEmpty,
      ])
  }

  private func link(_ destination: String, _ title: String, _ inlines: [Inline]) -> View {
    let address = links.address(of: destination, in: chapter)
    return View(
      "inline/link",
      [
        "address": address,
        "isExternal": address.map(BookLinks.isExternal),
        "title": title.isEmpty ? nil : title,
        "inlines": views(inlines, isLinked: address != nil),
      ])
  }

  /// A picture as part of the page, which a browser shows without running scripts in it and without
  /// loading anything for it.
  private func picture(_ picture: Picture) -> View {
    View(
      "inline/picture",
      [
        "source": picture.file?.dataURL,
        "title": picture.title.isEmpty ? nil : picture.title,
        "text": picture.text.labelText,
        "width": picture.file?.size?.width, "height": picture.file?.size?.height,
      ])
  }
}
