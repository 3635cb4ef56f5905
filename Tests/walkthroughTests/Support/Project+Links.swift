import Foundation
import Testing

extension Project {
  /// Expects that each link between the Markdown files of a folder leads to a file, and to a heading or
  /// an anchor in it.
  func expectLinksBetweenMarkdownFiles(in folder: String) throws {
    for name in files(folder) where name.hasSuffix(".md") {
      for match in try text("\(folder)/\(name)").matches(of: /\]\(([^)\s]+)/)
      where !match.1.hasPrefix("http") {
        let (path, fragment) = Self.parts(of: match.1)
        let file = path.isEmpty ? name : path
        #expect(has("\(folder)/\(file)"), "\(name): \(match.1)")
        guard let fragment else { continue }
        let target = try text("\(folder)/\(file)")
        let headings = target.matches(of: /(?m)^#+ (.*)$/).map {
          $0.1.lowercased().replacing(" ", with: "-")
        }
        #expect(
          target.contains("<a id=\"\(fragment)\">") || headings.contains(fragment),
          "\(name): \(match.1)")
      }
    }
  }

  /// Expects that whatever the pages of a folder link to or load is in the folder, and that each place
  /// they link to is on its page.
  ///
  /// - Returns: the links between pages, such as "a/report.html → index.html".
  @discardableResult
  func expectLinksBetweenPages(in folder: String) throws -> Set<String> {
    var found: Set<String> = []
    for name in files(folder) where name.hasSuffix(".html") {
      let page = try text("\(folder)/\(name)").replacing(
        /<script.*?<\/script>|<style.*?<\/style>/.dotMatchesNewlines(), with: "")
      for match in page.matches(of: /\s(?:href|src)="([^"]*)"/)
      where match.1.firstMatch(of: /^(https?|mailto|data):/) == nil {
        let (path, fragment) = Self.parts(of: match.1)
        let file =
          path.isEmpty
          ? url("\(folder)/\(name)")
          : url("\(folder)/\(name)").deletingLastPathComponent().appending(path: path)
            .standardizedFileURL
        let base = url(folder).standardizedFileURL.path + "/"
        #expect(
          file.standardizedFileURL.path.hasPrefix(base), "\(name) leaves the site: \(match.1)")
        guard let target = try? String(contentsOf: file, encoding: .utf8) else {
          Issue.record("\(name): there is no \(match.1)")
          continue
        }
        if let fragment {
          #expect(target.contains(" id=\"\(fragment)\""), "\(name): \(match.1)")
        }
        if !path.isEmpty {
          found.insert("\(name) → \(file.standardizedFileURL.path.dropFirst(base.count))")
        }
      }
    }
    return found
  }

  /// The path of an address and what comes after its `#`, decoded.
  private static func parts(of address: Substring) -> (path: String, fragment: String?) {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      .map { String($0).removingPercentEncoding ?? String($0) }
    return (parts[0], parts.count > 1 ? parts[1] : nil)
  }
}

extension ExportedNotebook {
  /// Expects that each link within the notebook leads to an anchor.
  func expectLinksWithin() {
    let text = text(of: "markdown")
    for match in text.matches(of: /\]\(#([^)\s]+)\)/) {
      #expect(text.contains("<a id=\"\(match.1)\">"), "\(match.1)")
    }
  }
}
