/// Fenced blocks that hold text of their own: cards, predictions and answers.
extension BlockReader {
  mutating func flashcard(named name: String?, _ fence: Fence) -> Block? {
    guard let sides = sides(of: fence, kind: "flashcard", second: "answer") else { return nil }
    return .flashcard(
      Flashcard(
        name: name, question: sides.first, answer: sides.second, location: fence.location))
  }

  mutating func prediction(_ name: String, _ fence: Fence) -> Block? {
    guard let sides = sides(of: fence, kind: "prediction", second: "explanation") else {
      return nil
    }
    if let value = sides.first.inlineValues.first(where: { $0.name == name }) {
      note(
        "the question gives its answer away; remove {{\(name)}}, or move it below '---'",
        at: value.location)
    }
    return .prediction(
      Prediction(
        name: name, question: sides.first, explanation: sides.second,
        location: fence.infoLocation))
  }

  /// The blocks above and below the `---` line of a card.
  private mutating func sides(
    of fence: Fence, kind: String, second: String
  ) -> (first: [Block], second: [Block])? {
    guard place != .card, place != .answer else {
      let excess = place == .card ? "another one" : "a \(kind)"
      note("\(place.rawValue) can't hold \(excess); move it out", at: fence.location)
      return nil
    }
    let body = fence.body
    guard let border = CardBorder.index(in: body) else {
      note("the \(kind) has no line '---' between question and \(second)", at: fence.location)
      return nil
    }
    let above = body.piece(0..<border)
    let below = body.piece((border + 1)..<body.lines.count)
    if above.isBlank { note("the \(kind) has no question", at: fence.location) }
    if below.isBlank { note("the \(kind) has no \(second)", at: fence.location) }
    return (
      side(above, called: "question", of: kind, fence), side(below, called: second, of: kind, fence)
    )
  }

  /// One side of a card. A comment alone leaves no trace, and a card can't be empty.
  private mutating func side(
    _ text: SourceText, called name: String, of kind: String, _ fence: Fence
  ) -> [Block] {
    let mistakes = diagnostics.count
    let side = blocks(of: text, in: .card)
    if side.isEmpty, !text.isBlank, diagnostics.count == mistakes {
      note("the \(kind) has no \(name)", at: fence.location)
    }
    return side
  }

  /// The answer to an exercise. Where one may stand is checked once the whole chapter is read.
  mutating func answer(_ fence: Fence) -> Block? {
    switch place {
    case .chapter, .prose: break
    case .introduction, .appendix, .glossary:
      note(
        "\(place.rawValue) can't hold an answer; move it to an exercise of a chapter",
        at: fence.location)
      return nil
    case .card:
      note("a card can't hold an answer block; write the answer below '---'", at: fence.location)
      return nil
    case .answer:
      note("an answer can't hold another one; move it out", at: fence.location)
      return nil
    }
    guard !fence.body.isBlank else {
      note("the answer is empty; write it between the fences", at: fence.location)
      return nil
    }
    if let inner = fence.firstClosingBlock {
      note(
        "the end of this block ends the answer as well; begin and end the answer with "
          + fence.longerMarker,
        at: inner)
      return nil
    }
    return .answer(
      Answer(blocks: blocks(of: fence.body, in: .answer), location: fence.location))
  }

  /// A text within this one: one side of a card, or an answer.
  private mutating func blocks(of text: SourceText, in place: Place) -> [Block] {
    var reader = BlockReader(text, in: place, files: files.files)
    let blocks = reader.read().map(\.block)
    diagnostics += reader.diagnostics
    places += reader.places
    return blocks
  }
}
