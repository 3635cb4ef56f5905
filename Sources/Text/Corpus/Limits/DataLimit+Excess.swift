import Wording

extension DataLimit {
  /// That data has more than this limit allows, and how to allow it.
  ///
  /// - Parameters:
  ///   - entry: the entry of an archive that has it; `nil` for all of the file.
  ///   - found: how much it has; `nil` if reading stopped as soon as the limit was exceeded.
  func excess(in path: String, entry: String?, found: Int?, allowed: Int) -> Phrase {
    let place: Phrase.Argument =
      entry.map { .phrase("Entry \($0.shown) of \(path)") } ?? .text(path)
    let bound = describe(allowed)
    let amount: Phrase =
      if let found {
        "\(describe(found)), more than the \(bound)"
      } else {
        "more than the \(bound)"
      }
    let more = argument(found ?? allowed.multipliedReportingOverflow(by: 2).partialValue)
    let remedy: Phrase = "If this is the data you mean, allow it with --data-limit \(more)"
    return switch self {
    case .document: "\(place) has \(amount) allowed for one document. \(remedy)"
    case .text: "\(place) has \(amount) allowed for a text. \(remedy)"
    case .total:
      "\(place) holds \(amount) allowed for all data, or for all that an archive unpacks to. \(remedy)"
    case .entries: "\(place) has \(amount) allowed. \(remedy)"
    }
  }

  /// A value of this limit for people: "64 MB", "2000000 entries".
  private func describe(_ value: Int) -> Phrase {
    self == .entries ? "\(plain: value) entries" : ByteCount(value).phrase
  }
}
