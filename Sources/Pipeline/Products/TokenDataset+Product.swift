import TensorFiles
import Text

extension TokenDataset: StepProduct {
  package init(decoding file: TensorFile) throws {
    self.init(
      train: try TokenSequences(from: file, split: "train"),
      validation: file["validation.ids"] == nil
        ? nil : try TokenSequences(from: file, split: "validation"),
      test: file["test.ids"] == nil ? nil : try TokenSequences(from: file, split: "test"),
      cut: try file.note("cut"), framedLengths: try file.integers("framedLengths"))
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile()
    try train.append(to: &file, split: "train")
    try validation?.append(to: &file, split: "validation")
    try test?.append(to: &file, split: "test")
    file.append("framedLengths", integers: framedLengths)
    try file.setNote("cut", cut)
    return file
  }
}

extension TokenSequences {
  private struct Windows: Codable {
    var length: Int
    var stride: Int
    var count: Int
  }

  fileprivate init(from file: TensorFile, split: String) throws {
    let layout: Layout
    if file["\(split).offsets"] != nil {
      layout = .documents(offsets: try file.integers("\(split).offsets"))
    } else {
      let windows = try file.note("\(split).windows", as: Windows.self)
      layout = .windows(length: windows.length, stride: windows.stride, count: windows.count)
    }
    self.init(
      ids: try file.int32("\(split).ids"), layout: layout,
      target: try file.note("\(split).target"))
  }

  fileprivate func append(to file: inout TensorFile, split: String) throws {
    file.append("\(split).ids", .int32(ids))
    try file.setNote("\(split).target", target)
    switch layout {
    case .documents(let offsets):
      file.append("\(split).offsets", integers: offsets)
    case .windows(let length, let stride, let count):
      try file.setNote(
        "\(split).windows", Windows(length: length, stride: stride, count: count))
    }
  }
}
