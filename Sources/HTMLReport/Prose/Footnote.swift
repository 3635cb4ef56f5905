/// The ids that tie a footnote to the places that refer to it. Their colon keeps them apart from those
/// of headings.
enum Footnote {
  static func id(_ number: Int, in part: String) -> String { "\(part):footnote-\(number)" }

  /// Of the first place that refers to it.
  static func referenceID(_ number: Int, in part: String) -> String {
    "\(part):footnote-\(number)-reference"
  }
}
