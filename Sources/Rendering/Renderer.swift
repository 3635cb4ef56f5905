import Foundation
import Record

/// Turns the report of a run into a file.
package protocol Renderer: Sendable {
  /// The format of the file, which gives it its name.
  static var format: ReportFormat { get }

  /// The contents of the file. A pure function of the report and the renderer's own options: no
  /// clock, no locale, no files.
  func render(_ report: ReportContext) throws -> Data
}
