/// A run of single-precision numbers that can be cut into parts without copying.
///
/// Parts share the numbers of the whole: what is written through one is read through the other. Every
/// part keeps the storage alive, and every cut and access is checked, in release builds too. Threads
/// may work on parts of one run at once as long as no two write, or one writes and another reads, the
/// same numbers: the engine gives each shard of a batch storage of its own.
///
/// This is the one place of the project that owns memory by hand. Spans of the standard library can
/// neither be stored in a layer's workspace nor cross into concurrent work.
package struct Floats: @unchecked Sendable {
  private let storage: Storage
  private let start: Int
  package private(set) var count: Int

  /// `count` zeros.
  package init(count: Int) {
    storage = Storage(capacity: count)
    start = 0
    self.count = count
  }

  package init(_ values: [Float]) {
    self.init(count: values.count)
    values.withUnsafeBufferPointer { source in
      guard let first = source.baseAddress else { return }
      base.update(from: first, count: source.count)
    }
  }

  /// Where the numbers lie. Kernels alone go through it, after they have checked every size.
  var base: UnsafeMutablePointer<Float> { storage.base + start }

  package subscript(index: Int) -> Float {
    get {
      precondition(index >= 0 && index < count, "index out of range")
      return base[index]
    }
    nonmutating set {
      precondition(index >= 0 && index < count, "index out of range")
      base[index] = newValue
    }
  }

  /// The part in `range`, which shares this run's numbers.
  package subscript(range: Range<Int>) -> Floats {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "part out of range")
    return Floats(storage: storage, start: start + range.lowerBound, count: range.count)
  }

  /// The part from row `rows.lowerBound` on, where a row has `columns` numbers.
  package func rows(_ rows: Range<Int>, of columns: Int) -> Floats {
    self[rows.lowerBound * columns..<rows.upperBound * columns]
  }

  /// Numbers of its own: the same values, shared with nobody.
  package func copy() -> Floats {
    let other = Floats(count: count)
    other.base.update(from: base, count: count)
    return other
  }

  /// Hands out the numbers as a span, for those who fill them and know nothing of this type.
  package func withMutableSpan<R>(_ body: (inout MutableSpan<Float>) throws -> R) rethrows -> R {
    var span = MutableSpan(_unsafeStart: base, count: count)
    return try body(&span)
  }

  /// The values as an array.
  package var array: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Changes the count, and takes new storage only where the old is too small. What the numbers are
  /// afterwards is of no account.
  package mutating func resize(to count: Int) {
    if start + count <= storage.capacity {
      self.count = count
    } else {
      // Some room to spare: batches differ in size, and storage should settle soon.
      let larger = Floats(count: count + count / 8)
      self = larger[0..<count]
    }
  }

  private init(storage: Storage, start: Int, count: Int) {
    self.storage = storage
    self.start = start
    self.count = count
  }
}

/// Owns the numbers and frees them when no part is left.
private final class Storage {
  /// A cache line: no load of a row that starts a line touches two.
  private static let alignment = 64

  let base: UnsafeMutablePointer<Float>
  let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, capacity) * MemoryLayout<Float>.stride, alignment: Self.alignment)
    base = bytes.initializeMemory(as: Float.self, repeating: 0, count: capacity)
  }

  deinit {
    UnsafeMutableRawPointer(base).deallocate()
  }
}
