import TestSupport

/// What PyTorch draws for a few seeds: see Tests/Reference/draws.py.
struct TorchDraws: Decodable {
  struct Case: Decodable, Sendable {
    struct Next: Decodable, Sendable {
      var normal3: UInt32
      var normal17: UInt32
      var permutation10: UInt32
      var dropout40: UInt32
    }

    struct Epoch: Decodable, Sendable {
      var order: [Int]
      /// The first word after the pass.
      var next: UInt32
    }

    /// As text: a 64-bit seed doesn't fit a JSON number.
    var seed: String
    var words: [UInt32]
    var lateWord: UInt32
    var uniform: [Float]
    var uniformBetween: [Float]
    var normal: [String: [Float]]
    var permutations: [String: [Int]]
    var dropout: [String: [Float]]
    var bernoulli: [String: [Float]]
    var bernoulliOfTensor: [String: [Float]]
    var int64: [String]
    /// Six draws of `torch.randint` by their limit, and the word that follows them.
    var randint: [String: [UInt32]]
    var epochs: [Epoch]
    /// The first word after draws of other kinds.
    var next: Next
  }

  /// The release of PyTorch that made them.
  var torch: String
  var cases: [Case]

  init() throws {
    self = try Fixture.json("draws")
  }
}

/// One number of a fixture's keys: "1000" or "0.2".
func number<N: LosslessStringConvertible>(_ key: String, as type: N.Type = N.self) throws -> N {
  guard let number = N(key) else { throw FixtureError("\(key) is no \(type)") }
  return number
}
