import Tokens

/// What several models make of every mention of the words that come back.
struct MentionTracer {
  private let cases: [Mentions.Case]
  /// By model and text: the surprisal of each target, in nats.
  private let surprisals: [[[Float]]]
  /// By text: the place of its first target.
  private let firstTargets: [Int]
  /// The number of means: one for each mention, and the last for all later ones.
  private let columns: Int

  /// - Parameters:
  ///   - texts: the tokens of each.
  ///   - losses: the trained model's, by text.
  ///   - others: those of other models at the same targets, one after another.
  /// - Returns: `nil` if the numbers of targets differ.
  init?(
    _ cases: [Mentions.Case], in texts: [ArraySlice<TokenID>], losses: [[Float]],
    others: [[Float]], columns: Int
  ) {
    let counts = losses.map(\.count)
    let total = counts.reduce(0, +)
    guard texts.count == losses.count, others.allSatisfy({ $0.count == total }) else { return nil }
    self.cases = cases
    self.columns = columns
    firstTargets = zip(texts, counts).map { $0.count - $1 }
    surprisals =
      [losses]
      + others.map { all in
        var start = 0
        return counts.map { count in
          defer { start += count }
          return Array(all[start..<start + count])
        }
      }
  }

  /// The surprisal of every model at one place of a text, in nats.
  func surprisals(in text: Int, at place: Int) -> [Double] {
    surprisals.map { Double($0[text][place - firstTargets[text]]) }
  }

  private func surprisal(of model: Int, _ mention: Int, of word: Mentions.Case) -> Double {
    Double(surprisals[model][word.text][word.places[mention] - firstTargets[word.text]])
  }

  /// The numbers of first mentions, second ones and so on, as far as there are any.
  var counts: [Int] {
    let places = cases.map(\.places.count)
    return (0..<columns).map { column in
      places.reduce(0) { sum, count in
        sum + (column + 1 < columns ? (count > column ? 1 : 0) : max(0, count - column))
      }
    }.filter { $0 > 0 }
  }

  /// The mean surprisal of a model at first mentions, second ones and so on.
  func means(of model: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: columns)
    for word in cases {
      for mention in word.places.indices {
        sums[min(mention, columns - 1)] += surprisal(of: model, mention, of: word)
      }
    }
    return zip(sums, counts).map { $0 / Double($1) }
  }

  /// By how much a model's surprisal falls from the first mention of a word to the second.
  private func fall(of model: Int, _ word: Mentions.Case) -> Double {
    surprisal(of: model, 0, of: word) - surprisal(of: model, 1, of: word)
  }

  /// By how much more one model's surprisal falls than another's.
  func gain(of model: Int, on rival: Int) -> Estimate {
    Estimate(
      of: Dictionary(grouping: cases, by: \.text).sorted { $0.key < $1.key }.map { _, words in
        words.map { fall(of: model, $0) - fall(of: rival, $0) }
      })
  }

  /// Two words to show: one of the text that the page reads word by word, if it has one, and one
  /// with three mentions, if there is any, whose gain is about the mean of all.
  func examples(near text: Int, on rival: Int) -> [Mentions.Case] {
    let near = cases.first { $0.text == text }
    let mean = gain(of: 0, on: rival).mean
    let often = cases.filter { $0.places.count > 2 }
    let typical = (often.isEmpty ? cases : often).filter { $0.text != text }.min {
      abs(fall(of: 0, $0) - fall(of: rival, $0) - mean)
        < abs(fall(of: 0, $1) - fall(of: rival, $1) - mean)
    }
    return [near, typical].compactMap { $0 }
  }
}
