/// The part of the page's style that drawings need, for drawings outside of the page.
package enum DrawingStyle {
  /// Style sheets with the rules of drawings among others, and the colours that they name.
  ///
  /// - Throws: `ReportError` if this build lacks one.
  package static func sheet() throws -> String {
    try ["base", "figures", "curves", "stepper", "compare"]
      .map { try Templates.resource("style/\($0).css") }.joined()
  }
}
