import Drawings
import Pipeline
import Record
import Wording

/// The perplexity of models that count, by how far back they look.
package struct NGramsFigure: StepFigure {
  package static let step = StepID.evaluate

  let perplexities: NGramPerplexities

  /// One more word of context is worth having if it lowers the perplexity by this share.
  private static let worthwhile = 0.01

  package func drawn(in values: RunValues) -> Figure? {
    let (validation, test) = (Self.scores(perplexities.validation), Self.scores(perplexities.test))
    guard validation.count > 1 || test.count > 1 else { return nil }
    let own = Self.score(values.number(.evaluate, "perplexity"))
    let bigram = Self.score(values.number(.evaluate, "bigramPerplexity"))
    let title = localized("What longer contexts give to counting")
    return Figure(
      title: title, sentence: sentence(validation, test, own: own, bigram: bigram),
      drawing: drawing(validation, test, own: own, unit: values.unit), named: "ngrams",
      legend: legend(validation, test, own: own),
      table: DataTable(
        label: title,
        columns: [.number("order"), .number("validation perplexity"), .number("test perplexity")],
        rows: (0..<max(perplexities.validation?.count ?? 0, perplexities.test?.count ?? 0)).map {
          [
            Format.count($0 + 1), Self.text(perplexities.validation, $0),
            Self.text(perplexities.test, $0),
          ]
        }))
  }

  private typealias Score = (order: Int, perplexity: Double)

  private static func score(_ perplexity: Double?) -> Double? {
    perplexity.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
  }

  /// The perplexities that can be drawn.
  private static func scores(_ perplexities: [Double]?) -> [Score] {
    (perplexities ?? []).enumerated().map { (order: $0.offset + 1, perplexity: $0.element) }
      .filter { $0.perplexity.isFinite && $0.perplexity > 0 }
  }

  private static func text(_ perplexities: [Double]?, _ index: Int) -> String {
    let value = perplexities.flatMap { $0.indices.contains(index) ? $0[index] : nil }
    return ValueFormat.perplexity.string(value.map(Value.number))
  }

  private static func short(_ perplexity: Double) -> String {
    ValueFormat.perplexity.string(.number(perplexity))
  }

  private func drawing(
    _ validation: [Score], _ test: [Score], own: Double?, unit: TokenUnit
  ) -> Drawing {
    let all = validation + test
    let perplexities = all.map(\.perplexity) + (own.map { [$0] } ?? [])
    var chart = Chart(
      x: Chart.Axis(
        label: unit.phrase(localized("order: the number of words in an n-gram")),
        domain: Scale.domain(
          of: all.flatMap { [Double($0.order) - 0.5, Double($0.order) + 0.5] }, .linear)),
      y: Chart.Axis(
        label: localized("perplexity, logarithmic"), kind: .logarithmic,
        domain: Scale.domain(of: perplexities.flatMap { [$0 / 1.2, $0 * 1.2] }, .logarithmic)),
      height: 280)
    if let own {
      chart.level(at: own, class: "reference", label: localized("this model: \(Self.short(own))"))
    }
    // The splits lie close together: the dots of one fit into those of the other.
    for (scores, line) in [(test, "series-1"), (validation, "series-2")] {
      chart.line(scores.map { (Double($0.order), $0.perplexity) }, class: line)
    }
    for (scores, dot, radius) in [(validation, "dot-2", 6.0), (test, "dot-1", 3.5)] {
      for score in scores {
        chart.dot(
          Double(score.order), score.perplexity, radius: radius, class: dot,
          note: localized("order \(score.order): \(Self.short(score.perplexity))"))
      }
    }
    return chart.drawing
  }

  private func legend(
    _ validation: [Score], _ test: [Score], own: Double?
  ) -> [Figure.LegendEntry] {
    [
      test.isEmpty ? nil : .init(line: "series-1", text: localized("counting, test split")),
      validation.isEmpty
        ? nil : .init(line: "series-2", text: localized("counting, validation split")),
      own == nil ? nil : .init(line: "reference", text: localized("this model, test split")),
    ].compactMap { $0 }
  }

  private func sentence(
    _ validation: [Score], _ test: [Score], own: Double?, bigram: Double?
  ) -> String {
    let tail = own.map {
      localized("The perplexity of this model is \(Self.short($0)) on the test split.")
    }
    return [Self.course(validation, test), tail, Self.difference(test, bigram)]
      .compactMap { $0 }.joined(separator: " ")
  }

  /// Says how the perplexity falls with the order.
  private static func course(_ validation: [Score], _ test: [Score]) -> String {
    let isValidated = validation.count > 1
    let scores = isValidated ? validation : test
    let fall = scores.map { short($0.perplexity) }.joined(separator: ", ")
    let end = conclusion(scores, most: scores.last?.order ?? 1)
    return isValidated
      ? localized(
        "By order, the perplexity of counting is \(fall) on the validation split: \(end).")
      : localized("By order, the perplexity of counting is \(fall) on the test split: \(end).")
  }

  /// Says why order 2 differs from the bigram of the ladder.
  private static func difference(_ test: [Score], _ bigram: Double?) -> String? {
    guard let bigram, let pairs = test.first(where: { $0.order == 2 })?.perplexity,
      short(pairs) != short(bigram)
    else { return nil }
    return localized(
      "There, order 2 comes to \(short(pairs)) and the ladder’s bigram to \(short(bigram)): the "
        + "bigram takes the same discount from every count, these orders take one that depends on "
        + "whether a pair was seen once, twice or more often.")
  }

  /// Says at which order counting stops helping.
  private static func conclusion(_ scores: [Score], most: Int) -> String {
    let useless = zip(scores, scores.dropFirst()).first { lower, higher in
      higher.perplexity > (1 - worthwhile) * lower.perplexity
    }
    guard let (last, next) = useless else {
      return localized("each further word still helps, up to order \(Format.count(most))")
    }
    let order = Format.count(last.order)
    return next.perplexity > last.perplexity
      ? localized("counting stops helping after order \(order), where one more word raises it")
      : localized(
        "counting stops helping after order \(order), where one more word lowers it by less than "
          + "\(Format.percent(worthwhile))")
  }
}

extension NGramsFigure {
  /// `nil` without a validation and a test split.
  package init?(of run: StoredRun) throws {
    guard let perplexities = try run.product(of: Evaluate.self).ngrams else { return nil }
    self.perplexities = perplexities
  }
}
