import Chapters
import Record
import Rendering

/// Where the links of a text lead, once it is Markdown.
struct MarkdownLinks {
  private let dialect: MarkdownDialect
  private let links: BookLinks
  private let numbers: FigureNumbers
  /// The files of the chapters by step.
  private let files: [String: String]

  init(_ report: ReportContext, dialect: MarkdownDialect) {
    self.dialect = dialect
    links = BookLinks(report.book)
    numbers = FigureNumbers(report)
    files = Dictionary(
      report.book.parts.map { ($0.id, $0.fileName) }, uniquingKeysWith: { first, _ in first })
  }

  /// The address to write for a link of a part; `nil` for one that leads to nothing there, such as
  /// the page of another book's run.
  func address(of destination: String, in part: String) -> String? {
    switch links.target(of: destination, in: part) {
    // The files have the names of the book's, and their headings the same addresses.
    case .here(let id): dialect == .github ? Self.escaped(destination) : "#\(Self.anchor(id))"
    case .elsewhere(let address): Self.escaped(address)
    case .book, .nowhere: nil
    }
  }

  /// The number of a figure and its address; `nil` for one that the report doesn't have.
  ///
  /// - Parameter part: the part that refers to it.
  func figure(_ name: String, from part: String) -> (number: String, address: String)? {
    guard let number = numbers[name] else { return nil }
    let step = StepID.allCases[number.step - 1].rawValue
    let file = dialect == .github && step != part ? files[step] ?? "" : ""
    return ("\(number)", "\(Self.escaped(file))#\(number.anchor)")
  }

  /// The ids of a part's headings, in the order of the text.
  func headings(of part: String) -> [BookAnchors.Heading] { links.anchors.headings(of: part) }

  /// The page begins with its introduction, whose title is the page's.
  private static func anchor(_ id: String) -> String {
    id == BookLinks.top ? BookPart.introductionID : id
  }

  private static func escaped(_ address: String) -> String {
    address.contains { " ()<>".contains($0) }
      ? "<\(address.replacing("<", with: "%3C").replacing(">", with: "%3E"))>" : address
  }
}
