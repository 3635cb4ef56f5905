import Kernels
import Neural
import Text
import Tokens

/// The example that the chapters of the first book carry along: one review of three words, a
/// vocabulary of five, and a model so small that every number of it fits on the page.
///
/// Its numbers come from the code that runs the large model. The lines of NumPy in the chapters
/// compute them again.
package struct TinyExample: Sendable {
  package static let text = "A fine film"
  /// The marks that frame a review. Nothing is unknown here and nothing is padded, so the other two
  /// special tokens have no entries.
  package static let marks = ["<bos>", "<eos>"]
  /// E and H.
  package static let size = 2
  package static let clipNorm = 0.25
  package static let learningRate = 0.1

  /// The vocabulary by id: the marks, then the words.
  package let words: [String]
  /// How often the review has each of them, by id.
  package let counts: [Int]
  /// The ids of the framed review.
  package let sequence: [TokenID]
  package let model: LanguageModel

  package init() {
    let tokenizer = BasicEnglishTokenizer()
    var review = Documents()
    review.append(Self.text, name: "tiny")
    var counter = TokenCounter()
    counter.add(review, tokenizer: tokenizer) { _ in }
    guard let kept = try? Vocabulary(counter, ties: .token, hasSpecials: false) else {
      preconditionFailure("The text has words")
    }
    let vocabulary = Vocabulary(
      words: Self.marks + kept.words, counts: Self.marks.map { _ in 1 } + kept.counts,
      hasSpecials: false, types: kept.types, tokens: kept.tokens)
    words = vocabulary.words
    counts = vocabulary.counts
    sequence =
      (Self.marks.prefix(1) + tokenizer.tokens(in: Self.text) + Self.marks.suffix(1))
      .compactMap { vocabulary.id(of: $0) }
    model = LanguageModel(
      ModelShape(
        vocabulary: vocabulary.size, embedding: Self.size, hidden: Self.size, layers: 1,
        padding: nil))
    for index in 0..<model.layout.count { model.parameters[index] = Self.value(at: index) }
  }

  /// The value of each parameter, before training: one that anyone can work out, between −1 and 1
  /// in steps of 0.2.
  private static func value(at index: Int) -> Float { Float(index * 7 % 11 - 5) / 5 }

  /// T: the number of inputs, and of targets.
  package var inputs: Int { sequence.count - 1 }

  /// The tokens of the framed review. All but the last are inputs, all but the first targets.
  package var tokens: [String] { sequence.map { words[Int($0)] } }

  /// The rows of one of the model's weights, with the number of a bias at the end of each.
  package func rows(_ name: String, bias: String? = nil) -> [[Double]] {
    let values = weight(name).doubles
    return (0..<values.count / Self.size).map { row in
      Array(values[row * Self.size..<(row + 1) * Self.size])
        + (bias.map { [Double(weight($0)[row])] } ?? [])
    }
  }

  /// The values of one of the model's weights, by PyTorch's name.
  func weight(_ name: String) -> Floats {
    guard let slot = model.layout.slots.first(where: { $0.name == name }) else {
      preconditionFailure("The model has no weight \(name)")
    }
    return model.values(of: slot)
  }
}
