import Chapters

extension TitledBlocks {
  /// Blocks that were made by hand, so that there is no Markdown behind them.
  package init(title: String, blocks: [Block] = []) {
    let nowhere = MarkdownSource(text: "", file: "", lines: 1...1)
    self.init(
      title: title,
      sourcedBlocks: ([.heading(level: 1, [.text(title)])] + blocks).map {
        SourcedBlock($0, source: nowhere)
      })
  }
}
