import Chapters
import Wording

/// Where the text of a book speaks of its figures, for links from a figure back to the text.
///
/// Cards, predictions and answers don't count: they are folded or turned over.
struct FigureMentions {
  /// The first reference to a figure within a section.
  struct Mention: Hashable {
    /// The id of the reference on the page.
    var id: String
    /// Such as "chapter 7".
    var part: String
    /// The title of the section; `nil` before the first one of its part.
    var section: String?
  }

  private var byFigure: [String: [Mention]] = [:]
  private var ids: [SourceLocation: String] = [:]

  init(book: Book) {
    for part in book.parts {
      var section: String?
      add(part.blocks, part: PartLabel.text(of: part.id, in: book), section: &section)
    }
  }

  /// The places that speak of a figure, in the order of the text.
  subscript(figure: String) -> [Mention] { byFigure[figure] ?? [] }

  /// The id of a reference; `nil` if its figure needs no link back to it.
  func id(of reference: FigureReference) -> String? { ids[reference.location] }

  private mutating func add(_ blocks: [Block], part: String, section: inout String?) {
    for block in blocks {
      switch block {
      case .heading(_, let inlines):
        section = inlines.plainText
        add([block].figureReferences, part: part, section: section)
      case .paragraph, .table: add([block].figureReferences, part: part, section: section)
      case .list, .quote, .callout, .footnotes:
        add(block.children, part: part, section: &section)
      default: break
      }
    }
  }

  private mutating func add(_ references: [FigureReference], part: String, section: String?) {
    for reference in references {
      let known = byFigure[reference.name, default: []]
      guard !known.contains(where: { $0.part == part && $0.section == section }) else { continue }
      let id = "mention-\(reference.name)-\(known.count + 1)"
      ids[reference.location] = id
      byFigure[reference.name] = known + [Mention(id: id, part: part, section: section)]
    }
  }
}

extension FigureMentions.Mention {
  var view: View {
    View(["id": id, "text": section.map { localized("\(part), “\($0)”") } ?? part])
  }
}
