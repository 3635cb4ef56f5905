#if !canImport(Darwin)
  import CICU

  /// ICU's break iterator, for one thread.
  package final class ICUWordBreaks: WordBreaks {
    /// What all others are copies of: to copy is fifty times as fast as to open.
    ///
    /// `@unchecked Sendable`: it is only copied, and has no text.
    private final class Prototype: @unchecked Sendable {
      let breaker = wordBreakerOpen()
    }

    private static let prototype = Prototype()

    package static let library: String = {
      var (major, minor) = (Int32(), Int32())
      wordBreakerVersion(&major, &minor)
      return "ICU \(major).\(minor)"
    }()

    package static var isInstalled: Bool { prototype.breaker != nil }

    private let breaker: OpaquePointer

    package init() {
      guard let prototype = Self.prototype.breaker, let copy = wordBreakerCopy(prototype) else {
        preconditionFailure("ICU has no rules for words, or the memory is used up")
      }
      breaker = copy
    }

    deinit { wordBreakerClose(breaker) }

    package func append(endsIn text: [UInt16], to ends: inout [Int]) {
      text.withUnsafeBufferPointer { units in
        guard wordBreakerSetText(breaker, units.baseAddress, Int32(units.count)) else {
          preconditionFailure("ICU reads any UTF-16")
        }
        while case let end = wordBreakerNext(breaker), end >= 0 { ends.append(Int(end)) }
      }
    }
  }
#endif
