import Foundation
import Random
import TensorFiles
import Testing

/// 120,000 files that are nearly valid: each is read whole or refused with a reason.
@Suite struct MutatedFilesTests {
  private static let filesPerKind = 15_000

  @Test(arguments: Mutation.allCases) func everyFileIsReadOrRefused(_ mutation: Mutation) throws {
    var random = MersenneTwister(seed: 5, stream: "\(mutation)")
    var (read, refused) = (0, Set<String>())
    for _ in 0..<Self.filesPerKind {
      var file = HostileFile()
      for _ in 0..<Int.random(in: 1...3, using: &random) { mutation.apply(&file, &random) }
      do throws(TensorFileError) {
        try checkSoundness(of: try TensorFile(decoding: file.data), from: file.data)
        read += 1
      } catch {
        refused.insert(error.kind)
      }
    }
    #expect(refused.isSuperset(of: mutation.reasons), "\(refused)")
    #expect(read > 0, "some mutations do no harm")
  }

  /// A file that was read accounts for each of its bytes, and is the same when written again.
  private func checkSoundness(of file: TensorFile, from data: Data) throws(TensorFileError) {
    let header = data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let sizes = file.tensors.map { $0.values.withUnsafeBytes(\.count) }
    #expect(8 + header + sizes.reduce(0, +) == data.count)
    #expect(file.tensors.allSatisfy { $0.shape.reduce(1, *) == $0.values.count })
    #expect(Set(file.tensors.map(\.name)).count == file.tensors.count)
    // By their bytes: NaN differs from itself.
    let written = file.encoded()
    #expect(try TensorFile(decoding: written).encoded() == written)
  }
}

extension TensorFileError {
  /// The case without its values.
  fileprivate var kind: String { Mirror(reflecting: self).children.first?.label ?? "noHeader" }
}
