/// The 32-bit Mersenne Twister, the generator behind PyTorch on the CPU.
///
/// With the same seed it makes the same draws as `torch.manual_seed`. There is no global generator:
/// callers pass one in.
///
/// Source: Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998), MT19937.
package struct MersenneTwister: RandomNumberGenerator, Codable, Hashable, Sendable {
  private static let size = 624
  private static let shift = 397

  private var words: [UInt32]
  private var position: Int

  /// - Parameter seed: only its low 32 bits count, as in PyTorch.
  package init(seed: UInt64) {
    words = [UInt32](repeating: 0, count: Self.size)
    words[0] = UInt32(truncatingIfNeeded: seed)
    for index in 1..<Self.size {
      let before = words[index - 1]
      words[index] = 1_812_433_253 &* (before ^ (before >> 30)) &+ UInt32(index)
    }
    position = Self.size
  }

  /// 32 random bits.
  package mutating func nextWord() -> UInt32 {
    if position == Self.size { renew() }
    var word = words[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    return word ^ (word >> 18)
  }

  /// 64 random bits: the first draw is the upper half.
  package mutating func next() -> UInt64 {
    let upper = UInt64(nextWord())
    return upper << 32 | UInt64(nextWord())
  }

  /// Draws words that nobody needs, many times as fast as one by one.
  package mutating func skip(words count: Int) {
    var rest = count
    while rest > Self.size - position {
      rest -= Self.size - position
      renew()
    }
    position += rest
  }

  private mutating func renew() {
    for index in 0..<Self.size {
      let following = words[(index + 1) % Self.size]
      let joined = (words[index] & 0x8000_0000) | (following & 0x7fff_ffff)
      let twisted = (joined >> 1) ^ (joined & 1 == 1 ? 0x9908_b0df : 0)
      words[index] = words[(index + Self.shift) % Self.size] ^ twisted
    }
    position = 0
  }
}

extension MersenneTwister {
  /// Resumes a stored stream.
  ///
  /// - Throws: `DecodingError` if the stored value isn't a generator state.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    words = try container.decode([UInt32].self, forKey: .words)
    position = try container.decode(Int.self, forKey: .position)
    guard words.count == Self.size, (0...Self.size).contains(position) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "a generator has \(Self.size) words and a position among them"))
    }
  }

  /// A separate stream for one purpose, derived from the run's seed and the purpose's name.
  ///
  /// The run's main stream makes exactly PyTorch's draws. Anything without a counterpart in PyTorch
  /// (the validation split, generation, …) draws from a side stream like this one, so the main
  /// stream is undisturbed.
  package init(seed: UInt64, stream name: String) {
    self.init(seed: Self.seed(seed, stream: name))
  }

  /// The seed of such a stream, for generators elsewhere.
  package static func seed(_ seed: UInt64, stream name: String) -> UInt64 {
    // FNV-1a folds the name in; a SplitMix64 step spreads nearby seeds far apart.
    var mixed: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    mixed = (mixed ^ seed) &+ 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
