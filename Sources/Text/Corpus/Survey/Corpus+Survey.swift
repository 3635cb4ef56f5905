import Spooling
import Wording

extension Corpus {
  /// Looks for what the reader of the data should know, and leaves out what `options` say.
  ///
  /// - Throws: `CorpusError.noRoom`.
  mutating func survey(_ options: ReadOptions) throws(CorpusError) {
    if replacedCharacters > 0 {
      findings.append(
        Finding(
          "\(counted(replacedCharacters, "place")) with invalid bytes became U+FFFD",
          advice: "count them among the words, or correct the text"))
    }
    findings += try stripped(options.strip)
    let repeated = RepeatedDocuments(in: self)
    survey.repeated = repeated.training.count + repeated.test.count
    survey.shared = repeated.shared.count
    findings += repeated.findings
  }

  /// Finds Project Gutenberg's licence, and leaves it out if it is to be.
  private mutating func stripped(_ strip: Strip) throws(CorpusError) -> [Finding] {
    var found = GutenbergCount()
    func books(of documents: Documents) -> [Range<Int>?] {
      (0..<documents.count).map { index in
        let licence = documents.withText(at: index) { text in
          GutenbergLicence(of: text, read: documents.bytes.noteRead)
        }
        found.add(licence)
        return licence?.book
      }
    }
    let books = (train: books(of: train), test: test.map(books))
    survey.licence = found.bytes
    if strip == .gutenberg, found.documents > 0 {
      train = try train.trimmed(to: books.train)
      if let parts = books.test { test = try test?.trimmed(to: parts) }
    }
    return found.findings(
      strip, documents: train.count + (test?.count ?? 0),
      bytes: train.size + (test?.size ?? 0))
  }
}

/// What is left out of each text.
package enum Strip: String, Codable, CaseIterable, Sendable {
  case none
  /// Project Gutenberg's header and licence.
  case gutenberg
}

/// How many texts have Project Gutenberg's licence, and how long it is.
private struct GutenbergCount {
  private(set) var documents = 0
  private var head = 0
  private var tail = 0

  var bytes: Int { head + tail }

  mutating func add(_ licence: GutenbergLicence?) {
    guard let licence else { return }
    documents += 1
    head += licence.headSize
    tail += licence.tailSize
  }

  /// - Parameters:
  ///   - all: the number of documents.
  ///   - bytes: their size after `strip`.
  func findings(_ strip: Strip, documents all: Int, bytes: Int) -> [Finding] {
    let (head, tail) = (ByteCount(self.head).phrase, ByteCount(self.tail).phrase)
    let sizes: Phrase = "\(head) at the head and \(tail) at the end"
    switch (strip, documents) {
    case (.none, 0): return []
    case (.gutenberg, 0):
      return [
        Finding(
          "load.strip is .gutenberg, but no line says where a book of Project Gutenberg begins or ends",
          advice: "remove what isn't the author's by hand")
      ]
    case (.none, _):
      let size = Double(self.head + self.tail)
      let share = Int((size / Double(max(1, bytes)) * 100).rounded())
      return [
        Finding(
          all == 1
            ? "Project Gutenberg's licence is part of the text: \(sizes), \(share) % of it all"
            : "Project Gutenberg's licence is part of \(documents) of \(all) documents: \(sizes), \(share) % of it all",
          advice:
            "leave it out with --set load.strip=.gutenberg, or the model learns it and may be tested on it"
        )
      ]
    case (.gutenberg, _):
      return [
        Finding(
          all == 1
            ? "Project Gutenberg's licence was left out of the text: \(sizes)"
            : "Project Gutenberg's licence was left out of \(documents) of \(all) documents: \(sizes)"
        )
      ]
    }
  }
}

extension RepeatedDocuments {
  fileprivate var findings: [Finding] {
    var findings: [Finding] = []
    if training.count > 0 {
      let (count, example) = (training.count, Self.example(training))
      findings.append(
        Finding(
          count == 1
            ? "\(count) training document repeats an earlier one word for word (\(example))"
            : "\(count) training documents repeat an earlier one word for word (\(example))",
          advice: "keep one of each: the model learns by heart what it sees often"))
    }
    if test.count > 0 {
      let (count, example) = (test.count, Self.example(test))
      findings.append(
        Finding(
          count == 1
            ? "\(count) test document repeats an earlier one word for word (\(example))"
            : "\(count) test documents repeat an earlier one word for word (\(example))",
          advice: "keep one of each: the others count again in every score"))
    }
    if shared.count > 0 {
      let (count, example) = (shared.count, Self.example(shared))
      findings.append(
        Finding(
          count == 1
            ? "\(count) test document is in the training split as well (\(example))"
            : "\(count) test documents are in the training split as well (\(example))",
          advice: "remove them from one of the two: the model has read what it is tested on"))
    }
    return findings
  }

  private static func example(_ group: Group) -> Phrase {
    "\(group.first.name.shown) is \(group.first.original.shown)"
  }
}

extension Finding {
  /// Documents that can't be learned from or tested on.
  ///
  /// - Parameter words: the number of words in each document, of the test split if there is one.
  package static func empty(train: [Int], test: [Int]?) -> [Finding] {
    var findings: [Finding] = []
    let count = (train + (test ?? [])).count { $0 == 0 }
    if let test, test.allSatisfy({ $0 == 0 }) {
      findings.append(
        Finding(
          "the test split has no words",
          advice: "give it texts, or remove it and set dataset.test to a share of the others"))
    } else if count > 0 {
      findings.append(
        Finding(
          count == 1 ? "\(count) document has no words" : "\(count) documents have no words",
          advice: count == 1
            ? "remove it unless it is meant to be there"
            : "remove them unless they are meant to be there"))
    }
    return findings
  }
}
