import Drawings
import Wording

/// The first page of a published site as one view.
enum SiteView {
  static func make(_ site: SiteIndex) throws -> View {
    let script = try OverviewScript.text()
    return View([
      "head": try HeadView.make(title: site.title, feed: site.feed, moreStyles: ["site"]),
      "pageScript": Markup.script(script),
      "wording": ScriptWording.make(for: script),
      "title": site.title,
      "summary": summary(site),
      "contents": View([
        "chapters": site.books.enumerated().map { index, book in
          View([
            "id": id(index), "title": [View("inline/text", ["text": book.title])],
          ])
        }
      ]),
      "books": site.books.enumerated().map { index, book in
        View([
          "id": id(index),
          "title": book.title,
          "name": book.name,
          "comparison": book.comparison.map {
            View(["address": $0.address, "verdict": $0.verdict])
          },
          "runs": book.runs.map(view),
        ])
      },
      "feed": site.feed,
    ])
  }

  private static func id(_ index: Int) -> String { "book-\(index + 1)" }

  private static func summary(_ site: SiteIndex) -> String {
    let books = Format.count(site.books.count, "book")
    let runs = Format.count(site.books.map(\.runs.count).reduce(0, +), "run")
    return localized(
      "\(books), \(runs). Each page has the whole book with the numbers and figures of its run.")
  }

  private static func view(_ run: SiteIndex.Run) -> View {
    View([
      "name": run.name,
      "address": run.address,
      "perplexity": run.perplexity,
      "warning": run.warning,
      "settings": run.settings,
      "hasSettings": !run.settings.isEmpty,
      "asIn": run.recipe == nil
        ? localized("as in the book") : localized("as in the book and its recipe"),
      "recipe": run.recipe,
      "data": run.data,
      "date": run.date,
      "seed": run.seed,
      "machine": run.machine,
    ])
  }
}
