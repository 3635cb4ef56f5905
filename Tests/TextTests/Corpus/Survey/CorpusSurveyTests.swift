import Testing
import Wording

@testable import Text

@Suite struct CorpusSurveyTests {
  private func documents(_ texts: [String], _ split: String) -> Documents {
    var documents = Documents()
    for (index, text) in texts.enumerated() { documents.append(text, name: "\(split)/\(index)") }
    return documents
  }

  private func corpus(_ train: [String], test: [String]? = nil) -> Corpus {
    Corpus(
      train: documents(train, "train"), test: test.map { documents($0, "test") }, description: "")
  }

  @Test(arguments: [
    (["a", "b"], ["c"], 0, 0, 0), (["a", "a"], [], 1, 0, 0),
    (["a", "a", "a", "b", "b"], [], 3, 0, 0),
    (["a"], ["a"], 0, 0, 1), (["a"], ["b", "b"], 0, 1, 0), (["a", "a"], ["a", "a", "c"], 1, 0, 2),
    (["", ""], ["", ""], 0, 0, 0), (["a", "a "], ["A"], 0, 0, 0), ([], ["x", "x", "x"], 0, 2, 0),
    (["é", "e\u{301}"], ["é"], 0, 0, 1),
  ]) func repetitionsAreCounted(
    train: [String], test: [String], inTraining: Int, inTest: Int, shared: Int
  ) {
    let repeated = RepeatedDocuments(in: corpus(train, test: test))
    #expect(repeated.training.count == inTraining)
    #expect(repeated.test.count == inTest)
    #expect(repeated.shared.count == shared)
  }

  @Test func theFirstPairIsNamed() {
    let repeated = RepeatedDocuments(
      in: corpus(["a", "b", "c", "b", "a"], test: ["d", "c", "d"]))
    #expect(repeated.training.first == ("train/3", "train/1"))
    #expect(repeated.shared.first == ("test/1", "train/2"))
    #expect(repeated.test.first == ("test/2", "test/0"))
  }

  /// The same as comparing each with each.
  @Test(arguments: 1...10) func manyAreCountedAsOneByOne(seed: Int) {
    let texts = (0..<200).map { "text \(($0 * $0 * seed) % 97)" }
    let corpus = corpus(Array(texts[..<120]), test: Array(texts[120...]))
    let repeated = RepeatedDocuments(in: corpus)
    let train = texts[..<120].indices.count { texts[..<$0].contains(texts[$0]) }
    let shared = (120..<200).count { texts[..<120].contains(texts[$0]) }
    let test = (120..<200).count {
      !texts[..<120].contains(texts[$0]) && texts[120..<$0].contains(texts[$0])
    }
    #expect(repeated.training.count == train)
    #expect(repeated.shared.count == shared)
    #expect(repeated.test.count == test)
  }

  @Test func whatIsFoundIsTold() throws {
    var odd = corpus(["a", "a"], test: ["a"])
    odd.replacedCharacters = 1
    try odd.survey(ReadOptions())
    #expect(
      odd.findings.map(\.text.description) == [
        "1 place with invalid bytes became U+FFFD",
        "1 training document repeats an earlier one word for word (train/1 is train/0)",
        "1 test document is in the training split as well (test/0 is train/0)",
      ])
    #expect(odd.findings.allSatisfy { $0.advice != nil })
    #expect(odd.survey == CorpusSurvey(repeated: 1, shared: 1))
    var good = corpus(["a", "b"], test: ["c"])
    try good.survey(ReadOptions())
    #expect(good.findings.isEmpty)
  }

  @Test(
    arguments: [
      ([1], nil, []), ([1, 0], nil, ["1 document has no words"]),
      ([0, 0, 2], [1], ["2 documents have no words"]),
      ([1], [0, 0], ["the test split has no words"]),
      ([1], [], ["the test split has no words"]), ([2, 3], [4], []),
    ] as [([Int], [Int]?, [String])])
  func emptinessIsTold(train: [Int], test: [Int]?, expected: [String]) {
    #expect(Finding.empty(train: train, test: test).map(\.text.description) == expected)
  }

  @Test func aSentenceHasTheAdvice() {
    #expect(Finding("it is so").sentence == "it is so")
    #expect(Finding("it is so", advice: "change it").sentence == "it is so; change it")
  }

  @Test(
    arguments: [
      ([nil, nil, nil], ["abc", "", "de"]), ([1..<2, nil, nil], ["b", "", "de"]),
      ([0..<0, 0..<0, 0..<0], ["", "", ""]), ([nil, nil, 1..<2], ["abc", "", "e"]),
      ([2..<3, 0..<0, 0..<2], ["c", "", "de"]), ([0..<3, nil, 0..<1], ["abc", "", "d"]),
    ] as [([Range<Int>?], [String])])
  func textsAreTrimmed(parts: [Range<Int>?], expected: [String]) throws {
    let documents = try documents(["abc", "", "de"], "train").trimmed(to: parts)
    #expect((0..<3).map(documents.text(at:)) == expected)
    #expect(documents == self.documents(expected, "train"))
  }
}
