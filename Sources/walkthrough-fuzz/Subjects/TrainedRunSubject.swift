import Foundation
import Pipeline
import Random
import TensorFiles

/// A run's folder with damaged weights or a damaged vocabulary, and text generated from it.
///
/// Half of the time that weights are damaged, whole tensors get another shape, and data that fits.
final class TrainedRunSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "\"dtype\"", "\"shape\":[", "\"data_offsets\":[", "\"F32\"", "\"F64\"", "{", "}", "[", "]", ",",
    "embedding.weight", "linear.weight", "lstm.weight_hh_l0", "lstm.weight_hh_l1", "\t", "\n", "\\",
    "9223372036854775807", "4611686018427387904", "\u{0}\u{0}\u{0}\u{0}",
  ])
  private static let extents = [0, 1, 2, 3, 6, 4096, 1 << 31, 1 << 62, .max]
  private static let weights = "model.safetensors"
  private static let vocabulary = "vocab.tsv"
  /// Far more memory than the largest of these files needs.
  private static let memory = 1 << 30

  private let project: ScratchProject
  private let whole: [String: [UInt8]]
  private let tensors: TensorFile

  init(project: ScratchProject) throws {
    self.project = project
    var whole: [String: [UInt8]] = [:]
    for name in [Self.vocabulary, Self.weights] {
      whole[name] = Array(try Data(contentsOf: project.run.url.appending(path: name)))
    }
    whole["run.json"] = Array(try project.recordWithoutDigests())
    self.whole = whole
    tensors = try TensorFile(decoding: Data(whole[Self.weights] ?? []))
  }

  func prepare(_ random: inout MersenneTwister) throws {
    let damaged = random.next() % 4 == 0 ? Self.vocabulary : Self.weights
    for (name, bytes) in whole.sorted(by: { $0.key < $1.key }) {
      let written =
        if name != damaged {
          bytes
        } else if name == Self.weights, random.next() % 2 == 0 {
          Array(reshaped(&random).encoded())
        } else {
          Self.mutator.mutate(bytes, &random)
        }
      try project.write(written, to: "output/tiny/\(name)")
    }
  }

  /// The weights, some with other shapes that little data could have.
  private func reshaped(_ random: inout MersenneTwister) -> TensorFile {
    var file = tensors
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let index = Int.random(in: 0..<file.tensors.count, using: &random)
      var shape = file.tensors[index].shape
      for place in shape.indices where random.next() % 2 == 0 {
        shape[place] = Self.extents.randomElement(using: &random) ?? 1
      }
      let count = shape.reduce((1, false)) { product, extent in
        let (next, overflow) = product.0.multipliedReportingOverflow(by: extent)
        return (next, product.1 || overflow)
      }
      guard !count.1, count.0 <= 1 << 20 else { continue }
      file.tensors[index] = TensorFile.Tensor(
        name: file.tensors[index].name, shape: shape,
        values: .float32([Float](repeating: 0.5, count: count.0)))
    }
    return file
  }

  func run(_ random: inout MersenneTwister) throws {
    let before = PeakMemory.bytes
    defer {
      let growth = PeakMemory.bytes - before
      if growth > Self.memory { fatalError("it took \(growth) bytes of memory") }
    }
    let completer = try TrainedRun(project.run).completer
    _ = try completer.continuation(
      of: "the movie", length: 3,
      sampler: completer.sampler(temperature: 1, topK: 5, topP: 0.9), random: &random)
  }
}
