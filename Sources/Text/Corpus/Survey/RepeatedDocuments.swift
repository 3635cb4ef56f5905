/// Documents of a corpus that have the same text, byte for byte.
struct RepeatedDocuments: Hashable {
  /// Some documents, and the first pair of them.
  struct Group: Hashable {
    private(set) var count = 0
    /// The names of a document and of the one that it repeats.
    private(set) var first: (name: String, original: String) = ("", "")

    fileprivate mutating func add(_ name: String, repeating original: String) {
      if count == 0 { first = (name, original) }
      count += 1
    }

    static func == (a: Group, b: Group) -> Bool { a.count == b.count && a.first == b.first }

    func hash(into hasher: inout Hasher) { hasher.combine(count) }
  }

  /// Training documents that an earlier one has word for word.
  private(set) var training = Group()
  /// Test documents that an earlier one has.
  private(set) var test = Group()
  /// Test documents that stand in the training split as well.
  private(set) var shared = Group()

  private struct Entry {
    let hash: Int
    /// From the first training document to the last test document.
    let number: Int
  }

  /// Empty documents don't count.
  ///
  /// - Complexity: O(bytes + n log n) in time; 16 bytes a document in memory.
  init(in corpus: Corpus) {
    let train = corpus.train
    let test = corpus.test ?? Documents()
    guard train.count + test.count > 1 else { return }
    func place(of number: Int) -> (documents: Documents, index: Int) {
      number < train.count ? (train, number) : (test, number - train.count)
    }
    func withText<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      let (documents, index) = place(of: number)
      return documents.withText(at: index, body)
    }
    func name(_ number: Int) -> String {
      let (documents, index) = place(of: number)
      return documents.names[index]
    }
    var entries: [Entry] = []
    entries.reserveCapacity(train.count + test.count)
    for number in 0..<train.count + test.count {
      let (documents, index) = place(of: number)
      guard documents.size(of: index) > 0 else { continue }
      var hasher = Hasher()
      documents.forEachPiece(ofTextAt: index) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      entries.append(Entry(hash: hasher.finalize(), number: number))
    }
    entries.sort { ($0.hash, $0.number) < ($1.hash, $1.number) }
    // Pairs in order of their documents: the hash differs from one process to the next.
    var pairs: [(number: Int, original: Int)] = []
    var originals: [Int] = []
    for (index, entry) in entries.enumerated() {
      if index == 0 || entries[index - 1].hash != entry.hash { originals = [] }
      let original = originals.first { original in
        withText(original) { one in
          withText(entry.number) { $0.elementsEqual(one) }
        }
      }
      if let original {
        pairs.append((entry.number, original))
      } else {
        originals.append(entry.number)
      }
    }
    for (number, original) in pairs.sorted(by: { $0.number < $1.number }) {
      let (name, original) = (name(number), (number: original, name: name(original)))
      if number < train.count {
        training.add(name, repeating: original.name)
      } else if original.number < train.count {
        shared.add(name, repeating: original.name)
      } else {
        self.test.add(name, repeating: original.name)
      }
    }
  }
}
