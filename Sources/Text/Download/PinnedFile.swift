import Foundation

/// A remote file whose size and digest are known in advance.
package struct PinnedFile: Hashable, Sendable {
  package enum Digest: Hashable, Sendable {
    case md5(String)
    case sha256(String)
  }

  package var name: String
  package var address: String
  /// In bytes.
  package var size: Int
  package var digest: Digest

  package init(name: String, address: String, size: Int, digest: Digest) {
    self.name = name
    self.address = address
    self.size = size
    self.digest = digest
  }

  /// The reviews in their original archive. Its publishers provide an MD5 and nothing stronger.
  package static let imdb = PinnedFile(
    name: "aclImdb_v1.tar.gz",
    address: "http://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz",
    size: 84_125_825, digest: .md5("7c2ac02c03563afcf9b574c7e56c153a"))

  /// *Anna Karenina*, as used by the book on the novel model.
  package static let anna = PinnedFile(
    name: "anna.txt",
    address: "https://raw.githubusercontent.com/markhliu/DGAI/main/files/anna.txt",
    size: 2_006_037,
    digest: .sha256("21c541bcbcc5d6e9075c1288d71ba871fb2fe2c3b942b6727b1ac095e347cce3"))

  /// The path of the file in `folder`, downloaded if it isn't there yet.
  ///
  /// A file that is there was checked when it was downloaded.
  ///
  /// - Throws: `DownloadError`, and what `progress` throws.
  package func fetch(
    into folder: URL, progress: ReadProgress.Handler = { _ in }
  ) throws -> String {
    let destination = folder.appending(path: name)
    if !FileManager.default.fileExists(atPath: destination.path) {
      try Download(file: self, destination: destination).run(progress: progress)
    }
    return destination.path
  }
}
