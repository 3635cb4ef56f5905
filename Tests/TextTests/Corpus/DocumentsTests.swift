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
    #expect((0..<3).map { documents.withText(at: $0) { $0.count } } == [5, 0, 7])
  }

  @Test func countsWordsAndEmptyTexts() {
    var documents = Documents()
    for text in ["", " \n\t", "x", " x, y\r\nz "] { documents.append(text, name: "name") }
    let counts = documents.wordCounts { _ in }
    #expect(counts == [0, 0, 1, 3])
    #expect(Documents().isEmpty)
  }

  @Test func wordsMayLieInTwoMebibytes() throws {
    struct Cancelled: Error {}
    var documents = Documents()
    documents.append(String(repeating: "word ", count: 500_000), name: "1")
    documents.append("a b", name: "2")
    var places: [Int] = []
    let counts = documents.wordCounts { places.append($0) }
    #expect(counts == [500_000, 2])
    #expect(places == [1 << 20, 2 << 20, 2_500_000, 2_500_003])
    #expect(throws: Cancelled.self) {
      try documents.wordCounts { _ in throw Cancelled() }
    }
  }

  @Test func beginningsAreCutBetweenCharacters() {
    var documents = Documents()
    documents.append("before", name: "1")
    documents.append("naïve 🏳️‍🌈 文", name: "2")
    documents.append(String(repeating: "文", count: 100_000), name: "3")
    #expect(documents.beginning(of: 1, characters: 7) == ("naïve 🏳️‍🌈", false))
    #expect(documents.beginning(of: 1, characters: 9) == ("naïve 🏳️‍🌈 文", true))
    #expect(documents.beginning(of: 1, characters: 0) == ("", false))
    #expect(
      documents.beginning(of: 2, characters: 600) == (String(repeating: "文", count: 600), false))
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
