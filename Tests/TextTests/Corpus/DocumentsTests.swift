import Testing
import Text

@Suite struct DocumentsTests {
  @Test func keepsTextsAndNames() {
    var documents = Documents()
    documents.append("first", name: "1.txt")
    documents.append("", name: "2.txt")
    documents.append(Array("drütte".utf8), name: "3.txt")
    #expect(documents.count == 3)
    #expect((0..<3).map(documents.text(at:)) == ["first", "", "drütte"])
    #expect(documents.names == ["1.txt", "2.txt", "3.txt"])
    #expect(documents.offsets == [0, 5, 5, 12])
    var counts: [Int] = []
    documents.forEachText { counts.append($0.count) }
    #expect(counts == [5, 0, 7])
  }

  @Test func countsWordsAndEmptyTexts() {
    var documents = Documents()
    for text in ["", " \n\t", "x", " x, y\r\nz "] { documents.append(text, name: "name") }
    #expect(documents.wordCounts == [0, 0, 1, 3])
    #expect(documents.emptyCount == 2)
    #expect(Documents().isEmpty)
  }

  @Test func storedPartsGiveTheSame() {
    var documents = Documents()
    documents.append("a", name: "1")
    documents.append("bc", name: "2")
    let again = Documents(
      bytes: documents.bytes, offsets: documents.offsets, names: documents.names)
    #expect(again == documents)
  }
}
