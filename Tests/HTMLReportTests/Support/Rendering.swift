import Drawings
import Foundation

@testable import HTMLReport

/// One view, rendered by the template that it names.
func render(_ view: View) throws -> String {
  let wrapped = View(["blocks": [view]])
  return try Templates.compiled().render(wrapped, template: "block/quote")
    .replacing("<blockquote>", with: "").replacing("</blockquote>", with: "")
}

/// A figure as it appears in the page.
func render(_ figure: Figure?) throws -> String {
  guard let figure else { return "" }
  return try Templates.compiled().render(figure.view(step: 1, number: 1), template: "figure")
}

extension String {
  /// Without the contents of `style` and `script` elements.
  var withoutStyleAndScript: String {
    withoutContent(of: "style").withoutContent(of: "script")
  }

  private func withoutContent(of element: String) -> String {
    let parts = components(separatedBy: "<\(element)>")
    let rest = parts.dropFirst().map { part in
      "</\(element)>"
        + part.components(separatedBy: "</\(element)>").dropFirst().joined(
          separator: "</\(element)>")
    }
    return ([parts[0]] + rest).joined(separator: "<\(element)>")
  }
}
