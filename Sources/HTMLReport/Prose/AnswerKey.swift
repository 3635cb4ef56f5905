/// The answers of a chapter, which print at the end of the page, each under the number of its
/// question.
struct AnswerKey {
  enum Kind: String {
    case exercise = "Exercise"
    case prediction = "Prediction"
  }

  /// A question by its number, such as the 2 of exercise 7.2, and the place of its answer.
  struct Place {
    let label: String
    let id: String

    var view: View { View(["label": label, "id": id]) }
  }

  /// The chapter's number; `nil` outside of chapters.
  let chapter: Int?
  /// In the order of the text.
  private(set) var entries: [View] = []
  private var counts: [Kind: Int] = [:]

  init(chapter: Int?) { self.chapter = chapter }

  /// The place of the chapter's next question of a kind.
  mutating func next(_ kind: Kind) -> Place {
    counts[kind, default: 0] += 1
    let numbers = [chapter, counts[kind]].compactMap { $0.map(String.init) }
    return Place(
      label: "\(kind.rawValue) \(numbers.joined(separator: "."))",
      id: (["answer", kind.rawValue.lowercased()] + numbers).joined(separator: "-"))
  }

  /// - Parameter content: `blocks`, or the `outcome` of a prediction.
  mutating func add(_ place: Place, _ content: [String: Any?]) {
    entries.append(View(content.merging(["label": place.label, "id": place.id]) { $1 }))
  }
}
