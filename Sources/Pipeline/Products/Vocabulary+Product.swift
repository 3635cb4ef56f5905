import TensorFiles
import Text

extension Vocabulary: StepProduct {
  private struct Notes: Codable {
    var hasSpecials: Bool
    var types: Int
    var tokens: Int
    var words: [String]
  }

  package init(decoding file: TensorFile) throws {
    let notes = try file.note("vocabulary", as: Notes.self)
    self.init(
      words: notes.words, counts: try file.integers("counts"), hasSpecials: notes.hasSpecials,
      types: notes.types, tokens: notes.tokens)
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile()
    file.append("counts", integers: counts)
    try file.setNote(
      "vocabulary", Notes(hasSpecials: hasSpecials, types: types, tokens: tokens, words: words))
    return file
  }
}
