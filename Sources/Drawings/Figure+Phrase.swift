import Record

extension Figure {
  /// The figure with all that it says about words said about the tokens of its run.
  ///
  /// What it shows of the data stays: cells of tables, excerpts, continuations, quotations.
  package func phrased(for unit: TokenUnit) -> Figure {
    guard unit != .word else { return self }
    var figure = self
    figure.title = unit.phrase(title)
    figure.sentence = unit.phrase(sentence)
    figure.content = content.map { $0.phrased(for: unit) }
    figure.legend = legend.map { LegendEntry(line: $0.line, text: unit.phrase($0.text)) }
    figure.table = table?.phrased(for: unit)
    return figure
  }
}

extension FigureContent {
  fileprivate func phrased(for unit: TokenUnit) -> FigureContent {
    switch self {
    case .drawing(let drawing, let isWide):
      .drawing(drawing.phrased(for: unit), isWide: isWide)
    case .panels(let panels):
      .panels(
        panels.map {
          DrawingPanel(
            title: unit.phrase($0.title), note: unit.phrase($0.note),
            drawing: $0.drawing.phrased(for: unit))
        })
    case .table(let table): .table(table.phrased(for: unit))
    case .tables(let tables):
      .tables(
        tables.map {
          TitledTable(title: unit.phrase($0.title), table: $0.table.phrased(for: unit))
        })
    case .tintedText(let text):
      .tintedText(
        TintedText(
          unit: text.unit, scale: text.scale, words: text.words,
          highestTitle: unit.phrase(text.highestTitle), highest: text.highest))
    case .curves(let curves): .curves(curves.phrased(for: unit))
    case .cellSteps(let steps):
      .cellSteps(
        CellSteps(
          words: steps.words, units: steps.units.map { $0.phrased(for: unit) },
          fading: steps.fading?.phrased(for: unit), unit: unit))
    case .continuations, .excerpts, .flow, .strip, .liveModel: self
    }
  }
}

extension NamedDrawing {
  fileprivate func phrased(for unit: TokenUnit) -> NamedDrawing {
    NamedDrawing(
      name: name, title: unit.phrase(title), description: unit.phrase(description),
      drawing: drawing)
  }
}

extension DataTable {
  fileprivate func phrased(for unit: TokenUnit) -> DataTable {
    var table = self
    table.label = unit.phrase(label)
    table.columns = columns.map { Column(title: unit.phrase($0.title), isNumber: $0.isNumber) }
    return table
  }
}

extension CurveSwitches {
  fileprivate func phrased(for unit: TokenUnit) -> CurveSwitches {
    CurveSwitches(
      drawing: drawing, own: own, others: others,
      levels: levels.map { Level(label: unit.phrase($0.label), value: $0.value) },
      note: note.map(unit.phrase), table: table?.phrased(for: unit))
  }
}

extension CellSteps.Unit {
  fileprivate func phrased(for unit: TokenUnit) -> CellSteps.Unit {
    CellSteps.Unit(
      name: name, note: note, before: before, values: values, drawing: drawing.phrased(for: unit))
  }
}

extension CellSteps.Fading {
  fileprivate func phrased(for unit: TokenUnit) -> CellSteps.Fading {
    CellSteps.Fading(
      candidates: candidates, forget: forget, input: input, drawing: drawing.phrased(for: unit),
      sentence: unit.phrase(sentence), table: table.phrased(for: unit))
  }
}
