import Drawings
import Pipeline
import Record
import Text
import Wording

/// Whether the memory works: the surprise at names, titles and other words that texts come back to,
/// by mention, for the trained model and for others that remember nothing, or everything.
package struct MentionsFigure: StepFigure {
  package static let step = StepID.evaluate
  package static let reads: [StepID] = [.vocab, .dataset]

  /// The trained model, one that counts, or the program that wrote the text.
  struct Trace: Codable, Hashable, Sendable {
    let name: String
    /// The mean surprisal in nats at the first mention, the second and so on; the last is that of all
    /// later ones.
    let means: [Double]

    /// The name in the reader's language.
    var title: String { Ladder.title(of: name) }
  }

  /// One word of a test text.
  struct Example: Codable, Hashable, Sendable {
    struct Mention: Codable, Hashable, Sendable {
      /// The word with a few before it.
      let words: String
      /// In nats, one for each trace.
      let surprisals: [Double]
    }

    let word: String
    /// The number of the test sequence, from 1.
    let sequence: Int
    let mentions: [Mention]
  }

  /// The trained model first.
  let traces: [Trace]
  /// The mentions that each mean is over.
  let counts: [Int]
  /// The different words traced, and the test texts with at least one of them.
  let words: Int
  let texts: Int
  /// What the trained model gains on the one that remembers nothing between the first mention and the
  /// second.
  let gain: Estimate
  /// What the true probabilities gain; `nil` if they aren't known.
  let possibleGain: Double?
  /// The trace that remembers nothing.
  let rival: String
  let examples: [Example]
  let isInWindows: Bool

  /// Means over fewer mentions are in the table, but not drawn.
  private static let fewestDrawn = 20

  package func drawn(in values: RunValues) -> Figure? {
    guard let own = traces.first, 2...Self.columns ~= counts.count,
      traces.allSatisfy({ $0.means.count == counts.count })
    else { return nil }
    let title = localized("Does the memory work? Words that come back")
    return Figure(
      title: title, sentence: sentence(own),
      content: [
        drawing.map {
          .drawing(
            NamedDrawing(
              name: "mentions", title: title, description: verdict(own), drawing: $0))
        },
        examples.isEmpty ? nil : .table(exampleTable),
      ].compactMap { $0 },
      legend: drawing == nil ? [] : zip(traces, lines).map { .init(line: $1, text: $0.title) },
      table: DataTable(
        label: localized("Mean surprisal by mention, in nats"),
        columns: [.text("mention"), .number("words")]
          + traces.map { .number(named: $0.title) },
        rows: counts.indices.map { mention in
          [localized(Self.mentionNames[mention]), Format.count(counts[mention])]
            + traces.map { Format.decimal($0.means[mention]) }
        }))
  }

  /// The first mention, the second, the third, and all later ones.
  private static let mentionNames: [Phrase] = ["first", "second", "third", "later"]
  private static var columns: Int { mentionNames.count }
  /// The name of the trace of the program that wrote the text.
  private static let floor = "true probability"

  /// The classes of the lines, one for each trace.
  private var lines: [String] {
    traces.enumerated().map { index, trace in
      if index == 0 { return "series-1" }
      if trace.name == Self.floor { return "series-under" }
      return trace.name == rival ? "series-2" : "reference"
    }
  }

  private var drawing: Drawing? {
    let shown = counts.prefix { $0 >= Self.fewestDrawn }.count
    guard shown > 1 else { return nil }
    var chart = Chart(
      x: Chart.Axis(
        label: shown < Self.columns
          ? localized("mention (4: all later ones, too few to draw)")
          : localized("mention (4: all later ones)"),
        domain: 0.3...Double(Self.columns) + 0.7),
      y: Chart.Axis(
        label: localized("mean surprisal in nats"),
        domain: Scale.rounded(
          Scale.domain(
            of: traces.flatMap { $0.means.prefix(shown) }, .linear, fromZero: true), .linear)),
      height: 280)
    // The band of the true probabilities lies under the lines.
    for (trace, line) in zip(traces, lines).sorted(by: { $0.1 == "series-under" && $1.1 != $0.1 }) {
      let points = trace.means.prefix(shown).enumerated().map {
        (Double($0.offset + 1), $0.element)
      }
      chart.line(points, class: line)
      guard line == "series-1" || line == "series-2" else { continue }
      for (mention, mean) in points {
        chart.dot(
          mention, mean, class: line == "series-1" ? "dot-1" : "dot-2",
          note: "\(trace.title): \(Format.decimal(mean))")
      }
    }
    return chart.drawing
  }

  private var exampleTable: DataTable {
    DataTable(
      label: localized("Mention by mention, in nats"),
      columns: [.number("sequence"), .text("mention")]
        + traces.map { .number(named: $0.title) },
      rows: examples.flatMap { example in
        example.mentions.map { mention in
          [Format.count(example.sequence), "… \(mention.words)"]
            + mention.surprisals.map { Format.decimal($0) }
        }
      })
  }

  /// The means of a trace at the first three mentions, as far as enough words have them.
  private func series(_ trace: Trace) -> String {
    let shown = max(2, min(3, counts.prefix { $0 >= Self.fewestDrawn }.count))
    return trace.means.prefix(shown).map { Format.decimal($0) }.joined(separator: " → ")
  }

  private func verdict(_ own: Trace) -> String {
    MemoryVerdict(gain: gain, possible: possibleGain).sentence(
      series: series(own), gain: gain, possible: possibleGain,
      rival: Ladder.title(of: rival))
  }

  private func sentence(_ own: Trace) -> String {
    let others = traces.dropFirst().map { "\($0.title) \(series($0))" }.joined(separator: ", ")
    return localized(
      "\(verdict(own)) (± is two standard errors.) At the same mentions, in nats: \(others). "
        + "\(rule) \(extent)")
  }

  /// Says which words are traced.
  private var rule: String {
    let rarity = Format.count(1 / ReturningWords.rarity)
    let excess = Format.count(ReturningWords.excess)
    let found = Format.count(words, "word")
    return isInWindows
      ? localized(
        "A word is traced if at most one training window in \(rarity) contains it, and at least "
          + "\(excess) times as many of these repeat it as chance would: \(found).")
      : localized(
        "A word is traced if at most one training text in \(rarity) contains it, and at least "
          + "\(excess) times as many of these repeat it as chance would: \(found).")
  }

  /// Says how many test texts come back to these words, and how often.
  private var extent: String {
    let texts = Format.count(texts, isInWindows ? "test window" : "test text")
    let mentions = Format.count(counts[0])
    return self.texts == 1
      ? localized("\(texts) comes back to at least one of them, \(mentions) times in all.")
      : localized("\(texts) come back to at least one of them, \(mentions) times in all.")
  }
}

