import Chapters

extension [Inline] {
  /// A title's inlines for where they are part of a link: without links and footnotes.
  var withoutLinks: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .link(_, _, let inlines): inlines.withoutLinks
      case .emphasis(let inlines): [.emphasis(inlines.withoutLinks)]
      case .strong(let inlines): [.strong(inlines.withoutLinks)]
      case .strikethrough(let inlines): [.strikethrough(inlines.withoutLinks)]
      case .figure(let reference): reference.text
      case .picture(let picture): picture.text
      case .footnote: []
      default: [inline]
      }
    }
  }
}
