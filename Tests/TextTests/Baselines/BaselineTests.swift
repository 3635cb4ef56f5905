import Foundation
import Testing
import Text
import Tokens

@Suite struct BaselineTests {
  /// Two documents over the vocabulary 0 ... 4: the bigrams 2 4, 4 4, 4 3 and 2 4, 4 3.
  private let training = TokenSequences(
    ids: [2, 4, 4, 3, 2, 4, 3], layout: .documents(offsets: [0, 4, 7]))

  @Test func unigramByHand() {
    let model = UnigramModel(counting: training, vocabularySize: 5)
    // Targets: 4 three times, 3 twice.
    #expect(model.probability(of: 4) == 4.0 / 10)
    #expect(model.probability(of: 3) == 3.0 / 10)
    #expect(model.probability(of: 0) == 1.0 / 10)
    let (sum, count) = model.negativeLogLikelihood(of: training)
    #expect(count == 5)
    #expect(abs(sum + 3 * log(0.4) + 2 * log(0.3)) < 1e-12)
  }

  @Test func bigramByHand() {
    let model = BigramModel(counting: training, vocabularySize: 5)
    // Three distinct bigrams: 4 follows two words (2 and 4), 3 follows one (4). Two distinct words
    // follow any, so the uniform part gets 0.75 · 2/3.
    let continuation4 = 1.25 / 3 + 0.5 / 5
    let continuation0 = 0.5 / 5
    // After 4: 4 once and 3 twice, of three; two distinct.
    #expect(abs(model.probability(of: 4, after: 4) - (0.25 / 3 + 0.5 * continuation4)) < 1e-12)
    #expect(abs(model.probability(of: 0, after: 4) - 0.5 * continuation0) < 1e-12)
    // After 2: only 4, twice.
    #expect(abs(model.probability(of: 4, after: 2) - (1.25 / 2 + 0.375 * continuation4)) < 1e-12)
    // Nothing ever follows 0.
    #expect(abs(model.probability(of: 4, after: 0) - continuation4) < 1e-12)
  }

  @Test func probabilitiesSumToOne() {
    let ids = (0..<500).map { Int32($0 * $0 % 37) }
    let sequences = TokenSequences(ids: ids, layout: .documents(offsets: [0, 200, 500]))
    let unigram = UnigramModel(counting: sequences, vocabularySize: 40)
    let bigram = BigramModel(counting: sequences, vocabularySize: 40)
    #expect(abs((0..<40).reduce(0.0) { $0 + unigram.probability(of: $1) } - 1) < 1e-12)
    for previous in Int32(0)..<40 {
      let probabilities = (0..<40).map { bigram.probability(of: $0, after: previous) }
      #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
      #expect(probabilities.allSatisfy { $0 > 0 })
    }
  }

  @Test func windowsCountEachTokenOnceAndScoreEachTarget() {
    let ids = (0..<60).map { Int32($0 * 5 % 7) }
    let windows = TokenSequences(windowsOver: ids, length: 4, stride: 1, target: .shifted)
    let whole = TokenSequences(ids: Array(ids.dropLast()), layout: .documents(offsets: [0, 59]))
    let model = BigramModel(counting: windows, vocabularySize: 7)
    let wholeModel = BigramModel(counting: whole, vocabularySize: 7)
    #expect(model.probability(of: 5, after: 0) == wholeModel.probability(of: 5, after: 0))
    var expected = 0.0
    for index in 0..<windows.count {
      let window = Array(windows[index])
      for (previous, target) in zip(window, window.dropFirst()) {
        expected -= log(model.probability(of: target, after: previous))
      }
    }
    let (sum, count) = model.negativeLogLikelihood(of: windows)
    #expect(count == windows.targetCount)
    #expect(abs(sum - expected) < 1e-9)
  }

  @Test func nothingLearntIsUniform() {
    let nothing = TokenSequences(ids: [], layout: .documents(offsets: [0]))
    #expect(UnigramModel(counting: nothing, vocabularySize: 4).probability(of: 1) == 0.25)
    #expect(BigramModel(counting: nothing, vocabularySize: 4).probability(of: 1, after: 2) == 0.25)
  }
}
