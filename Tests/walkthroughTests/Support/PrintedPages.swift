import Foundation

/// What a PDF by Chromium says outside its compressed pages: the outline, and the structure that is
/// there for programs that read aloud.
struct PrintedPages {
  private let text: String

  init(_ file: URL) throws {
    var rest = try Data(contentsOf: file)[...]
    var plain = ""
    while let start = rest.range(of: Data("stream\n".utf8)),
      let end = rest[start.upperBound...].range(of: Data("endstream".utf8))
    {
      plain += String(decoding: rest[..<start.lowerBound], as: UTF8.self)
      rest = rest[end.upperBound...]
    }
    text = plain + String(decoding: rest, as: UTF8.self)
  }

  var pages: Int { count(/\/Type \/Page\n/) }

  /// The titles of the outline.
  var outline: [String] {
    text.matches(of: /\/Title (?:\(((?:[^\\()]|\\.)*)\)|<FEFF([0-9A-F]*)>)/).map { match in
      match.1.map(Self.unescaped) ?? Self.unicode(match.2 ?? "")
    }
  }

  /// The texts that stand for pictures and figures.
  var alternatives: [String] {
    text.matches(of: /\/Alt \(((?:[^\\()]|\\.)*)\)/).map { Self.unescaped($0.1) }
  }

  /// Where links to the web lead.
  var addresses: Set<String> {
    Set(text.matches(of: /\/URI \(((?:[^\\()]|\\.)*)\)/).map { Self.unescaped($0.1) })
  }

  /// The number of elements of a kind, such as "Table".
  func count(of element: String) -> Int {
    text.ranges(of: "/S /\(element)").count {
      $0.upperBound == text.endIndex || !isName($0.upperBound)
    }
  }

  /// Whether a name goes on at this place.
  private func isName(_ index: String.Index) -> Bool {
    text[index].isLetter || text[index].isNumber
  }

  private func count(_ pattern: some RegexComponent) -> Int { text.matches(of: pattern).count }

  private static func unescaped(_ text: Substring) -> String {
    String(text.replacing(/\\(.)/) { $0.1 })
  }

  /// - Parameter digits: UTF-16, four digits for each unit.
  private static func unicode(_ digits: Substring) -> String {
    let digits = Array(digits)
    let units = stride(from: 0, to: digits.count - 3, by: 4).compactMap {
      UInt16(String(digits[$0..<$0 + 4]), radix: 16)
    }
    return String(decoding: units, as: UTF16.self)
  }
}
