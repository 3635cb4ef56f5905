import Foundation
import Random
import TestSupport
import Text

/// A damaged archive of reviews: tar, gzipped tar, or zip; with entries that lie about their path.
final class ArchiveSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "../", "../../../../x", "/etc/passwd", "ustar\u{0}00", "PK\u{3}\u{4}", "PK\u{5}\u{6}",
    "\u{1f}\u{0}", "train/pos/1_9.txt", "test/neg/", "\u{0}\u{0}\u{0}\u{0}", "77777777777",
    "\u{FF}\u{FF}", "./././", "train/../../..",
  ])

  private let archives: [(name: String, bytes: [UInt8])]
  private let project: ScratchProject
  private var name = ""

  init(project: ScratchProject) throws {
    self.project = project
    let reviews = smallDataSet()
    let hostile =
      reviews + [
        TestEntry("../../escaped.txt", "out"), TestEntry("/escaped.txt", "out"),
        TestEntry("aclImdb/train/pos/../../../escaped.txt", "out"),
        TestEntry("aclImdb/train/pos/3_9.txt", type: "2", link: "../../../../escaped.txt"),
        TestEntry("aclImdb/train/pos/4_9.txt", type: "1", link: "/etc/passwd"),
      ]
    archives = [reviews, hostile].flatMap { entries in
      [
        ("reviews.tar", tar(entries)), ("reviews.tar.gz", gzip(tar(entries))),
        ("reviews.zip", zip(entries)),
      ]
    }
  }

  func prepare(_ random: inout MersenneTwister) throws {
    let archive = archives[Int.random(in: 0..<archives.count, using: &random)]
    // The same name each time, replacing the previous input.
    name = "input/" + archive.name
    for other in Set(archives.map(\.name)) {
      try? FileManager.default.removeItem(at: project.root.appending(path: "input/" + other))
    }
    try project.write(Self.mutator.mutate(archive.bytes, &random), to: name)
  }

  func run(_ random: inout MersenneTwister) throws {
    let location = try CorpusLocation(path: project.root.appending(path: name).path)
    _ = try location.digest()
    let options = ReadOptions(
      limit: [0, 2, 1000].randomElement(using: &random) ?? 0,
      invalidText: random.next() % 2 == 0 ? .reject : .replace)
    _ = try location.read(
      options: options, sample: { Corpus(train: Documents(), test: nil, description: "") })
  }
}
