import Chapters
import Drawings
import Figures
import Foundation
import HTMLReport
import Record
import Rendering
import Wording

/// A static site of books and runs, as files by path: an index, each run's page, a comparison for
/// each book with several runs, and a feed of changes.
package struct Site {
  package struct Run {
    let report: ReportContext
    let compared: RunComparison.Run

    /// - Parameters:
    ///   - report: in the edition of the site.
    ///   - compared: the same run with its curves, for the comparison.
    package init(report: ReportContext, compared: RunComparison.Run) {
      self.report = report
      self.compared = compared
    }

    var name: String { report.record.run }
    var book: String { report.record.book }
  }

  package static let index = "index.html"
  package static let feed = "feed.xml"
  fileprivate static let page = "report.html"

  /// The name of the page that compares the runs of a book.
  package static func comparison(of book: String) -> String { "compare-\(book).html" }

  package private(set) var files: [String: Data] = [:]

  /// - Parameters:
  ///   - runs: of any books, each with another name.
  ///   - title: the heading of the index; `nil` for one in its language.
  ///   - base: the address of the site, with a slash at its end, for the feed alone.
  ///   - earlierFeed: the feed that was published before, which this one continues.
  ///   - page: renders the page of a run.
  package init(
    _ runs: [Run], title: String?, base: String?, earlierFeed: Data?,
    page: (ReportContext) throws -> Data
  ) throws {
    let languages = Set(runs.map(\.report.book.language))
    let language = languages.count == 1 ? languages.first ?? .english : .english
    files = try Language.$current.withValue(language) {
      try Self.files(
        runs, title: title ?? localized("Books and runs"), base: base, earlierFeed: earlierFeed,
        page: page)
    }
  }

  /// The files of a site whose own words are in the current language.
  private static func files(
    _ runs: [Run], title: String, base: String?, earlierFeed: Data?,
    page: (ReportContext) throws -> Data
  ) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let books = Dictionary(grouping: runs, by: \.book)
      .map { ($0.key, Self.ordered($0.value, of: $0.key)) }.sorted { $0.0 < $1.0 }
    let pages = Dictionary(uniqueKeysWithValues: books.map { ($0, $1[0].address) })
    /// - Parameter root: the way from a page to the site's folder.
    func place(root: String) -> SitePlace {
      SitePlace(
        title: title, index: root + Self.index, books: pages.mapValues { root + $0 })
    }
    var shelves: [SiteIndex.Book] = []
    for (name, runs) in books {
      let comparison = try Self.comparison(of: runs, in: place(root: ""))
      if let comparison { files[Self.comparison(of: name)] = Data(comparison.html.utf8) }
      for run in runs {
        var report = run.report
        report.site = place(root: "../")
        files["\(run.name)/\(Self.page)"] = try page(report)
      }
      shelves.append(
        SiteIndex.Book(
          name: name, title: runs[0].report.book.title, runs: runs.map(\.entry),
          comparison: comparison.map {
            SiteIndex.Comparison(
              address: Self.escaped(Self.comparison(of: name)), verdict: $0.verdict)
          }))
    }
    let index = SiteIndex(title: title, books: shelves, feed: Self.feed)
    files[Self.index] = Data(try HTMLReport.render(index).utf8)
    files[Self.feed] = Data(
      SiteFeed(
        id: earlierFeed.flatMap(SiteFeed.id) ?? SiteFeed.newID(), title: title, base: base,
        entries: runs.map(\.feedEntry)
      ).xml.utf8)
    // GitHub Pages would otherwise leave out what begins with an underscore.
    files[".nojekyll"] = Data()
    return files
  }

  /// The book's own run, then the others from the newest on.
  private static func ordered(_ runs: [Run], of book: String) -> [Run] {
    runs.sorted {
      ($0.name == book ? 0 : 1, $1.report.record.started, $0.name)
        < ($1.name == book ? 0 : 1, $0.report.record.started, $1.name)
    }
  }

  /// `nil` if there is nothing to compare.
  private static func comparison(
    of runs: [Run], in site: SitePlace
  ) throws -> (html: String, verdict: String)? {
    guard let comparison = try? RunComparison(runs.map(\.compared)) else { return nil }
    let html = try Language.$current.withValue(runs[0].report.book.language) {
      try HTMLReport.render(
        comparison, curves: CompareCurves(comparison).figure,
        texts: CompareTexts.figure(comparison), site: site)
    }
    return (html, comparison.verdict)
  }

  /// A name as a part of an address.
  static func escaped(_ name: String) -> String {
    let plain = CharacterSet(
      charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~")
    return name.addingPercentEncoding(withAllowedCharacters: plain) ?? name
  }
}

extension Site.Run {
  fileprivate var address: String { "\(Site.escaped(name))/\(Site.page)" }

  /// The test perplexity as text; `nil` before there is one.
  private var perplexity: String? {
    let values = RunValues(record: report.record, catalog: report.catalog)
    return values.number(.evaluate, "perplexity") == nil
      ? nil : values.string(named: "evaluate.perplexity")
  }

  private var settings: [String] {
    report.record.overrides.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }

  fileprivate var entry: SiteIndex.Run {
    let record = report.record
    return SiteIndex.Run(
      name: name, address: address, perplexity: perplexity, warning: warning, settings: settings,
      recipe: record.recipe?.name,
      data: report.data,
      date: record.started.formatted(
        Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()),
      seed: "\(record.seed)",
      machine: "\(record.machine.processor), \(Format.count(record.machine.cores, "core"))")
  }

  /// What a reader of the results has to know.
  private var warning: String? {
    let steps = report.record.steps
    if let failed = steps.first(where: { $0.state == .failed }) {
      return localized("Step \(failed.id.number), \(failed.id), failed.")
    }
    if let stale = steps.first(where: { $0.stale != nil }) {
      return localized(
        "Step \(stale.id.number), \(stale.id), is stale: \(stale.localizedStale ?? "").")
    }
    let done = steps.count { $0.hasResults }
    return done < StepID.allCases.count
      ? localized("\(done) of \(StepID.allCases.count) steps have run.") : nil
  }

  fileprivate var feedEntry: SiteFeed.Entry {
    let record = report.record
    let score =
      perplexity.map { localized("test perplexity \($0)") } ?? warning
      ?? localized("not tested yet")
    let changes =
      settings.isEmpty
      ? localized("settings as in the book") : settings.joined(separator: ", ")
    return SiteFeed.Entry(
      run: name, title: "\(name): \(score)",
      summary: localized("\(report.book.title); \(changes); seed \(record.seed)"),
      address: address, updated: record.started)
  }
}
