import Foundation
import Text

/// From characters to token ids, on one core.
enum TextRows {
  static var all: [Row] { [count, prepare] }

  private static var count: Row {
    Row(
      name: "text.count", title: "tokenize and count, one core", quantity: .text,
      goal: Row.Goal(reach: 100, stretch: 300)
    ) { bench in
      let corpus = try bench.reviewTexts().corpus
      return {
        var types = 0
        let time = seconds {
          types = corpus.countTokens(Tokenization(.basicEnglish), scope: .training) { _ in }.types
        }
        return Row.Sample(
          amount: Double(corpus.train.size), seconds: time, note: "\(types) distinct words")
      }
    }
  }

  private static var prepare: Row {
    Row(
      name: "text.prepare", title: "reviews: load, tokenize, vocabulary, encode",
      quantity: .seconds,
      goal: Row.Goal(reach: 3, stretch: 1.5)
    ) { bench in
      let location = try CorpusLocation(path: bench.reviews().path)
      return {
        var loading = 0.0
        var documents = 0
        let time = try seconds {
          var corpus: Corpus?
          loading = try seconds { corpus = try ReviewTexts.read(location, ReadOptions()) }
          guard let corpus else { return }
          documents = corpus.train.count
          _ = try ReviewTexts.dataset(corpus, validation: 0.1)
        }
        return Row.Sample(
          amount: time, seconds: time,
          note: "\(documents) training reviews; \((loading * 100).rounded() / 100) s of it loading")
      }
    }
  }
}
