import TensorFiles
import Text

extension BatchLoader: StepProduct {
  private struct Notes: Codable {
    var batchSize: Int
    var order: BatchOrder
    var offsets: Int
  }

  package init(decoding file: TensorFile) throws {
    let notes = try file.note("loader", as: Notes.self)
    self.init(
      lengths: try file.integers("lengths"), batchSize: notes.batchSize, order: notes.order,
      offsets: notes.offsets)
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile()
    file.append("lengths", integers: lengths)
    try file.setNote("loader", Notes(batchSize: batchSize, order: order, offsets: offsets))
    return file
  }
}
