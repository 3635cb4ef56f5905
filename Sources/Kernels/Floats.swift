/// A contiguous run of single-precision numbers that can be sliced without copying.
///
/// Slices share the storage of the whole: what is written through one is read through the other.
/// Every slice keeps the storage alive, and every slice and access is bounds-checked, in release
/// builds too. Threads may use slices of one run at the same time as long as none writes numbers
/// that another reads or writes: the engine gives each shard of a batch its own storage.
///
/// This is the one place in the project that manages memory by hand. The standard library's spans
/// can neither be stored in a layer's workspace nor passed to concurrent work.
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

  /// The start of the numbers. Only kernels use it, after checking every size.
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

  /// The slice in `range`, which shares this run's storage.
  package subscript(range: Range<Int>) -> Floats {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "slice out of range")
    return Floats(storage: storage, start: start + range.lowerBound, count: range.count)
  }

  /// The slice of the given rows, of `columns` numbers each.
  package func rows(_ rows: Range<Int>, of columns: Int) -> Floats {
    self[rows.lowerBound * columns..<rows.upperBound * columns]
  }

  /// A copy with its own storage.
  package func copy() -> Floats {
    let other = Floats(count: count)
    other.base.update(from: base, count: count)
    return other
  }

  /// Passes the numbers as a span to code that doesn't know this type.
  package func withMutableSpan<R>(_ body: (inout MutableSpan<Float>) throws -> R) rethrows -> R {
    var span = MutableSpan(_unsafeStart: base, count: count)
    return try body(&span)
  }

  /// The values as an array.
  package var array: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Changes the count, allocating only if the storage is too small. The values afterwards are
  /// unspecified.
  package mutating func resize(to count: Int) {
    if start + count <= storage.capacity {
      self.count = count
    } else {
      // Some headroom: batches differ in size, and storage should settle soon.
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

/// Owns the numbers and frees them when no slice is left.
private final class Storage {
  /// A cache line: no load from a row that starts on one touches two.
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
