/// Fenced blocks: code, formulas, cells, listings, claims and figures.
extension BlockReader {
  /// Code, and everything written as a fenced block.
  mutating func code(_ node: MarkdownNode, info: String) -> Block? {
    let fence = Fence(node, info: info, in: source)
    guard fence.isFenced else { return .code(language: nil, text: node.literal) }
    if !fence.isClosed {
      note("the block is not closed; close it with \(fence.marker)", at: location(node))
    }
    switch FenceKind(info: info) {
    case .code(let language): return .code(language: language, text: node.literal)
    case .malformed(let message):
      note(message, at: fence.infoLocation)
      return nil
    case .math: return math(fence)
    case .step: return step(fence)
    case .listing(let target, let beside, let language):
      return listing(target, beside: beside, language, fence)
    case .claim:
      return parsed { () throws(Diagnostic) in try ClaimParser.parse(fence.body) }.map(Block.claim)
    case .flashcard(let name): return flashcard(named: name, fence)
    case .prediction(let name): return prediction(name, fence)
    case .answer: return answer(fence)
    case .figure(let name): return figure(name, fence)
    }
  }

  private mutating func math(_ fence: Fence) -> Block? {
    guard !fence.body.isBlank else {
      note("the formula is empty; write it between the fences", at: fence.location)
      return nil
    }
    places.formulas.append(
      TextPlaces.Formula(
        tex: fence.body.string, isDisplayed: true,
        lines: (1...fence.body.lines.count).map { fence.body.location(line: $0, column: 1) }))
    return .math(fence.body.string)
  }

  private mutating func step(_ fence: Fence) -> Block? {
    cellLocations.append(fence.location)
    switch place {
    case .chapter:
      return parsed { () throws(Diagnostic) in try StepCellParser.parse(fence.body) }.map(
        Block.step)
    case .prose, .introduction, .appendix, .glossary:
      note("\(place.rawValue) can't hold a step cell; move it to its chapter", at: fence.location)
    case .card, .answer:
      note("\(place.rawValue) can't hold a step cell; move it out", at: fence.location)
    }
    return nil
  }

  private mutating func listing(
    _ target: String, beside other: String?, _ language: String, _ fence: Fence
  ) -> Block? {
    guard let shown = part(target, language, fence) else { return nil }
    var beside: Listing.Part?
    if let other {
      guard let part = part(other, language, fence) else { return nil }
      beside = part
    }
    guard fence.body.isBlank else {
      note(
        "a listing takes its text from the source; remove what is between the fences",
        at: fence.body.location(line: 1, column: 1))
      return nil
    }
    return .listing(
      Listing(shown, beside: beside, language: language, location: fence.infoLocation))
  }

  /// The path and the part that a listing names: of a file beside the chapters, after `./`, or of
  /// this project's source.
  private mutating func part(
    _ target: String, _ language: String, _ fence: Fence
  ) -> Listing.Part? {
    let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let isOfBook = parts[0].hasPrefix("./") || parts[0].hasPrefix("../")
    guard isOfBook || BookFiles.plain(parts[0]) == parts[0], parts.count <= 2,
      parts.last?.isEmpty == false
    else {
      note(
        "'\(target)' is not a part of the source; write source=Neural/LSTM.swift#forward, or "
          + "without '#forward' for the whole file; or source=./notes.swift for a file of the book",
        at: fence.infoLocation)
      return nil
    }
    var part = Listing.Part(path: parts[0], name: parts.count == 2 ? parts[1] : nil)
    guard isOfBook else {
      let written = part.path.hasSuffix(".py") ? "python" : "swift"
      guard language == written else {
        note(
          "a file of this project with that name is in another language; write ```\(written) "
            + "source=\(target), or source=./\(target) for a file of the book",
          at: fence.infoLocation)
        return nil
      }
      return part
    }
    do throws(QuotedFiles.Problem) {
      part.text = try files.source(at: parts[0])
      part.path = BookFiles.plain(parts[0]) ?? parts[0]
      return part
    } catch {
      note(error.message, at: fence.infoLocation)
      return nil
    }
  }

  /// A figure in its place. That the chapter's step has one of this name is checked with the book.
  private mutating func figure(_ name: String, _ fence: Fence) -> Block? {
    guard place == .chapter else {
      note("\(place.rawValue) can't hold a figure; move it to its chapter", at: fence.location)
      return nil
    }
    guard fence.body.isBlank else {
      note(
        "a figure is drawn from the run; remove what is between the fences",
        at: fence.body.location(line: 1, column: 1))
      return nil
    }
    return .figure(PlacedFigure(name: name, location: fence.infoLocation))
  }

  /// What `parse` returns; `nil`, with a diagnostic, if it throws.
  private mutating func parsed<Result>(
    _ parse: () throws(Diagnostic) -> Result
  ) -> Result? {
    do throws(Diagnostic) {
      return try parse()
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}
