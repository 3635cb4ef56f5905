import Checksums
import Foundation

/// A folder in the layout of aclImdb: `train|test/{neg,pos}/N_R.txt`. Everything else in it is
/// ignored.
struct ReviewFolder {
  /// The folder that holds `train`.
  let path: String

  /// - Parameter path: the folder that holds `train`, or one that holds it as `aclImdb`.
  /// - Throws: `CorpusError.noReviews` if it is neither.
  init(path: String) throws {
    let candidates = [path, URL(filePath: path).appending(path: "aclImdb").path]
    let found = candidates.first { candidate in
      ReviewClass.Label.allCases.contains { label in
        let folder = URL(filePath: candidate).appending(path: "train/\(label.rawValue)")
        return (try? FileStatus(path: folder.path))?.isFolder == true
      }
    }
    guard let found else { throw CorpusError.noReviews(path: path) }
    self.path = found
  }

  /// - Throws: `CorpusError`, and what `progress` throws.
  func read(options: ReadOptions, progress: ReadProgress.Handler) throws -> Corpus {
    let selection = try catalog().select(options)
    let total = selection.train.count + (selection.test?.count ?? 0)
    var done = 0
    var replaced = 0
    func documents(_ reviews: [ReviewCatalog<String>.Review]) throws -> Documents {
      var builder = DocumentsBuilder(invalidText: options.invalidText)
      for review in reviews {
        guard try FileStatus(path: review.content).size <= ReviewLimits.review else {
          throw CorpusError.tooLarge(
            path: review.content, entry: nil, limit: ReviewLimits.review)
        }
        try builder.append(
          contentsOfFile(at: review.content)[...], name: review.name, path: review.content)
        done += 1
        if done % 256 == 0 || done == total {
          try progress(ReadProgress(unit: .documents, done: done, total: total))
        }
      }
      replaced += builder.replacedCharacters
      return builder.documents
    }
    let train = try documents(selection.train)
    let test = try selection.test.map(documents)
    return Corpus(
      train: train, test: test,
      description: "IMDB reviews (Maas et al. 2011), from \(URL(filePath: path).lastPathComponent)",
      replacedCharacters: replaced)
  }

  /// SHA-256 over name, size and contents of all labelled reviews, in order of name.
  func digest() throws -> String {
    var hash = SHA256()
    for review in try catalog().sorted() {
      let contents = try contentsOfFile(at: review.content)
      hash.update("\(review.name)\n\(contents.count)\n")
      hash.update(contents)
    }
    return hash.finish()
  }

  /// Changes when a labelled review is added, removed or written to.
  func fingerprint() throws -> String {
    var hash = SHA256()
    hash.update("\(path)\n")
    for review in try catalog().sorted() {
      let status = try FileStatus(path: review.content)
      hash.update("\(review.name)\n\(status.size)\n\(status.modified)\n")
    }
    return hash.finish()
  }

  private func catalog() throws -> ReviewCatalog<String> {
    var catalog = ReviewCatalog<String>(path: path)
    for reviewClass in ReviewClass.all {
      let folder = URL(filePath: path).appending(path: reviewClass.folder).path
      guard (try? FileStatus(path: folder))?.isFolder == true else { continue }
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: folder)
      } catch {
        throw CorpusError.unreadable(path: folder, reason: error.localizedDescription)
      }
      for name in names where ReviewPath.isReviewName(name) {
        catalog.add(name, in: reviewClass, content: "\(folder)/\(name)")
      }
    }
    return catalog
  }
}