extension MentionsFigure {
  /// The words shown before a mention.
  private static let context = 3

  /// `nil` without a test text, or if nothing comes back in it.
  package init?(of run: StoredRun) throws {
    let dataset = try run.product(of: Dataset.self)
    let evaluation = try run.product(of: Evaluate.self)
    guard let test = dataset.test, let losses = evaluation.losses, losses.count == test.count,
      let baselines = evaluation.baselines
    else { return nil }
    let vocab = try run.product(of: Vocab.self)
    let vocabulary = vocab.vocabulary
    let space = vocab.unit == .word ? " " : ""
    let returning = ReturningWords(in: dataset.train, vocabulary: vocabulary)
    let cases = Mentions.cases(
      in: test.all, targets: losses.map(\.count), where: returning.contains)
    let order = evaluation.ngrams?.bestOrder ?? NGramModels.maxOrder
    let others = [
      ("bigram", baselines.bigram), (Ladder.name(ofOrder: order), baselines.ngram),
      (Self.floor, baselines.floor),
    ].compactMap { name, losses in losses.map { (name: name, losses: $0) } }
    guard !cases.isEmpty,
      let tracer = MentionTracer(
        cases, in: test.all, losses: losses, others: others.map(\.losses), columns: Self.columns)
    else { return nil }
    let names = ["this model"] + others.map(\.name)
    // The best of those that count.
    let rivalIndex = names.lastIndex { $0 != Self.floor } ?? 0
    traces = names.indices.map { Trace(name: names[$0], means: tracer.means(of: $0)) }
    counts = tracer.counts
    words = Set(cases.map(\.token)).count
    texts = Set(cases.map(\.text)).count
    rival = names[rivalIndex]
    gain = tracer.gain(of: 0, on: rivalIndex)
    possibleGain = names.firstIndex(of: Self.floor).map { tracer.gain(of: $0, on: rivalIndex).mean }
    isInWindows = test.isInWindows
    examples = tracer.examples(near: test.indexOfMedianLength, on: rivalIndex).map { word in
      Example(
        word: vocabulary.label(of: Int(word.token)),
        sequence: word.text + 1,
        mentions: word.places.prefix(Self.columns).map { place in
          Example.Mention(
            words: test[word.text].prefix(place + 1).suffix(Self.context + 1)
              .map { vocabulary.label(of: Int($0)) }.joined(separator: space),
            surprisals: tracer.surprisals(in: word.text, at: place))
        })
    }
  }
}
