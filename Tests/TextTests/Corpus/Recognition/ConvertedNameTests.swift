import Testing

@testable import Text

@Suite struct ConvertedNameTests {
  @Test(arguments: [
    ("novel.pdf", "novel.txt"), ("novel.txt", "novel-utf8.txt"), ("a/b.c/novel", "a/b.c/novel.txt"),
    ("/novel.rtf", "/novel.txt"), ("./my novel.epub", "./my novel.txt"),
    ("novel.txt.gz", "novel.txt"), ("../x.tar.gz", "../x.txt"), ("äö.html", "äö.txt"),
    ("~/a.b.docx", "~/a.b.txt"), ("novel-utf8.txt", "novel-utf8-utf8.txt"),
  ]) func isBesideTheOriginal(path: String, expected: String) {
    #expect(ConvertedName(path: path, ending: "txt").path == expected)
  }
}
