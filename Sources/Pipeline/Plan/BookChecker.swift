import Chapters
import Listings
import Record
import Spelling

/// Checks what the chapter parser can't know: that results, settings, sources and figures exist.
package struct BookChecker: Sendable {
  private let catalog: ResultCatalog
  private let sources: SourceLibrary
  /// All figures; `nil` leaves their names unchecked.
  private let figures: [FigureName]?

  package init(
    catalog: ResultCatalog = .standard, sources: SourceLibrary = .compiled,
    figures: [FigureName]? = nil
  ) {
    self.catalog = catalog
    self.sources = sources
    self.figures = figures
  }

  package func diagnostics(of book: Book) -> [Diagnostic] {
    let blocks = book.parts.map(\.blocks) + [book.glossary?.blocks ?? []]
    return blocks.flatMap { blocks in
      blocks.inlineValues.compactMap { unknownName($0.name, at: $0.location) }
        + blocks.claims.flatMap(\.names).compactMap { unknownName($0.name, at: $0.location) }
        + blocks.predictions.compactMap { unknownResult($0.name, at: $0.location) }
        + blocks.listings.compactMap(missingPart)
    }
      + (figures.map { FigureChecker(figures: $0).diagnostics(of: book) } ?? [])
  }

  private func unknownName(_ text: String, at location: SourceLocation) -> Diagnostic? {
    if let name = QualifiedName(text),
      catalog[name] != nil || settingNames(of: name.step).contains(name.name)
    {
      return nil
    }
    return Diagnostic(
      at: location,
      "no step has a result or a setting '\(text)'\(didYouMean(text, among: allNames))")
  }

  /// What is wrong with the result that a prediction asks for.
  private func unknownResult(_ text: String, at location: SourceLocation) -> Diagnostic? {
    let name = QualifiedName(text)
    if let name, catalog[name] != nil { return nil }
    if let name, settingNames(of: name.step).contains(name.name) {
      return Diagnostic(
        at: location,
        "'\(text)' is a setting, which a run doesn't find out; predict a result, such as "
          + "optimizer.initialLoss")
    }
    let results = catalog.entries.map(\.name.description)
    return Diagnostic(
      at: location, "no step has a result '\(text)'\(didYouMean(text, among: results))")
  }

  private func missingPart(_ listing: Listing) -> Diagnostic? {
    do {
      for part in listing.parts { _ = try sources.part(part.path, part.name, text: part.text) }
      return nil
    } catch {
      return Diagnostic(at: listing.location, "\(error)")
    }
  }

  private func settingNames(of step: StepID) -> [String] {
    func names<S: Step>(_ type: S.Type) -> [String] { S.Settings.settingNames }
    return names(Steps.type(of: step))
  }

  private var allNames: [String] {
    catalog.entries.map(\.name.description)
      + StepID.allCases.flatMap { step in settingNames(of: step).map { "\(step).\($0)" } }
  }
}
