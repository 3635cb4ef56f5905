import Chapters
import Record
import Wording

/// The answers of a chapter, which print at the end of the page, each under the number of its
/// question.
struct AnswerKey {
  enum Kind: String {
    case exercise, prediction

    /// - Parameter number: such as 7.2.
    fileprivate func label(_ number: String) -> String {
      switch self {
      case .exercise: localized("Exercise \(number)")
      case .prediction: localized("Prediction \(number)")
      }
    }

    fileprivate func label(_ number: Int, of part: String) -> String {
      switch self {
      case .exercise: localized("Exercise \(number) of “\(part)”")
      case .prediction: localized("Prediction \(number) of “\(part)”")
      }
    }
  }

  /// A question by its number, such as the 2 of exercise 7.2, and the place of its answer.
  struct Place {
    let label: String
    let id: String

    var view: View { View(["label": label, "id": id]) }
  }

  /// What the numbers begin with: that of a step's chapter; `nil` elsewhere.
  private let chapter: Int?
  private let part: BookPart
  /// In the order of the text.
  private(set) var entries: [View] = []
  private var counts: [Kind: Int] = [:]

  init(_ part: BookPart) {
    self.part = part
    if case .step(let name) = part.kind {
      chapter = StepID(rawValue: name)?.number
    } else {
      chapter = nil
    }
  }

  /// The place of the chapter's next question of a kind.
  mutating func next(_ kind: Kind) -> Place {
    counts[kind, default: 0] += 1
    let number = counts[kind, default: 0]
    let id = "answer-\(kind.rawValue)"
    guard let chapter else {
      return Place(
        label: kind.label(number, of: part.text.title),
        id: "\(id)-\(part.id)-\(number)")
    }
    return Place(
      label: kind.label("\(chapter).\(number)"), id: "\(id)-\(chapter)-\(number)")
  }

  /// - Parameter content: `blocks`, or the `outcome` of a prediction.
  mutating func add(_ place: Place, _ content: [String: Any?]) {
    entries.append(
      View(content.merging(["label": place.label, "id": place.id, "part": part.id]) { $1 }))
  }
}
