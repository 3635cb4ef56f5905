/// What the first page of a published site lists: books, and the runs of each.
package struct SiteIndex: Hashable, Sendable {
  package struct Run: Hashable, Sendable {
    package var name: String
    /// Where its page is, relative to the first page.
    package var address: String
    /// Its test perplexity as text; `nil` before it has one.
    package var perplexity: String?
    /// What isn't as it should be, such as a step that failed.
    package var warning: String?
    /// The settings that aren't the book's, such as "train.epochs=8".
    package var settings: [String]
    package var recipe: String?
    package var data: String
    /// The day when it was started, such as "2026-11-28".
    package var date: String
    package var seed: String
    package var machine: String

    package init(
      name: String, address: String, perplexity: String?, warning: String?, settings: [String],
      recipe: String?, data: String, date: String, seed: String, machine: String
    ) {
      self.name = name
      self.address = address
      self.perplexity = perplexity
      self.warning = warning
      self.settings = settings
      self.recipe = recipe
      self.data = data
      self.date = date
      self.seed = seed
      self.machine = machine
    }
  }

  package struct Book: Hashable, Sendable {
    package var name: String
    package var title: String
    package var runs: [Run]
    /// The page that compares its runs, relative to the first page, and what it finds; `nil` if
    /// there is nothing to compare.
    package var comparison: Comparison?

    package init(name: String, title: String, runs: [Run], comparison: Comparison?) {
      self.name = name
      self.title = title
      self.runs = runs
      self.comparison = comparison
    }
  }

  package struct Comparison: Hashable, Sendable {
    package var address: String
    package var verdict: String

    package init(address: String, verdict: String) {
      self.address = address
      self.verdict = verdict
    }
  }

  package var title: String
  package var books: [Book]
  /// The address of the feed of changes, relative to the first page.
  package var feed: String

  package init(title: String, books: [Book], feed: String) {
    self.title = title
    self.books = books
    self.feed = feed
  }
}
