import Record
import Text
import Tokens

extension WindowFigures {
  /// Strides that a reader may consider.
  private static let usualStrides = [1, 2, 5, 10, 20, 50, 100]

  /// `nil` if the sequences are documents.
  ///
  /// - Parameter splitNames: what the page calls the splits.
  init?(_ dataset: TokenDataset, splitNames: [String: String]) {
    guard case .windows(let length, let stride, _) = dataset.train.layout else { return nil }
    let tokens = dataset.train.ids.count
    let strides = Set(Self.usualStrides + [length, stride]).sorted()
    self.init(
      length: length, scoresEveryPlace: dataset.train.target == .shifted,
      parts: dataset.splits.compactMap { name, sequences in
        guard case .windows(_, let stride, let count) = sequences.layout else { return nil }
        return Part(
          name: splitNames[name] ?? name, tokens: sequences.ids.count, windows: count,
          stride: stride)
      },
      strides: strides.map { stride in
        let windows = TokenSequences.windowCount(
          tokens: tokens, length: length, stride: stride)
        let targets = dataset.train.target == .shifted ? length : 1
        return Stride(
          stride: stride, windows: windows, targets: windows * targets,
          repeats: Double(targets) / Double(stride))
      })
  }
}
