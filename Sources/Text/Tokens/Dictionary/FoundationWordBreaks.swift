#if canImport(Darwin)
  import Foundation

  /// Core Foundation's tokenizer, which stands on the system's own ICU.
  package struct FoundationWordBreaks: WordBreaks {
    package static let library: String = {
      let system = ProcessInfo.processInfo.operatingSystemVersion
      return "macOS \(system.majorVersion).\(system.minorVersion)"
    }()

    package static let isInstalled = true

    package init() {}

    package func append(endsIn text: [UInt16], to ends: inout [Int]) {
      guard !text.isEmpty else { return }
      let string = CFStringCreateWithCharacters(nil, text, text.count)
      let tokenizer = CFStringTokenizerCreate(
        nil, string, CFRange(location: 0, length: text.count),
        kCFStringTokenizerUnitWordBoundary, Locale(identifier: "en") as CFLocale)
      while CFStringTokenizerAdvanceToNextToken(tokenizer) != [] {
        let range = CFStringTokenizerGetCurrentTokenRange(tokenizer)
        ends.append(range.location + range.length)
      }
      if ends.last != text.count { ends.append(text.count) }
    }
  }
#endif
