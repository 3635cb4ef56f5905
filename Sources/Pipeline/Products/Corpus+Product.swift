import Spooling
import TensorFiles
import Text

extension Corpus: StepProduct {
  private struct Notes: Codable {
    var description: String
    var isGenerated: Bool
    var replacedCharacters: Int
    var hasValidation: Bool
    var hasTest: Bool
    var hasProbabilities: Bool
    var hasTokenProbabilities: Bool
    var survey: CorpusSurvey
    var findings: [Finding]
  }

  package init(decoding file: TensorFile) throws {
    let notes = try file.note("corpus", as: Notes.self)
    self.init(
      train: try Documents(from: file, split: "train"),
      validation: notes.hasValidation ? try Documents(from: file, split: "validation") : nil,
      test: notes.hasTest ? try Documents(from: file, split: "test") : nil,
      description: notes.description, isGenerated: notes.isGenerated,
      replacedCharacters: notes.replacedCharacters,
      testLogProbabilities: notes.hasProbabilities
        ? try file.float64("test.logProbabilities") : nil,
      tokenLogProbabilities: notes.hasTokenProbabilities
        ? try file.float64("train.tokenLogProbabilities") : nil,
      survey: notes.survey, findings: notes.findings)
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile()
    train.append(to: &file, split: "train")
    validation?.append(to: &file, split: "validation")
    test?.append(to: &file, split: "test")
    if let testLogProbabilities {
      file.append("test.logProbabilities", .float64(testLogProbabilities))
    }
    if let tokenLogProbabilities {
      file.append("train.tokenLogProbabilities", .float64(tokenLogProbabilities))
    }
    try file.setNote(
      "corpus",
      Notes(
        description: description, isGenerated: isGenerated,
        replacedCharacters: replacedCharacters, hasValidation: validation != nil,
        hasTest: test != nil, hasProbabilities: testLogProbabilities != nil,
        hasTokenProbabilities: tokenLogProbabilities != nil, survey: survey,
        findings: findings))
    return file
  }
}

extension Documents {
  fileprivate init(from file: TensorFile, split: String) throws {
    let names = try file.bytes("\(split).names").withUnsafeBytes {
      String(decoding: $0, as: UTF8.self)
    }
    self.init(
      bytes: try file.bytes("\(split).bytes"), offsets: try file.integers("\(split).offsets"),
      names: names.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init))
  }

  fileprivate func append(to file: inout TensorFile, split: String) {
    file.append("\(split).bytes", .uint8(bytes))
    file.append("\(split).offsets", integers: offsets)
    file.append("\(split).names", .uint8(Bytes(names.flatMap { Array("\($0)\n".utf8) })))
  }
}
