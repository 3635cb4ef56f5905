/// A slot for each thread's result. `@unchecked Sendable`: each slot is written by one thread.
final class Results<Value: Sendable>: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<Value>

  init(repeating value: Value, count: Int) {
    places = .allocate(capacity: count)
    places.initialize(repeating: value)
  }

  deinit {
    places.deinitialize()
    places.deallocate()
  }

  subscript(index: Int) -> Value {
    get { places[index] }
    set { places[index] = newValue }
  }

  /// All results in index order, whichever thread finished first.
  var all: [Value] { Array(places) }
}
