import Wording

/// Checks that each answer of a chapter follows an exercise: a block of a section whose title says so.
struct AnswerPlaces {
  private let titles: ExerciseTitles
  private var headings: [(level: Int, title: String)] = []
  private var found: [Diagnostic] = []

  private init(_ titles: ExerciseTitles) { self.titles = titles }

  /// A diagnostic for each answer that stands elsewhere.
  ///
  /// - Parameter language: the book's.
  static func diagnostics(in blocks: [Block], language: Language) -> [Diagnostic] {
    var places = AnswerPlaces(ExerciseTitles(language: language))
    places.check(blocks)
    return places.found
  }

  private mutating func check(_ blocks: [Block]) {
    var previous: Block?
    for block in blocks {
      switch block {
      case .heading(let level, let inlines):
        headings.removeAll { $0.level >= level }
        headings.append((level, inlines.plainText))
      case .list(_, let items), .footnotes(let items): for item in items { check(item) }
      case .quote(let quoted), .callout(_, let quoted): check(quoted)
      case .answer(let answer):
        if let problem = problem(after: previous) {
          found.append(Diagnostic(at: answer.location, problem))
        }
      default: break
      }
      previous = block
    }
  }

  private func problem(after previous: Block?) -> String? {
    guard headings.contains(where: { titles.contains($0.title) }) else {
      return "this answer follows no exercise; move it below one, in a section "
        + "'## \(titles.example)'"
    }
    switch previous {
    case nil, .heading: return "there is no exercise above this answer; write it first"
    case .answer: return "the exercise above has an answer already; write both in one block"
    default: return nil
    }
  }
}
