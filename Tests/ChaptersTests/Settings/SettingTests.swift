import Chapters
import Testing

@Suite struct SettingTests {
  @Test func readsASetting() throws {
    let setting = try Setting(parsing: "train.clipNorm= 0.5 ", stepNames: stepNames)
    #expect(setting.step == "train")
    #expect(setting.argument.label == "clipNorm")
    #expect(setting.argument.value == .float(0.5))
    #expect(setting.argument.labelLocation == SourceLocation(file: "--set", line: 1, column: 7))
    #expect(setting.argument.valueLocation == SourceLocation(file: "--set", line: 1, column: 17))
    #expect(setting.text == "train.clipNorm= 0.5 ")
  }

  @Test(arguments: [
    ("loader.order=.shuffled", Literal.member("shuffled")), ("load.source=\"a=b\"", .string("a=b")),
    ("evaluate.prompts=[\"a\", \"b\"]", .list([.string("a"), .string("b")])),
    ("vocab.specials=false", .boolean(false)),
  ])
  func readsValues(text: String, value: Literal) throws {
    #expect(try Setting(parsing: text).argument.value == value)
  }

  @Test(arguments: [
    ("train.epochs", "1:1: '=' is missing"), ("", "1:1: '=' is missing"),
    ("epochs=5", "1:1: 'epochs' is not a setting"), ("a.b.c=5", "1:1: 'a.b.c' is not a setting"),
    ("trian.epochs=5", "1:1: there is no step 'trian'; did you mean 'train'?"),
    ("train.epochs=", "1:14: there is no value after '='"),
    ("train.epochs=5 6", "1:16: the number 6 follows the value"),
    ("train.epochs=nan", "1:14: train.epochs must be a finite number"),
    ("train.epochs=\"5", "1:14: the string has no closing quote"),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    let found = mistakes { try Setting(parsing: text, stepNames: stepNames) }
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }

  @Test(arguments: [
    ("load.source=imdb", #"--set 'load.source="imdb"', or --set load.source=.imdb for a choice"#),
    ("load.source=data/aclImdb.tar.gz", #"--set 'load.source="data/aclImdb.tar.gz"'"#),
    ("load.source=~/a b", #"--set 'load.source="~/a b"'"#),
    ("load.source=./it's", #"--set 'load.source="./it'\''s"'"#),
  ])
  func showsTheQuotesForAText(text: String, shown: String) {
    let found = mistakes { try Setting(parsing: text) }
    #expect(
      found.count == 1 && found[0].hasPrefix("1:13: ") && found[0].hasSuffix(shown), "\(found)")
  }
}
